import { toldOf } from '../../domain/asks/disclosure.ts'
import { digestToPost, isStillNews, timeTold } from '../../domain/digest/digest.ts'
import { DomainError } from '../../domain/errors.ts'
import { daysAfter } from '../../domain/time/elapsed.ts'
import { type DigestContent, digestView } from '../../views/digest/digest.ts'
import type { Week } from '../../views/digest/week.ts'
import type { View } from '../../views/view.ts'
import { showAsk } from '../asks/shown-ask.ts'
import { queueMessage } from '../outbox/queue-message.ts'
import type { Job } from '../ports/jobs.ts'
import { newId } from '../ports/new-id.ts'
import type { Platform } from '../ports/platform.ts'
import type { Store, Tenant } from '../ports/store.ts'
import type { DigestSettings } from '../ports/tenant/digest.ts'
import { thankedFor } from './thanks.ts'

/** Open asks a digest shows; the others are in /intros. No more than fit into one message on every platform. */
const ASKS_SHOWN = 6

/** The settings as local time: in UTC until somebody said where the team lives. */
function timeOf({ day, hour, timeZone }: Pick<DigestSettings, 'day' | 'hour' | 'timeZone'>) {
  return { day, hour, timeZone: timeZone ?? 'UTC' }
}

/**
 * Queues the digests that are due: a week's row and its job are stored together, so a week has one digest however
 * many processes look, and however often. A missed one is queued if it is less than a day late.
 */
export async function queueDueDigests(store: Store, now: Date): Promise<void> {
  for (const { id: workspaceId, settings } of await store.workspacesWithDigest()) {
    const due = settings.since && digestToPost(timeOf(settings), settings.since, now)
    if (!due) continue
    await store.transaction(workspaceId, async (tenant) => {
      const digestId = newId()
      if (await tenant.digest.add({ id: digestId, due }, now))
        await tenant.enqueue({ kind: 'digest', workspaceId, digestId })
    })
  }
}

/**
 * Posts a queued digest and records where; one already posted, paused or out of date by now is dropped.
 * A channel that is gone or closed is reported to the admins, once until it works again or another one is chosen.
 */
export async function deliverDigest(
  store: Store,
  platform: Platform,
  { workspaceId, digestId }: Extract<Job, { kind: 'digest' }>,
  now: Date,
): Promise<void> {
  const tenant = store.in(workspaceId)
  const [workspace, settings, digest] = await Promise.all([
    store.workspace(workspaceId),
    tenant.digest.settings(),
    tenant.digest.get(digestId),
  ])
  if (!workspace || !digest || digest.posted || settings.channel === null || settings.paused) return
  if (!isStillNews(digest.due, now)) return
  const view = digestView(await readDigest(tenant, timeTold(timeOf(settings), digest.due), now))
  try {
    const ref = await platform.send({ workspace: workspace.platformId, channel: settings.channel }, view, digestId)
    await tenant.digest.setPosted(digestId, ref)
    if (settings.lostAt) await tenant.digest.setLost(null)
  } catch (error) {
    if (!(error instanceof DomainError && error.code === 'unreachable')) throw error
    await reportLost(store, workspaceId, now)
  }
}

async function reportLost(store: Store, workspaceId: string, now: Date): Promise<void> {
  await store.transaction(workspaceId, async (tenant) => {
    const admins = (await tenant.members.all()).filter((member) => member.admin && member.active)
    // While nobody who could fix it is known, it stays unreported: next time there may be somebody.
    if (admins.length === 0 || !(await tenant.digest.setLost(now))) return
    for (const { id: memberId } of admins)
      await queueMessage(tenant, { memberId, message: 'digest-lost', subjectId: workspaceId })
  })
}

/** What the digest would say if posted now. */
export async function previewDigest(tenant: Tenant, now: Date): Promise<View> {
  const week = { since: daysAfter(now, -7), until: now }
  return digestView(await readDigest(tenant, week, now))
}

/** One page of the open asks everybody may see; `posted` is false to leave out those whose card everybody may read. */
export async function readOpenAsks(
  tenant: Tenant,
  page: number,
  now: Date,
  readerId: string | null = null,
  posted = true,
) {
  const part = { limit: ASKS_SHOWN + 1, offset: page * ASKS_SHOWN }
  const found = await tenant.asks.inDigest(part, readerId, posted)
  return {
    items: found.slice(0, ASKS_SHOWN).map((ask) => showAsk(ask, now)),
    page,
    more: found.length > ASKS_SHOWN,
  }
}

async function readDigest(tenant: Tenant, week: Pick<Week, 'since' | 'until'>, now: Date): Promise<DigestContent> {
  const [asks, cards, told] = await Promise.all([
    readOpenAsks(tenant, 0, now, null, false),
    tenant.requests.openToAll(ASKS_SHOWN + 1),
    readWeek(tenant, week, now),
  ])
  return {
    asks,
    cards: cards
      .slice(0, ASKS_SHOWN)
      .map(({ ask, channel, link }) => ({ asker: ask.asker, target: ask.target, channel, link })),
    moreCards: cards.length > ASKS_SHOWN,
    week: told,
  }
}

/** What everybody may know of a week: introductions made, and asks that ran out without one. */
export async function readWeek(tenant: Tenant, week: Pick<Week, 'since' | 'until'>, now: Date): Promise<Week> {
  const [introduced, unfilled, members] = await Promise.all([
    tenant.introductions.madeBetween(week.since, week.until),
    tenant.asks.unfilled(week.since, week.until),
    tenant.members.all(),
  ])
  const thanked = thankedFor(members)
  // Asks shown to connectors only are not mentioned, nor is whoever helped with a sealed tie.
  const shown = introduced.filter(({ ask }) => toldOf(ask, 'everybody') === 'all')
  return {
    introduced: shown.map((one) => ({
      asker: one.ask.asker,
      target: one.ask.target,
      thanks: thanked(one),
    })),
    untold: introduced.length - shown.length,
    unfilled: unfilled.map((ask) => showAsk(ask, now)),
    ...week,
  }
}
