import { type Command, countedAs } from '../../domain/commands/command.ts'
import { DomainError } from '../../domain/errors.ts'
import { readTargets } from '../../domain/finding/target.ts'
import { type Counted, LIMITS } from '../../domain/limits/limits.ts'
import { normaliseOrganization } from '../../domain/matching/companies/organization-name.ts'
import { hours } from '../../domain/time/elapsed.ts'
import { siteOf } from '../companies/site.ts'
import { deliveryIdOf } from '../outbox/delivery-id.ts'
import type { Context } from '../ports/context.ts'

/**
 * Counts a Command among what its member does in this hour.
 *
 * @throws DomainError limit-reached when that is enough; admins hear, once a day, of whoever looks up too many companies
 */
export async function useUp(context: Context, command: Command): Promise<void> {
  const counted = countedAs(command)
  if (counted !== null) await add(context, counted, companyOf(command) || null)
}

/** Counts a company that is looked up beside what a Command says; throws like useUp. */
export async function useUpLookup(context: Context, company: string): Promise<void> {
  await add(context, 'lookups', keyOf(company) || null)
}

async function add(context: Context, counted: Counted, company: string | null): Promise<void> {
  const { tenant, member, now } = context
  const hour = new Date(Math.floor(now.getTime() / hours(1)) * hours(1))
  const { times, companies } = await tenant.memberUse.add(member.id, hour, counted, company)
  if (times > LIMITS[counted].most) throw new DomainError('limit-reached', { limit: counted })
  if (company === null || companies <= LIMITS.companies.most) return
  await tellAdmins(context)
  throw new DomainError('limit-reached', { limit: 'companies' })
}

/** The company a Command looks up; empty if it looks up none. */
function companyOf(command: Command): string {
  if (countedAs(command) !== 'lookups') return ''
  if ('organizationId' in command) return command.organizationId
  const said = 'text' in command ? command.text : 'asked' in command ? String(command.asked) : ''
  const typed = said || ('values' in command ? (command.values['organization'] ?? '') : '')
  return keyOf(typed)
}

function keyOf(typed: string): string {
  const target = readTargets(typed, siteOf).at(-1)
  return target ? normaliseOrganization(target.organization).key.slice(0, 100) : ''
}

async function tellAdmins({ store, tenant, workspace, member, now, origin }: Context): Promise<void> {
  const admins = (await tenant.members.all()).filter((one) => one.admin && one.active && one.id !== member.id)
  const day = now.toISOString().slice(0, 10)
  await store.transaction(workspace.id, async (within) => {
    const subjectId = deliveryIdOf('looks up much', member.id, day)
    const event = { memberId: member.id, subject: 'workspace', subjectId: workspace.id, origin } as const
    if (!(await within.audit.recordOnce(subjectId, { ...event, event: 'looks-up-much' }, now))) return
    for (const { id: memberId } of admins) {
      const deliveryId = deliveryIdOf('looks up much', member.id, day, memberId)
      const to = { workspaceId: workspace.id, deliveryId, memberId, subjectId }
      await within.enqueue({ kind: 'deliver', ...to, message: 'looks-up-much' })
    }
  })
}
