import type { Confirmed, NewAskKind } from '../../domain/asks/commands.ts'
import { earliestEnd } from '../../domain/asks/shared-ask.ts'
import type { CommandOf } from '../../domain/commands/command.ts'
import { DomainError } from '../../domain/errors.ts'
import type { Candidate } from '../../domain/finding/ranking.ts'
import { silentUntil } from '../../domain/introductions/due.ts'
import { isPromised } from '../../domain/introductions/introduction.ts'
import { asSeenByAsker, hasShownThemselves } from '../../domain/relationships/visibility.ts'
import { campaignView, teammateAsksView } from '../../views/asks/shared-ask.ts'
import type { View } from '../../views/view.ts'
import { companyKeys } from '../companies/organization.ts'
import { keepForm } from '../forms/form-draft.ts'
import { showIntroduction } from '../introductions/shown-introduction.ts'
import type { Context } from '../ports/context.ts'
import type { Ask } from '../ports/entities.ts'
import type { Tenant } from '../ports/store.ts'
import type { Introduction } from '../ports/tenant/introductions.ts'

/** What an asker is asked back instead of being taken at their word; what they typed waits in a draft. */
export type Question = { question: View }

type Asking = Pick<Context, 'tenant' | 'member' | 'now'>
/** What they want: the form they filled in, and what they have confirmed already. */
type Wanted = { form: CommandOf<NewAskKind>; despite: Confirmed | null }

/**
 * What an asker should hear before a connector is asked: a teammate is after the same person or company, or they have
 * asked somebody about this person already. Until this transaction ends nobody else decides whom to approach.
 *
 * @returns null where nothing stands against it
 * @throws DomainError in-use when a connector has promised this introduction already
 */
export async function questionBeforeAsking(asking: Asking, path: Candidate, wanted: Wanted): Promise<Question | null> {
  const approaches = await approachesTo(asking.tenant, path)
  const theirs = approaches.find(({ ask }) => ask.askerId !== asking.member.id)
  if (theirs) return await teammateQuestion(asking, theirs.ask, wanted, false)
  // The same request once more is no second one.
  const isRepeated = approaches.some((one) => one.path.relationshipId === path.relationshipId)
  const mine = isRepeated ? undefined : approaches[0]
  if (mine && wanted.despite !== 'connector') return await campaignQuestion(asking, mine, path, wanted)
  const company = { organizationId: path.organizationId, target: path.organization }
  return await questionBeforeKeeping(asking, company, wanted)
}

/** The same before an ask is kept open, or begun: is a teammate after this company? */
export async function questionBeforeKeeping(
  asking: Asking,
  company: { organizationId: string | null; target: string },
  wanted: Wanted,
): Promise<Question | null> {
  if (wanted.despite === 'teammate') return null
  if (await asking.tenant.asks.living(asking.member.id, company.organizationId, company.target)) return null
  const asks = await sameWishes(asking, company)
  const ask = asks.find(({ joined }) => joined.some(({ memberId }) => memberId === asking.member.id)) ?? asks[0]
  return ask ? await teammateQuestion(asking, ask, wanted, true) : null
}

/** Teammates' living asks of the last 30 days for a company, by what it is, or by its name while nobody knows it. */
async function sameWishes(
  asking: Asking,
  { organizationId, target }: { organizationId: string | null; target: string },
): Promise<Ask[]> {
  const { tenant, member, now } = asking
  const keys = companyKeys(target)
  const asks = await tenant.sharedAsks.ofTeammates(member.id, { organizationId, keys }, earliestEnd(now))
  return asks.filter((ask) => ask.organizationId !== null || companyKeys(ask.target).some((key) => keys.includes(key)))
}

/**
 * What is under way about the person of a path, as far as its asker may know: whom a sealed tie is with must not be
 * found out by asking, so where either is sealed anybody at the company counts.
 */
async function approachesTo(tenant: Tenant, path: Candidate): Promise<Introduction[]> {
  await tenant.introductions.lockApproaches()
  const { same, others } = await tenant.introductions.approaches(path.relationshipId)
  return [...same, ...others.filter((one) => path.visibility !== 'open' || isHidden(one))]
}

function isHidden(one: Introduction): boolean {
  return one.path.visibility !== 'open' && !hasShownThemselves(one, one.connectorId)
}

async function teammateQuestion(asking: Asking, ask: Ask, { form }: Wanted, mayAskAlone: boolean): Promise<Question> {
  const { tenant, member, now } = asking
  const draftId = await keepForm(asking, form, {})
  const { timeZone } = await tenant.members.workingTime(member.id)
  const asked = (await tenant.introductions.ofAsk(ask.id)).findLast((one) => one.askedAt !== null)
  return {
    question: teammateAsksView({
      ask,
      asked: asked?.askedAt ? { connector: showIntroduction(asked, 'joined', now).connector, at: asked.askedAt } : null,
      isJoined: ask.joined.some(({ memberId }) => memberId === member.id),
      mayAskAlone,
      draftId,
      timeZone,
    }),
  }
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
