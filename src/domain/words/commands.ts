import { z } from 'zod'
import { button, command, label, text } from '../commands/define.ts'
import { TOPICS } from './language.ts'

// Commands for what is said in plain words.

export const WORD_COMMANDS = [
  /** Something said to the bot itself: it answers with one button to the right place. */
  command('talk', { topic: z.enum(TOPICS) }, 'landing'),
  /** A sentence that was not understood: the nearest things it may have meant are offered. */
  command('unclear', { text }, 'landing'),
  /** One of those: an ask as it was typed. */
  button('look-up', { asked: label }, 'landing'),
] as const
