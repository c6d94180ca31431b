import { DomainError } from '../../domain/errors.ts'
import { teamView } from '../../views/members/team-page.ts'
import type { View } from '../../views/view.ts'
import type { Context } from '../ports/context.ts'

/** How far the team has come, and what becomes of those who leave. @throws DomainError not-allowed for all but admins */
export async function showTeam({ tenant, member }: Context): Promise<View> {
  if (!member.admin) throw new DomainError('team-for-admins')
  const [progress, leaverDays] = await Promise.all([tenant.members.progress(), tenant.members.leaverDays()])
  return teamView({ ...progress, leaverDays })
}

/** Sets after how many days those who left are erased; throws like showTeam. */
export async function setLeaverDays(context: Context, days: number): Promise<View> {
  const { store, workspace, member, now, origin } = context
  if (!member.admin) throw new DomainError('team-for-admins')
  await store.transaction(workspace.id, async (tenant) => {
    if ((await tenant.members.leaverDays()) === days) return
    await tenant.members.setLeaverDays(days)
    const subject = { memberId: member.id, subject: 'workspace', subjectId: workspace.id, origin } as const
    await tenant.audit.record({ ...subject, event: 'leaver-days' }, now)
  })
  return await showTeam(context)
}
