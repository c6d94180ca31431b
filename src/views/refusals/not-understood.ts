import type { SentencesOf } from '../../domain/errors.ts'

/** What could not be read as it was said. */
export const NOT_UNDERSTOOD: SentencesOf<'not-understood'> = {
  'text-too-long': ({ max }) => `Please keep it within ${max} characters.`,
  'command-unknown': () => 'I know three commands: /whoknows, /iknow and /intros. Try /whoknows help.',
  'team-unsaid': () => 'You are in several teams here: please say this in one of them.',
  'request-unreadable': () => 'This request could not be read. Reload the page and try again.',
  'asker-unsaid': () => 'Say who asks: --as NAME.',
  'called-alike': ({ name, users }) => `Several members are called ${name}. Use one of these: ${users.join(', ')}.`,
  'erasure-unconfirmed': () => 'Nothing was erased. Add --yes to erase all this for good.',
}
