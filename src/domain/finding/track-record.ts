import type { IntroductionState } from '../introductions/introduction.ts'
import { ORDER_RULES } from './weights.ts'

// What past introductions say about a connector, and about one of their ties.

/** How far back answers count, in days: two years. */
export const REMEMBERED_DAYS = 730
/** Days for which a pass for lack of time counts, and over which a connector's load is measured. */
export const RECENT_DAYS = 30

/** Which states count as what: what the connector did, and what came of it. */
export const COUNTED: Record<'helped' | 'declined' | 'opened' | 'unanswered', readonly IntroductionState[]> = {
  /** Everything after a yes. */
  helped: ['accepted', 'lent-name', 'introduced', 'no-reply', 'met', 'won', 'lost'],
  declined: ['passed', 'timed-out'],
  opened: ['met', 'won'],
  unanswered: ['no-reply'],
}

/** Counts over past introductions. Only `excused` and `hardlyKnown` reveal what a connector keeps private. */
export type TrackRecord = {
  /** Asks the connector helped with: accepted, or lent their name. */
  helped: number
  /** Asks they passed on or left without an answer, whatever the reason. */
  declined: number
  /** Those excused by a private reason: not a good fit, about the tie only, or no time, long ago. */
  excused: number
  /** Hours to an answer, on average; null when they never answered. */
  hours: number | null
  /** Asks they got in the last 30 days. */
  load: number
  /** Introductions through this tie that led to a meeting or a win, and those nobody replied to. */
  opened: number
  unanswered: number
  /** Passes on this tie for hardly knowing the person, since its owner last rated it. */
  hardlyKnown: number
}

export const NO_RECORD: TrackRecord = {
  helped: 0,
  declined: 0,
  excused: 0,
  hours: null,
  load: 0,
  opened: 0,
  unanswered: 0,
  hardlyKnown: 0,
}

/** A record without what its connector keeps private. */
export function withoutReasons(record: TrackRecord): TrackRecord {
  return { ...record, excused: 0, hardlyKnown: 0 }
}

/** How likely the connector helps, 0 to 1: the mean of a Beta distribution over their answers. */
export function helpfulness({ helped, declined, excused }: TrackRecord): number {
  const { helpedBefore, declinedBefore } = ORDER_RULES
  return mean(helpedBefore + helped, declinedBefore + Math.max(0, declined - excused))
}

/** How soon the connector answers, 0 to 1: at once is 1, a day is 0.5. */
export function promptness({ hours }: TrackRecord): number {
  if (hours === null) return ORDER_RULES.unknownPromptness
  return 1 / (1 + Math.max(0, hours) / ORDER_RULES.hoursToHalf)
}

/** Whether this tie opens doors, 0 to 1: the mean of a Beta distribution over what came of it. */
export function doorsOpened({ opened, unanswered }: TrackRecord): number {
  return mean(ORDER_RULES.doorsOpenedBefore + opened, ORDER_RULES.doorsClosedBefore + unanswered)
}

/** How free the connector is to be asked, 0 to 1: 1 if nobody asked them lately, 0.5 after one ask. */
export function freedom({ load }: TrackRecord): number {
  return 1 / (1 + load)
}

/** The share of a tie left after its owner passed for hardly knowing the person. */
export function certainty({ hardlyKnown }: TrackRecord): number {
  return ORDER_RULES.hardlyKnown ** hardlyKnown
}

function mean(yes: number, no: number): number {
  return yes / (yes + no)
}
