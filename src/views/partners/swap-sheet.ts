import type { Band } from '../../domain/relationships/relationship.ts'

// What a partner and the team can open for each other, as one reader may see it.

/** A company the partner looks for, and who could open it; `others` counts further teammates who could. */
export type ForThem = {
  company: string
  connector: { name: string; sealed: boolean; wayId: string; band: Band } | null
  others: number
  own: string[]
}
/** A company the partner opens, with living asks for it (`asker` null: the reader's own) and the reader's lists. */
export type ForUs = {
  company: string
  asks: { wayId: string; askId: string; asker: string | null; mayOffer: boolean }[]
  lists: string[]
}
type Favour = { company: string; at: Date }

export type SwapSheet = {
  relationshipId: string
  name: string
  company: string | null
  forThem: ForThem[]
  /** Companies they look for that may be several. */
  unclear: { company: string; choices: string[] }[]
  /** Those that nobody could open. */
  closed: string[]
  forUs: ForUs[]
  /** Companies they open that nobody wants now. */
  unasked: string[]
  given: Favour[]
  received: Favour[]
}

/** A sheet for programs: docs/operations.md describes it for readers. Fields may be added; none changes its meaning. */
export function sheetJson({ name, company, forThem, unclear, closed, forUs, unasked, given, received }: SwapSheet) {
  const day = ({ company: at, at: moment }: Favour) => ({ company: at, at: moment.toISOString() })
  return {
    ...{ name, company },
    forThem: forThem.map(({ connector, ...one }) => ({
      ...one,
      connector: connector && { name: connector.sealed ? null : connector.name, band: connector.band },
    })),
    ...{ unclear, closed },
    forUs: forUs.map(({ company: opens, asks, lists }) => ({
      company: opens,
      asks: asks.map(({ asker }) => asker),
      lists,
    })),
    ...{ unasked, given: given.map(day), received: received.map(day) },
  }
}
