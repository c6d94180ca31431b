import { createBot } from '../../../src/app/bot.ts'
import { readConfig } from '../../../src/config.ts'
import { createLog } from '../../../src/log.ts'
import { openData } from '../../../src/open-data.ts'

// A program that asks a connector for an introduction and is killed before any message can go out: no job worker runs.

const [, , asker = '', text = ''] = process.argv
const log = createLog('warn')
const data = await openData(readConfig(), { role: 'bot', log, onDeath: () => process.exit(3) })
const handle = createBot({ store: data.store, clock: () => new Date(), log })
const actor = {
  platform: 'local',
  workspace: 'local',
  workspaceName: 'Local workspace',
  user: asker,
  userName: asker,
  active: true,
} as const
const reply = await handle({ kind: 'whoknows', text }, actor)
const buttons =
  reply.kind === 'view' ? reply.view.nodes.flatMap((node) => ('buttons' in node ? (node.buttons ?? []) : [])) : []
const command = buttons.map((button) => button.command).find((one) => one.kind === 'ask-form')
if (command?.kind !== 'ask-form') process.exit(2)
const words = { about: 'I buy for our shops.', why: 'To learn how they buy.', benefit: 'A look at our numbers.' }
const note = await handle(
  { kind: 'ask', relationshipId: command.relationshipId, values: { whom: '', ...words } },
  actor,
)
const shown =
  note.kind === 'view' ? note.view.nodes.flatMap((node) => ('buttons' in node ? (node.buttons ?? []) : [])) : []
const send = shown.map((button) => button.command).find((one) => one.kind === 'send')
if (!send) process.exit(2)
await handle(send, actor)
process.kill(process.pid, 'SIGKILL')
