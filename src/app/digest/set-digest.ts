import { type DigestChoice, readDigestChoice } from '../../domain/digest/digest.ts'
import { DomainError } from '../../domain/errors.ts'
import { digestSettingsView } from '../../views/digest/digest-settings.ts'
import type { View } from '../../views/view.ts'
import { queueMessage } from '../outbox/queue-message.ts'
import type { Context } from '../ports/context.ts'
import type { Store } from '../ports/store.ts'

/** Who changes settings, and where; nobody in particular on the command line. */
type Setting = { store: Store; workspaceId: string; memberId: string | null; now: Date; origin: string }

/** Sets where and when the digest is posted, from now on. */
export async function chooseDigest(setting: Setting, choice: DigestChoice): Promise<void> {
  const { store, workspaceId, memberId, now, origin } = setting
  await store.transaction(workspaceId, async (tenant) => {
    await tenant.digest.choose(choice, now)
    const told = { memberId, subject: 'workspace', subjectId: workspaceId, origin } as const
    await tenant.audit.record({ ...told, event: 'digest', data: choice }, now)
  })
}

/** Pauses the digest, or resumes it with the next one due. */
export async function pauseDigest(setting: Setting, paused: boolean): Promise<void> {
  const { store, workspaceId, memberId, now, origin } = setting
  await store.transaction(workspaceId, async (tenant) => {
    if ((await tenant.digest.settings()).paused === paused) return
    await tenant.digest.pause(paused, now)
    const told = { memberId, subject: 'workspace', subjectId: workspaceId, origin } as const
    await tenant.audit.record({ ...told, event: paused ? 'digest-paused' : 'digest-resumed' }, now)
  })
}

/** The current settings. @throws DomainError not-allowed for those who may not change them */
export async function showDigestSettings(context: Context): Promise<View> {
  adminOf(context)
  return digestSettingsView(await context.tenant.digest.settings())
}

/** Saves the form. @throws DomainError not-allowed or form-invalid */
export async function setDigest(context: Context, values: Record<string, string>): Promise<View> {
  const setting = adminOf(context)
  await chooseDigest(setting, readDigestChoice(values))
  return await showDigestSettings(context)
}

/** @throws DomainError not-allowed */
export async function setDigestPause(context: Context, paused: boolean): Promise<View> {
  await pauseDigest(adminOf(context), paused)
  return await showDigestSettings(context)
}

/** Tells the first member who may choose a channel how to, once. */
export async function tellHowToChoose({ store, tenant, workspace, member, now }: Context): Promise<void> {
  const { channel, toldAt } = await tenant.digest.settings()
  if (channel !== null || toldAt !== null) return
  await store.transaction(workspace.id, async (within) => {
    if (await within.digest.setTold(now))
      await queueMessage(within, { memberId: member.id, message: 'digest-hint', subjectId: workspace.id })
  })
}

function adminOf({ store, workspace, member, now, origin }: Context): Setting {
  if (!member.admin) throw new DomainError('digest-for-admins')
  return { store, workspaceId: workspace.id, memberId: member.id, now, origin }
}
