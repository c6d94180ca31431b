import { toLabel } from '../commands/command.ts'
import { MAX_LABEL } from '../commands/define.ts'
import type { Passing } from '../finding/target.ts'

// What an ask says in passing travels in the one label of the buttons that open its form.

/** What the form of an ask begins with: whom or what is wanted, and what was said in passing. */
export type Wish = { wanted: string; whom: string } & Passing

const BETWEEN = ' · '
const NONE = '-'

/** Joins what is wanted and what was said in passing; the latter is left out where all of it does not fit. */
export function wishLabel({ wanted, whom, place, by }: Wish): string {
  const main = wanted.replaceAll(BETWEEN, ' ')
  const parts = [main, whom, place, by].map((part) => part?.replaceAll(BETWEEN, ' ') || NONE)
  while (parts.at(-1) === NONE) parts.pop()
  const whole = parts.join(BETWEEN)
  return toLabel(parts.length > 1 && whole.length > MAX_LABEL ? main : whole)
}

/** Reads such a label; whatever is none is wanted as a whole. */
export function readWish(label: string): Wish {
  const [wanted = '', ...others] = label.split(BETWEEN)
  const [whom = '', place = null, by = null] = others.map((part) => (part === NONE ? '' : part))
  return { wanted: wanted === NONE ? '' : wanted, whom, place: place || null, by: by || null }
}
