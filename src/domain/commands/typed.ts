import { DomainError } from '../errors.ts'
import { encodeChoices, readPeopleFilter } from '../relationships/people-filter.ts'
import { isTouch } from '../relationships/touch.ts'
import { isAskedFor, isTold, readSentence } from '../words/read-sentence.ts'
import { topicOf } from '../words/topics.ts'
import type { Command } from './command.ts'
import type { ButtonCommand } from './command-code.ts'
import { MAX_TEXT } from './define.ts'
import { withoutEntities } from './html-entities.ts'
import { nearest } from './nearest.ts'
import { COMMAND_WORDS, type CommandWord, INTROS_WORDS, type IntrosWord, TYPED_COMMANDS } from './words.ts'

// Parses what a person typed into a Command: the words of all commands, and what follows them. “help” after any of
// them asks for help.

/** The commands whose words are more than the text of a Command of that kind. */
const READ = {
  whoknows(text: string): Command {
    if (text === '') return { kind: 'help' }
    return talked(text) ?? (isTold(text) ? { kind: 'unclear', text } : { kind: 'whoknows', text })
  },
  iknow: (text: string): Command =>
    talked(text) ?? (isAskedFor(text) ? { kind: 'whoknows', text } : { kind: 'iknow', text }),
  intros: readIntros,
  help: (): Command => ({ kind: 'help' }),
}
const isRead = (word: CommandWord): word is keyof typeof READ => word in READ

function readWord(word: CommandWord, text: string): Command {
  return isRead(word) ? READ[word](text) : { kind: word, text }
}

/** What each word after /intros shows. */
export const AFTER_INTROS: { readonly [W in IntrosWord]: ButtonCommand } = {
  help: { kind: 'help' },
  people: { kind: 'my-people', page: 0 },
  history: { kind: 'asks', page: 0 },
  digest: { kind: 'digest-settings' },
  coverage: { kind: 'coverage' },
  settings: { kind: 'settings' },
  privacy: { kind: 'privacy' },
}

/**
 * Parses a typed command.
 *
 * @param name the command without its slash, one of words.ts
 * @param typed what follows it, as typed
 * @throws DomainError not-understood for an unknown command, an unknown word after /intros, or a text that is
 * too long
 */
export function readTyped(name: string, typed: string): Command {
  const text = withoutEntities(typed.replaceAll('\0', '')).trim()
  if (text.length > MAX_TEXT) throw new DomainError('text-too-long', { max: MAX_TEXT })
  const word = wordOf(name, COMMAND_WORDS)
  if (word) return text.toLowerCase() === 'help' ? { kind: 'help' } : readWord(word, text)
  throw new DomainError('command-unknown', { name, rest: text, meant: nearest(name, COMMAND_WORDS) })
}

const LINE = /^\s*\/?(\S+)(.*)$/s
/** The bot's name in words, where a platform makes no mention of it. */
const OWN_NAME = /^\s*@foothold\b[\s,:]*/i

/**
 * Parses what somebody wrote to the bot: a command, with or without its slash, or a sentence in plain words. Any text
 * is some Command.
 *
 * @throws DomainError not-understood like readTyped, for what begins with a slash, or with a command misspelled
 */
export function readWritten(said: string): Command {
  const message = said.replace(OWN_NAME, '')
  const [, name = '', rest = ''] = LINE.exec(message) ?? []
  if (name === '') return { kind: 'help' }
  const text = withoutEntities(message.replaceAll('\0', '')).trim()
  if (text.startsWith('/') || isCommand(name, rest.trim())) return readTyped(name, rest)
  if (text.length > MAX_TEXT) throw new DomainError('text-too-long', { max: MAX_TEXT })
  if (isSlip(name)) return readTyped(name, rest)
  if (isTouch(text)) return { kind: 'touch', text }
  const sentence = readSentence(text)
  if (sentence.kind === 'meant') return { kind: 'unclear', text }
  const { meaning } = sentence
  if (meaning.kind === 'talk') return meaning
  return meaning.kind === 'tell' ? { kind: 'iknow', text } : { kind: 'whoknows', text }
}

/** What somebody wrote, for where it is answered later: an ask, a log, neither for sure, or a Command as it is. */
export type Written = { means: 'seek' | 'tell' | 'unsure'; text: string } | { means: 'command'; command: Command }

/** The same as readWritten, by what it means; throws like it. */
export function readMeaning(message: string): Written {
  const command = readWritten(message)
  switch (command.kind) {
    case 'whoknows':
      return { means: 'seek', text: command.text }
    case 'iknow':
      return { means: 'tell', text: command.text }
    case 'unclear':
      return { means: 'unsure', text: command.text }
    default:
      return { means: 'command', command }
  }
}

/** Shorter words are too like other words to be a command misspelled. */
const MIN_SLIP = 5

/** An everyday word is too like other words: "reach", "teach", "couch". */
const UNLIKE_WORDS = COMMAND_WORDS.filter((word) => !TYPED_COMMANDS[word].everyday)

/** Whether a word is a command misspelled; the beginning of one is not: "intro to Acme". */
function isSlip(name: string): boolean {
  const isBeginning = COMMAND_WORDS.some((word) => word.startsWith(name.toLowerCase()))
  return name.length >= MIN_SLIP && !isBeginning && nearest(name, UNLIKE_WORDS) !== null
}

/** Whether a text is a command without its slash: "help me find …" and "intros to Acme" are sentences. */
function isCommand(name: string, rest: string): boolean {
  const word = wordOf(name, COMMAND_WORDS)
  if (word === 'help') return rest === ''
  if (word === 'intros') return rest === '' || wordOf(rest, INTROS_WORDS) !== undefined || /^people\s/i.test(rest)
  if (word && TYPED_COMMANDS[word].everyday) return rest === '' || /^\p{Lu}/u.test(rest)
  return word !== undefined
}

/** What a command’s text says to the bot itself; a word or two may be a name. */
function talked(text: string): Command | null {
  const topic = text.split(/\s+/).length > 2 ? topicOf(text) : null
  return topic && { kind: 'talk', topic }
}

function readIntros(text: string): Command {
  if (text === '') return { kind: 'intros' }
  const word = wordOf(text, INTROS_WORDS)
  if (word) return AFTER_INTROS[word]
  const filter = /^people\s+(\S.*)$/is.exec(text)?.[1]
  if (filter) return peopleOf(filter)
  const topic = topicOf(text)
  if (topic) return { kind: 'talk', topic }
  throw new DomainError('intros-word-unknown', { typed: text, meant: nearest(text, INTROS_WORDS) })
}

/** The people that words after /intros people say: "cold clients at Acme". */
function peopleOf(words: string): Command {
  const filter = readPeopleFilter(words)
  return { kind: 'people-list', page: 0, choices: encodeChoices(filter), said: filter.said }
}

function wordOf<W extends string>(typed: string, words: readonly W[]): W | undefined {
  return words.find((word) => word === typed.toLowerCase())
}
