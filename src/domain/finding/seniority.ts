import { fold } from '../matching/companies/organization-name.ts'

// How much somebody can decide, read from their title.

/** The first match counts: "Chief of Staff" is not a chief, nor "Vice President" a president. */
const LEVELS: [level: number, words: RegExp][] = [
  [0.1, /\b(?:intern|trainee|working student|(?:executive|personal|team) assistant)\b/],
  [0.5, /\bchief of staff\b/],
  [0.8, /\b(?:vice[ -]president|s?e?vp)\b/],
  [
    1,
    /\b(?:chief|c[a-z]o|owner|(?:co-?)?founder|president|partner|chair(?:man|woman|person)?|managing director|geschaftsfuhrer(?:in)?)\b/,
  ],
  [0.7, /\b(?:head|director|directora|directeur|leiter(?:in)?)\b/],
  [0.5, /\b(?:manager|lead|leader|principal|gerente)\b/],
  [0.1, /\bassistant\b/],
]

/** For no title, or one that names no level. */
const UNKNOWN = 0.3

/** 0 to 1: an owner or chief is 1, a vice president 0.8, an unknown title 0.3. */
export function seniority(title: string | null): number {
  if (title === null) return UNKNOWN
  const words = fold(title)
  return LEVELS.find(([, level]) => level.test(words))?.[0] ?? UNKNOWN
}
