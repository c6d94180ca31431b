import { isAlive } from '../../domain/asks/ask.ts'
import { toldOf } from '../../domain/asks/disclosure.ts'
import { earliestEnd } from '../../domain/asks/shared-ask.ts'
import { fellowNodes, type WishState } from '../../views/asks/join-wish.ts'
import { cardFields } from '../../views/requests/card.ts'
import type { Node } from '../../views/view.ts'
import { companyKeys } from '../companies/organization.ts'
import type { Context } from '../ports/context.ts'
import type { Ask } from '../ports/entities.ts'

type Asking = Pick<Context, 'tenant' | 'member' | 'now'>
type Company = { organizationId: string | null; target: string }

/** How many of one's own asks are searched for a living one for the same company: far more than anybody has. */
const OWN = { limit: 200, offset: 0 }

/**
 * The teammate's living ask of the last 30 days for a company that this asker is told of, matched by the company, or by
 * its name while nobody knows it: first one they have joined, then one that tells everything, then the newest.
 */
export async function fellowAsk(asking: Asking, company: Company): Promise<Ask | null> {
  const { tenant, member, now } = asking
  const keys = companyKeys(company.target)
  const { organizationId } = company
  const asks = await tenant.sharedAsks.ofTeammates(member.id, { organizationId, keys }, earliestEnd(now))
  const same = asks.filter((ask) => ask.organizationId !== null || isNamed(ask, keys))
  const told = same.filter((ask) => isOn(ask, member.id) || toldOf(ask, 'fellow') !== 'nothing')
  return (
    told.find((ask) => isOn(ask, member.id)) ?? told.find((ask) => toldOf(ask, 'fellow') === 'all') ?? told[0] ?? null
  )
}

/** The state of a member's wish to join an ask. */
export async function wishStateOf({ tenant, member }: Asking, askId: string): Promise<WishState> {
  const wish = await tenant.joinWishes.answerTo(askId, member.id)
  if (!wish) return 'none'
  return wish.agreed === false ? 'declined' : 'wished'
}

/**
 * What somebody looking for ways into a company is told of a teammate's ask for it, before writing their own; nothing
 * while they have one.
 */
export async function tellOfFellow(asking: Asking, company: Company): Promise<Node[]> {
  const ask = await fellowAsk(asking, company)
  if (!ask || (await hasOwn(asking, company))) return []
  const isJoined = isOn(ask, asking.member.id)
  const { id: askId, asker } = ask
  if (isJoined || toldOf(ask, 'fellow') === 'all') {
    const card = ask.posted ? await asking.tenant.requests.standing(askId) : null
    const told = fellowNodes({ kind: 'named', askId, asker, isJoined }, company.target)
    return card?.open ? [...told, cardFields(card)] : told
  }
  return fellowNodes({ kind: 'someone', askId, state: await wishStateOf(asking, askId) }, company.target)
}

export function isOn(ask: Ask, memberId: string): boolean {
  return ask.joined.some((one) => one.memberId === memberId)
}

async function hasOwn({ tenant, member }: Asking, { organizationId, target }: Company): Promise<boolean> {
  const keys = companyKeys(target)
  const own = await tenant.asks.of(member.id, OWN)
  return own.some(
    (ask) => isAlive(ask.status) && (ask.organizationId ? ask.organizationId === organizationId : isNamed(ask, keys)),
  )
}

function isNamed({ target }: Ask, keys: string[]): boolean {
  return companyKeys(target).some((key) => keys.includes(key))
}
