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
  source: string
  touches: number
  createdAt: Date
}
