import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type OpenedDatabase, openOnEmbedded } from '../../support/database/database.ts'
import { createTeam } from '../../support/team.ts'

describe('an ask in words', () => {
  let database: OpenedDatabase
  beforeAll(async () => {
    database = await openOnEmbedded()
  })
  afterAll(() => database.close())

  const newTeam = async () => {
    const team = await createTeam(database)
    const ana = await team.join('Ana')
    const ben = await team.join('Ben')
    await ben.says('/iknow Jane Doe, Head of Purchasing at Volta Motors — met at a fintech meetup in Berlin, 4/5')
    return { ana, ben }
  }

  it('finds whom a teammate logged with these words where no company is meant', async () => {
    const { ana, ben } = await newTeam()
    await ana.says('/whoknows fintech in Berlin')
    expect(ana.seen().summary).toBe('No company here is called “fintech in Berlin”, but what Ben logged fits.')
    expect(JSON.stringify(ana.seen())).toContain('Ben → Jane Doe, Head of Purchasing')
    expect(JSON.stringify(ana.seen())).toContain('Understood: somebody logged with “fintech” and “berlin”.')
    await ana.presses('Ask Ben')
    await ana.fills({ why: 'We build rockets.', benefit: 'Half the freight costs.' })
    expect(ben.inbox().at(-1)?.summary).toContain('Ana asks you for an introduction to Jane Doe')
    // It is not one’s own people one looks for.
    await ben.says('/whoknows fintech in Berlin')
    expect(ben.seen().summary).toContain('Nobody here has logged anyone')
  })

  it('finds nobody by the words of a tie that is not open, or taken back', async () => {
    const { ana, ben } = await newTeam()
    await ben.says('/iknow Kim Roe, Chief of Trams at Nordbahn — met in Ulm, 2/5')
    await ben.presses('Seal it')
    await ana.says('/whoknows trams in Ulm')
    expect(ana.seen().summary).toContain('Nobody here has logged anyone')
    await ben.says('/iknow Lea Poe, Chief of Trams at Nordbahn — met in Ulm, 2/5')
    await ana.says('/whoknows trams in Ulm')
    expect(ana.seen().summary).toContain('what Ben logged fits')
    await ben.presses('Undo')
    await ana.says('/whoknows trams in Ulm')
    expect(ana.seen().summary).toContain('Nobody here has logged anyone')
  })

  it('says how a role was understood, finds it by its other words, and can be corrected', async () => {
    const { ana } = await newTeam()
    await ana.says('/whoknows someone in procurement at Volta Motors')
    expect(ana.seen().summary).toBe('There is 1 way to procurement at Volta Motors, through Ben.')
    expect(JSON.stringify(ana.seen())).toContain('Understood: the role procurement, at Volta Motors.')
    const form = await ana.presses('Not what I meant')
    if (form.kind !== 'form') throw new Error('No form opened.')
    expect(form.form.fields.map(({ value }) => value)).toEqual(['procurement', 'Volta Motors'])
    await ana.fills({ whom: 'Jane' })
    expect(ana.seen().summary).toBe('There is 1 way to Jane at Volta Motors, through Ben.')
    await ana.presses('Not what I meant')
    const rejected = await ana.fills({ organization: ' ' })
    expect(rejected).toMatchObject({ kind: 'form', form: { errors: { organization: expect.any(String) } } })
  })

  it('finds a person by what they are called', async () => {
    const { ana, ben } = await newTeam()
    await ben.says('/iknow Robert Lane, CTO at Volta Motors')
    await ana.says('/whoknows Bob Lane at Volta Motors')
    expect(ana.seen().summary).toBe('There is 1 way to Bob Lane at Volta Motors, through Ben.')
  })
})
