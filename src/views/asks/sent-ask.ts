import { firstName } from '../../domain/matching/people/person-name.ts'
import { ended } from '../format.ts'
import { MY_ASKS } from '../my-asks.ts'
import { askTeamAbout } from '../requests/asking.ts'
import { lineView, type View } from '../view.ts'

// Replies to an asker once their form is sent.

/** An ask with nobody asked yet. */
export function keptOpenView(target: string, askId: string): View {
  return lineView(`Your ask for ${target} stays open for 60 days.`, [askTeamAbout(askId), MY_ASKS])
}

/** A reworded ask. */
export function rewordedView(target: string): View {
  return lineView(`Changed: your ask for ${target} now reads like this everywhere.`, [MY_ASKS])
}

export type SentRequest = {
  connector: string
  person: string
  organization: string
  partner: boolean
  /** Whether the connector was asked this before. */
  repeated: boolean
  /** When their quiet time ends; null if they hear of it now. */
  heardAt: Date | null
}

/** Tells the asker that a connector was asked. */
export function askedView({ connector, person, organization, partner, repeated, heardAt }: SentRequest): View {
  const wish = partner
    ? `to ask ${person} for a way into ${organization}`
    : `to introduce you to ${person} at ${organization}`
  const text = repeated
    ? `You already asked ${connector} about ${person}: no second message was sent.`
    : `Asked ${connector} ${ended(wish)} You will hear as soon as they answer.`
  const { summary, nodes } = lineView(text, [MY_ASKS])
  const [line, ...rest] = nodes
  if (!line) return { summary, nodes }
  const waits = `${firstName(connector)} is off for now, and hears of it`
  return {
    summary,
    nodes: [line, ...(heardAt ? [{ kind: 'moment' as const, text: waits, at: heardAt.toISOString() }] : []), ...rest],
  }
}
