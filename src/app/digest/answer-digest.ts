import { z } from 'zod'
import { isAlive } from '../../domain/asks/ask.ts'
import { type Reader, toldOf } from '../../domain/asks/disclosure.ts'
import { read } from '../../domain/asks/request.ts'
import { DomainError } from '../../domain/errors.ts'
import { type FieldRefusal, mend } from '../../domain/field-refusal.ts'
import { rankPaths } from '../../domain/finding/ranking.ts'
import { isUnderWay } from '../../domain/introductions/introduction.ts'
import { isAvailable } from '../../domain/members/budget.ts'
import { settleMatch } from '../asks/watch-asks.ts'
import { askWhoKnows } from '../finding/ask-who-knows.ts'
import { answerIntroduction } from '../introductions/answer-introduction.ts'
import { findTeammate } from '../introductions/redirect-introduction.ts'
import { askConnector } from '../introductions/request-introduction.ts'
import { deliveryIdOf } from '../outbox/delivery-id.ts'
import type { Context } from '../ports/context.ts'
import type { Ask, Member } from '../ports/entities.ts'
import type { Tenant } from '../ports/store.ts'
import type { Introduction } from '../ports/tenant/introductions.ts'
import { type Logged, logForm } from '../relationships/log-relationship.ts'

// What a reader of the digest can do for an open ask: log whom they know there, or name who may know somebody.

/** `offers` is false when what was logged does not lead to what the ask is looking for. */
export type LoggedFor = { logged: Logged; ask: Ask; offers: boolean }

/**
 * Logs somebody for an ask, and matches the ask again with it.
 *
 * @throws DomainError form-invalid, or stale when the ask is no longer open
 */
export async function logForAsk(
  context: Context,
  askId: string,
  values: Record<string, string>,
  reader: Reader = 'everybody',
): Promise<LoggedFor> {
  const ask = await helpedAsk(context, askId, reader)
  const logged = await logForm(context, values, ask.id)
  const { organizationId, visibility } = logged.after
  const offers = organizationId !== null && visibility !== 'private' && (await leadsTo(context, ask, organizationId))
  return { logged, ask, offers }
}

/** Whether a tie at a company is a way in for an ask. */
export async function leadsTo({ tenant, now }: Context, ask: Ask, organizationId: string): Promise<boolean> {
  if (ask.organizationId === organizationId) return true
  const { organizations } = await askWhoKnows(tenant, ask.target, ask.askerId, now)
  return organizations.some((organization) => organization.id === organizationId)
}

/**
 * Offers the asker an introduction through one's own tie, for an ask that tells its reader everything: it is asked and
 * promised at once, and both get their messages. Offering twice changes nothing.
 *
 * @param by who offers, and whether they introduce or lend their name
 * @throws DomainError stale when the ask is no longer open, no-path when the tie is gone, private or was asked before,
 *   in-use when somebody is already asked about that person
 */
export async function offerIntroduction(
  context: Context,
  askId: string,
  relationshipId: string,
  by: { reader: Reader; answer: 'accept' | 'lend-name' } = { reader: 'knower', answer: 'accept' },
): Promise<Introduction> {
  const { store, workspace, member, now, origin } = context
  const watched = await context.tenant.watches.matchOf(askId, member.id)
  const { askerId } = await helpedAsk(context, askId, by.reader)
  const id = await store.transaction(workspace.id, async (tenant) => {
    await tenant.introductions.lockApproaches()
    const candidate = await tenant.waysIn.get(relationshipId, askerId)
    const [path] = candidate ? rankPaths([candidate], null, now) : []
    const ask = await tenant.asks.lock(askId)
    if (!ask || !isAlive(ask.status)) throw notOpen()
    if (path?.memberId !== member.id) throw new DomainError('tie-gone')
    const known = (await tenant.introductions.ofAsk(askId)).find(
      (one) => one.path.relationshipId === relationshipId && one.state !== 'cancelled',
    )
    if (known && isUnderWay(known.state)) return known.id
    if (known) throw new DomainError('asked-you-before', { asker: ask.asker })
    await refuseCampaign(tenant, path)
    const { id: made } = await askConnector(tenant, { member, now, origin }, { ask, path, whom: ask.whom })
    await tenant.audit.record(
      { memberId: member.id, subject: 'introduction', subjectId: made, event: 'offer', origin },
      now,
    )
    if (watched) await settleMatch(tenant, { askId, memberId: member.id, relationshipId }, now)
    return made
  })
  // If this process dies here, the offer waits in its giver's messages for the same answer.
  const offer = await present(context, id)
  if (offer.state === 'asked' || offer.state === 'later') await answerIntroduction(context, offer, by.answer)
  return await present(context, id)
}

