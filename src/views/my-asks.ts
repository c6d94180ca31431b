import type { Button } from './view.ts'

/** The way from any answer to all that one asked and is asked. */
export const MY_ASKS: Button = { label: 'My asks', command: { kind: 'intros' } }

/** The same from what took the overview's place. */
export const MY_OVERVIEW: Button = { ...MY_ASKS, label: 'My overview' }
