import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { Command, type CommandKind, definitionOf } from '../../src/domain/commands/command.ts'
import { type OpenedDatabase, openOnServer } from '../support/database/database.ts'
import type { PagePerson, Shown, ShownButton } from '../support/playground-door.ts'
import { kindOf, messageWith, play, present } from './play.ts'
import { BUTTONS, type Cast, REPEATABLE } from './scenes.ts'

// A message may be old, and nobody knows which of its buttons was pressed before: whatever is pressed again, or beside
// what was pressed, changes nothing, tells nobody, and is answered kindly; and what a platform can edit loses the button.

let database: OpenedDatabase
beforeAll(async () => {
  database = await openOnServer()
})
afterAll(() => database.close())

const BUTTON_KINDS = Command.options
  .map(({ shape }) => shape.kind.value)
  .filter((kind) => definitionOf(kind)?.by === 'button')
const isOnce = (code: string) => definitionOf(kindOf(code))?.traits.includes('once') ?? false
const isRepeatable = (code: string) => Reflect.get(BUTTONS, kindOf(code)) === REPEATABLE

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
  const held = await present(database, cast)
  for (const other of [button, ...beside]) {
    await press(person, message, other)
    expect(await present(database, cast), `after ${button.label}: ${other.label}`).toEqual(held)
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
      await play(database, scene, async (cast, person) => {
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
