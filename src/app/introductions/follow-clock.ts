import { type Path, rankPaths } from '../../domain/finding/ranking.ts'
import { readWhom, wordsOf } from '../../domain/finding/target.ts'
import { clockEvent } from '../../domain/introductions/due.ts'
import type { IntroductionEvent } from '../../domain/introductions/introduction.ts'
import { isUnderWay } from '../../domain/introductions/introduction.ts'
import { isAvailable } from '../../domain/members/budget.ts'
import { queueMessage } from '../outbox/queue-message.ts'
import type { Cause } from '../ports/context.ts'
import type { MessageKind } from '../ports/message-kind.ts'
import type { Store, Tenant } from '../ports/store.ts'
import type { Introduction } from '../ports/tenant/introductions.ts'
import { move } from './move-introduction.ts'
import { lockIntroduction } from './record-outcome.ts'
import { askConnector } from './request-introduction.ts'
import { tellAskers, tellJoined } from './tell-askers.ts'

/**
 * Does what is due for every introduction: nudges, takes silence for an answer and asks the next connector, reminds of
 * promises, asks how it went. Concurrent processes do each thing once.
 *
 * @param failed called for each that failed: it is still due, and does not block the others
 */
export async function followClock(store: Store, now: Date, failed: (error: unknown) => void): Promise<void> {
  for (const { workspaceId, introductionId } of await store.dueIntroductions(now))
    try {
      await store.transaction(workspaceId, (tenant) => followIntroduction(tenant, introductionId, now))
    } catch (error) {
      failed(error)
    }
}

/** Does what is due for one introduction, in this transaction. */
export async function followIntroduction(tenant: Tenant, introductionId: string, now: Date): Promise<void> {
  // Locked before the ask to avoid a deadlock: silence may lead to another approach.
  await tenant.introductions.lockApproaches()
  const introduction = await lockIntroduction(tenant, introductionId)
  // Another clock or a click may have been faster.
  const event = introduction && clockEvent(introduction, now)
  if (!introduction || !event) return
  const cause = { member: null, now, origin: 'clock' }
  const { move: decided } = await move(tenant, cause, introduction, event)
  if (!decided.moved) return
  const next = event === 'silence' ? await askNext(tenant, cause, introduction) : null
  for (const [to, message, subjectId = introductionId] of told(introduction, event, next)) {
    if (to === 'connector') await queueMessage(tenant, { memberId: introduction.connectorId, message, subjectId })
    else if (ASKERS_OWN.includes(message)) {
      // Once an ask was handed to whoever made the introduction, nobody is left to ask how it went.
      if (introduction.ask.askerId !== introduction.connectorId)
        await queueMessage(tenant, { memberId: introduction.ask.askerId, message, subjectId })
    } else await tellAskers(tenant, introduction, message, subjectId)
  }
  if (event === 'no-reply') await tellJoined(tenant, introduction, 'told-no-reply', introductionId)
}

/** Messages only the asker can answer. */
const ASKERS_OWN: readonly MessageKind[] = ['reminder', 'follow-up']

type Told = [to: 'asker' | 'connector', message: MessageKind, subjectId?: string]

/** Who is sent which message for a clock event. */
function told({ state }: Introduction, event: IntroductionEvent, next: string | null): Told[] {
  switch (event) {
    case 'nudge':
    case 'due':
      return [['connector', event]]
    case 'silence':
      return [['connector', 'released'], next ? ['asker', 'moved-on', next] : ['asker', 'unanswered']]
    case 'remind':
      // A connector who lent their name does not act: the asker does.
      return [[state === 'lent-name' ? 'asker' : 'connector', 'reminder']]
    case 'give-up':
      return [
        ['connector', 'released'],
        ['asker', 'given-up'],
      ]
    case 'follow-up':
      return [['asker', 'follow-up']]
    case 'no-reply':
      return [
        ['asker', 'follow-up'],
        ['connector', 'told-no-reply'],
      ]
    default:
      return []
  }
}

/**
 * Asks the best connector at the ask's company who was not asked for it yet, about a person nobody is asked about, in
 * the asker's words; returns the new introduction's id, or null when there is none, or somebody else is already asked.
 *
 * @param silent the introduction that got no answer
 */
export async function askNext(tenant: Tenant, cause: Cause, silent: Introduction): Promise<string | null> {
  const asked = await tenant.introductions.ofAsk(silent.ask.id)
  if (asked.some((one) => one.id !== silent.id && isUnderWay(one.state))) return null
  const ask = await tenant.asks.lock(silent.ask.id)
  if (!ask) return null
  for (const path of await waysLeft(tenant, silent, asked, cause.now)) {
    const isSealed = path.visibility === 'sealed'
    if (!isSealed && ask.joined.some(({ memberId }) => memberId === path.memberId)) continue
    if ((await tenant.introductions.approaches(path.relationshipId)).same.length > 0) continue
    // It may just have been hidden or taken back.
    if (!(await tenant.waysIn.get(path.wayId, ask.askerId))) continue
    // Or another ask may have used up their budget.
    const asking = { askerId: ask.askerId, organizationId: path.organizationId }
    const standing = await tenant.protection.lockStanding(path.memberId, asking, cause.now)
    if (!isSealed && !isAvailable(standing, cause.now)) continue
    return (await askConnector(tenant, cause, { ask, path, whom: silent.whom })).id
  }
  return null
}

/** Ways into an introduction's company through people not asked for this ask, best first. */
export async function waysLeft(
  tenant: Tenant,
  { whom: wanted, path, ask }: Introduction,
  asked: Introduction[],
  now: Date,
): Promise<Path[]> {
  const whom = wanted === null ? null : readWhom(wanted)
  const candidates = await tenant.waysIn.to(path.organizationId, ask.askerId, whom ? wordsOf(whom) : [], now)
  const connectors = new Set(asked.map((one) => one.connectorId))
  const ties = new Set(asked.map((one) => one.path.relationshipId))
  // A sealed way stays even if its owner was asked by another: that it goes would tell who it was.
  return rankPaths(candidates, whom, now).filter((one) =>
    one.visibility === 'sealed' ? !ties.has(one.relationshipId) : !connectors.has(one.memberId),
  )
}
