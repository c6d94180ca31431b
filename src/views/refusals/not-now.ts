import type { SentencesOf } from '../../domain/errors.ts'
import { LIMITS, type Refusing } from '../../domain/limits/limits.ts'
import { dayName, onDay } from '../format.ts'

/** What is too late or too early, has no way, or is currently somebody else's. */
export const NOT_NOW: SentencesOf<'too-late' | 'no-path' | 'in-use' | 'unreachable'> = {
  'change-settled': () => 'That is settled: a change of whom you know can be undone for 10 minutes only.',
  'import-under-way': () => 'I am still adding this file: take it back once it is through.',
  'import-undo-over': () =>
    'An import can be taken back for 7 days only. Each tie can still be made private or removed: /intros people.',
  'undo-over': () => 'Undo works for 10 minutes only. Write to each other if it was a mistake.',
  'still-looking-up': () => 'I am still looking it up: the file has every target once I am through.',
  'reminded-later': ({ connector, ...moment }) =>
    `${connector} wanted more time: I will come back to them ${when(moment)}.`,
  'reminded-of-promise': ({ connector }) => `${connector} has already said yes. I will remind them of it myself.`,
  'reminded-before': ({ connector, ...moment }) =>
    `${connector} was reminded ${when(moment)}. I do not press them more than that.`,
  'reminded-too-soon': ({ connector, ...moment }) =>
    `${connector} was asked less than a working day ago. I will remind them myself ${when(moment)}.`,
  'nobody-to-remind': () => 'There is nobody to remind: this has moved on since. See /intros for where it stands.',

  'way-in-gone': () => 'This way in is no longer there. Ask /whoknows again.',
  'way-to-ask-gone': () => 'This way in is no longer there. Ask /whoknows again, or keep your ask open there.',
  'asked-before': ({ connector }) => `${connector} was asked about this before. Try another way in.`,
  'tie-gone': () => 'This tie of yours is gone, or it is private.',
  'asked-you-before': ({ asker }) => `${asker} asked you about this before: see /intros.`,

  'relationship-used': ({ person }) => `An introduction rests on ${person}: make it private instead.`,
  'promised-already': ({ connector, person }) =>
    `${connector} has promised to introduce you to ${person}: give it a moment. See /intros for where it stands.`,
  'promised-by-another': ({ person }) =>
    `Somebody has promised to introduce ${person} already, and two at once would feel like a campaign. You need not do anything.`,
  'asked-by-another': ({ organization }) =>
    `Somebody at ${organization} is being asked already, and two at once would feel like a campaign. Thank you all the same!`,
  'bot-not-ready': () => 'The bot is not ready. Try again in a moment.',
  'bot-busy': () =>
    'I am busy just now, and have not begun with this: nothing was changed. Please try again in a minute.',
  'answer-overdue': () =>
    'This takes longer than it should. It may still go through: please look at /intros in a minute before you try again.',
  'member-unconfirmed': () =>
    'I cannot see just now whether you are a member of this team, so I show and change nothing. Please try again in a minute.',

  'limit-reached': ({ limit }) => LIMIT_LINES[limit],
  'card-stands': ({ target }) => `Your ask for ${target} is posted already: take that card down first.`,

  'out-of-reach': () => 'This member is out of reach for now.',
  'not-in-team': () => 'They are not in this team any more.',
  'messages-closed': () => 'Their direct messages are closed.',
  'channel-gone': () => 'This channel is gone.',
  'channel-closed': () => 'This channel is gone, or closed to the bot.',
  'channel-shared': () => 'People of another organization may read this channel.',
  'one-channel-only': () => 'The playground has one channel only.',
}

/** Each says what to do instead: a limit is no reproach. */
const LIMIT_LINES: Record<Refusing, string> = {
  'open-cards': `${LIMITS['open-cards'].most} of your requests are up in channels already: each is read better if there are few. Take one down, and this one can go up.`,
  'new-cards': `You have posted ${LIMITS['new-cards'].most} requests within a day: let them be read first. Your ask stays open, and can be posted tomorrow.`,
  'cards-in-channel': `That channel has seen ${LIMITS['cards-in-channel'].most} requests within a day. Choose another one, or post it there tomorrow.`,
  asking:
    'That is a lot of asks within an hour: each is a favour, and few are answered at once. Please go on in the next hour.',
  namings: 'You have named many teammates within an hour: let them answer first. Please go on in the next hour.',
  joins: 'That is a lot of joining and leaving within an hour. Please go on in the next hour.',
  withdrawals: 'You have withdrawn many requests within an hour. What is asked stays so until the next one.',
  lookups:
    'That is a lot of looking up within an hour. Drop a list of companies here: I look up all of them at once. Or go on in the next hour.',
  exports: 'I have sent you that file a few times within this hour. Please ask again in the next one.',
  suggestions: 'Please type the whole name: I suggest more in the next hour.',
  companies: `You have looked up ${LIMITS.companies.most} companies within an hour, which is as far as I go by hand. Drop a list of those you need to get into, or go on in the next hour.`,
}

function when({ at, now, timeZone }: { at: Date | null; now: Date; timeZone: string }): string {
  return at ? onDay(dayName(at, now, timeZone)) : 'soon'
}