/** @throws DomainError in-use while somebody is asked for an introduction to the same person */
async function refuseCampaign(tenant: Tenant, path: { relationshipId: string; organization: string }): Promise<void> {
  const { same } = await tenant.introductions.approaches(path.relationshipId)
  if (same.length > 0) throw new DomainError('asked-by-another', { organization: path.organization })
}

async function present({ tenant }: Context, id: string): Promise<Introduction> {
  const introduction = await tenant.introductions.get(id)
  if (!introduction) throw notOpen()
  return introduction
}

const Values = z.object({
  teammate: z
    .string()
    .default('')
    .transform((text) => text.replace(/^[\s@]+|\s+$/g, ''))
    .pipe(z.string().min(1, mend('no-helper')).max(200)),
})

/** Reads the form that names a teammate; throws form-invalid. */
export function readTeammate(values: Record<string, string>): string {
  return read(Values, values).teammate
}

/**
 * Names a teammate who may know somebody: they are told once per ask, whoever names them and however often, but
 * not while they may not be asked.
 *
 * @returns their name
 * @throws DomainError form-invalid when no teammate or several have that name, or it is the asker or oneself, or stale when the ask is no longer open
 */
export async function nameTeammate(context: Context, askId: string, values: Record<string, string>): Promise<string> {
  const { store, workspace, member, now, origin } = context
  const ask = await helpedAsk(context, askId, 'everybody')
  const teammate = await namedTeammate(context, ask, values)
  await store.transaction(workspace.id, async (within) => {
    const named = { memberId: member.id, subject: 'ask', subjectId: askId, event: 'named', origin } as const
    const subjectId = deliveryIdOf('named by', askId, member.id, teammate.id)
    await within.audit.recordOnce(subjectId, { ...named, data: { teammateId: teammate.id } }, now)
    // A teammate who may not be asked just now is not told; whoever named them does not learn that.
    const { askerId, organizationId } = ask
    if (!isAvailable(await within.protection.lockStanding(teammate.id, { askerId, organizationId }, now), now)) return
    const deliveryId = deliveryIdOf('named', askId, teammate.id)
    const to = { workspaceId: workspace.id, deliveryId, memberId: teammate.id }
    await within.enqueue({ kind: 'deliver', ...to, message: 'named', subjectId })
  })
  return teammate.name
}

/**
 * The teammate a form names for an ask.
 *
 * @throws DomainError form-invalid when none or several have that name, or it is the asker or oneself
 */
export async function namedTeammate(
  { tenant, member }: Context,
  ask: Ask,
  values: Record<string, string>,
): Promise<Member> {
  const teammate = findTeammate(await tenant.members.all(), readTeammate(values))
  if (teammate.id === member.id) throw mustMend({ reason: 'own-name' })
  if (teammate.id === ask.askerId) throw mustMend({ reason: 'is-asker', name: teammate.name })
  return teammate
}

/** Somebody else's open ask that wants help, and that tells such a reader everything. */
async function helpedAsk({ tenant, member }: Context, askId: string, reader: Reader): Promise<Ask> {
  const ask = await tenant.asks.get(askId)
  if (!ask || !isAlive(ask.status) || toldOf(ask, reader) !== 'all') throw notOpen()
  if (ask.askerId === member.id) throw new DomainError('own-ask')
  return ask
}

function mustMend(teammate: FieldRefusal): DomainError {
  return new DomainError('form-to-mend', { fields: { teammate } })
}

function notOpen(): DomainError {
  return new DomainError('ask-not-open')
}
