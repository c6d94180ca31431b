import { DomainError } from '../../domain/errors.ts'
import type { Consent } from '../../domain/introductions/consent.ts'
import type { Context } from '../ports/context.ts'
import type { Introduction } from '../ports/tenant/introductions.ts'
import { refusal } from './answer-introduction.ts'
import { lockIntroduction } from './record-outcome.ts'
import { tellAskers } from './tell-askers.ts'

/**
 * The connector says how a promised introduction reaches the person. The asker's message shows it; the
 * person's consent is news, and gets a message of its own.
 *
 * @returns the updated introduction
 * @throws DomainError not-allowed when it is not theirs to say, stale when it is not promised, or already made
 */
export async function setConsent(
  { store, workspace, member, now, origin }: Context,
  introductionId: string,
  consent: Consent,
): Promise<Introduction> {
  return await store.transaction(workspace.id, async (tenant) => {
    const introduction = await lockIntroduction(tenant, introductionId)
    if (introduction?.connectorId !== member.id) throw new DomainError('not-your-side')
    const { id, state } = introduction
    if (state !== 'accepted') throw refusal({ moved: false, why: 'stale' })
    if (introduction.consent === consent) return introduction
    await tenant.introductions.change(id, state, { state, consent }, now)
    const subject = { subject: 'introduction', subjectId: id } as const
    await tenant.audit.record({ memberId: member.id, ...subject, event: 'consent', data: { consent }, origin }, now)
    await tenant.enqueue({ kind: 'refresh', workspaceId: workspace.id, subjectId: id })
    // Whoever takes it back and says it again tells nothing new.
    const isTold = (await tenant.messages.toldAbout(id)).some(({ kind }) => kind === 'agreed')
    if (consent === 'agreed' && !isTold) await tellAskers(tenant, introduction, 'agreed', id)
    return { ...introduction, consent }
  })
}
