import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { eraseMember } from '../../../src/app/members/erase-member.ts'
import { runTick } from '../../../src/app/run-tick.ts'
import { LIMITS } from '../../../src/domain/limits/limits.ts'
import { EVERYBODY } from '../../../src/domain/relationships/people-filter.ts'
import { type OpenedDatabase, openOnServer } from '../../support/database/database.ts'
import { buttonsOf, textOf } from '../../support/platform.ts'
import { createTeam, type Teammate } from '../../support/team.ts'

const WHY = { why: 'We build rockets.', benefit: 'Cheaper rockets.', seenIn: 'digest' }
const { most } = LIMITS.messages
const NAMES = ['Bea', 'Cem', 'Dan', 'Eve', 'Fay', 'Gus', 'Hal']

describe('more messages than somebody gets in a day', () => {
  let database: OpenedDatabase
  beforeAll(async () => {
    database = await openOnServer()
  })
  afterAll(() => database.close())

  /** Ana, in New York at five in the morning, posts a request; whoever knows somebody tells her alone. */
  async function newTeam() {
    const team = await createTeam(database)
    const { store, workspace, clock } = team
    const ana = await team.join('Ana', { timeZone: 'America/New_York' })
    await ana.keeps({ ...WHY, target: 'Acme Corp' })
    const tenant = store.in(workspace.id)
    const askId = (await tenant.asks.of(ana.member.id, { limit: 1, offset: 0 }))[0]?.id ?? ''
    await ana.does({ kind: 'post-card', askId, channel: 'general' })
    const requestId = (await tenant.requests.ofAsk(askId))[0]?.id ?? ''
    const tell = async (name: string): Promise<Teammate> => {
      const friend = await team.join(name)
      await friend.says(`/iknow ${name} Doe at Acme Corp, colleague, 4/5`)
      const tie = (await tenant.people.list(friend.member.id, EVERYBODY, { limit: 1, offset: 0 }, clock.now()))
        .people[0]
      await friend.does({ kind: 'help-out', requestId, relationshipId: tie?.id ?? '', how: 'tell' })
      return friend
    }
    const failed: unknown[] = []
    const tick = async () => {
      // Two processes tick at once.
      await Promise.all([1, 2].map(() => runTick(store, clock.now(), (error) => failed.push(error))))
      await team.settle()
    }
    const passTo = async (time: string) => {
      clock.pass({ minutes: (Date.parse(time) - clock.now().getTime()) / 60_000 })
      await tick()
    }
    const told = () => ana.inbox().map(({ summary }) => summary)
    return { team, tenant, ana, tell, passTo, told, clean: () => expect([failed, team.errors]).toEqual([[], []]) }
  }
  const tomorrow = (now: Date, time: string) =>
    `${new Date(now.getTime() + 86_400_000).toISOString().slice(0, 10)}T${time}Z`

  it('waits for her own next morning, and comes as one message that leads to each', async () => {
    const { team, ana, tell, passTo, told, clean } = await newTeam()
    for (const name of NAMES) await tell(name)
    expect(told()).toHaveLength(most)
    const morning = tomorrow(team.clock.now(), '12:59:00')
    await passTo(morning.replace('12:59', '12:45'))
    expect(told()).toHaveLength(most)
    await passTo(morning.replace('12:59', '13:00'))
    expect(told()).toHaveLength(most + 1)
    expect(told().at(-1)).toBe('2 messages that waited for today.')
    const view = ana.inbox().at(-1)
    expect(view?.nodes.flatMap((node) => (node.kind === 'item' ? [node.title] : [])).sort()).toEqual(
      NAMES.slice(most).map((name) => `${name} can help with Acme Corp.`),
    )
    await ana.presses('Show it', 'Hal')
    expect(textOf(ana.seen())).toContain('Hal Doe')
    expect(buttonsOf(ana.seen()).map(({ button }) => button.label)).toContain('Ask Hal')
    // It counts as one of the new day.
    for (const name of ['Kai', 'Leo', 'Mia', 'Nia', 'Ole']) await tell(name)
    expect(told()).toHaveLength(most + 1 + most - 1)
    clean()
  })

  it('does not hold a request, which still counts; nor an answer, which does not', async () => {
    const { ana, tell, told, clean } = await newTeam()
    const [bea] = [await tell('Bea'), await tell('Cem'), await tell('Dan'), await tell('Eve')]
    await ana.says('/iknow Rob Roy at Globex, friends, 5/5')
    await ana.says('/iknow Sue Roe at Initech, friends, 5/5')
    for (const company of ['Globex', 'Initech']) {
      await bea.says(`/whoknows ${company}`)
      await bea.presses('Ask Ana')
      await bea.asks(WHY)
    }
    expect(told()).toHaveLength(most + 1)
    await ana.drops('Connections.csv', 'First Name,Last Name,Company,Position\nJim,Poe,Hooli,CFO\n')
    expect(told()).toHaveLength(most + 2)
    await tell('Fay')
    expect(told()).toHaveLength(most + 2)
    clean()
  })

  it('says nothing of somebody erased, and cannot be read by others', async () => {
    const { team, tenant, ana, tell, passTo, clean } = await newTeam()
    const friends = []
    for (const name of NAMES) friends.push(await tell(name))
    await passTo(tomorrow(team.clock.now(), '13:00:00'))
    const button = buttonsOf(ana.inbox().at(-1) ?? ana.seen())[0]?.button
    if (!button) throw new Error('There is no button.')
    await friends[0]?.does(button.command)
    expect(friends[0]?.seen().summary).toBe('That message is not there any more.')
    const gus = friends[5]
    if (!gus) throw new Error('There is no Gus.')
    const { store, workspace, clock } = team
    await eraseMember({ store, tenant, workspace, member: gus.member, now: clock.now(), origin: 'cli' })
    await team.settle()
    expect(textOf(ana.inbox().at(-1) ?? ana.seen())).not.toMatch(/Gus/)
    expect(ana.inbox().at(-1)?.summary).toBe('1 message that waited for today.')
    clean()
  })
})
