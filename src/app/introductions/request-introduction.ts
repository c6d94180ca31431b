import { ASK_LIFETIME } from '../../domain/asks/ask.ts'
import type { Confirmed } from '../../domain/asks/commands.ts'
import { type AskRequest, readRequest } from '../../domain/asks/request.ts'
import { DomainError } from '../../domain/errors.ts'
import { type Candidate, rankPaths } from '../../domain/finding/ranking.ts'
import { dueAfter } from '../../domain/introductions/due.ts'
import { isUnderWay, moveIntroduction } from '../../domain/introductions/introduction.ts'
import { isAvailable, mayHearSealed, monthOf, quietUntil } from '../../domain/members/budget.ts'
import { asSeenByAsker } from '../../views/finding/seen-path.ts'
import { checkBeforeAsking, checkBeforeKeeping, type Question } from '../asks/duplicate-shield.ts'
import { moveLockedAsk } from '../asks/move-ask.ts'
import { asTarget } from '../companies/organization.ts'
import { askWhoKnows } from '../finding/ask-who-knows.ts'
import { queueMessage } from '../outbox/queue-message.ts'
import type { Cause, Context } from '../ports/context.ts'
import type { Ask } from '../ports/entities.ts'
import { newId } from '../ports/new-id.ts'
import type { Tenant } from '../ports/store.ts'
import { refreshCards } from '../requests/refresh-cards.ts'

export type Requested = {
  connector: string
  person: string
  organization: string
  /** Whether the person is a partner, who can open the organization's door. */
  partner: boolean
  repeated: boolean
  /** When the connector is told, if not at once; null for a sealed tie: it would reveal its owner. */
  heardAt: Date | null
}

/**
 * Asks a connector for an introduction: the ask, the introduction and the connector's message are stored together.
 * Sending the same ask twice asks once.
 *
 * @param wayId a teammate's relationship, or the tie of a partner of theirs to the company
 * @param despite the warnings the asker has seen and confirmed
 * @returns what was asked; or a question to the asker, and then only what they typed is stored
 * @throws DomainError form-invalid with the errors to fix, no-path when the way is gone, in-use when already promised
 */
export async function requestIntroduction(
  context: Context,
  wayId: string,
  values: Record<string, string>,
  despite: Confirmed | null = null,
): Promise<Requested | Question> {
  const request = readRequest(values)
  const { store, workspace, member, now, origin } = context
  return await store.transaction(workspace.id, async (tenant) => {
    const candidate = await tenant.waysIn.get(wayId, member.id)
    const [path] = candidate ? rankPaths([candidate], null, now) : []
    if (!path) throw new DomainError('way-to-ask-gone')
    const form = { kind: 'ask', relationshipId: wayId, values } as const
    const question = await checkBeforeAsking({ ...context, tenant }, path, { form, despite })
    if (question) return question
    await tenant.drafts.drop(member.id, form)
    const { connector, person, organization, sealed } = asSeenByAsker(path)
    const answer = { connector, person, organization, partner: path.partner !== null, heardAt: null }
    const by = { member, now, origin }
    const ask = await livingAsk(tenant, by, path.organizationId, { ...request, target: path.organization })
    const known = (await tenant.introductions.ofAsk(ask.id)).find(
      // One cancelled under a living ask was never answered: it may be asked again.
      (one) => one.path.relationshipId === path.relationshipId && one.state !== 'cancelled',
    )
    if (known) {
      if (isUnderWay(known.state)) return { ...answer, repeated: true }
      throw new DomainError('asked-before', { connector, organizationId: path.organizationId, asked: ask.target })
    }
    const asked = await askConnector(tenant, by, { ask, path, whom: request.whom })
    return { ...answer, repeated: false, heardAt: sealed ? null : asked.heardAt }
  })
}

/**
 * Asks the connector of a path for a locked ask, in the asker's name. Whether they may be asked is decided
 * under a lock on them; somebody who offers may always be asked, and that is not counted.
 *
 * @param cause.member null when the clock asks the next one by itself
 * The owner of a sealed tie who is to be spared is not told, and nobody can see that: it ends as silence does.
 *
 * @returns the introduction's id, and when the connector is told if not at once
 * @throws DomainError no-path when they may not be asked
 */
