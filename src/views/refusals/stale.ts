import type { SentencesOf } from '../../domain/errors.ts'
import { LIST_FORGOTTEN } from '../coverage/covered-list.ts'

/** What was acted on has changed since. */
export const STALE: SentencesOf<'stale'> = {
  'company-not-there': () => 'That company is not there any more. Ask /whoknows again.',
  'alias-forgotten': () => 'That is already forgotten.',
  'one-company-already': ({ company }) => `${company} counts as one company already.`,
  'companies-changed': () => 'That has changed since: nothing was done. Ask /whoknows again to see how it is now.',
  'log-undone': () => 'That is already undone.',
  'relationship-changed': ({ person }) => `${person} was changed since, so nothing was undone.`,
  'nothing-to-send': () => 'There is nothing to send here any more. See /intros for where it stands.',
  'nothing-promised': () => 'Nothing is promised yet. Choose Pass: nobody hears a reason.',
  'nothing-to-thank': () => 'There is nothing to thank for yet.',
  'moved-on': () => 'This has moved on since: nothing was changed. See /intros for where it stands.',
  'not-passed': () => 'You did not pass on this, so no reason was kept.',
  'ask-ended': ({ target }) => `Your ask for ${target} has ended already. See /intros for where it stands.`,
  'ask-not-there': () => 'That ask is not there any more. Ask /whoknows again.',
  'ask-not-joined': () => 'You are not on that ask (any more).',
  'ask-not-open': () => 'That ask is not open any more. Thank you all the same!',
  'match-over': () => 'That ask is not open any more: nothing to do.',
  'card-over': () => 'This request is over, so there is nothing to do. Thank you all the same!',
  'wish-over': () => 'That wish is not there any more: nothing to do.',
  'handover-over': () => 'That is over: nothing was handed over by it.',
  'form-not-kept': () =>
    'This is not kept any more: you have sent it already, or more than a day has passed. See /intros for what you asked.',
  'form-not-sendable': () => 'This form cannot be sent like that. Please start it again.',
  'form-too-old': () => 'This form is too old to work. Please start it again.',
  'button-too-old': () => 'This button is too old to work. Run the command again to get a fresh one.',
  'question-too-old': () => 'This question is too old to answer. Please start again.',
  'message-not-there': () => 'That message is not there any more.',
  'subject-gone': () => 'That is not there any more. See /intros for where things stand.',
  'list-forgotten': () => LIST_FORGOTTEN,
  'file-gone': () => 'This file is not at hand any more, and nothing of it was kept. Please send it again.',
}
