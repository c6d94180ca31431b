import type { SentencesOf } from '../../domain/errors.ts'
import { LIST_FORGOTTEN } from '../coverage/covered-list.ts'
import { fileRefusal } from '../imports/file-refusals.ts'

/** Why a file is refused, or cannot be sent. */
export const FILES: SentencesOf<'file-refused'> = {
  'file-not-taken': ({ refusal }) => fileRefusal(refusal),
  'reading-given-up': () => 'Reading this file took too long and was given up. Please send it again.',
  'lists-under-way': ({ count }) =>
    `I am still looking up ${count} lists of yours: please send this one again when one of them is through.`,
  'list-expired': () => LIST_FORGOTTEN,
  'export-too-large': () => 'The file would be too large to send here: ask whoever runs Foothold for it.',
  'list-too-large': () => 'The file would be too large to send: split the list and send the parts.',
  'own-addresses-unknown': () =>
    'A calendar or mailbox is read once its owner is known: say your own e-mail addresses with --mine, with commas between them.',
  'no-such-file': ({ path }) => `There is no file ${path} to read.`,
  'file-unreadable': ({ path, errno }) => `${path} cannot be read (${errno}).`,
  'slack-file-withheld': () =>
    'Slack did not hand over the file: the app may lack the right to read files. Ask whoever installed it to install it again.',
  'slack-file-foreign': () => 'This file is not kept by Slack. Please send it as a file.',
  'slack-file-lost': () => 'The file could not be fetched from Slack. Please send it again.',
  'slack-scope-missing': () =>
    'I may not send files here yet: ask whoever installed me to install me again, with the scope files:write.',
  'slack-files-off': () => 'Files are switched off in this workspace, so I cannot send you one.',
  'slack-pictures-only': () => 'This workspace takes pictures alone, so I cannot send you the file.',
  'slack-file-too-large': () => 'This workspace does not take a file that large: split the list, please.',
  'discord-file-foreign': () => 'This file is not kept by Discord.',
  'discord-file-lost': () => 'Discord did not hand over this file. Please attach it again.',
  'discord-file-too-big': () =>
    'This file is larger than 20 MB: split it and send the parts, or import it by the command line.',
  'discord-file-too-large': () => 'Discord does not take a file that large: split the list, please.',
  'playground-file-too-big': () =>
    'This file is too big: 20 MB at most. Split it and send the parts, or import it by the command line.',
}
