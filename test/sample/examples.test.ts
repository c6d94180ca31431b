import { globSync, readFileSync } from 'node:fs'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { createBot } from '../../src/app/bot.ts'
import type { Handle } from '../../src/app/ports/platform.ts'
import { readTyped } from '../../src/domain/commands/typed.ts'
import { loadSampleTeam } from '../../src/sample/index.ts'
import { createClock } from '../support/clock.ts'
import { type OpenedDatabase, openOnServer } from '../support/database/database.ts'
import { createJobTable } from '../support/database/job-table.ts'
import { createTestStore } from '../support/database/store.ts'
import { buttonsOf } from '../support/platform.ts'

// Whoever reads an example types it. Every one that README, documentation, manifests, views and the playground's page
// show is run against the sample team.

const SOURCES = [
  'README.md',
  'manifest.yml',
  ...globSync('docs/*.{md,yml}').filter((page) => page !== 'docs/decisions.md'),
  ...globSync('src/{views,app,domain,cli,adapters}/**/*.{ts,js,html}'),
]
/** An example in quotes or backticks, or one that ends where its sentence goes on. */
const COMMAND =
  /[`'"](\/(?:whoknows|iknow) [^`'":\n]+)[`'"]|(\/(?:whoknows|iknow) \p{Lu}[^`'"”\n]*?)(?=: | to find |[.]?['`”])/gu
const ON_COMMAND_LINE = /(?:foothold --|foothold) whoknows "([^"]+)"/g
const USAGE = /command: \/(whoknows|iknow)\n(?:.*\n){1,3}?\s+usage_hint: "(.*)"/g
/** Beside an ask, other asks of its kind: also `acme.com`, “CFO at Acme”. */
const BESIDE = /`([^`]+)`|“([^”]+)”/g
/** What Discord shows of a command's option. */
const OPTION = /name: '(company|person)',\s+description: '([^;']+)/g
/** What a field's hint offers as an ask. */
const LIKE = /'Or words a teammate may have logged, like ([^']+)\.'/g

const clock = createClock()
let database: OpenedDatabase
let handle: Handle
const errors: object[] = []

beforeAll(async () => {
  database = await openOnServer()
  const store = createTestStore(database, await createJobTable(database))
  await loadSampleTeam(store, clock.now())
  const log = { info() {}, warn() {}, error: (fields: object) => errors.push(fields) }
  handle = createBot({ store, clock: clock.now, log })
}, 120_000)
afterAll(() => database.close())

const ANA = {
  platform: 'local',
  workspace: 'local',
  workspaceName: 'Local workspace',
  user: 'ana',
  userName: 'Ana',
  active: true,
} as const

const { asks, logs } = examplesIn(SOURCES.map((file) => readFileSync(file, 'utf8')))

it('finds the examples', () => {
  expect(asks).toEqual(
    expect.arrayContaining([
      'Acme Corp',
      'acme.com',
      'CFO at Acme',
      'Jane Doe at Acme',
      'fintech in Berlin',
      'fintech Berlin',
    ]),
  )
  expect(logs).toEqual(expect.arrayContaining([expect.stringContaining('Pat Lee'), expect.stringContaining('4/5')]))
})

it.each(asks)('finds somebody who can introduce Ana: /whoknows %s', async (text) => {
  const reply = await handle(readTyped('whoknows', text), ANA)
  expect(errors).toEqual([])
  if (reply.kind !== 'view') throw new Error(`A view was expected, not ${reply.kind}.`)
  expect(buttonsOf(reply.view).map(({ button }) => button.command.kind)).toContain('ask-form')
})

it.each(logs)('understands: /iknow %s', async (text) => {
  const reply = await handle(readTyped('iknow', text), ANA)
  expect(errors).toEqual([])
  expect(reply).toMatchObject({ kind: 'view', view: { summary: expect.stringMatching(/^Logged|^Updated/) } })
})

function examplesIn(texts: string[]): { asks: string[]; logs: string[] } {
  const asks = new Set<string>()
  const logs = new Set<string>()
  const add = (command: string, text: string) => void (command === 'iknow' ? logs : asks).add(text.trim())
  for (const text of texts) {
    for (const [, command = '', hints = ''] of text.matchAll(USAGE))
      for (const hint of command === 'iknow' ? [hints] : hints.split(' · ')) add(command, hint)
    for (const [, option, hints = ''] of text.matchAll(OPTION))
      for (const hint of option === 'person' ? [hints] : hints.replace(/[“”]/g, '').split(/, | or /))
        add(option === 'person' ? 'iknow' : 'whoknows', hint)
    for (const [, ask = ''] of text.matchAll(ON_COMMAND_LINE)) asks.add(ask)
    for (const [, ask = ''] of text.matchAll(LIKE)) asks.add(ask)
    for (const line of text.split('\n')) {
      const commands = Array.from(line.matchAll(COMMAND), ([, quoted, bare]) => (quoted ?? bare ?? '').slice(1))
      for (const typed of commands) {
        const [name = ''] = typed.split(' ', 1)
        add(name, typed.slice(name.length))
      }
      if (commands.some((typed) => typed.startsWith('whoknows')))
        for (const [, code, quoted = code ?? ''] of line.matchAll(BESIDE))
          if (!/^[./]/.test(quoted)) add('whoknows', quoted)
    }
  }
  for (const meta of ['help', 'TEXT', '…']) asks.delete(meta)
  return { asks: [...asks], logs: [...logs] }
}
