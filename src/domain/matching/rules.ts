// The rules of matching that the bench leaves out one by one, to see what each wins and on which source of names.

/** Lists and ways of comparing names. */
export const RULES = [
  'families',
  'well-known names',
  'written names',
  'letters of other scripts',
  'words with one meaning',
  'words common in names',
  'legal forms',
  'words written together',
  'slips of the pen',
  'beginnings',
  'initials',
  'domains around names',
  'readings of other scripts',
] as const

let left: string | null = null

/** Whether a rule, or a weight by its name, is in force: always, but for measurements. */
export const applies = (rule: string): boolean => left !== rule

/** Leaves a rule or weight out until told otherwise; none for null. Only for measurements. */
export function leaveOut(rule: string | null): void {
  left = rule
}
