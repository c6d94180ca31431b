import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { runTick } from '../../../src/app/run-tick.ts'
import { HIDING_AMONG } from '../../../src/domain/relationships/visibility.ts'
import { type OpenedDatabase, openOnServer } from '../../support/database/database.ts'
import { buttonsOf, textOf } from '../../support/platform.ts'
import { createTeam, type Team, type Teammate } from '../../support/team.ts'

// An attacker who knows that somebody has a sealed tie at Acme, suspects Ben or Cleo, and has an accomplice: whatever the
// two bring about and watch, they see the same whichever of them it is.

const WHY = { why: 'We build rockets.', benefit: 'Cheaper rockets.', seenIn: 'connectors' }
const ID = /[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}/g

type World = { team: Team; ana: Teammate; eve: Teammate; ben: Teammate; cleo: Teammate; watch(): void }
type Attack = (world: World) => Promise<void>

describe('the owner of a sealed tie', () => {
  let database: OpenedDatabase
  beforeAll(async () => {
    database = await openOnServer()
  })
  afterAll(() => database.close())

  /** Plays an attack on Ben where he, or Cleo, is the owner; everything that the attackers see. */
  async function play(owner: 'ben' | 'cleo', attack: Attack): Promise<{ seen: string[]; world: World }> {
    const team = await createTeam(database, { hidingAmong: HIDING_AMONG })
    const [ana, eve, ben, cleo, dan] = [
      await team.join('Ana'),
      await team.join('Eve'),
      await team.join('Ben'),
      await team.join('Cleo'),
      await team.join('Dan'),
    ]
    for (const [n, company] of ['Globex', 'Initech', 'Hooli'].entries())
      for (const one of [ben, cleo]) await one.says(`/iknow Jo ${'RST'[n]}oe at ${company}, colleague, 4/5`)
    for (const one of [ana, eve, dan]) await one.says('/iknow Kim Lee at Umbrella Works, colleague, 3/5, private')
    await { ben, cleo }[owner].says('/iknow Jane Doe at Acme Corp, friend, 5/5, sealed')
    const seen: string[] = []
    const watch = () => {
      const all = [ana.seen(), eve.inbox(), ana.inbox()]
      seen.push(JSON.stringify(all).replace(ID, 'ID'))
    }
    const world = { team, ana, eve, ben, cleo, watch }
    await attack(world)
    expect([team.errors, team.jobs.failures]).toEqual([[], []])
    return { seen, world }
  }

  const ask = async (asker: Teammate, company: string, connector: string) => {
    await asker.says(`/whoknows ${company}`)
    await asker.presses(`Ask ${connector}`)
    await asker.asks(WHY)
  }
  const look = async ({ ana, watch }: World, company = 'Acme Corp') => {
    await ana.says(`/whoknows ${company}`)
    watch()
  }
  /** Asks whoever it is, and watches for two weeks. */
  const askAndWait = async (world: World) => {
    const { ana, team, watch } = world
    await look(world)
    const label = buttonsOf(ana.seen()).find(({ button }) => button.command.kind === 'ask-form')?.button.label
    await ana.presses(label ?? 'Ask')
    await ana.asks(WHY)
    watch()
    for (let day = 1; day <= 14; day++) {
      team.clock.pass({ days: 1 })
      await runTick(team.store, team.clock.now(), (error) => {
        throw error
      })
      await team.settle()
      await ana.says('/intros')
      watch()
    }
  }

  const ATTACKS: [name: string, attack: Attack][] = [
    [
      'by asks that use up a suspect’s budget',
      async (world) => {
        await ask(world.ana, 'Globex', 'Ben')
        await ask(world.eve, 'Initech', 'Ben')
        await askAndWait(world)
      },
    ],
    [
      'by a suspect’s snooze',
      async (world) => {
        await world.ben.does({ kind: 'snooze', days: 7 })
        await askAndWait(world)
      },
    ],
    [
      'by what a suspect is never asked about',
      async (world) => {
        await world.ben.does({ kind: 'no-go', values: { company: 'Acme Corp', teammate: '' } })
        await askAndWait(world)
      },
    ],
    [
      'by whom a suspect is never asked by',
      async (world) => {
        await world.ben.does({ kind: 'no-go', values: { company: '', teammate: 'Ana' } })
        await look(world)
        await askAndWait(world)
      },
    ],
    [
      'by how many asks a suspect still takes after the sealed one',
      async (world) => {
        const { ana, eve } = world
        await look(world)
        await ana.presses('Ask for an introduction')
        await ana.asks(WHY)
        for (const connector of ['Ben', 'Cleo']) await ask(ana, 'Globex', connector).catch(() => undefined)
        for (const connector of ['Ben', 'Cleo']) await ask(eve, 'Initech', connector).catch(() => undefined)
        for (const company of ['Globex', 'Initech', 'Hooli']) await look(world, company)
      },
    ],
    [
      'by asking a suspect openly for the same ask',
      async (world) => {
        for (const one of [world.ben, world.cleo]) await one.says('/iknow Jim Poe at Acme Corp, colleague, 5/5')
        await ask(world.ana, 'Acme Corp', 'Ben')
        await world.ana.says('/intros')
        world.watch()
        await askAndWait(world).catch(() => world.watch())
      },
    ],
  ]

  it.each(ATTACKS)('is not found %s', async (_name, attack) => {
    const [ben, cleo] = [await play('ben', attack), await play('cleo', attack)]
    expect(ben.seen.length).toBeGreaterThan(2)
    expect(ben.seen).toEqual(cleo.seen)
  })

  it('is offered to all, and not disturbed where they are to be spared: the ask ends as silence does', async () => {
    const { world } = await play('ben', async (one) => {
      await one.ben.does({ kind: 'snooze', days: 30 })
      await askAndWait(one)
    })
    expect(world.ben.inbox().map(textOf).join()).not.toContain('Acme')
    await world.ben.says('/intros')
    expect(textOf(world.ben.seen())).toContain('Nothing is waiting for you.')
    expect(world.ana.inbox().length).toBeGreaterThan(0)
    expect(textOf(world.ana.seen())).not.toContain('Ben')
  })

  it('is not offered at all where fewer than four members logged anybody', async () => {
    const team = await createTeam(database, { hidingAmong: HIDING_AMONG })
    const [ana, ben, cleo, dan] = [
      await team.join('Ana'),
      await team.join('Ben'),
      await team.join('Cleo'),
      await team.join('Dan'),
    ]
    await ben.says('/iknow Jane Doe at Acme Corp, friend, 5/5, sealed')
    for (const one of [ana, cleo]) await one.says('/iknow Kim Lee at Umbrella Works, colleague, 3/5, private')
    const offers = async () => {
      await ana.says('/whoknows Acme Corp')
      return buttonsOf(ana.seen()).some(({ button }) => button.command.kind === 'ask-form')
    }
    expect(await offers()).toBe(false)
    expect(textOf(ana.seen())).not.toContain('ways in')
    await dan.says('/iknow Kim Lee at Umbrella Works, colleague, 3/5, private')
    expect(await offers()).toBe(true)
  })
})
