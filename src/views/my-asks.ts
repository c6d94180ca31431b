import type { Button } from './view.ts'

/** Opens the form that logs somebody. */
export const LOG_SOMEONE: Button = { label: 'Log someone I know', command: { kind: 'iknow', text: '' } }

/** What there is to do for whoever has nothing going on yet. */
export const FIRST_STEPS: Button[] = [
  { label: 'Find a way in', command: { kind: 'refine-form', asked: '' }, style: 'primary' },
  LOG_SOMEONE,
]

/** The way from any answer to all that one asked and is asked. */
export const MY_ASKS: Button = { label: 'My asks', command: { kind: 'intros' } }

/** The same from what took the overview's place. */
export const MY_OVERVIEW: Button = { ...MY_ASKS, label: 'My overview' }
