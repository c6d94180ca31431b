import { afterAll, beforeAll, expect, it } from 'vitest'
import type { Command } from '../../../src/domain/commands/command.ts'
import { type OpenedDatabase, openOnServer } from '../../support/database/database.ts'
import { createTeam } from '../../support/team.ts'

let database: OpenedDatabase
beforeAll(async () => {
  database = await openOnServer()
})
afterAll(() => database.close())

it('a button to close an ask says what is true, however old it is', async () => {
  const team = await createTeam(database)
  const [ana, ben] = [await team.join('Ana'), await team.join('Ben')]
  await ben.says('/iknow Jane Doe, VP Sales at Acme Corp — worked together 2019–22, 4/5')
  const ask = async () => {
    await ana.says('/whoknows acme')
    await ana.presses('Ask Ben')
    await ana.asks({ why: 'We build rockets.', benefit: 'Cheaper rockets.' })
    const [newest] = await team.store.in(team.workspace.id).asks.of(ana.member.id, { limit: 1, offset: 0 })
    return { kind: 'close', askId: newest?.id ?? '' } satisfies Command
  }

  const first = await ask()
  await ben.presses('I’ll introduce')
  await ben.reacts('✅', 'asks you')
  await ana.does(first)
  expect(ana.seen().summary).toContain('has ended already')
  expect((await team.store.in(team.workspace.id).asks.get(first.askId))?.status).toBe('fulfilled')

  const second = await ask()
  await ana.does(second)
  await ana.does(second)
  expect(ana.seen().summary).toBe('Closed: your ask for Acme Corp.')
})
