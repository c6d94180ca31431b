import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { Command, type CommandKind, definitionOf } from '../../src/domain/commands/command.ts'
import { decodeCommand } from '../../src/domain/commands/command-code.ts'
import { emptyDatabase, type OpenedDatabase, openOnServer } from '../support/database/database.ts'
import { openPage, type PagePerson, type Shown, type ShownButton } from '../support/playground-door.ts'
import { BUTTONS, type Cast, REPEATABLE, type Scene } from './scenes.ts'

// A message may be old, and nobody knows which of its buttons was pressed before: whatever is pressed again, or beside
// what was pressed, changes nothing, tells nobody, and is answered kindly; and what a platform can edit loses the button.

/** What tells nothing of what was done: what was typed into forms, whose events were seen, and how often one pressed. */
const ASIDE = new Set(['form_draft', 'processed_event', 'member_use', '_prisma_migrations'])

let database: OpenedDatabase
beforeAll(async () => {
  database = await openOnServer()
})
afterAll(() => database.close())

const BUTTON_KINDS = Command.options
  .map(({ shape }) => shape.kind.value)
  .filter((kind) => definitionOf(kind)?.by === 'button')
const kindOf = (code: string): CommandKind => decodeCommand(code).kind
const isOnce = (code: string) => definitionOf(kindOf(code))?.traits.includes('once') ?? false
const isRepeatable = (code: string) => Reflect.get(BUTTONS, kindOf(code)) === REPEATABLE

/** Plays a scene in a workspace of its own. */
async function play(scene: Scene, then: (cast: Cast, person: PagePerson) => Promise<void>): Promise<void> {
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
async function messageWith(person: PagePerson, kind: CommandKind): Promise<Shown> {
  const found = (await person.shown()).findLast(({ buttons }) => buttons.some(({ code }) => kindOf(code) === kind))
  if (!found) throw new Error(`${person.name} sees no button “${kind}”.`)
  return found
}

/** Everything stored, and everything anybody was told. */
async function present({ ana, ben, cleo, dan }: Cast): Promise<unknown> {
  const tables = await database.pool.query(
    `SELECT table_name AS name FROM information_schema.tables WHERE table_schema = 'public' ORDER BY table_name`,
  )
  const stored: Record<string, unknown> = {}
  for (const { name } of tables.rows)
    if (!ASIDE.has(name))
      stored[name] = (await database.pool.query(`SELECT to_jsonb(t) AS row FROM "${name}" t ORDER BY 1`)).rows
  return { stored, told: await Promise.all([ana, ben, cleo, dan].map((one) => one.inbox())) }
}

/** A first choice that nobody knows of and that changes nothing for others, and the one it may still be changed to. */
const CHANGES_OF_MIND = [
  ['wait', 'ask-anyway'],
  ['not-now', 'offer'],
]

/** What a person is offered now: on that message, in what the bot sent them, and in their overview. */
async function offeredTo(person: PagePerson, message: string): Promise<string[]> {
  await person.says('/intros')
  const shown = await person.shown()
  const newest = shown.at(-1)?.message
  return shown
    .filter((one) => one.kind === 'message' || one.message === message || one.message === newest)
    .flatMap(({ buttons }) => buttons.map(({ code }) => code))
}

/** Presses a button, and then again, and those beside it that are not offered any more. */
async function pressTwice(cast: Cast, person: PagePerson, before: Shown, button: ShownButton): Promise<void> {
  const { message } = before
  await press(person, message, button)
  const now = (await person.shown()).find((one) => one.message === message)
  const left = now?.buttons.map(({ code }) => code) ?? []
  if (isOnce(button.code)) expect(left, `${button.label}, which was pressed`).not.toContain(button.code)
  const offered = await offeredTo(person, message)
  const isEnded = (code: string) =>
    !offered.includes(code) &&
    !CHANGES_OF_MIND.some(([from, to]) => from === kindOf(button.code) && to === kindOf(code))
  const beside = before.buttons.filter(
    ({ code, item }) => item === button.item && isOnce(code) && isOnce(button.code) && isEnded(code),
  )
  const held = await present(cast)
  for (const other of [button, ...beside]) {
    await press(person, message, other)
    expect(await present(cast), `after ${button.label}: ${other.label}`).toEqual(held)
  }
}

async function press(person: PagePerson, message: string, { code, label }: ShownButton): Promise<void> {
  const said = await person.pressesOn(message, code)
  expect(said.trim(), label).not.toBe('')
  expect(said, label).not.toContain('Something went wrong')
}

/** Of buttons that repeat a kind, some: one of each row, and two of the same. */
function someOf(buttons: ShownButton[], kind: CommandKind): ShownButton[] {
  return buttons.filter(({ code }) => kindOf(code) === kind).slice(0, 2)
}

describe('a button', () => {
  it.each(BUTTON_KINDS)('%s is in the table', (kind) => {
    expect(Object.keys(BUTTONS)).toContain(kind)
    if (definitionOf(kind)?.traits.includes('once')) expect(Reflect.get(BUTTONS, kind)).not.toBe(REPEATABLE)
  })

  const reached = Object.entries(BUTTONS).flatMap(([kind, scenes]) =>
    scenes === REPEATABLE ? [] : scenes.map((scene) => ({ kind: kind as CommandKind, scene, name: scene.name })),
  )
  it.each(reached)('$kind pressed twice does one thing ($name)', async ({ kind, scene }) => {
    let count = 1
    for (let index = 0; index < count; index++)
      await play(scene, async (cast, person) => {
        const before = await messageWith(person, kind)
        const chosen = someOf(before.buttons, kind)
        count = chosen.length
        const button = chosen[index]
        if (!button) throw new Error('A scene showed other buttons the second time.')
        expect(isRepeatable(button.code)).toBe(false)
        await pressTwice(cast, person, before, button)
      })
  })
})
