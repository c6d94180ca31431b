import { expect } from 'vitest'
import type { CommandKind } from '../../src/domain/commands/command.ts'
import { decodeCommand } from '../../src/domain/commands/command-code.ts'
import { emptyDatabase, type OpenedDatabase } from '../support/database/database.ts'
import { openPage, type PagePerson, type Shown } from '../support/playground-door.ts'
import type { Cast, Scene } from './scenes.ts'

/** What tells nothing of what was done: what was typed into forms, whose events were seen, and how often one pressed. */
const ASIDE = new Set(['form_draft', 'processed_event', 'lease', 'member_use', '_prisma_migrations'])

export const kindOf = (code: string): CommandKind => decodeCommand(code).kind

/** Plays a scene in a workspace of its own. */
export async function play(
  database: OpenedDatabase,
  scene: Scene,
  then: (cast: Cast, person: PagePerson) => Promise<void>,
): Promise<void> {
  const world = await openPage(database)
  const [ana, ben, cleo, dan] = [
    await world.join('Ana'),
    await world.join('Ben'),
    await world.join('Cleo'),
    await world.join('Dan'),
  ]
  try {
    const cast = { world, ana, ben, cleo, dan }
    await then(cast, await scene(cast))
    expect(world.faults()).toEqual([])
  } finally {
    await world.close()
    await emptyDatabase(database)
  }
}

/** The newest message of a person that shows a button of that kind. */
export async function messageWith(person: PagePerson, kind: CommandKind): Promise<Shown> {
  const found = (await person.shown()).findLast(({ buttons }) => buttons.some(({ code }) => kindOf(code) === kind))
  if (!found) throw new Error(`${person.name} sees no button “${kind}”.`)
  return found
}

/** Everything stored, and everything anybody was told. */
export async function present(database: OpenedDatabase, { ana, ben, cleo, dan }: Cast): Promise<unknown> {
  const tables = await database.pool.query(
    `SELECT table_name AS name FROM information_schema.tables WHERE table_schema = 'public' ORDER BY table_name`,
  )
  const stored: Record<string, unknown> = {}
  for (const { name } of tables.rows)
    if (!ASIDE.has(name))
      stored[name] = (await database.pool.query(`SELECT to_jsonb(t) AS row FROM "${name}" t ORDER BY 1`)).rows
  return { stored, told: await Promise.all([ana, ben, cleo, dan].map((one) => one.inbox())) }
}
