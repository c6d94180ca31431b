import { type Balance, balanceOf, isInDebt } from '../../domain/overview/reciprocity.ts'
import { strength } from '../../domain/relationships/relationship.ts'
import type { WithinReach } from '../../views/overview/balance.ts'
import type { Context } from '../ports/context.ts'

/** Asks shown to a member in debt. */
const WITHIN = 2

/** A member's own give and take and, if in debt, the open asks of teammates that best fit their relationships. */
export async function showBalance(context: Context): Promise<{ balance: Balance; within: WithinReach[] }> {
  const balance = await ownBalance(context)
  return { balance, within: isInDebt(balance) ? await findWithin(context) : [] }
}

/** A member's own give and take. */
export async function ownBalance({ tenant, member }: Context): Promise<Balance> {
  return balanceOf(member.id, await tenant.overview.favoursOf(member.id))
}

/** Each ask with the strongest tie that leads to it; asks of people who tell how it went come first. */
async function findWithin({ tenant, member, now }: Context): Promise<WithinReach[]> {
  const found = (await tenant.overview.asksWithin(member.id)).map((one) => ({
    ...one,
    strength: strength(one.tie, now),
  }))
  found.sort((a, b) => Number(b.closesLoops) - Number(a.closesLoops) || b.strength - a.strength)
  return found
    .filter(({ ask }, index) => found.findIndex((other) => other.ask.id === ask.id) === index)
    .slice(0, WITHIN)
    .map(({ ask: { id: askId, asker, target, whom }, tie: { relationshipId, person } }) => ({
      ...{ askId, relationshipId, asker, target, whom, person },
    }))
}
