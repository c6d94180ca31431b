import type { SeenIn } from '../../domain/asks/ask.ts'
import { doubts } from '../../domain/asks/ask-rules.ts'
import type { Confirmed } from '../../domain/asks/commands.ts'
import { askWords, readPosting, readRequest, readReworded } from '../../domain/asks/request.ts'
import type { FormCommand } from '../../domain/commands/command.ts'
import { DomainError } from '../../domain/errors.ts'
import { rankPaths } from '../../domain/finding/ranking.ts'
import type { Note } from '../../domain/introductions/draft.ts'
import { askedView, keptOpenView, rewordedView } from '../../views/asks/sent-ask.ts'
import { asSeenByAsker } from '../../views/finding/seen-path.ts'
import { writeNote } from '../../views/introductions/draft-words.ts'
import { withPendingOutcomes } from '../../views/introductions/pending-outcomes.ts'
import { type Preview, previewView } from '../../views/introductions/preview.ts'
import { referredTo } from '../../views/introductions/referral.ts'
import { fieldTexts } from '../../views/refusals/fields.ts'
import type { View } from '../../views/view.ts'
import { asTarget } from '../companies/organization.ts'
import { keepForm, keptForm } from '../forms/form-draft.ts'
import { filledForm } from '../forms/form-of.ts'
import { keepAsk, requestIntroduction } from '../introductions/request-introduction.ts'
import { pendingOutcomesOf } from '../overview/pending-outcomes.ts'
import type { Context } from '../ports/context.ts'
import { offerCard } from '../requests/offer-card.ts'
import { changeableAsk, rewordAsk } from './reword-ask.ts'

/** A form with the asker's own words. */
type AskCommand = Extract<FormCommand, { kind: 'ask' | 'keep' | 'ask-for-card' | 'reword' }>

/** Those whose note is shown first; a card is shown as a whole. */
type NotedCommand = Exclude<AskCommand, { kind: 'ask-for-card' }>

/**
 * The note an asker's form makes, as it will be forwarded, with any doubts about its words; the form is kept until they
 * send or change it.
 *
 * @throws DomainError form-invalid; no-path when the way is gone, or what rewordAsk throws
 */
export async function previewAsk(context: Context, command: NotedCommand): Promise<View> {
  const { note, ...shown } = await noteOf(context, command)
  const found = fieldTexts(doubts(askWords(command.values)))
  const draftId = await keepForm(context, command, found)
  return previewView({ ...shown, note: writeNote(note), form: filledForm(command, found), draftId })
}

type Noted = { note: Note } & Pick<Preview, 'connector' | 'leadsTo'>

/** The note as its asker may see it: of whom it goes to by a sealed tie, or by nobody yet, they see no name. */
async function noteOf(context: Context, command: NotedCommand): Promise<Noted> {
  const { tenant, member, now } = context
  const unnamed = { person: null, whom: null, asker: member.name }
  switch (command.kind) {
    case 'ask': {
      const request = readRequest(command.values)
      const candidate = await tenant.waysIn.get(command.relationshipId, member.id)
      const [ranked] = candidate ? rankPaths([candidate], null, now) : []
      if (!ranked) throw new DomainError('way-to-ask-gone')
      const path = asSeenByAsker(ranked)
      const { organization, sealed, person, connector } = path
      const whom = referredTo({ whom: request.whom, path })
      const note = { ...request, asker: member.name, person: sealed ? null : person, whom, organization }
      return { note, connector: sealed ? null : connector, leadsTo: 'request' }
    }
    case 'keep': {
      const note = { ...readRequest(command.values), ...unnamed, organization: asTarget(command.target) }
      return { note, connector: null, leadsTo: 'open-ask' }
    }
    case 'reword': {
      const words = readReworded(command.values)
      const { target, about } = changeableAsk(await tenant.asks.get(command.askId), member.id)
      return { note: { ...words, about, ...unnamed, organization: target }, connector: null, leadsTo: 'other-words' }
    }
  }
}

/**
 * Sends a kept form: one whose note was shown, or that raised a question.
 *
 * @param chosen where the ask may be seen, which the form does not ask; the warnings the asker has seen and confirmed
 * @throws DomainError stale when it is no longer kept, or what the use case refuses
 */
export async function sendKept(
  context: Context,
  draftId: string,
  { seenIn, despite = null }: { seenIn?: SeenIn; despite?: Confirmed | null },
): Promise<View> {
  const { form } = await keptForm(context, draftId)
  if (form.kind !== 'ask' && form.kind !== 'keep' && form.kind !== 'ask-for-card' && form.kind !== 'reword')
    throw new DomainError('form-not-sendable')
  const values = seenIn ? { ...form.values, seenIn } : form.values
  return await sendAsk(context, { ...form, values }, despite)
}

/** @param despite the warnings the asker has seen and confirmed */
export async function sendAsk(context: Context, command: AskCommand, despite: Confirmed | null): Promise<View> {
  switch (command.kind) {
    case 'ask': {
      const asked = await requestIntroduction(context, command.relationshipId, command.values, despite)
      return 'question' in asked
        ? asked.question
        : withPendingOutcomes(askedView(asked), await pendingOutcomesOf(context))
    }
    case 'keep': {
      const kept = await keepAsk(context, command.target, command.values, despite)
      if ('question' in kept) return kept.question
      const { id, target } = kept.ask
      return withPendingOutcomes(keptOpenView(target, id), await pendingOutcomesOf(context))
    }
    case 'ask-for-card': {
      readPosting(command.values)
      const kept = await keepAsk(context, command.target, command.values, despite)
      return 'question' in kept ? kept.question : await offerCard(context, kept.ask.id, command.channel)
    }
    case 'reword': {
      const { target } = await rewordAsk(context, command.askId, command.values)
      return rewordedView(target)
    }
  }
}
