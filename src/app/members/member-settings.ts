import { readAbout } from '../../domain/asks/request.ts'
import { DomainError } from '../../domain/errors.ts'
import type { FieldRefusal } from '../../domain/field-refusal.ts'
import { decideStrictly } from '../../domain/matching/companies/organization-match.ts'
import {
  ASK_TWICE_ABOVE,
  isSnoozed,
  readNoGo,
  readSettings,
  readSnooze,
  snoozeUntilDay,
} from '../../domain/members/budget.ts'
import { daysAfter } from '../../domain/time/elapsed.ts'
import { confirmBudgetView, type SettingsDone, settingsView } from '../../views/members/settings.ts'
import type { View } from '../../views/view.ts'
import { readCompany } from '../companies/organization.ts'
import { releaseAll } from '../delivery/release-held.ts'
import { findOrganizations } from '../finding/find-organizations.ts'
import { findTeammate } from '../introductions/redirect-introduction.ts'
import type { Context } from '../ports/context.ts'

// A member's own settings. Every answer shows the current ones.

/**
 * One's own settings; nobody else sees them.
 *
 * @param done what was just changed
 */
export async function showSettings({ tenant, member, now }: Context, done?: SettingsDone): Promise<View> {
  const [{ working, defaultVisibility, ...settings }, noGos] = await Promise.all([
    tenant.protection.of(member.id, now),
    tenant.protection.noGos(member.id),
  ])
  // Under the name by which this member may know it.
  const organizations = await Promise.all(
    noGos.organizationIds.map(async (id) => ({
      id,
      name: (await tenant.companies.get(id, member.id))?.name ?? null,
    })),
  )
  return settingsView(
    {
      ...settings,
      snoozedUntil: isSnoozed(settings.snoozedUntil, now) ? settings.snoozedUntil : null,
      timeZone: working.timeZone,
      visibility: defaultVisibility,
      organizations,
      askers: noGos.askers,
      mayManage: member.admin,
    },
    done,
  )
}

/**
 * Saves the settings form. A budget raised above four needs confirmation, with the rest saved meanwhile; messages
 * held until the end of quiet hours are rescheduled by the new ones.
 *
 * @throws DomainError form-invalid
 */
export async function changeSettings(context: Context, values: Record<string, string>): Promise<View> {
  const { store, workspace, member, now } = context
  const { budget, quietFrom, quietUntil, visibility } = readSettings(values)
  const kept = await store.transaction(workspace.id, async (tenant) => {
    const before = await tenant.protection.of(member.id, now)
    const asksAgain = budget > ASK_TWICE_ABOVE && budget > before.budget
    await tenant.protection.set(member.id, {
      quietFrom,
      quietUntil,
      defaultVisibility: visibility,
      ...(asksAgain ? {} : { budget }),
    })
    if (before.quietFrom !== quietFrom || before.quietUntil !== quietUntil) await releaseAll(tenant, member.id, now)
    return asksAgain ? before.budget : null
  })
  return kept === null ? await showSettings(context, { kind: 'saved' }) : confirmBudgetView(budget, kept)
}

/**
 * Stores who a member is, in their own line: every note not forwarded yet says it from then on.
 *
 * @throws DomainError form-invalid
 */
export async function changeAbout(context: Context, values: Record<string, string>): Promise<View> {
  await context.tenant.protection.set(context.member.id, { about: readAbout(values) })
  return await showSettings(context, { kind: 'saved' })
}

/** Sets how often a member may be asked per month. */
export async function setBudget(context: Context, budget: number): Promise<View> {
  await context.tenant.protection.set(context.member.id, { budget })
  return await showSettings(context, { kind: 'raised' })
}

/** Keeps a member from being asked for some days. */
export async function snooze(context: Context, days: number): Promise<View> {
  const snoozedUntil = daysAfter(context.now, days)
  await context.tenant.protection.set(context.member.id, { snoozedUntil })
  return await showSettings(context, { kind: 'snoozed' })
}

/** Keeps a member from being asked until a day; throws form-invalid. */
export async function snoozeUntil(context: Context, values: Record<string, string>): Promise<View> {
  const { tenant, member, now } = context
  const { working } = await tenant.protection.of(member.id, now)
  await tenant.protection.set(member.id, { snoozedUntil: snoozeUntilDay(readSnooze(values), working.timeZone, now) })
  return await showSettings(context, { kind: 'snoozed' })
}

/** Lets a member be asked again. */
export async function wake(context: Context): Promise<View> {
  await context.tenant.protection.set(context.member.id, { snoozedUntil: null })
  return await showSettings(context, { kind: 'woken' })
}

/**
 * Adds a company or a teammate, or both, to what a member is never asked.
 *
 * @throws DomainError form-invalid unless exactly one company or teammate is meant
 */
export async function addNoGo(context: Context, values: Record<string, string>): Promise<View> {
  const { store, tenant, workspace, member, now } = context
  const { company, teammate } = readNoGo(values)
  const organization = company === '' ? null : await oneCompany(context, company)
  const asker = teammate === '' ? null : findTeammate(await tenant.members.all(), teammate)
  if (asker?.id === member.id) throw refused('teammate', { reason: 'own-asks' })
  await store.transaction(workspace.id, async (within) => {
    if (organization) await within.protection.addNoGoOrganization(member.id, organization.id, now)
    if (asker) await within.protection.addNoGoAsker(member.id, asker.id, now)
  })
  return await showSettings(context, {
    kind: 'no-go',
    organization: organization?.name ?? null,
    asker: asker?.name ?? null,
  })
}

async function oneCompany({ tenant, member }: Context, written: string): Promise<{ id: string; name: string }> {
  const read = readCompany(written)
  const found = read
    ? await findOrganizations(tenant.companies, { ...read.organization, domain: read.domain }, member.id)
    : []
  const [best] = found
  const decision = decideStrictly(found)
  if (best && decision === 'sure') return best
  if (decision === 'none') throw refused('company', { reason: 'no-go-unknown', written })
  const names = found.slice(0, 4).map(({ name }) => name)
  throw refused('company', { reason: 'companies-alike', names })
}

/** Removes a company from the list. */
export async function allowOrganization(context: Context, organizationId: string): Promise<View> {
  await context.tenant.protection.removeNoGoOrganization(context.member.id, organizationId)
  return await showSettings(context, { kind: 'allowed' })
}

/** Removes a teammate from the list. */
export async function allowAsker(context: Context, askerId: string): Promise<View> {
  await context.tenant.protection.removeNoGoAsker(context.member.id, askerId)
  return await showSettings(context, { kind: 'allowed' })
}

function refused(field: string, refusal: FieldRefusal): DomainError {
  return new DomainError('form-to-mend', { fields: { [field]: refusal } })
}
