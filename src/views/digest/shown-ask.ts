/** An open ask as everyone may see it; `days` is how long it has been open. */
export type ShownAsk = {
  id: string
  asker: string
  target: string
  whom: string | null
  teamWhy: string | null
  why: string
  days: number
}

/** Whom an ask looks for, and where. */
export function placeOf({ whom, target }: Pick<ShownAsk, 'whom' | 'target'>): string {
  return whom ? `${whom} at ${target}` : target
}
