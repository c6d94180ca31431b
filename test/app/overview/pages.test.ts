import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type OpenedDatabase, openOnServer } from '../../support/database/database.ts'
import { buttonsOf, textOf } from '../../support/platform.ts'
import { createTeam, type Teammate } from '../../support/team.ts'

/** Everything counted and not shown has a button that shows it, with a way back. */
describe('a list too long for one message', () => {
  let database: OpenedDatabase
  beforeAll(async () => {
    database = await openOnServer()
  })
  afterAll(() => database.close())

  const newTeam = async () => {
    const team = await createTeam(database)
    return { team, ana: await team.join('Ana'), ben: await team.join('Ben'), cleo: await team.join('Cleo') }
  }
  const titles = (one: Teammate) => one.seen().nodes.flatMap((node) => (node.kind === 'item' ? [node.title] : []))
  const labels = (one: Teammate) => buttonsOf(one.seen()).map(({ button }) => button.label)

  it('whom I know: ten a page, newest first, each with what may be changed', async () => {
    const { team, ben } = await newTeam()
    for (let n = 1; n <= 11; n++) {
      team.clock.pass({ minutes: 1 })
      await ben.says(`/iknow Jane ${'abcdefghijk'[n - 1]?.toUpperCase()}doe at Acme Corp, colleague, 4/5`)
    }
    await ben.says('/intros people')
    expect(titles(ben)).toHaveLength(10)
    expect(titles(ben)[0]).toBe('Jane Kdoe')
    await ben.presses('Next')
    expect(titles(ben)).toEqual(['Jane Adoe'])
    await ben.presses('Show')
    expect(labels(ben).slice(5)).toEqual([
      ...['Undo', 'Edit', 'Seal it', 'Make private', 'In touch today', 'Who was shown this', 'Remove'],
      ...['Whom I know', 'My overview'],
    ])
    await ben.presses('Undo')
    await ben.says('/intros people')
    expect(labels(ben)).not.toContain('Next')
    expect(titles(ben)).not.toContain('Jane Adoe')
    expect(team.errors).toEqual([])
  })

  it('what is kept: in numbers, and nothing of others', async () => {
    const { team, ana, ben } = await newTeam()
    await ana.says('/intros privacy')
    expect(textOf(ana.seen())).toContain('You have logged nobody yet.')
    await ben.says('/iknow Jane Doe at Acme Corp, colleague, 4/5')
    await ben.says('/iknow John Roe at Globex, colleague, 4/5, private')
    await ben.says('/intros privacy')
    const text = textOf(ben.seen())
    for (const part of ['1: teammates see', '0: they see', '1: only you', 'You have logged 2.'])
      expect(text).toContain(part)
    expect(labels(ben)).toEqual([
      ...[
        'Whom I know',
        'Who was shown my ties',
        'Never ask me…',
        'Text for people outside',
        'Hand over when I leave…',
      ],
      ...['My settings', 'All of it as a file', 'Erase it all…', 'My overview'],
    ])
    await ana.says('/intros people')
    expect(textOf(ana.seen())).not.toContain('Jane')
    expect(team.errors).toEqual([])
  })

  it('ways into a company: all of them, page by page, and back to the answer', async () => {
    const { team, ana, ben } = await newTeam()
    for (const letter of 'abcdefgh')
      await ben.says(`/iknow Jane ${letter.toUpperCase()}doe at Acme Corp, colleague, 4/5`)
    await ana.says('/whoknows Acme Corp')
    const short = titles(ana)
    expect(short.length).toBeLessThan(6)
    await ana.presses('Show all')
    const first = titles(ana)
    await ana.presses('Next')
    expect(new Set([...first, ...titles(ana)]).size).toBe(8)
    expect(labels(ana)).toContain('Back')
    await ana.presses('The answer in short')
    expect(titles(ana)).toEqual(short)
    expect(team.errors).toEqual([])
  })

  it('a notice of many asks: the rest below it', async () => {
    const { team, ana, ben, cleo } = await newTeam()
    const company = (n: number) => `Company ${n} Ltd`
    for (let n = 1; n <= 6; n++)
      for (const asker of n < 4 ? [ana] : [cleo]) {
        await asker.says(`/whoknows ${company(n)}`)
        await asker.presses('Keep my ask open')
        await asker.keeps({
          target: company(n),
          why: 'We build rockets.',
          benefit: 'Cheaper rockets.',
          seenIn: 'digest',
        })
      }
    const rows = [1, 2, 3, 4, 5, 6].map((n) => `Jane,Doe${n},${company(n)},CFO`)
    await ben.drops('Connections.csv', `First Name,Last Name,Company,Position\n${rows.join('\n')}\n`)
    await ben.presses('Show 1 more')
    expect(titles(ben)).toHaveLength(1)
    await ben.presses('Back')
    expect(titles(ben)).toHaveLength(5)
    expect(team.errors).toEqual([])
  })

  it('people of one name, and people whose words fit: all of them, and back to the answer', async () => {
    const { team, ana, ben } = await newTeam()
    const companies = ['Acme', 'Globex', 'Initech', 'Hooli', 'Umbra', 'Vandelay', 'Wonka', 'Stark']
    for (const company of companies) await ben.says(`/iknow Mary Quill at ${company} Ltd — met at fintech Berlin, 4/5`)
    for (const words of ['Mary Quill', 'fintech in Berlin']) {
      await ana.says(`/whoknows ${words}`)
      const short = titles(ana)
      expect(short.length).toBeLessThan(8)
      await ana.presses('Show all')
      const first = titles(ana)
      await ana.presses('Next')
      expect(first.length + titles(ana).length).toBe(8)
      await ana.presses('Back')
      expect(titles(ana)).toEqual(first)
      await ana.presses('The answer in short')
      expect(titles(ana)).toEqual(short)
    }
    await ben.says('/intros people')
    await ben.presses('Change all 8')
    await ben.presses('Make all private')
    await ben.presses('Yes, make 8 people private')
    await ana.does({ kind: 'ways-to', by: 'names', page: 0, asked: 'Mary Quill' })
    expect(JSON.stringify(ana.seen())).not.toMatch(/Ben|All 8/)
    expect(team.errors).toEqual([])
  })

  it('a long history: what is earlier, and what is newer', async () => {
    const { team, ana, ben } = await newTeam()
    const target = 'Acme Corp'
    await ana.keeps({ target, why: 'We build rockets.', benefit: 'Cheaper rockets.', seenIn: 'digest' })
    const [ask] = await team.store.in(team.workspace.id).asks.all()
    const subjectId = ask?.id ?? ''
    await team.store.transaction(team.workspace.id, async ({ audit }) => {
      const renewed = { memberId: ana.member.id, subject: 'ask', subjectId, event: 'renew', origin: 'slack' } as const
      for (let n = 0; n < 30; n++) await audit.record(renewed, team.clock.now())
    })
    await ana.does({ kind: 'history', askId: subjectId })
    await ana.presses('11 earlier')
    expect(textOf(ana.seen())).toContain('You opened this ask')
    await ana.presses('Newer')
    expect(textOf(ana.seen())).not.toContain('You opened this ask')
    await ben.does({ kind: 'history-page', of: 'ask', subjectId, page: 0 })
    expect(textOf(ben.seen())).not.toContain('Acme')
    expect(team.errors).toEqual([])
  })

  it('whom I exchanged introductions with, and what the digest of a week only counts', async () => {
    const { team, ana, ben } = await newTeam()
    const makeOne = async (n: number) => {
      const company = `Company ${n} Ltd`
      const connector = await team.join(`Connector ${'abcdefghi'[n]}`)
      await connector.says(`/iknow Jane Doe at ${company}, colleague, 5/5`)
      await ana.says(`/whoknows ${company}`)
      await ana.presses('Ask Connector')
      await ana.asks({ why: 'We build rockets.', benefit: 'Cheaper rockets.', seenIn: 'digest' })
      await connector.presses('I’ll introduce')
      await connector.presses('I introduced them')
    }
    for (let n = 0; n < 9; n++) await makeOne(n)
    await ana.says('/intros')
    await ana.presses('Show 4 more')
    expect(textOf(ana.seen()).match(/With Connector/g)).toHaveLength(9)
    await ana.presses('My overview')
    team.clock.pass({ minutes: 1 })
    await ben.does({ kind: 'digest-preview' })
    expect(textOf(ben.seen()).match(/Ana at Company/g)).toHaveLength(8)
    await ben.presses('Show all 9')
    expect(textOf(ben.seen()).match(/Ana at Company/g)).toHaveLength(9)
    expect(team.errors).toEqual([])
  })
})
