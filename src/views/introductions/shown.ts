import type { Consent } from '../../domain/introductions/consent.ts'
import type { IntroductionState } from '../../domain/introductions/introduction.ts'
import type { ShownPath } from '../../domain/relationships/visibility.ts'

/** The content of an introduction's messages, limited to what their reader may see. */
export type ShownIntroduction = {
  id: string
  state: IntroductionState
  reader: 'asker' | 'connector' | 'joined'
  asker: string
  connector: string
  person: string
  whom: string | null
  organization: string
  /** Who the asker is, in their own line. */
  about: string | null
  why: string
  benefit: string
  question: string | null
  /** Teammates who joined the ask, with their own reasons. */
  joined?: readonly { name: string; why: string; benefit: string }[]
  path: ShownPath
  /** Whether the connector should first say how well they know the person. */
  doubtful: boolean
  /** Whether the asker has said "no reply yet" since they were last asked. */
  noReplyYet: boolean
  /** How it reaches the person, once it is accepted. */
  consent: Consent | null
  /** The connector's own wording instead of the generated draft; only they see it. */
  draft: string | null
  /** Whether the asker has said thank you. */
  thanked: boolean
  /** What was won, in the asker's words. */
  amount: string | null
}
