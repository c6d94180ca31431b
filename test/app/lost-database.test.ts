import { expect, it } from 'vitest'
import { createBot } from '../../src/app/bot.ts'
import { hasLostDatabase } from '../../src/store/faults.ts'
import { openOnServer } from '../support/database/database.ts'
import { textOf } from '../support/platform.ts'
import { createTeam } from '../support/team.ts'

it.each([
  ['the database went away after it was done', 'Server has closed the connection.', 'It may still go through'],
  ['of a bug', 'There is no such column.', 'nothing was changed'],
])('a command that fails because %s says what is known', async (_, message, said) => {
  await using database = await openOnServer()
  const team = await createTeam(database)
  const log = { info() {}, warn() {}, error() {} }
  const store: typeof team.store = {
    ...team.store,
    async enter(...given) {
      await team.store.enter(...given)
      throw new Error(message)
    },
  }
  const handle = createBot({ store, clock: team.clock.now, log, hasLost: hasLostDatabase })
  const actor = { platform: 'local', workspace: team.workspace.platformId, workspaceName: 'Rocket Team' } as const
  const reply = await handle({ kind: 'intros' }, { ...actor, user: 'ana', userName: 'Ana', active: true })
  expect(reply.kind === 'view' ? textOf(reply.view) : reply.kind).toContain(said)
})
