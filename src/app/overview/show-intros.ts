import { whyNoReminder } from '../../domain/introductions/reminder.ts'
import { isUntold, othersUnderWay, telling } from '../../domain/overview/reciprocity.ts'
import { asSeenByAsker } from '../../domain/relationships/visibility.ts'
import { digestButtons } from '../../views/digest/digest-settings.ts'
import { dayName } from '../../views/format.ts'
import { settingsButton } from '../../views/members/settings.ts'
import { balanceNodes } from '../../views/overview/balance.ts'
import { introsView } from '../../views/overview/intros.ts'
import type { AskRow, FavourRow, Lead, Page } from '../../views/overview/intros-rows.ts'
import type { View } from '../../views/view.ts'
import { waysLeft } from '../introductions/follow-clock.ts'
import { showIntroduction } from '../introductions/shown-introduction.ts'
import type { Context } from '../ports/context.ts'
import type { Introduction } from '../ports/tenant/introductions.ts'
import { showBalance } from './show-balance.ts'

/** Rows of a list shown at once: with all their buttons they fit into one message on every platform. */
const LIST = 5

/** What a member asked, what they are asked, and their own give and take. */
export async function showIntros(context: Context): Promise<View> {
  const mine = { asks: await asks(context, 0), favours: await favours(context, 0) }
  const { balance, within } = await showBalance(context)
  return introsView(mine, balanceNodes(balance, within), [
    ...digestButtons(context.member),
    settingsButton('My settings'),
  ])
}

/** What a member is asked, a page of it. */
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

/** What a member asked or joined, a page of it: each ask with the introduction that says most about where it stands. */
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
    const { id, target, whom, status, seenIn } = ask
    rows.push({
      ...{ id, target, whom, status, seenIn },
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
  const { connector, person } = showIntroduction(introduction, 'asker', now)
  const { id, state, dueAt, reminders, connectorId } = introduction
  const waits = state === 'asked'
  // Somebody else is asked after silence only where nobody else is asked already.
  const last = waits && reminders > 0 && othersUnderWay(its, introduction) === 0
  const [next] = last ? await waysLeft(tenant, introduction, its, now) : []
  const mayRemind =
    waits && whyNoReminder(introduction, false, now, await tenant.members.workingTime(connectorId)) === null
  return {
    ...{ id, state, connector, person, mayRemind },
    day: dueAt && dueAt > now ? dayName(dueAt, now, timeZone) : null,
    reminded: reminders > 0,
    untold: isUntold(introduction),
    next: next ? asSeenByAsker(next).connector : null,
  }
}

/** One more was read than is shown, to know whether another page follows. */
function paged<T>(items: T[], page: number): Page<T> {
  return { items: items.slice(0, LIST), page, more: items.length > LIST }
}
