import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { queueDueDigests } from '../../src/app/digest/send-digest.ts'
import { chooseDigest } from '../../src/app/digest/set-digest.ts'
import { emptyDatabase, type OpenedDatabase, openOnServer } from '../support/database/database.ts'
import { type Door, type Person, WHO, type World } from '../support/door.ts'

const JANE = '/iknow Jane Doe, VP Sales at Acme Corp — worked together 2019–22, 4/5'
/** What nobody can make sense of, or not as this command. */
const RUBBISH = [
  'https://www.linkedin.com/in/jane-doe',
  '<https://www.linkedin.com/in/jane-doe|linkedin.com/in/jane-doe>',
  '<@U123|ben>',
  '<!channel>',
  'jane@acme.test',
  '4/5',
  '5',
  '?',
  '–',
  '""',
  '…, at',
  '😀',
  '0'.repeat(500),
  'x'.repeat(501),
]

const WHY = { ...WHO, why: 'We build rockets for their warehouse.', benefit: 'Half the freight costs.' }

/** What every adapter does alike, whatever its platform looks like. */
export function adapterContract(door: Door): void {
  describe(`the door ${door.name}`, () => {
    let database: OpenedDatabase
    let world: World
    let ana: Person
    let ben: Person

    beforeAll(async () => {
      database = await openOnServer()
    })
    afterAll(() => database.close())
    beforeEach(async () => {
      world = await door.open(database)
      ana = await world.join('Ana')
      ben = await world.join('Ben')
    })
    afterEach(async () => {
      const faults = world.faults()
      await world.close()
      await emptyDatabase(database)
      expect(faults).toEqual([])
    })

    /** Ana asks Ben to introduce her to Jane. */
    async function ask(): Promise<void> {
      await ben.says(JANE)
      await ana.says('/whoknows Acme Corp')
      await ana.presses('Ask Ben')
      await ana.fills(WHY)
      await ana.presses('Send it')
    }

    it('answers who asks, and nobody else', async () => {
      await ben.says(JANE)
      await ana.says('/whoknows Acme Corp')
      expect(ana.sees()).toContain('Ben Okafor → Jane Doe, VP Sales')
      expect(ben.sees()).toContain('Logged Jane Doe at Acme Corp.')
      expect([await ana.inbox(), await ben.inbox()]).toEqual([[], []])
    })

    it('says kindly what it did not understand', async () => {
      await ana.says(`/whoknows ${'x'.repeat(501)}`)
      expect(ana.sees()).toContain('500 characters')
    })

    // Discord offers what may follow /intros, and takes nothing else.
    const typed = ['whoknows', 'iknow', ...(door.name.startsWith('discord') ? [] : ['intros'])]
    it.each(typed)('answers whatever is typed behind /%s, by a sentence or a form', async (name) => {
      for (const text of RUBBISH) {
        await ana.says('/intros help')
        const before = ana.sees()
        expect(before).toContain('Find a warm way in')
        await ana.says(`/${name} ${text}`)
        expect(ana.sees(), text).not.toBe(before)
        expect(ana.sees().trim(), text).not.toBe('')
        expect(ana.sees(), text).not.toContain('Something went wrong')
      }
    })

    it('shows nothing to, and takes nothing from, who is no member of the team any more', async () => {
      await ask()
      const [told, request] = [await ana.inbox(), (await ben.inbox()).at(-1)]
      await world.leaves(ben)
      const refused = /members of this team|not in that team/
      await ben.says('/whoknows Acme Corp')
      expect(ben.sees()).toMatch(refused)
      await ben.presses('Pass')
      expect(ben.sees()).toMatch(refused)
      await ben.presses('Ask someone else')
      // A form must open before anything is read on Discord: an empty one may open, and is refused when it is sent.
      if (!refused.test(ben.sees())) {
        expect(Object.values(ben.form()).join('')).toBe('')
        await ben.fills({ teammate: 'Ana Ruiz' })
        expect(ben.sees()).toMatch(refused)
      }
      await ben.reacts('✅')
      await ben.drops('Connections.csv', 'First Name,Last Name,Company\nJohn,Roe,Globex\n')
      const inbox = await ben.inbox()
      expect(inbox).toContain(request)
      for (const answer of [ben.sees(), ...inbox.filter((one) => one !== request)]) expect(answer).toMatch(refused)
      expect(await ana.inbox()).toEqual(told)
      await ana.says('/whoknows Globex')
      expect(ana.sees()).not.toContain('John Roe')
    })

    it('shows what to mend in a form, and keeps what was typed', async () => {
      await ben.says(JANE)
      await ana.says('/whoknows Acme Corp')
      await ana.presses('Ask Ben')
      await ana.fills({ ...WHY, why: '?' })
      expect(ana.sees()).toContain('Say in a sentence why you want to meet.')
      expect(ana.form()).toMatchObject({ why: '?', benefit: WHY.benefit })
      expect(await ben.inbox()).toEqual([])
      await ana.fills({ why: WHY.why })
      expect(ana.sees()).toContain(`Why I am writing to you at Acme Corp: ${WHY.why}`)
      expect(await ben.inbox()).toEqual([])
      await ana.presses('Send it')
      expect(ana.sees()).toContain('Asked Ben Okafor to introduce you to Jane Doe')
      expect(await ben.inbox()).toHaveLength(1)
    })

    it('opens the form of a line that missed the company, with what was understood', async () => {
      await ben.says('/iknow Jane Doe 4/5')
      expect(ben.sees()).toContain('Which company?')
      expect(ben.form()).toMatchObject({ name: 'Jane Doe', rating: '4' })
      await ben.fills({ organization: 'Acme Corp' })
      expect(ben.sees()).toContain('Logged Jane Doe at Acme Corp.')
    })

    it('understands plain words in the conversation with it', async () => {
      // Where only they see it, or as a message, as the platform does.
      const last = async (person: Person) => `${person.sees()}\n${(await person.inbox()).at(-1) ?? ''}`
      await ben.writes('I know Jane Doe at Acme Corp, head of purchasing, good friend')
      expect(await last(ben)).toContain('Logged Jane Doe at Acme Corp.')
      await ana.writes('does anybody know someone in purchasing at Acme Corp before Thursday?')
      expect(await last(ana)).toContain('Ben Okafor → Jane Doe, head of purchasing')
      await ana.writes('stop asking me')
      expect(await last(ana)).toContain('[My settings]')
      await ana.writes('my brother-in-law is CFO at Initech')
      // A message opens no form by itself everywhere: then a button does.
      if (!(await last(ana)).includes('‹')) await ana.presses('Try again')
      expect(ana.form()).toMatchObject({ name: '', title: 'CFO', organization: 'Initech', how: 'my brother-in-law' })
      await ana.fills({ name: 'Piet de Vries' })
      expect(await last(ana)).toContain('Logged Piet de Vries at Initech.')
    })

    it('offers the nearest three for what it does not understand, and saves nothing', async () => {
      await ben.writes('Jane Doe, VP Sales at Acme Corp')
      expect(`${ben.sees()}\n${(await ben.inbox()).join('\n')}`).toMatch(
        /\[Log that I know Jane Doe\] \[Who knows Jane Doe, VP Sales at Acme Corp\] \[How it works\]/,
      )
      await ana.says('/whoknows Acme Corp')
      expect(ana.sees()).not.toContain('Jane Doe')
      await ben.presses('Log that I know Jane Doe')
      expect(ben.form()).toMatchObject({ name: 'Jane Doe', title: 'VP Sales', organization: 'Acme Corp' })
      await ben.fills({ rating: '4' })
      await ana.says('/whoknows Acme Corp')
      expect(ana.sees()).toContain('Jane Doe')
    })

    it('shows people’s words as they are: nothing in them pings, links or formats', async () => {
      const name = 'Zoë *Bold* <!channel> <@U1> @everyone & [x](http://x.test) `code`'
      await ben.says('/iknow')
      // As it is copied from the source of a page.
      await ben.fills({ name: name.replace(' & ', ' &amp; '), organization: 'Acme Corp', rating: '4' })
      expect(ben.sees()).toContain(`Logged ${name} at Acme Corp.`)
      await ana.says('/whoknows Acme Corp')
      expect(ana.sees()).toContain(`Ben Okafor → ${name}`)
    })

    it('sends the connector one message, which always shows the present state', async () => {
      await ask()
      expect((await ben.inbox()).map((message) => message.includes('[Pass]'))).toEqual([true])
      await ben.presses('Pass')
      expect(ben.sees()).toContain('nobody hears a reason')
      const [request] = await ben.inbox()
      expect(request).toContain('You passed.')
      expect(request).not.toContain('[Pass]')
      expect((await ana.inbox())[0]).toContain('Ben Okafor can’t make the introduction')
    })

    it('answers a stale button kindly and changes nothing', async () => {
      await ask()
      const before = (await ben.inbox()).length
      await ben.presses('I’ll introduce')
      await ben.repeats()
      expect(ben.sees()).toContain('Ana Ruiz knows you will introduce them')
      expect([(await ben.inbox()).length, (await ana.inbox()).length]).toEqual([before, 1])
    })

    it('takes a reaction on one’s own message as a confirmation, once', async () => {
      await ask()
      await ben.presses('I’ll introduce')
      await ben.reacts('🎉')
      expect(await ana.inbox()).toHaveLength(1)
      await ben.reacts('✅', 'would like to meet')
      await ben.repeats()
      expect((await ana.inbox()).filter((message) => message.includes('Good luck!'))).toHaveLength(1)
      expect((await ben.inbox()).filter((message) => message.includes('[Undo]'))).toHaveLength(1)
    })

    it('imports a dropped file once and shows how far it is in one message', async () => {
      await ben.drops(
        'Connections.csv',
        'First Name,Last Name,URL,Email Address,Company,Position,Connected On\nJane,Doe,https://www.linkedin.com/in/jane,,Acme Corp,VP Sales,01 Mar 2021\n',
      )
      expect([ben.sees(), ...(await ben.inbox())].join('\n')).toContain('Nothing of it is kept yet.')
      await ana.says('/whoknows Acme')
      expect(ana.sees()).not.toContain('Jane Doe')
      await ben.presses('Import as open')
      const report = (await ben.inbox()).filter((message) => message.includes('Your connections are in'))
      expect(report).toHaveLength(1)
      expect(report[0]).toContain('New: 1')
      await ana.says('/whoknows Acme')
      expect(ana.sees()).toContain('Ben Okafor → Jane Doe')
    })

    it('refuses a file that is none of its kind in a sentence', async () => {
      await ben.drops('picture.csv', 'PK\u0003\u0004 binary')
      expect([ben.sees(), ...(await ben.inbox())].join('\n')).toMatch(/CSV/)
    })

    it('takes a dropped list of companies, and sends it back as a file that its asker alone gets', async () => {
      await ben.says(JANE)
      await ana.drops('targets.csv', 'Company\nAcme Corp\n@nobody\n')
      expect((await ana.inbox()).filter((message) => message.includes('1 of 2 targets in targets.csv'))).toHaveLength(1)
      await ana.presses('All 2 as CSV')
      const [file, ...more] = await ana.files()
      expect([file?.name, more, await ben.files()]).toEqual(['targets-covered.csv', [], []])
      expect(file?.content).toContain('"Acme Corp","found","Acme Corp","Ben Okafor","Jane Doe","VP Sales"')
      expect(file?.content).toContain('"\'@nobody"')
      expect((await ana.inbox()).at(-1)).toContain('Here is targets.csv as of now: 2 targets')
    })

    it('gives a member everything kept of them as a file they alone get, and erases it after a typed word', async () => {
      await ben.says(JANE)
      await ben.says('/intros privacy')
      await ben.presses('All of it as a file')
      const [file, ...more] = await ben.files()
      expect([more, await ana.files()]).toEqual([[], []])
      expect(file?.name).toMatch(/^foothold-.*\.json$/)
      expect(JSON.parse(file?.content ?? '')).toMatchObject({ relationships: [{ name: 'Jane Doe' }] })
      await ben.says('/intros privacy')
      await ben.presses('Erase it all…')
      await ben.presses('Erase everything of mine')
      await ben.fills({ word: 'erase' })
      expect(ben.sees()).toContain('Everything of yours is erased.')
      await ana.says('/whoknows Acme Corp')
      expect(ana.sees()).not.toMatch(/Ben|Jane/)
    })

    it('posts the digest for everybody, and tells an admin once when its channel is closed', async () => {
      const cleo = await world.join('Cleo', { admin: true })
      await cleo.says('/whoknows help')
      const { id: workspaceId } = await world.workspace()
      const now = world.clock.now()
      const setting = { store: world.store, workspaceId, memberId: null, now, origin: 'cli' }
      const time = { day: 1, hour: 9, timeZone: 'UTC' }
      await chooseDigest(setting, { channel: door.name === 'playground' ? 'gone' : world.channel, ...time })
      const told = (await cleo.inbox()).length
      const weeks = async (count: number) => {
        for (let week = 0; week < count; week++) {
          world.clock.pass({ days: 7 })
          await queueDueDigests(world.store, world.clock.now())
          await world.settle()
        }
      }
      world.closeChannel(true)
      await weeks(2)
      expect(await world.board()).toEqual([])
      expect((await cleo.inbox()).slice(told)).toEqual([
        expect.stringContaining('its channel is gone, or closed to me'),
      ])
      world.closeChannel(false)
      await chooseDigest(setting, { channel: world.channel, ...time })
      await weeks(1)
      expect(await world.board()).toEqual([expect.stringContaining('A quiet week')])
    })

    it('folds a long list and shows more of it', async () => {
      for (let n = 1; n <= 11; n++) {
        await ana.says(`/whoknows Quux${'abcdefghijk'[n]} Industries ${n}`)
        await ana.presses('Keep my ask open')
        await ana.fills(WHY)
        await ana.presses('Keep it open')
      }
      await ana.says('/intros')
      expect(ana.sees().match(/\[Close\]/g)).toHaveLength(3)
      await ana.presses('All I asked')
      expect(ana.sees().match(/\[Close\]/g)).toHaveLength(5)
      await ana.presses('Show more')
      expect(ana.sees().match(/\[Close\]/g)).toHaveLength(5)
      await ana.presses('Show more')
      expect(ana.sees().match(/\[Close\]/g)).toHaveLength(1)
    })
  })
}
