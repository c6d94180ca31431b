import { z } from 'zod'
import { days } from '../time/elapsed.ts'

// Lifecycle of an ask: "who can introduce me at Acme?"

export const ASK_STATUSES = ['open', 'pursued', 'fulfilled', 'closed', 'expired'] as const
export const AskStatus = z.enum(ASK_STATUSES)
export type AskStatus = z.infer<typeof AskStatus>

/** Where an ask may be seen: only by the connectors it is sent to, or in the weekly digest too. */
export const SeenIn = z.enum(['connectors', 'digest'])
export type SeenIn = z.infer<typeof SeenIn>

export const ASK_EVENTS = ['pursue', 'introduced', 'all-ended', 'undo', 'close', 'expire', 'renew'] as const
export type AskEvent = (typeof ASK_EVENTS)[number]

const RULES: Record<AskEvent, { from: readonly AskStatus[]; to: AskStatus }> = {
  pursue: { from: ['open'], to: 'pursued' },
  introduced: { from: ['pursued'], to: 'fulfilled' },
  'all-ended': { from: ['pursued'], to: 'open' },
  undo: { from: ['fulfilled'], to: 'pursued' },
  close: { from: ['open', 'pursued'], to: 'closed' },
  expire: { from: ['open'], to: 'expired' },
  renew: { from: ['open'], to: 'open' },
}

/** How long an open ask lives unless renewed, in milliseconds: 60 days. */
export const ASK_LIFETIME = days(60)

/** The status an event leads to (`renew` keeps it, with a new end); null if the event changes nothing. */
export function moveAsk(status: AskStatus, event: AskEvent): AskStatus | null {
  const rule = RULES[event]
  return rule.from.includes(status) ? rule.to : null
}

/** Whether an ask is still looking for a way in. */
export function isAlive(status: AskStatus): boolean {
  return status === 'open' || status === 'pursued'
}
