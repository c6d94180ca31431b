import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type CommandKind, definitionOf, FormCommand } from '../../src/domain/commands/command.ts'
import { type OpenedDatabase, openOnServer } from '../support/database/database.ts'
import type { PagePerson, Shown } from '../support/playground-door.ts'
import { FORMS } from './forms.ts'
import { kindOf, messageWith, play, present } from './play.ts'
import { REPEATABLE } from './scenes.ts'

// A form may be sent again: by a platform, by two quick presses, or from a button that still stands in an old message.
// What it does once, it does once: the second changes nothing, tells nobody, and is answered kindly.

let database: OpenedDatabase
beforeAll(async () => {
  database = await openOnServer()
})
afterAll(() => database.close())

const FORM_KINDS = FormCommand.options.map(({ shape }) => shape.kind.value)
const isOnce = (kind: string) => definitionOf(kind)?.traits.some((trait) => trait === 'once') ?? false

describe('a form', () => {
  it.each(FORM_KINDS)('%s is in the table', (kind) => {
    expect(Object.keys(FORMS)).toContain(kind)
    if (isOnce(kind)) expect(Reflect.get(FORMS, kind)).not.toBe(REPEATABLE)
  })

  const sent = Object.entries(FORMS).flatMap(([kind, how]) => (how === REPEATABLE ? [] : [{ kind, ...how }]))
  it.each(sent)('$kind sent twice does one thing', async ({ scene, opens, values, changed, stays = '' }) => {
    await play(database, scene, async (cast, person) => {
      const seen = await messageWith(person, opens)
      const before = await present(database, cast)
      expect(await openFrom(person, seen, opens)).toBe(true)
      await person.fills(values)
      const held = await present(database, cast)
      expect(held).not.toEqual(before)
      const again = async () => {
        expect(person.sees().trim()).not.toBe('')
        expect(person.sees()).not.toContain('Something went wrong')
        expect(await present(database, cast)).toEqual(held)
      }
      await again()
      await person.repeats()
      await again()
      for (const typed of changed ? [values, changed] : [values]) {
        if (await openFrom(person, seen, opens)) await person.fills(typed)
        await again()
        expect(person.sees()).toContain(stays)
      }
    })
  })
})

/** Presses the button where it first stood, which may be gone by now, or lead elsewhere; gives whether a form opens. */
async function openFrom(person: PagePerson, { message, buttons }: Shown, kind: CommandKind): Promise<boolean> {
  const button = buttons.find(({ code }) => kindOf(code) === kind)
  if (!button) throw new Error(`No button “${kind}”.`)
  await person.pressesOn(message, button.code)
  return Object.keys(person.form()).length > 0
}
