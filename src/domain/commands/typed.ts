import { DomainError } from '../errors.ts'
import type { Command } from './command.ts'
import { MAX_TEXT } from './define.ts'

// What a person typed, as a Command: the words of all commands, and how what follows them is read. “help” behind any
// of them asks for help.

const WORDS: Record<string, (text: string) => Command> = {
  whoknows: (text) => (text === '' ? { kind: 'help' } : { kind: 'whoknows', text }),
  iknow: (text) => ({ kind: 'iknow', text }),
  intros(text) {
    if (isWord(text, 'coverage')) return { kind: 'coverage' }
    return isWord(text, 'settings') ? { kind: 'settings' } : { kind: 'intros' }
  },
  help: () => ({ kind: 'help' }),
}

const WRITTEN = new RegExp(`^\\s*/?(${Object.keys(WORDS).join('|')})\\b(.*)$`, 'is')

/**
 * A command as it was typed.
 *
 * @param name the slash command without its slash: whoknows, iknow or intros
 * @param typed what follows it, as typed
 * @throws DomainError not-understood for an unknown command, or a text nobody needs to be that long
 */
export function readTyped(name: string, typed: string): Command {
  const text = typed.replaceAll('\0', '').trim()
  if (text.length > MAX_TEXT) throw new DomainError('text-too-long', { max: MAX_TEXT })
  const word = name.toLowerCase()
  const read = Object.hasOwn(WORDS, word) ? WORDS[word] : undefined
  if (!read) throw unknownCommand()
  return isWord(text, 'help') ? { kind: 'help' } : read(text)
}

/**
 * Free text that begins with the word of a command, with or without its slash; null for any other.
 *
 * @throws DomainError not-understood for a text nobody needs to be that long
 */
export function readWritten(message: string): Command | null {
  const [, name, rest = ''] = WRITTEN.exec(message) ?? []
  return name === undefined ? null : readTyped(name, rest)
}

/** What was typed is no command. */
export function unknownCommand(): DomainError {
  return new DomainError('command-unknown')
}

function isWord(text: string, word: string): boolean {
  return text.toLowerCase() === word
}
