import { DomainError } from '../../domain/errors.ts'
import { readTimeZone } from '../../domain/time/time-zone.ts'
import type { Context } from '../ports/context.ts'

/**
 * Sets where the team lives, for platforms that do not know: quiet hours and the digest follow it.
 *
 * @returns the zone's IANA name
 * @throws DomainError not-allowed for those who may not change settings, or form-invalid
 */
export async function setTimeZone(context: Context, values: Record<string, string>): Promise<string> {
  const { store, workspace, member, now, origin } = context
  if (!member.admin) throw new DomainError('time-zone-for-admins')
  const timeZone = readTimeZone(values)
  await store.transaction(workspace.id, async (tenant) => {
    await tenant.members.setTimeZone(timeZone)
    await tenant.audit.record(
      {
        memberId: member.id,
        subject: 'workspace',
        subjectId: workspace.id,
        event: 'time-zone',
        data: { timeZone },
        origin,
      },
      now,
    )
  })
  return timeZone
}
