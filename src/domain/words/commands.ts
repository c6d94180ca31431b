import { z } from 'zod'
import { button, command, label, MAX_MESSAGE, text, words } from '../commands/define.ts'
import { TOPICS } from './language.ts'

// Commands for what is said in plain words.

/** What somebody may want of a message about people: to find a way to them, or to log them. */
const WANTED = ['seek', 'tell'] as const

export const WORD_COMMANDS = [
  /** Something said to the bot itself: it answers with one button to the right place. */
  command('talk', { topic: z.enum(TOPICS) }, 'landing'),
  /** A sentence that was not understood: the nearest things it may have meant are offered. */
  command('unclear', { text }, 'landing'),
  /** One of those: an ask as it was typed. */
  button('look-up', { asked: label }, 'landing', 'lookups'),
  /** Said to the bot where everybody reads what it answers: by buttons alone, each answering who presses it. */
  command('mentioned', { text: words(MAX_MESSAGE) }, 'unread'),
  /** Opens a form filled with whom a message names that was not written to the bot. */
  command('about-form', { message: words(MAX_MESSAGE), want: z.enum(WANTED) }, 'opens-form'),
] as const
