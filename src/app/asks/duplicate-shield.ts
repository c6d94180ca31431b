import type { Confirmed, NewAskKind } from '../../domain/asks/commands.ts'
import { toldOf } from '../../domain/asks/disclosure.ts'
import type { CommandOf } from '../../domain/commands/command.ts'
import { DomainError } from '../../domain/errors.ts'
import type { Candidate } from '../../domain/finding/ranking.ts'
import { silentUntil } from '../../domain/introductions/due.ts'
import { isPromised } from '../../domain/introductions/introduction.ts'
import { hasShownThemselves } from '../../domain/relationships/visibility.ts'
import { someoneAsksView } from '../../views/asks/join-wish.ts'
import { campaignView, teammateAsksView } from '../../views/asks/shared-ask.ts'
import { asSeenByAsker } from '../../views/finding/seen-path.ts'
import { cardFields } from '../../views/requests/card.ts'
import type { View } from '../../views/view.ts'
import { keepForm } from '../forms/form-draft.ts'
import { showIntroduction } from '../introductions/shown-introduction.ts'
import type { Context } from '../ports/context.ts'
import type { Ask } from '../ports/entities.ts'
import type { Tenant } from '../ports/store.ts'
import type { Introduction } from '../ports/tenant/introductions.ts'
import { fellowAsk, isOn, wishStateOf } from './fellow-asks.ts'

/** A question put to an asker before going on; what they typed waits in a draft. */
export type Question = { question: View }

type Asking = Pick<Context, 'tenant' | 'member' | 'now'>
/** The asker's request: the form they filled in, and what they have already confirmed. */
type Wanted = { form: CommandOf<NewAskKind>; despite: Confirmed | null }

/**
 * Checks what an asker should know before a connector is asked: a teammate is after the same person or company, or they
 * have already asked somebody about this person. Until this transaction ends nobody else decides whom to approach.
 *
 * @returns null when there is no objection
 * @throws DomainError in-use when a connector has already promised this introduction
 */
export async function checkBeforeAsking(asking: Asking, path: Candidate, wanted: Wanted): Promise<Question | null> {
  const approaches = await approachesTo(asking.tenant, path)
  const theirs = approaches.find(({ ask }) => ask.askerId !== asking.member.id)
  if (theirs)
    return await teammateQuestion(asking, theirs.ask, { company: path.organization, mayAskAlone: false }, wanted)
  // Repeating the same request is not a second one.
  const isRepeated = approaches.some((one) => one.path.relationshipId === path.relationshipId)
  const mine = isRepeated ? undefined : approaches[0]
  if (mine && wanted.despite !== 'connector') return await campaignQuestion(asking, mine, path, wanted)
  const company = { organizationId: path.organizationId, target: path.organization }
  return await checkBeforeKeeping(asking, company, wanted)
}

/** The same check before an ask is kept open, or started: is a teammate after this company? */
export async function checkBeforeKeeping(
  asking: Asking,
  company: { organizationId: string | null; target: string },
  wanted: Wanted,
): Promise<Question | null> {
  if (wanted.despite === 'teammate') return null
  if (await asking.tenant.asks.living(asking.member.id, company.organizationId, company.target)) return null
  const ask = await fellowAsk(asking, company)
  return ask ? await teammateQuestion(asking, ask, { company: company.target, mayAskAlone: true }, wanted) : null
}

/**
 * Approaches under way about the person of a path, as far as the asker may know: asking must not reveal whom a sealed
 * tie is with, so when either is sealed anybody at the company counts.
 */
async function approachesTo(tenant: Tenant, path: Candidate): Promise<Introduction[]> {
  await tenant.introductions.lockApproaches()
  const { same, others } = await tenant.introductions.approaches(path.relationshipId)
  return [...same, ...others.filter((one) => path.visibility !== 'open' || isHidden(one))]
}

function isHidden(one: Introduction): boolean {
  return one.path.visibility !== 'open' && !hasShownThemselves(one, one.connectorId)
}

/**
 * Tells of a teammate's ask as much as it tells others after the same company, which they call by what they wrote; of
 * their own ask, or one they joined, everything.
 */
async function teammateQuestion(
  asking: Asking,
  ask: Ask,
  { company, mayAskAlone }: { company: string; mayAskAlone: boolean },
  { form }: Wanted,
): Promise<Question> {
  const { tenant, member, now } = asking
  const draftId = await keepForm(asking, form, {})
  const isJoined = isOn(ask, member.id)
  if (!isJoined && toldOf(ask, 'fellow') !== 'all') {
    const state = await wishStateOf(asking, ask.id)
    return { question: someoneAsksView({ askId: ask.id, target: company, state, mayAskAlone, draftId }) }
  }
  const { timeZone } = await tenant.members.workingTime(member.id)
  const asked = (await tenant.introductions.ofAsk(ask.id)).findLast((one) => one.askedAt !== null)
  const card = ask.posted ? await tenant.requests.standing(ask.id) : null
  const question = teammateAsksView({
    ask,
    asked: asked?.askedAt ? { connector: showIntroduction(asked, 'joined', now).connector, at: asked.askedAt } : null,
    isJoined,
    mayAskAlone,
    draftId,
    timeZone,
  })
  return { question: card?.open ? { ...question, nodes: [...question.nodes, cardFields(card)] } : question }
}

async function campaignQuestion(
  asking: Asking,
  mine: Introduction,
  path: Candidate,
  { form }: Wanted,
): Promise<Question> {
  const { tenant, member, now } = asking
  const before = showIntroduction(mine, 'asker', now)
  const next = asSeenByAsker({ ...path, strength: 0, band: 'faint', weakness: null, fits: true })
  const isSure = path.visibility === 'open' && !isHidden(mine)
  if (isSure && isPromised(mine.state))
    throw new DomainError('promised-already', { connector: before.connector, person: before.person })
  const { timeZone } = await tenant.members.workingTime(member.id)
  return {
    question: campaignView({
      introductionId: mine.id,
      connector: before.connector,
      other: next.sealed ? null : next.connector,
      person: isSure ? before.person : null,
      until: silentUntil(mine, await tenant.members.workingTime(mine.connectorId)),
      draftId: await keepForm(asking, form, {}),
      timeZone,
    }),
  }
}
