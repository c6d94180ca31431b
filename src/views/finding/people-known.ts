import { sayCount } from '../format.ts'

/** How many people are known at a company; if none, it is known through a partner. */
export function sayPeopleKnown(people: number): string {
  if (people === 0) return 'a partner can open its door'
  return sayCount(people, 'person known there', 'people known there')
}
