import { DomainError } from '../../domain/errors.ts'
import type { IntroductionState } from '../../domain/introductions/introduction.ts'
import { mailFile } from '../../domain/introductions/mail-file.ts'
import { readOwnDraft } from '../../domain/introductions/own-draft.ts'
import { draftForm, draftOf, readyDraft } from '../../views/introductions/draft.ts'
import { draftSubject } from '../../views/introductions/draft-words.ts'
import type { Form } from '../../views/view.ts'
import type { MessageType } from '../delivery/message-type.ts'
import { refusalView } from '../door-words.ts'
import { queueMessage } from '../outbox/queue-message.ts'
import type { Context } from '../ports/context.ts'
import type { Introduction } from '../ports/tenant/introductions.ts'
import { lockIntroduction } from './record-outcome.ts'
import { showIntroduction } from './shown-introduction.ts'

/** States in which the connector has a draft to send. */
const WITH_DRAFT: readonly IntroductionState[] = ['asked', 'later', 'accepted']

/**
 * The form for the connector's own draft, filled with the current words.
 *
 * @throws DomainError not-allowed when it is not theirs, stale when there is nothing left to send
 */
export async function openDraft({ tenant, member, now }: Context, introductionId: string): Promise<Form> {
  const introduction = editable(await tenant.introductions.get(introductionId), member.id)
  return draftForm(introductionId, { text: draftOf(showIntroduction(introduction, 'connector', now)) })
}

/**
 * Stores the connector's own words, shown from then on in every message of the request; an empty draft, or the
 * ready-made text itself, restores the ready-made one.
 *
 * @throws DomainError form-invalid; not-allowed or stale like openDraft
 */
export async function editDraft(
  { store, workspace, member, now, origin }: Context,
  introductionId: string,
  values: Record<string, string>,
): Promise<{ own: boolean }> {
  const text = readOwnDraft(values)
  return await store.transaction(workspace.id, async (tenant) => {
    const introduction = editable(await lockIntroduction(tenant, introductionId), member.id)
    const ready = readyDraft(showIntroduction(introduction, 'connector', now))
    const draft = text === '' || text === ready ? null : text
    if (draft !== introduction.draft) {
      const { id, state } = introduction
      await tenant.introductions.change(id, state, { state, draft }, now)
      await tenant.audit.record(
        { memberId: member.id, subject: 'introduction', subjectId: id, event: 'edit-draft', origin },
        now,
      )
      await tenant.enqueue({ kind: 'refresh', workspaceId: workspace.id, subjectId: id })
    }
    return { own: draft !== null }
  })
}

/**
 * Queues what a connector has to send as a mail in a file.
 *
 * @throws DomainError not-allowed or stale like openDraft
 */
export async function askForMail({ store, workspace, member }: Context, introductionId: string): Promise<void> {
  await store.transaction(workspace.id, async (tenant) => {
    editable(await tenant.introductions.get(introductionId), member.id)
    await queueMessage(tenant, { memberId: member.id, message: 'mail-file', subjectId: introductionId, own: true })
  })
}

/** Sends that mail; where the platform does not take the file, the sentence that says why. */
export const sendMailFile: NonNullable<MessageType['send']> = async (platform, { tenant, now }, delivery) => {
  const { to, view, deliveryId, subjectId } = delivery
  try {
    const introduction = await tenant.introductions.get(subjectId)
    if (!introduction) throw new DomainError('nothing-to-send')
    const shown = showIntroduction(introduction, 'connector', now)
    const { person, asker } = shown
    const mail = mailFile({ to: person, cc: asker, subject: draftSubject(asker), body: draftOf(shown) })
    const file = { name: 'introduction.eml', type: 'message/rfc822', bytes: Buffer.from(mail, 'ascii') } as const
    return await platform.send(to, view, deliveryId, { file })
  } catch (error) {
    if (!(error instanceof DomainError && error.code === 'file-refused')) throw error
    return await platform.send(to, refusalView(error), deliveryId)
  }
}

function editable(introduction: Introduction | null, memberId: string): Introduction {
  if (introduction?.connectorId !== memberId) throw new DomainError('not-who-sends')
  if (!WITH_DRAFT.includes(introduction.state)) throw new DomainError('nothing-to-send')
  return introduction
}
