import { doubts } from '../../domain/asks/ask-rules.ts'
import type { Confirmed } from '../../domain/asks/commands.ts'
import { askWords } from '../../domain/asks/request.ts'
import type { FormCommand } from '../../domain/commands/command.ts'
import { DomainError } from '../../domain/errors.ts'
import { firstName } from '../../domain/matching/people/person-name.ts'
import { doubtedView, previewNode } from '../../views/introductions/draft.ts'
import { withUntold } from '../../views/introductions/loop.ts'
import { MY_ASKS } from '../../views/my-asks.ts'
import type { View } from '../../views/view.ts'
import { lineView } from '../../views/view.ts'
import { keepForm, keptForm } from '../forms/form-draft.ts'
import { checkForm, filledForm } from '../forms/form-of.ts'
import { keepAsk, type Requested, requestIntroduction } from '../introductions/request-introduction.ts'
import { untoldOf } from '../overview/untold.ts'
import type { Context } from '../ports/context.ts'
import { rewordAsk } from './reword-ask.ts'

/** A form with an asker's words in it. */
export type AskCommand = Extract<FormCommand, { kind: 'ask' | 'keep' | 'reword' }>

/**
 * Does what an asker's form says, once nothing in its words is doubted; what is doubted is kept, and its asker told how
 * to mend it.
 *
 * @throws DomainError form-invalid, or what the use case refuses
 */
export async function sendAsk(context: Context, command: AskCommand): Promise<View> {
  const found = checkForm(command) ? {} : doubts(askWords(command.values))
  if (Object.keys(found).length === 0) return await done(context, command)
  return doubtedView(filledForm(command, found), await keepForm(context, command, found))
}

/**
 * Sends a kept form as it is: one whose words were doubted, or whose asker was asked back.
 *
 * @param despite what the asker was told before, and asks all the same
 * @throws DomainError stale when it is not kept any more, or what the use case refuses
 */
export async function sendAnyway(context: Context, draftId: string, despite: Confirmed | null = null): Promise<View> {
  const { form } = await keptForm(context, draftId)
  if (form.kind !== 'ask' && form.kind !== 'keep' && form.kind !== 'reword')
    throw new DomainError('stale', 'This form cannot be sent like that. Please start it again.')
  return await done(context, form, despite)
}

async function done(context: Context, command: AskCommand, despite: Confirmed | null = null): Promise<View> {
  switch (command.kind) {
    case 'ask': {
      const asked = await requestIntroduction(context, command.relationshipId, command.values, despite)
      return 'question' in asked ? asked.question : withUntold(requested(asked), await untoldOf(context))
    }
    case 'keep': {
      const kept = await keepAsk(context, command.values, despite)
      if ('question' in kept) return kept.question
      const { target } = kept.ask
      return withUntold(lineView(`Your ask for ${target} stays open for 60 days.`, [MY_ASKS]), await untoldOf(context))
    }
    case 'reword': {
      const { target } = await rewordAsk(context, command.askId, command.values)
      return lineView(`Changed: your ask for ${target} reads so everywhere now.`, [MY_ASKS])
    }
  }
}

function requested({ connector, person, organization, partner, repeated, draft, heardAt }: Requested): View {
  const wish = partner
    ? `to ask ${person} for a way into ${organization}`
    : `to introduce you to ${person} at ${organization}`
  const text = repeated
    ? `You already asked ${connector} about ${person}: no second message was sent.`
    : `Asked ${connector} ${wish}. You hear as soon as they answer.`
  const { summary, nodes } = lineView(text, [MY_ASKS])
  const [line, ...rest] = nodes
  if (!line) return { summary, nodes }
  const waits = `${firstName(connector)} is off for now, and hears of it`
  return {
    summary,
    nodes: [
      line,
      ...(heardAt ? [{ kind: 'moment' as const, text: waits, at: heardAt.toISOString() }] : []),
      ...(draft === null ? [] : [previewNode(draft)]),
      ...rest,
    ],
  }
}
