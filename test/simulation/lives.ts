import { z } from 'zod'
import type { Scene } from './scene.ts'

// What the tables and the audit say of every introduction and every ask, told again from the audit alone.

const Life = z.object({
  id: z.string(),
  askId: z.string(),
  connectorId: z.string(),
  personId: z.string(),
  relationshipId: z.string(),
  state: z.string(),
  askedAt: z.date(),
  introducedAt: z.date().nullable(),
  amount: z.string().nullable(),
  noReplyNoted: z.number(),
})

const Event = z.object({
  subjectId: z.string(),
  event: z.string(),
  memberId: z.string().nullable(),
  origin: z.string(),
  at: z.date(),
})
type Event = z.infer<typeof Event>

/** A state an introduction was in, from a moment until another; null for until now. */
type Span = { state: string; from: Date; until: Date | null }

/** An introduction with what happened with it, and the states that makes. */
export type Introduction = z.infer<typeof Life> & { events: Event[]; spans: Span[] }

const Ask = z.object({
  id: z.string(),
  askerId: z.string(),
  target: z.string(),
  status: z.string(),
  seenIn: z.string(),
  why: z.string(),
})
type Ask = z.infer<typeof Ask> & { events: Event[] }

const Message = z.object({ id: z.string(), kind: z.string(), subjectId: z.string(), memberId: z.string() })
export type Message = z.infer<typeof Message>

export type Lives = {
  introductions: Introduction[]
  asks: Ask[]
  messages: Map<string, Message>
  users: Map<string, string>
}

export async function readLives({ scene }: { scene: Pick<Scene, 'database' | 'workspace'> }): Promise<Lives> {
  const rows = async <T>(shape: z.ZodType<T>, sql: string) =>
    z.array(shape).parse((await scene.database.pool.query(sql, [scene.workspace.id])).rows)
  const introductions = await rows(
    Life,
    `SELECT id, ask_id AS "askId", connector_id AS "connectorId", person_id AS "personId", relationship_id AS "relationshipId",
       state, asked_at AS "askedAt", introduced_at AS "introducedAt", amount, no_reply_noted AS "noReplyNoted"
     FROM introduction WHERE workspace_id = $1 ORDER BY created_at, id`,
  )
  const asks = await rows(
    Ask,
    `SELECT id, asker_id AS "askerId", target, status, seen_in AS "seenIn", why FROM ask WHERE workspace_id = $1
     ORDER BY created_at, id`,
  )
  const events = await rows(
    Event,
    `SELECT subject_id AS "subjectId", event, member_id AS "memberId", origin, created_at AS at FROM audit_event
     WHERE workspace_id = $1 AND subject IN ('ask', 'introduction') ORDER BY created_at, id`,
  )
  const messages = await rows(
    Message,
    `SELECT id, kind, subject_id AS "subjectId", member_id AS "memberId" FROM message_reference WHERE workspace_id = $1`,
  )
  const members = await rows(
    z.object({ id: z.string(), user: z.string() }),
    'SELECT id, platform_user_id AS user FROM member WHERE workspace_id = $1',
  )
  const of = Map.groupBy(events, ({ subjectId }) => subjectId)
  return {
    introductions: introductions.map((one) => ({
      ...one,
      events: of.get(one.id) ?? [],
      spans: spansOf(of.get(one.id) ?? []),
    })),
    asks: asks.map((one) => ({ ...one, events: of.get(one.id) ?? [] })),
    messages: new Map(messages.map((one) => [one.id, one])),
    users: new Map(members.map(({ id, user }) => [id, user])),
  }
}

/** Where each event leads, said here once more: what the product's own table says is what is checked. */
const LEADS: Record<string, string> = {
  ask: 'asked',
  accept: 'accepted',
  'lend-name': 'lent-name',
  pass: 'passed',
  redirect: 'redirected',
  postpone: 'later',
  due: 'asked',
  silence: 'timed-out',
  'give-up': 'timed-out',
  made: 'introduced',
  met: 'met',
  won: 'won',
  lost: 'lost',
  'no-reply': 'no-reply',
  cancel: 'cancelled',
}

function spansOf(events: Event[]): Span[] {
  const spans: Span[] = []
  let before = ''
  for (const { event, at } of events) {
    const last = spans.at(-1)
    const state = event === 'undo' ? before : LEADS[event]
    if (!state || state === last?.state) continue
    if (event === 'made') before = last?.state ?? ''
    if (last) last.until = at
    spans.push({ state, from: at, until: null })
  }
  return spans
}

/** Stretches of time in which an introduction was in one of some states, joined where one follows the other. */
export function stretches({ spans }: Introduction, states: readonly string[]): { from: Date; until: Date | null }[] {
  const found: { from: Date; until: Date | null }[] = []
  for (const { state, from, until } of spans) {
    const last = found.at(-1)
    if (!states.includes(state)) continue
    if (last?.until?.getTime() === from.getTime()) last.until = until
    else found.push({ from, until })
  }
  return found
}

export const UNDER_WAY = ['asked', 'later', 'accepted', 'lent-name'] as const
export const PROMISED = ['accepted', 'lent-name'] as const
export const MADE = ['introduced', 'met', 'won', 'lost', 'no-reply'] as const
