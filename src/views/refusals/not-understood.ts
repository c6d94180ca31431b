import { toLabel } from '../../domain/commands/command.ts'
import { type CommandWord, SLASH_WORDS } from '../../domain/commands/words.ts'
import type { SentencesOf } from '../../domain/errors.ts'
import { ended, sayNames } from '../format.ts'

/** How to write the command that was meant. */
const written = (word: CommandWord, rest: string) => (word === 'help' ? '/whoknows help' : `/${word}${rest}`)

/** Input that could not be understood. */
export const NOT_UNDERSTOOD: SentencesOf<'not-understood'> = {
  'text-too-long': ({ max }) => `Please keep it within ${max} characters.`,
  'command-unknown': ({ name, rest, meant }) => {
    if (meant === null)
      return `I do not know “${toLabel(name)}”. I know ${sayNames(SLASH_WORDS.map((word) => `/${word}`))}. Try /whoknows help.`
    return `I do not know /${toLabel(name)}. Did you mean ${written(meant, rest && ` ${toLabel(rest)}`)}?`
  },
  'intros-word-unknown': ({ typed, meant }) => {
    const instead = meant
      ? `Did you mean /intros ${meant}?`
      : '/intros alone shows what you asked and are asked; it takes help, people, history, digest, coverage, settings and privacy, too.'
    return `I do not know “${toLabel(typed)}” after /intros. ${instead}`
  },
  'team-unsaid': () => 'You are in several teams here: please say this in one of them.',
  'request-unreadable': () => 'This request could not be read. Reload the page and try again.',
  'asker-unsaid': () => 'Say who asks: --as NAME.',
  'called-alike': ({ name, users }) =>
    `Several members are called ${ended(name)} Use one of these: ${users.join(', ')}.`,
  'erasure-unconfirmed': () => 'Nothing was erased. Add --yes to erase all this for good.',
}
