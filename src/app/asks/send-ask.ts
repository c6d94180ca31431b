import { doubts } from '../../domain/asks/ask-rules.ts'
import type { Confirmed } from '../../domain/asks/commands.ts'
import { askWords } from '../../domain/asks/request.ts'
import type { FormCommand } from '../../domain/commands/command.ts'
import { DomainError } from '../../domain/errors.ts'
import { askedView, keptOpenView, rewordedView } from '../../views/asks/sent-ask.ts'
import { doubtedView } from '../../views/introductions/draft.ts'
import { withPendingOutcomes } from '../../views/introductions/pending-outcomes.ts'
import { fieldTexts } from '../../views/refusals/fields.ts'
import type { View } from '../../views/view.ts'
import { keepForm, keptForm } from '../forms/form-draft.ts'
import { checkForm, filledForm } from '../forms/form-of.ts'
import { keepAsk, requestIntroduction } from '../introductions/request-introduction.ts'
import { pendingOutcomesOf } from '../overview/pending-outcomes.ts'
import type { Context } from '../ports/context.ts'
import { offerCard } from '../requests/offer-card.ts'
import { rewordAsk } from './reword-ask.ts'

/** A form with the asker's own words. */
export type AskCommand = Extract<FormCommand, { kind: 'ask' | 'keep' | 'ask-for-card' | 'reword' }>

/**
 * Carries out an asker's form once nothing in its words is in doubt; a doubtful one is kept, and its asker told how to
 * fix it.
 *
 * @throws DomainError form-invalid, or what the use case refuses
 */
export async function sendAsk(context: Context, command: AskCommand): Promise<View> {
  const found = checkForm(command) ? {} : fieldTexts(doubts(askWords(command.values)))
  if (Object.keys(found).length === 0) return await done(context, command)
  return doubtedView(filledForm(command, found), await keepForm(context, command, found))
}

/**
 * Sends a kept form as it is: one whose words were in doubt, or that raised a question.
 *
 * @param despite the warnings the asker has seen and confirmed
 * @throws DomainError stale when it is no longer kept, or what the use case refuses
 */
export async function sendAnyway(context: Context, draftId: string, despite: Confirmed | null = null): Promise<View> {
  const { form } = await keptForm(context, draftId)
  if (form.kind !== 'ask' && form.kind !== 'keep' && form.kind !== 'ask-for-card' && form.kind !== 'reword')
    throw new DomainError('form-not-sendable')
  return await done(context, form, despite)
}

async function done(context: Context, command: AskCommand, despite: Confirmed | null = null): Promise<View> {
  switch (command.kind) {
    case 'ask': {
      const asked = await requestIntroduction(context, command.relationshipId, command.values, despite)
      return 'question' in asked
        ? asked.question
        : withPendingOutcomes(askedView(asked), await pendingOutcomesOf(context))
    }
    case 'keep': {
      const kept = await keepAsk(context, command.values, despite)
      if ('question' in kept) return kept.question
      const { id, target } = kept.ask
      return withPendingOutcomes(keptOpenView(target, id), await pendingOutcomesOf(context))
    }
    case 'ask-for-card': {
      const kept = await keepAsk(context, command.values, despite)
      return 'question' in kept ? kept.question : await offerCard(context, kept.ask.id, command.channel)
    }
    case 'reword': {
      const { target } = await rewordAsk(context, command.askId, command.values)
      return rewordedView(target)
    }
  }
}