export async function askConnector(
  tenant: Tenant,
  { member, now, origin }: Cause,
  { ask, path, whom }: { ask: Ask; path: Candidate; whom: string | null },
): Promise<{ id: string; heardAt: Date | null }> {
  const { askerId } = ask
  const volunteers = member?.id === path.memberId
  const standing = await tenant.protection.lockStanding(
    path.memberId,
    { askerId, organizationId: path.organizationId },
    now,
  )
  const sealed = path.visibility === 'sealed' && !volunteers
  if (!volunteers && !sealed && !isAvailable(standing, now)) throw new DomainError('way-to-ask-gone')
  const untold = sealed && !(mayHearSealed(standing, now) && (await isNew(tenant, ask, path.memberId)))
  const { working, ...quiet } = await tenant.protection.of(path.memberId, now)
  const heardAt = volunteers ? null : quietUntil(now, quiet, working)
  const id = newId()
  await tenant.introductions.create(
    {
      id,
      askId: ask.id,
      relationshipId: path.relationshipId,
      whom,
      state: 'suggested',
      opensId: path.partner ? path.organizationId : null,
      sealed,
      untold,
    },
    now,
  )
  const life = { state: 'suggested', stateBefore: null, confirmedById: null, introducedAt: null } as const
  const move = moveIntroduction(life, 'ask', { party: 'asker', memberId: askerId }, now)
  if (!move.moved) throw new Error('A new introduction could not be asked.')
  // The connector's time to answer starts when they are told.
  const due = dueAfter(move.state, 'ask', { reminders: 0 }, heardAt ?? now, working)
  const countsUntil = volunteers || untold ? null : monthOf(now, working.timeZone).end
  await tenant.introductions.change(id, life.state, { state: move.state, askedAt: now, countsUntil, ...due }, now)
  await moveLockedAsk(tenant, { member, now, origin }, ask, 'pursue')
  const memberId = member?.id ?? null
  await tenant.audit.record({ memberId, subject: 'introduction', subjectId: id, event: 'ask', origin }, now)
  const message = { memberId: path.memberId, message: 'request', subjectId: id } as const
  if (!untold) await queueMessage(tenant, volunteers ? { ...message, own: true } : message)
  return { id, heardAt }
}

/** Whether a member has nothing to do with an ask yet: neither joined it nor was asked for it. */
async function isNew(tenant: Tenant, ask: Ask, memberId: string): Promise<boolean> {
  if (ask.joined.some((one) => one.memberId === memberId)) return false
  return (await tenant.introductions.ofAsk(ask.id)).every((one) => one.connectorId !== memberId)
}

/**
 * Keeps an ask open for which nobody has a way in yet; `despite` and a question as in requestIntroduction.
 *
 * @throws DomainError form-invalid with the errors to fix
 */
export async function keepAsk(
  context: Context,
  target: string,
  values: Record<string, string>,
  despite: Confirmed | null = null,
): Promise<{ ask: Ask } | Question> {
  const request = { ...readRequest(values), target: asTarget(target) }
  const { store, workspace, member, now, origin } = context
  const { answer, organizations } = await askWhoKnows(context.tenant, request.target, member.id, now)
  const [organization] = answer === 'found' ? organizations : []
  return await store.transaction(workspace.id, async (tenant) => {
    await tenant.introductions.lockApproaches()
    const form = { kind: 'keep', target, values } as const
    const company = { organizationId: organization?.id ?? null, target: request.target }
    const question = await checkBeforeKeeping({ ...context, tenant }, company, { form, despite })
    if (question) return question
    await tenant.drafts.drop(member.id, form)
    return { ask: await livingAsk(tenant, { member, now, origin }, organization?.id ?? null, request, true) }
  })
}

type Wanted = AskRequest & { target: string }

/**
 * The asker's living ask for this company or target, reworded and extended by 60 days, or a new one.
 *
 * @param restated whether the form said anew whom they look for: what others read then names nobody whom only a way in
 *   that was asked before had named
 */
async function livingAsk(
  tenant: Tenant,
  by: Cause & { member: { id: string } },
  organizationId: string | null,
  wanted: Wanted,
  restated = false,
): Promise<Ask> {
  const { target, whom, about, why, benefit, teamWhy, question, seenIn } = wanted
  const { member, now, origin } = by
  const askerId = member.id
  const expiresAt = new Date(now.getTime() + ASK_LIFETIME)
  const living = await tenant.asks.living(askerId, organizationId, target)
  await tenant.protection.set(askerId, { about })
  const said = restated ? { whom } : {}
  const words = { why, benefit, ...said, ...(teamWhy === undefined ? {} : { teamWhy }), question, seenIn, expiresAt }
  if (living) {
    await tenant.asks.reword(living.id, words, now)
    await refreshCards(tenant, living.id)
    await moveLockedAsk(tenant, by, living, 'renew')
    return { ...living, ...words }
  }
  const id = newId()
  await tenant.asks.create({ id, askerId, organizationId, target, whom, ...words, status: 'open' }, now)
  await tenant.audit.record({ memberId: askerId, subject: 'ask', subjectId: id, event: 'open', origin }, now)
  const ask = await tenant.asks.lock(id)
  if (!ask) throw new Error('An ask just written is gone.')
  return ask
}
