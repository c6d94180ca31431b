import { isDeepStrictEqual } from 'node:util'
import { z } from 'zod'
import { renderMessage } from '../../../src/adapters/slack/render.ts'
import { MESSAGES } from '../../../src/app/delivery/messages.ts'
import type { Workspace } from '../../../src/app/ports/entities.ts'
import { MessageKind } from '../../../src/app/ports/message-kind.ts'
import type { Store } from '../../../src/app/ports/store.ts'
import type { Database } from '../../../src/store/database.ts'
import { type Lives, MADE, readLives, UNDER_WAY } from '../../simulation/lives.ts'
import type { People } from './people.ts'
import type { RoughSlack } from './rough-slack.ts'

/** Something that must not be, and each time it is. */
export type Finding = { rule: string; breaks: string[] }

type Left = { database: Database; store: Store; workspace: Workspace; slack: RoughSlack; people: People }

/** What is left after everything, held against what was said and what happened. */
export async function checkChaos({ database, store, workspace, slack, people }: Left): Promise<Finding[]> {
  const lives = await readLives({ scene: { database, workspace } })
  const references = await readReferences(database, workspace)
  return [
    { rule: 'nobody tried in vain', breaks: people.stuck },
    { rule: 'every introduction is where its history led it', breaks: astray(lives) },
    { rule: 'every ask is as its introductions are', breaks: asksAstray(lives) },
    { rule: 'nothing is left waiting for the clock', breaks: waiting(lives) },
    { rule: 'every outcome that was said is kept', breaks: forgotten(lives, people) },
    { rule: 'every request that was made came', breaks: unsent(lives, references) },
    { rule: 'every message that shows is known', breaks: unknown(slack, references) },
    { rule: 'every living message shows what is so now', breaks: await stale({ store, workspace, slack }, references) },
    { rule: 'every job is done', breaks: await undone(database) },
    { rule: 'Slack takes every payload', breaks: slack.faults },
  ]
}

function astray({ introductions }: Lives): string[] {
  return introductions
    .filter(({ spans, state }) => spans.at(-1)?.state !== state)
    .map(({ id, state, events }) => `${id}: ${state} after ${events.map(({ event }) => event).join(', ')}`)
}

function asksAstray({ introductions, asks }: Lives): string[] {
  const of = Map.groupBy(introductions, ({ askId }) => askId)
  return asks.flatMap(({ id, status }) => {
    const states = (of.get(id) ?? []).map(({ state }) => state)
    const isIn = (some: readonly string[]) => states.some((state) => some.includes(state))
    const expected = isIn(MADE) ? ['fulfilled'] : isIn(UNDER_WAY) ? ['pursued'] : ['open', 'closed', 'expired']
    return expected.includes(status) ? [] : [`${id}: ${status}, with ${states.join(', ') || 'nobody asked'}`]
  })
}

function waiting({ introductions }: Lives): string[] {
  return introductions
    .filter(({ state }) => [...UNDER_WAY, 'suggested', 'introduced'].includes(state))
    .map(({ id, state }) => `${id}: ${state}`)
}

function forgotten({ introductions }: Lives, { noted }: People): string[] {
  return introductions.flatMap(({ id, events }) => {
    const said = noted.get(id)
    return said === undefined || events.some(({ event, memberId }) => event === said && memberId !== null)
      ? []
      : [`${id}: ${said} was said`]
  })
}

function unsent({ introductions }: Lives, references: Reference[]): string[] {
  const requested = new Set(references.filter(({ kind }) => kind === 'request').map(({ subjectId }) => subjectId))
  return introductions.filter(({ id }) => !requested.has(id)).map(({ id, state }) => `${id}: ${state}`)
}

function unknown({ posted }: RoughSlack, references: Reference[]): string[] {
  const known = new Set(references.map(({ id }) => id))
  return posted.filter(({ delivery }) => delivery !== null && !known.has(delivery)).map(({ text }) => text)
}

const Reference = z.object({
  id: z.string(),
  message: z.string(),
  kind: MessageKind,
  subjectId: z.string(),
  memberId: z.string().nullable(),
})
type Reference = z.infer<typeof Reference>

async function readReferences({ pool }: Database, { id }: Workspace): Promise<Reference[]> {
  const { rows } = await pool.query(
    `SELECT id, message, kind, subject_id AS "subjectId", member_id AS "memberId" FROM message_reference
     WHERE workspace_id = $1`,
    [id],
  )
  return z.array(Reference).parse(rows)
}

async function stale(
  { store, workspace, slack }: Pick<Left, 'store' | 'workspace' | 'slack'>,
  references: Reference[],
): Promise<string[]> {
  const tenant = store.in(workspace.id)
  const found: string[] = []
  for (const { kind, subjectId, memberId, message } of references) {
    const { living, render } = MESSAGES[kind]
    const view = living ? await render({ tenant, subjectId, memberId, now: new Date() }) : null
    if (!view) continue
    const { text, blocks } = renderMessage(view)
    const shown = slack.message(message)
    if (!shown) found.push(`${kind} of ${subjectId} shows nowhere`)
    else if (!isDeepStrictEqual(shown.blocks, JSON.parse(JSON.stringify(blocks))))
      found.push(`${kind} of ${subjectId}: “${shown.text}” instead of “${text}”`)
  }
  return found
}

/** Jobs that wait, run, fail or were given up. */
export async function undone({ pool }: Database): Promise<string[]> {
  const { rows } = await pool.query(
    `SELECT name || ' ' || state || ' ' || coalesce(data->>'kind', '') || ' ' || coalesce(data->>'message', '') || ': '
       || left(coalesce(output::text, ''), 200) AS job
     FROM pgboss.job WHERE state IN ('created', 'retry', 'active', 'failed') AND name NOT LIKE '\\_\\_%' LIMIT 20`,
  )
  return z
    .array(z.object({ job: z.string() }))
    .parse(rows)
    .map(({ job }) => job)
}

/** Messages that show more than once: by their own id in the outbox, and by what they tell whom. */
export async function countDoubled(left: Pick<Left, 'database' | 'workspace' | 'slack'>) {
  const posts = Map.groupBy(
    left.slack.posted.filter(({ delivery }) => delivery !== null),
    ({ delivery }) => delivery,
  )
  const references = await readReferences(left.database, left.workspace)
  const told = Map.groupBy(
    references.filter(({ kind }) => ONCE.includes(kind)),
    ({ kind, subjectId, memberId }) => `${kind} ${subjectId} ${memberId}`,
  )
  const more = (groups: Iterable<unknown[]>) => [...groups].reduce((sum, all) => sum + all.length - 1, 0)
  return { messages: posts.size, byKey: more(posts.values()), bySense: more(told.values()) }
}

/** Told at most once of an introduction, whatever happens. */
const ONCE: readonly string[] = ['request', 'passed', 'unanswered', 'told-won', 'told-lost', 'told-met', 'given-up']
