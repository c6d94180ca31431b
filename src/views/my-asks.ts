import type { Button } from './view.ts'

/** Opens the form that logs somebody. */
export const LOG_SOMEONE: Button = { label: 'Log someone I know', command: { kind: 'iknow', text: '' } }

/** Opens the form that looks for a way in. */
export const FIND_A_WAY: Button = {
  label: 'Find a way in',
  command: { kind: 'refine-form', asked: '' },
  style: 'primary',
}

/** First steps for anyone with nothing going on yet. */
export const FIRST_STEPS: Button[] = [FIND_A_WAY, LOG_SOMEONE]

/** The button from any answer to everything one asked and was asked. */
export const MY_ASKS: Button = { label: 'My asks', command: { kind: 'intros' } }

/** The same, from views that replaced the overview. */
export const MY_OVERVIEW: Button = { ...MY_ASKS, label: 'My overview' }
