import { toLabel } from '../../domain/commands/command.ts'
import { AFTER_INTROS } from '../../domain/commands/typed.ts'
import type { CommandWord, IntrosWord } from '../../domain/commands/words.ts'
import type { DomainError, Sentences } from '../../domain/errors.ts'
import { waysInButton } from '../finding/ways-in-button.ts'
import { LOG_SOMEONE, MY_OVERVIEW } from '../my-asks.ts'
import type { Button } from '../view.ts'

// Buttons for what can be done instead of what was refused.

const LABELS: Record<IntrosWord, string> = {
  help: 'Help',
  people: 'Whom I know',
  history: 'My asks so far',
  digest: 'The digest',
  coverage: 'A list of companies',
  settings: 'My settings',
  privacy: 'Who sees what I log',
}

function after(word: IntrosWord): Button {
  return { label: LABELS[word], command: AFTER_INTROS[word] }
}

const HELP: Button = { label: LABELS.help, command: AFTER_INTROS.help }

const MEANT = {
  // A button carries no typed text: the question's form does.
  whoknows: (rest: string): Button =>
    rest === ''
      ? HELP
      : { label: toLabel(`Who knows ${rest}?`), command: { kind: 'refine-form', asked: toLabel(rest) } },
  iknow: () => LOG_SOMEONE,
  intros: () => MY_OVERVIEW,
  help: () => HELP,
}
const hasOwnButton = (word: CommandWord): word is keyof typeof MEANT => word in MEANT

function meantButton(word: CommandWord, rest: string): Button {
  return hasOwnButton(word) ? MEANT[word](rest) : { label: `/${word}`, command: { kind: word, text: '' } }
}

const WAYS: Partial<Sentences<Button[]>> = {
  'command-unknown': ({ rest, meant }) => [meant === null ? HELP : meantButton(meant, rest)],
  'intros-word-unknown': ({ meant }) =>
    meant === null ? [MY_OVERVIEW, after('coverage'), after('settings'), HELP] : [after(meant)],
  'asked-before': ({ organizationId, asked }) => [waysInButton('Other ways in', organizationId, asked)],
}

/** The buttons that go with a refusal; mostly none. */
export function waysOn(error: DomainError): Button[] {
  return error.tellSome(WAYS) ?? []
}
