import { z } from 'zod'
import { type AskStatus, isAlive } from '../asks/ask.ts'
import { read } from '../asks/request.ts'
import { Channel } from '../digest/digest.ts'
import { mend } from '../field-refusal.ts'
import { days } from '../time/elapsed.ts'

// A posted request: an ask shown as a card in a channel its asker chose.

/**
 * Why a card is over though its ask may go on: taken down by its asker; its time is up; its asker left the team or gave
 * the ask to a teammate; it, or its channel, is gone.
 */
export const ENDED = ['down', 'time', 'left', 'gone'] as const
export const Ended = z.enum(ENDED)
export type Ended = z.infer<typeof Ended>

/** What a card shows. */
export type CardState = 'open' | 'under-way' | 'made' | 'closed' | 'down'

/** A card's life, and what has become of its ask. */
export type CardLife = {
  ended: Ended | null
  until: Date
  status: AskStatus
  /** Whether somebody has promised an introduction. */
  promised: boolean
}

/** What a card shows now. */
export function cardState({ ended, until, status, promised }: CardLife, now: Date): CardState {
  if (ended !== null) return ended === 'down' ? 'down' : 'closed'
  if (status === 'fulfilled') return 'made'
  if (!isAlive(status) || until <= now) return 'closed'
  return promised ? 'under-way' : 'open'
}

/** Whether a card still takes answers. */
export function isStanding(life: Omit<CardLife, 'promised'>, now: Date): boolean {
  return cardState({ ...life, promised: false }, now) === 'open'
}

/** For how many days a card may stand, the usual one in the middle. */
export const CARD_DAYS = [7, 14, 30] as const
export const USUAL_DAYS = 14

/** When a card posted now comes down by itself. */
export function untilAfter(now: Date, count: number): Date {
  return new Date(now.getTime() + days(count))
}

const Placed = z.object({
  channel: z.string().default('').pipe(Channel),
  days: z.coerce.number().pipe(z.literal([...CARD_DAYS], mend('not-chosen'))),
})

/**
 * Reads the form that says where a card is posted, and for how long.
 *
 * @throws DomainError form-invalid with what to fix
 */
export function readPlace(values: Record<string, string>): z.infer<typeof Placed> {
  return read(Placed, values)
}

const Chosen = z.object({ channel: z.string().default('').pipe(Channel) })

/** Reads the form that names one channel; throws like readPlace. */
export function readChannel(values: Record<string, string>): string {
  return read(Chosen, values).channel
}

/** Which channels may carry cards: any, or only those named; the first of them is offered first. */
export type CardChannels = { anywhere: boolean; channels: readonly string[] }

export function mayCarry({ anywhere, channels }: CardChannels, channel: string): boolean {
  return anywhere || channels.includes(channel)
}

/** Whether no channel may. */
export function carriesNone({ anywhere, channels }: CardChannels): boolean {
  return !anywhere && channels.length === 0
}

/**
 * The channels offered to an asker: where they are, then the one meant for introductions, each once, and only those
 * that may carry a card.
 *
 * @param here where they are, if that is a channel
 * @param usual where the digest is posted, if anywhere: meant for introductions if no other channel is
 */
export function offeredChannels(allowed: CardChannels, here: string | null, usual: string | null): string[] {
  const meant = allowed.channels[0] ?? usual
  const found = [here, meant].filter((channel) => channel !== null)
  return [...new Set(found)].filter((channel) => mayCarry(allowed, channel))
}
