import { isUnderWay } from '../../domain/introductions/introduction.ts'
import { whyNoReminder } from '../../domain/introductions/reminder.ts'
import { isUntold, othersUnderWay, telling } from '../../domain/overview/reciprocity.ts'
import { digestButtons } from '../../views/digest/digest-settings.ts'
import { asSeenByAsker } from '../../views/finding/seen-path.ts'
import { dayName } from '../../views/format.ts'
import { settingsButton } from '../../views/members/settings.ts'
import { balanceNodes } from '../../views/overview/balance.ts'
import { introsView } from '../../views/overview/intros.ts'
import type { AskRow, FavourRow, Lead, Page } from '../../views/overview/intros-rows.ts'
import type { View } from '../../views/view.ts'
import { waysLeft } from '../introductions/follow-clock.ts'
import { showIntroduction } from '../introductions/shown-introduction.ts'
import type { Context } from '../ports/context.ts'
import type { Tenant } from '../ports/store.ts'
import type { Introduction } from '../ports/tenant/introductions.ts'
import { showBalance } from './show-balance.ts'

/** Rows per page: with all their buttons they fit into one message on every platform. */
const LIST = 5

/** A member's asks, what they are asked, and their own give and take. */
export async function showIntros(context: Context): Promise<View> {
  const ties = await context.tenant.relationships.byVisibility(context.member.id)
  const hasLogged = Object.values(ties).some((count) => count > 0)
  const { people, total } = await context.tenant.suggestions.list(context.member.id, { limit: 1, offset: 0 })
  const [most] = people
  const met = most ? { most, total } : null
  const mine = { asks: await asks(context, 0), favours: await favours(context, 0), hasLogged, met }
  const { balance, within } = await showBalance(context)
  return introsView(mine, balanceNodes(balance, within), [
    ...digestButtons(context.member),
    settingsButton('My settings'),
  ])
}

/** A page of what a member is asked. */
export async function favours(context: Context, page: number): Promise<Page<FavourRow>> {
  const { tenant, member } = context
  const [found, { timeZone }] = await Promise.all([
    tenant.introductions.waitingFor(member.id, { limit: LIST + 1, offset: page * LIST }),
    tenant.members.workingTime(member.id),
  ])
  return paged(
    found.map((favour) => favourRow(favour, context.now, timeZone)),
    page,
  )
}

/** A favour as a row of its connector's list; `timeZone` is theirs. */
export function favourRow(favour: Introduction, now: Date, timeZone: string): FavourRow {
  const { id, state, asker, person, organization } = showIntroduction(favour, 'connector', now)
  const day = favour.dueAt && favour.dueAt > now ? dayName(favour.dueAt, now, timeZone) : null
  return { id, state, asker, person, organization, day, reminded: favour.reminders > 0 }
}

/** A page of asks a member made or joined, each with the introduction that says most about where it stands. */
export async function asks(context: Context, page: number): Promise<Page<AskRow>> {
  const { tenant, member, now } = context
  const [found, { timeZone }] = await Promise.all([
    tenant.asks.with(member.id, { limit: LIST + 1, offset: page * LIST }),
    tenant.members.workingTime(member.id),
  ])
  const introductions = await tenant.introductions.ofAsks(found.map((ask) => ask.id))
  const rows: AskRow[] = []
  for (const ask of found.slice(0, LIST)) {
    const its = introductions.filter((one) => one.ask.id === ask.id)
    const lead = telling(its)
    const { id, target, organizationId, whom, status, seenIn } = ask
    rows.push({
      ...{ id, target, organizationId, whom, status, seenIn },
      until: dayName(ask.expiresAt, now, timeZone),
      others: othersUnderWay(its, lead),
      lead: lead && (await showLead(context, lead, its, timeZone)),
      sharedBy: ask.askerId === member.id ? null : ask.asker,
    })
  }
  return { items: rows, page, more: found.length > LIST }
}

async function showLead(
  { tenant, now }: Context,
  introduction: Introduction,
  its: Introduction[],
  timeZone: string,
): Promise<Lead> {
  const { connector, person, path } = showIntroduction(introduction, 'asker', now)
  const isSealed = path.sealed
  const { id, state, dueAt, reminders, connectorId } = introduction
  const waits = state === 'asked'
  const away = isUnderWay(state) ? await awayOf(tenant, connectorId) : null
  // After silence, somebody else is asked only if nobody else has been asked already.
  const last = waits && reminders > 0 && othersUnderWay(its, introduction) === 0
  const [next] = last ? await waysLeft(tenant, introduction, its, now) : []
  const mayRemind =
    waits && !away && whyNoReminder(introduction, false, now, await tenant.members.workingTime(connectorId)) === null
  return {
    ...{ id, state, connector, person, mayRemind },
    // For a sealed tie, reveal nothing of its owner, and promise nothing that will not happen.
    away: isSealed ? null : away,
    day: dueAt && dueAt > now && !away ? dayName(dueAt, now, timeZone) : null,
    reminded: reminders > 0,
    untold: isUntold(introduction),
    next: next ? asSeenByAsker(next).connector : null,
  }
}

/** Why a connector is told nothing at the moment; null when they are told. */
async function awayOf(tenant: Tenant, connectorId: string): Promise<Lead['away']> {
  const member = await tenant.members.get(connectorId)
  if (!member?.active) return 'left'
  return member.unreachableSince ? 'unreached' : null
}

/** One more item is read than shown, to know whether another page follows. */
function paged<T>(items: T[], page: number): Page<T> {
  return { items: items.slice(0, LIST), page, more: items.length > LIST }
}
