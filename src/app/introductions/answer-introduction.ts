import { DomainError } from '../../domain/errors.ts'
import { FIRST_CONSENT } from '../../domain/introductions/consent.ts'
import { readReason } from '../../domain/introductions/favour-form.ts'
import type { Move } from '../../domain/introductions/introduction.ts'
import { queueMessage } from '../outbox/queue-message.ts'
import type { Context } from '../ports/context.ts'
import type { MessageKind } from '../ports/message-kind.ts'
import type { Tenant } from '../ports/store.ts'
import type { Introduction, IntroductionChange } from '../ports/tenant/introductions.ts'
import { move } from './move-introduction.ts'
import { releaseOthers } from './release-others.ts'
import { tellAskers } from './tell-askers.ts'

/** The message to the asker for each answer. */
const TELLS = {
  accept: 'promise',
  'lend-name': 'promise',
  pass: 'passed',
  redirect: 'redirected',
  postpone: 'postponed',
} as const satisfies Record<string, MessageKind>

/**
 * Records the connector's answer and tells the asker. A promise releases others asked about that person for the same
 * ask. A repeated click is answered like the first and changes nothing.
 *
 * @param which its id, or the introduction itself if already read
 * @param told what is stored with the answer: how long it is put off, who was named instead
 * @param by a button shows its own answer; a reaction cannot, so whoever reacted is told by message
 * @throws DomainError stale when it was answered otherwise or has ended; not-allowed when it is not theirs to answer;
 *   in-use when somebody else has promised to introduce that person
 */
export async function answerIntroduction(
  context: Context,
  which: string | Introduction,
  answer: keyof typeof TELLS,
  told: Pick<Partial<IntroductionChange>, 'dueAt' | 'namedId'> = {},
  by: 'button' | 'reaction' = 'button',
): Promise<Introduction> {
  return await context.store.transaction(context.workspace.id, async (tenant) => {
    const {
      before,
      move: decided,
      approaches,
    } = await move(tenant, context, which, answer, {
      ...(answer === 'accept' ? { consent: FIRST_CONSENT } : {}),
      ...told,
    })
    if (!decided.moved) {
      if (decided.why !== 'repeated') throw refusal(decided)
      return before
    }
    await tellAskers(tenant, before, TELLS[answer], before.id)
    if (approaches) await releaseOthers(tenant, context, before, approaches)
    if (by === 'reaction') await noteReaction(tenant, context, before.id)
    return before
  })
}

/** The audit event of saying yes by a reaction. */
export const SAID_YES = 'said-yes'

async function noteReaction(tenant: Tenant, { member, now, origin }: Context, subjectId: string): Promise<void> {
  await tenant.audit.record({ memberId: member.id, subject: 'introduction', subjectId, event: SAID_YES, origin }, now)
  await queueMessage(tenant, { memberId: member.id, message: 'said-yes', subjectId })
}

/**
 * Stores why the connector passed, for ranking only. If they say it again, the last reason counts; it is noted once.
 *
 * @throws DomainError form-invalid, not-allowed, or stale when they did not pass
 */
export async function keepPassReason(
  { store, workspace, member, now, origin }: Context,
  introductionId: string,
  values: Record<string, string>,
): Promise<void> {
  const { reason, words } = readReason(values)
  await store.transaction(workspace.id, async (tenant) => {
    const introduction = await tenant.introductions.get(introductionId)
    if (introduction?.connectorId !== member.id) throw new DomainError('not-who-passed')
    await tenant.asks.lock(introduction.ask.id)
    const change = { state: 'passed', passReason: reason, passWords: words } as const
    if (!(await tenant.introductions.change(introductionId, 'passed', change, now))) throw new DomainError('not-passed')
    if ((await tenant.overview.history([introductionId])).some(({ event }) => event === 'reason')) return
    const subjectId = introductionId
    await tenant.audit.record({ memberId: member.id, subject: 'introduction', subjectId, event: 'reason', origin }, now)
  })
}

/** The sentence for a click that changes nothing. */
export function refusal(decided: Move & { moved: false }): DomainError {
  switch (decided.why) {
    case 'foreign':
      return new DomainError('not-your-side')
    case 'too-late':
      return new DomainError('undo-over')
    default:
      return new DomainError('moved-on')
  }
}
