import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type OpenedDatabase, openOnServer } from '../../support/database/database.ts'
import { createTeam } from '../../support/team.ts'

describe('an ask in words', () => {
  let database: OpenedDatabase
  beforeAll(async () => {
    database = await openOnServer()
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
    await ana.asks({ why: 'We build rockets.', benefit: 'Half the freight costs.' })
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

  it('finds whoever is called what was typed, where no company is', async () => {
    const { ana, ben } = await newTeam()
    await ben.says('/iknow Mary Quill, CFO at Heron Works, 3/5')
    for (const text of ['Jane Doe', '“jane  doe”', 'Doe, Jane', 'who knows Jane Doe?']) {
      await ana.says(`/whoknows ${text}`)
      expect(ana.seen().summary).toContain('but Ben knows Jane Doe.')
      expect(JSON.stringify(ana.seen())).toContain('Volta Motors')
    }
    await ana.presses('Ask Ben')
    await ana.asks({ why: 'We build rockets.', benefit: 'Half the freight costs.' })
    expect(ben.inbox().at(-1)?.summary).toContain('Ana asks you for an introduction to Jane Doe')
    // A company goes first.
    await ben.says('/iknow Kim Roe, CEO at Mary Quill')
    await ana.says('/whoknows Mary Quill')
    expect(ana.seen().summary).toBe('There is 1 way to Mary Quill, through Ben.')
  })

  it('names nobody by a tie that is sealed or private', async () => {
    const { ana, ben } = await newTeam()
    await ben.says('/iknow Kim Roe, Chief of Trams at Nordbahn, 2/5')
    for (const button of ['Seal it', 'Make private']) {
      await ben.presses(button)
      await ana.says('/whoknows Kim Roe')
      expect(ana.seen().summary).toBe('Nobody here has logged anyone at a company called “Kim Roe” yet.')
      await ana.says('/whoknows can somebody introduce me to Kim Roe please')
      expect(ana.seen().summary).toBe('I did not understand “can somebody introduce me to Kim Roe please”.')
    }
  })

  it.each([
    'can somebody introduce me to Jane Doe (Volta Motors)',
    'who can introduce me to Jane Doe?',
    'does anybody have a contact for Jane Doe',
    'looking for a way into Volta Motors before Thursday',
    'Kennt jemand jemanden bei Volta Motors?',
    'quelqu’un connaît quelqu’un chez Volta Motors ?',
    '¿alguien conoce a alguien en Volta Motors?',
    'I need an intro to the head of purchasing of Volta Motors',
    'does anybody have a contact at Volta Motors',
  ])('offers the nearest to a sentence, and denies nothing: %s', async (text) => {
    const { ana, ben } = await newTeam()
    await ana.says(`/whoknows ${text}`)
    const seen = JSON.stringify(ana.seen())
    expect(seen).not.toMatch(/nobody|no teammate/i)
    expect(seen).toMatch(/Volta Motors/)
    if (seen.includes('This one')) {
      await ana.presses('This one')
      expect(ana.seen().summary).toContain('Volta Motors, through Ben.')
      // A sentence is no name: it was not learned as one.
      expect(JSON.stringify(ana.seen())).not.toContain('forget-alias')
    } else await ana.presses('Ask Ben')
    expect(ben.inbox()).toEqual([])
  })

  it('says that it did not understand where nothing is near', async () => {
    const { ana } = await newTeam()
    await ana.says('/whoknows who can introduce me to a zookeeper of penguins?')
    expect(ana.seen().summary).toBe('I did not understand “who can introduce me to a zookeeper of penguins?”.')
    expect(JSON.stringify(ana.seen())).not.toMatch(/nobody/i)
  })

  it('finds a person by what they are called', async () => {
    const { ana, ben } = await newTeam()
    await ben.says('/iknow Robert Lane, CTO at Volta Motors')
    await ana.says('/whoknows Bob Lane at Volta Motors')
    expect(ana.seen().summary).toBe('There is 1 way to Bob Lane at Volta Motors, through Ben.')
  })

  it('finds a person before any company is guessed, by their other names too', async () => {
    const { ana, ben } = await newTeam()
    await ben.says('/iknow Mary Quill (she/her), CFO at Heron Works, 3/5')
    await ben.says('/iknow Kim Roe, CEO at Quill & Marys Trading, 3/5')
    await ben.says('/iknow Robert Lane, CTO at Volta Motors, 3/5')
    for (const text of ['Mary Quill', 'Mary Quill from Heron Works', 'who knows Mary Quill?']) {
      await ana.says(`/whoknows ${text}`)
      expect(JSON.stringify(ana.seen())).toContain('Ben → Mary Quill, CFO')
      expect(JSON.stringify(ana.seen())).not.toMatch(/nobody|no teammate/i)
    }
    await ana.says('/whoknows Bob Lane')
    expect(JSON.stringify(ana.seen())).toContain('Ben → Robert Lane, CTO')
  })

  it('keeps the role, the place and the deadline where a company must be chosen first', async () => {
    const { ana, ben } = await newTeam()
    await ben.says('/iknow Kim Roe, Head of Trams at Volta Mobility Group, 3/5')
    await ana.says('/whoknows does anybody here know someone at Volta Motor in procurement in Berlin before Thursday?')
    if (JSON.stringify(ana.seen()).includes('This one')) await ana.presses('This one', 'Volta Motors')
    expect(ana.seen().summary).toBe('There is 1 way to procurement at Volta Motors, through Ben.')
    const reply = await ana.presses('Ask Ben')
    const form = reply.kind === 'form' ? reply.form.fields : []
    expect(begun(form)).toEqual([
      ['whom', 'Jane Doe in Berlin'],
      ['question', 'Could we talk before Thursday?'],
    ])
  })

  it('keeps them for an ask that nobody can meet', async () => {
    const { ana } = await newTeam()
    await ana.says('/whoknows anyone at Nordbahn in procurement by Friday?')
    const reply = await ana.presses('Keep my ask open')
    const form = reply.kind === 'form' ? reply.form.fields : []
    expect(reply).toMatchObject({ form: { submit: { kind: 'keep', target: 'Nordbahn' } } })
    expect(begun(form)).toEqual([
      ['whom', 'procurement'],
      ['question', 'Could we talk by Friday?'],
    ])
  })
})

/** What stands in the fields of a form before anybody types. */
function begun(fields: { name: string; value?: string }[]): [string, string][] {
  return fields.flatMap(({ name, value }) => (value ? [[name, value]] : []))
}
