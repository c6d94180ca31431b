/** A tie to a person outside, as it is told to them when they ask. */
export type KeptTie = {
  knownBy: string
  name: string
  title: string | null
  company: string | null
  domain: string | null
  kind: string
  how: string | null
  rating: number | null
  since: string | null
  lastTouch: string | null
  visibility: string
  /** `own-address`: it is the member's own, as they said. */
  source: string
  touches: number
  /** Null for an own address: when it was said is not kept. */
  createdAt: Date | null
}
