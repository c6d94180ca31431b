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
    expect(labels(ben)).toEqual(['Whom I know', 'My settings', 'My overview'])
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
})
