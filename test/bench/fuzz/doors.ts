import { readId, readQuestion } from '../../../src/adapters/discord/custom-id.ts'
import { readMention as readDiscordMention, withoutMentions } from '../../../src/adapters/discord/read-mention.ts'
import { fromCode, readDirectMessage, readReaction } from '../../../src/adapters/discord/receive.ts'
import * as playground from '../../../src/adapters/playground/receive.ts'
import { readMention, readShortcut, readText } from '../../../src/adapters/slack/read-said.ts'
import * as slack from '../../../src/adapters/slack/receive.ts'
import { openFile, readPeople, readTargets } from '../../../src/app/imports/open-file.ts'
import { takeIn, takeInForm } from '../../../src/app/take-in.ts'
import type { Command, FormCommand } from '../../../src/domain/commands/command.ts'
import { readTyped, readWritten } from '../../../src/domain/commands/typed.ts'
import { TARGET_LIST } from '../../../src/domain/imports/limits.ts'
import { normaliseOrganization } from '../../../src/domain/matching/companies/organization-name.ts'
import { lookUpTermsOf } from '../../../src/domain/matching/companies/organization-terms.ts'
import { inPieces } from '../../support/bytes.ts'
import type { Inputs } from './inputs.ts'

// Every door's parsers, each given one input that is made up.

/** One input, and what reads it. */
type Tried = { input: unknown; read(): unknown }
type Door = (inputs: Inputs) => Tried

const said =
  (read: (text: string) => unknown): Door =>
  (inputs) => {
    const input = inputs.text()
    return { input, read: () => read(input) }
  }

const payload =
  (like: object, read: (body: unknown) => unknown): Door =>
  (inputs) => {
    const input = inputs.near(like)
    return { input, read: () => read(input) }
  }

/** Reads as a door does, which answers a refusal with its sentence. */
const taken = (read: { command(): Command } | null) => read && takeIn(() => read.command())
const sent = (read: { command(): FormCommand }) => takeInForm(() => read.command())

const file =
  (read: (file: Awaited<ReturnType<typeof openFile>>) => Promise<unknown>): Door =>
  (inputs) => {
    const input = inputs.file()
    const open = async () => {
      const opened = await openFile(inPieces(input, 97))
      try {
        await read(opened)
      } finally {
        await opened.close()
      }
    }
    return { input, read: open }
  }

const ID = '0199a1b2-c3d4-7e5f-8a9b-0c1d2e3f4a5b'
const CODE = `1|choose|${ID}|Acme`
const BOT = 'U0FOOTHOLD'
const PRESS = {
  user: { id: 'U1' },
  trigger_id: 't',
  response_url: 'https://hooks.slack.com/x',
  container: { type: 'message', is_ephemeral: true, channel_id: 'C1' },
  actions: [{ value: CODE, block_id: 'b' }],
}
const SUBMISSION = {
  user: { id: 'U1' },
  view: {
    id: 'V1',
    title: { text: 'Log' },
    private_metadata: '1|log',
    state: { values: { name: { value: { value: 'Jane Doe' } }, company: { value: { value: 'Acme' } } } },
  },
}
const SLASH = {
  command: '/whoknows',
  text: 'Acme',
  channel_id: 'C1',
  user_id: 'U1',
  response_url: 'u',
  trigger_id: 't',
}
const SAID = { channel_type: 'im', user: 'U1', channel: 'C1', ts: '1.1', thread_ts: '1.0', text: `<@${BOT}> Acme?` }
const DISCORD = {
  id: '1',
  channel_id: '2',
  guild_id: '3',
  author: { id: '4', username: 'ana' },
  content: '<@5> who knows Acme?',
  mentions: [{ id: '5' }],
  attachments: [{ id: '6', filename: 'a.csv', url: 'https://cdn.discordapp.com/a.csv', size: 9 }],
}

export const DOORS: Record<string, Door> = {
  '/whoknows': said((text) => taken({ command: () => readTyped('whoknows', text) })),
  '/iknow': said((text) => taken({ command: () => readTyped('iknow', text) })),
  '/swap': said((text) => taken({ command: () => readTyped('swap', text) })),
  '/touch': said((text) => taken({ command: () => readTyped('touch', text) })),
  '/intros': said((text) => taken({ command: () => readTyped('intros', text) })),
  'what is written to the bot': said((text) => taken({ command: () => readWritten(text) })),
  'a company’s name': said((text) => lookUpTermsOf(normaliseOrganization(text))),
  'slack: a command': payload(SLASH, (body) => taken(slack.readSlash(body))),
  'slack: a press': payload(PRESS, (body) => taken(slack.readPress(body))),
  'slack: a form': payload(SUBMISSION, (body) => sent(slack.readSubmission(body))),
  'slack: a message': payload(SAID, (body) => {
    const read = slack.readDirectMessage(body)
    return read && taken({ command: () => readText(read.text, BOT) })
  }),
  'slack: a mention': payload(SAID, (body) => taken(readMention(body, BOT))),
  'slack: a shortcut': payload({ ...PRESS, callback_id: 'who', message: { text: 'Acme', user: 'U2' } }, (body) =>
    taken(readShortcut(body)),
  ),
  'slack: a reaction': payload(
    { user: 'U1', reaction: 'tada::skin-tone-2', item: { type: 'message', channel: 'D1', ts: '1' } },
    (body) => slack.readReactionAdded(body, BOT),
  ),
  'discord: a press': said((text) => taken({ command: () => fromCode(readId(text)).command })),
  'discord: a question': said((text) => readQuestion(text)),
  'discord: a message': payload(DISCORD, (body) => readDirectMessage(body, '5')),
  'discord: a mention': payload(DISCORD, (body) => {
    const read = readDiscordMention(body, '5')
    return read && taken({ command: () => readWritten(withoutMentions(read.text)) })
  }),
  'discord: a reaction': payload(
    { user_id: '1', channel_id: '2', message_id: '3', emoji: { name: '✅', id: null } },
    (body) => readReaction(body, '5'),
  ),
  'playground: a text': payload({ as: 'ana', text: '/whoknows Acme' }, playground.readText),
  'playground: a press': payload({ as: 'ana', code: CODE, message: 'm' }, playground.readButton),
  'playground: a form': payload({ as: 'ana', submit: { kind: 'log' }, values: { name: 'Jane' } }, playground.readForm),
  'a file of people': file(async (opened) => {
    for await (const rows of readPeople(opened)) void rows
  }),
  'a list of companies': file(async (opened) => {
    for await (const target of readTargets(opened, TARGET_LIST).targets) void target
  }),
}
