import { DomainError } from '../errors.ts'
import { withoutEntities } from '../html-entities.ts'
import type { Command } from './command.ts'
import type { ButtonCommand } from './command-code.ts'
import { MAX_TEXT } from './define.ts'
import { nearest } from './nearest.ts'
import { COMMAND_WORDS, type CommandWord, INTROS_WORDS, type IntrosWord } from './words.ts'

// Parses what a person typed into a Command: the words of all commands, and what follows them. “help” after any of
// them asks for help.

const READ: { readonly [W in CommandWord]: (text: string) => Command } = {
  whoknows: (text) => (text === '' ? { kind: 'help' } : { kind: 'whoknows', text }),
  iknow: (text) => ({ kind: 'iknow', text }),
  intros: readIntros,
  help: () => ({ kind: 'help' }),
}

/** What each word after /intros shows. */
export const AFTER_INTROS: { readonly [W in IntrosWord]: ButtonCommand } = {
  help: { kind: 'help' },
  people: { kind: 'unconfirmed' },
  history: { kind: 'asks', page: 0 },
  digest: { kind: 'digest-settings' },
  coverage: { kind: 'coverage' },
  settings: { kind: 'settings' },
  // Who sees what one logs is part of the settings.
  privacy: { kind: 'settings' },
}

/**
 * Parses a typed command.
 *
 * @param name the slash command without its slash: whoknows, iknow or intros
 * @param typed what follows it, as typed
 * @throws DomainError not-understood for an unknown command, an unknown word after /intros, or a text that is
 * too long
 */
export function readTyped(name: string, typed: string): Command {
  const text = withoutEntities(typed.replaceAll('\0', '')).trim()
  if (text.length > MAX_TEXT) throw new DomainError('text-too-long', { max: MAX_TEXT })
  const word = wordOf(name, COMMAND_WORDS)
  if (word) return text.toLowerCase() === 'help' ? { kind: 'help' } : READ[word](text)
  throw new DomainError('command-unknown', { name, rest: text, meant: nearest(name, COMMAND_WORDS) })
}

const WRITTEN = new RegExp(`^\\s*/?(${COMMAND_WORDS.join('|')})\\b(.*)$`, 'is')
const LINE = /^\s*\/?(\S+)(.*)$/s

/**
 * Parses free text that begins with a command word, with or without its slash; null for any other.
 *
 * @throws DomainError not-understood like readTyped
 */
export function readWritten(message: string): Command | null {
  const [, name, rest = ''] = WRITTEN.exec(message) ?? []
  return name === undefined ? null : readTyped(name, rest)
}

/**
 * Parses free text where only commands are expected, with or without their slash.
 *
 * @throws DomainError not-understood like readTyped
 */
export function readLine(line: string): Command {
  const [, name = '', rest = ''] = LINE.exec(line) ?? []
  return readWritten(line) ?? readTyped(name, rest)
}

function readIntros(text: string): Command {
  if (text === '') return { kind: 'intros' }
  const word = wordOf(text, INTROS_WORDS)
  if (word) return AFTER_INTROS[word]
  throw new DomainError('intros-word-unknown', { typed: text, meant: nearest(text, INTROS_WORDS) })
}

function wordOf<W extends string>(typed: string, words: readonly W[]): W | undefined {
  return words.find((word) => word === typed.toLowerCase())
}
