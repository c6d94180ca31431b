import { DomainError } from '../../domain/errors.ts'
import { type CardChannels, readChannel } from '../../domain/requests/posted-request.ts'
import { cardChannelsView } from '../../views/requests/card-channels.ts'
import type { View } from '../../views/view.ts'
import type { Context } from '../ports/context.ts'

/** Which channels may carry cards. @throws DomainError not-allowed for those who may not change it */
export async function showCardChannels(context: Context): Promise<View> {
  mustManage(context)
  return cardChannelsView(await context.tenant.requests.channels())
}

/** Any channel, or none; throws like showCardChannels. */
export async function allowCards(context: Context, where: 'any' | 'none'): Promise<View> {
  return await change(context, ({ channels }) =>
    where === 'any' ? { anywhere: true, channels } : { anywhere: false, channels: [] },
  )
}

/** One more channel: from now on only those named carry cards. Also throws form-invalid. */
export async function addCardChannel(context: Context, values: Record<string, string>): Promise<View> {
  const channel = readChannel(values)
  return await change(context, ({ channels }) => ({ anywhere: false, channels: [...new Set([...channels, channel])] }))
}

/** One channel less; throws like showCardChannels. */
export async function removeCardChannel(context: Context, channel: string): Promise<View> {
  return await change(context, ({ anywhere, channels }) => ({
    anywhere,
    channels: channels.filter((one) => one !== channel),
  }))
}

async function change(context: Context, decide: (before: CardChannels) => CardChannels): Promise<View> {
  mustManage(context)
  const { store, workspace, member, now, origin } = context
  await store.transaction(workspace.id, async (tenant) => {
    const before = await tenant.requests.channels()
    const after = decide(before)
    // A button of an old message may be pressed again.
    if (after.anywhere === before.anywhere && after.channels.join() === before.channels.join()) return
    await tenant.requests.setChannels(after)
    const subject = { memberId: member.id, subject: 'workspace', subjectId: workspace.id, origin } as const
    await tenant.audit.record({ ...subject, event: 'card-channels' }, now)
  })
  return await showCardChannels(context)
}

function mustManage({ member }: Context): void {
  if (!member.admin) throw new DomainError('card-channels-for-admins')
}
