import type { Command } from '../../domain/commands/command.ts'
import { DomainError } from '../../domain/errors.ts'
import { isWaiting, moveIntroduction } from '../../domain/introductions/introduction.ts'
import { readReaction } from '../../domain/introductions/reaction.ts'
import { queueMessage } from '../outbox/queue-message.ts'
import type { Context } from '../ports/context.ts'
import type { Message } from '../ports/entities.ts'
import { type Job, REACTION_TRIES } from '../ports/jobs.ts'
import type { MessageKind } from '../ports/message-kind.ts'
import type { Store } from '../ports/store.ts'
import { raiseHand } from '../requests/answer-card.ts'
import { answerIntroduction, SAID_YES } from './answer-introduction.ts'
import { confirmIntroduction } from './confirm-introduction.ts'
import { giveThanks } from './record-outcome.ts'

type Reaction = Pick<Extract<Command, { kind: 'react' }>, 'channel' | 'message' | 'emoji'>

/**
 * Handles a reaction to one of the bot's messages: ✅ says yes to an unanswered request and, once it is
 * promised, confirms that the introduction was made; 💰 and 🎉 bring the button for the won form, 🙏 thanks the giver.
 * 🙋 on a card in a channel brings its reader the button that goes on. Anything else means nothing here.
 * A platform may report a reaction before its message is recorded, so a meaningful one on an unknown message
 * is retried shortly, a few times.
 *
 * @param attempt how many times it was tried before
 */
export async function followReaction(context: Context, reaction: Reaction, attempt = 0): Promise<void> {
  const { tenant, workspace, member } = context
  const { channel, message, emoji } = reaction
  const meaning = readReaction(emoji)
  if (meaning === null) return
  const reference = await tenant.messages.at(workspace.platform, { channel, message })
  if (!reference) {
    if (attempt >= REACTION_TRIES) return
    const again = { workspaceId: workspace.id, memberId: member.id, channel, message, emoji, attempt: attempt + 1 }
    await tenant.enqueue({ kind: 'react', ...again })
    return
  }
  if (reference.kind === 'card') {
    if (meaning === 'knows') await raiseHand(context, reference.subjectId)
    return
  }
  if (reference.memberId !== member.id || meaning === 'knows') return
  if (meaning === 'made') {
    if (CONFIRMING.includes(reference.kind)) await followMade(context, reference)
    return
  }
  const introduction = await tenant.introductions.get(reference.subjectId)
  if (introduction?.ask.askerId !== member.id) return
  if (meaning === 'thanked') await giveThanks(context, introduction.id)
  else if (moveIntroduction(introduction, 'won', { party: 'asker', memberId: member.id }, context.now).moved)
    await queueMessage(tenant, { memberId: member.id, message: 'won-offer', subjectId: introduction.id })
}

/** The request, in each form it is sent: a ✅ first answers it. */
const REQUESTS: readonly MessageKind[] = ['request', 'nudge', 'due']
/** Messages on which ✅ says that the introduction was made. */
const CONFIRMING: readonly MessageKind[] = [...REQUESTS, 'promise', 'reminder', 'said-yes']

async function followMade(context: Context, { kind, subjectId }: Pick<Message, 'kind' | 'subjectId'>): Promise<void> {
  if (!REQUESTS.includes(kind)) {
    await confirmIntroduction(context, subjectId, 'reaction')
    return
  }
  const introduction = await context.tenant.introductions.get(subjectId)
  if (introduction && isWaiting(introduction.state))
    await answerIntroduction(context, introduction, 'accept', {}, 'reaction')
  else if (!(await isRepeated(context, subjectId))) await confirmIntroduction(context, subjectId, 'reaction')
}

/** How long a platform may repeat a reaction that said yes, in milliseconds. */
const REPEATED_WITHIN = 10 * 60_000

/** Whether a reaction just said yes: repeated, it must not claim that the introduction was made. */
async function isRepeated({ tenant, now }: Context, introductionId: string): Promise<boolean> {
  const events = await tenant.overview.history([introductionId])
  return events.some(({ event, at }) => event === SAID_YES && now.getTime() - at.getTime() < REPEATED_WITHIN)
}

/** Retries a reaction that came before its message was recorded. */
export async function retryReaction(store: Store, job: Extract<Job, { kind: 'react' }>, now: Date): Promise<void> {
  const tenant = store.in(job.workspaceId)
  const [workspace, member] = await Promise.all([store.workspace(job.workspaceId), tenant.members.get(job.memberId)])
  if (!workspace || !member) return
  const context = { store, tenant, workspace, member, now, origin: workspace.platform }
  try {
    await followReaction(context, job, job.attempt)
  } catch (error) {
    // It has moved on in the meantime; reactions get no direct answer, so there is nobody to tell.
    if (!(error instanceof DomainError)) throw error
  }
}
