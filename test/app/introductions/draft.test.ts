import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type OpenedDatabase, openOnServer } from '../../support/database/database.ts'
import { buttonsOf, textOf } from '../../support/platform.ts'
import { createTeam, type Teammate } from '../../support/team.ts'

const WHO = { about: 'I build rockets in Toulouse' }
const WHY = { why: 'We build rockets.', benefit: 'Cheaper rockets.' }
const VAGUE = { why: 'A quick call to pick your brain', benefit: 'We want more customers' }

describe('the words of an ask', () => {
  let database: OpenedDatabase
  beforeAll(async () => {
    database = await openOnServer()
  })
  afterAll(() => database.close())

  /** Ana opens the form that asks Ben about Jane Doe. */
  async function asking() {
    const team = await createTeam(database)
    const [ana, ben, cleo] = [await team.join('Ana'), await team.join('Ben'), await team.join('Cleo')]
    await ben.says('/iknow Jane Doe, VP Sales at Acme Corp — worked together 2019–22, 5/5')
    await ana.says('/whoknows acme')
    await ana.presses('Ask Ben')
    const tenant = team.store.in(team.workspace.id)
    const introduction = async () => {
      const [ask] = await tenant.asks.all()
      const [only] = ask ? await tenant.introductions.ofAsk(ask.id) : []
      if (!only) throw new Error('Nobody is asked.')
      return only
    }
    const events = async () => {
      const { rows } = await database.pool.query(
        'SELECT event FROM audit_event WHERE workspace_id = $1 ORDER BY created_at, id',
        [team.workspace.id],
      )
      return rows.map((row: { event: string }) => row.event)
    }
    return { team, ana, ben, cleo, introduction, events }
  }

  async function asked() {
    const given = await asking()
    await given.ana.asks(WHY)
    return given
  }

  const inbox = (teammate: Teammate) => teammate.inbox().map(textOf).join('\n')

  describe('doubted', () => {
    it('wait for their asker, who may send them all the same, once', async () => {
      const { team, ana, ben, cleo, introduction } = await asking()
      await ana.fills({ ...WHO, ...VAGUE })
      expect(textOf(ana.seen())).toMatch(/pick your brain.*mass mail[\s\S]*Say what they get/)
      expect(ben.inbox()).toEqual([])
      const [anyway] = buttonsOf(ana.seen()).map(({ button }) => button.command)
      if (anyway?.kind !== 'send') throw new Error('It cannot be sent anyway.')
      await cleo.does(anyway)
      expect(cleo.seen().summary).toContain('not kept any more')
      await ana.presses('Send it')
      expect(ana.seen().summary).toContain('Asked Ben')
      expect((await introduction()).ask).toMatchObject(VAGUE)
      await ana.does(anyway)
      expect(ben.inbox()).toHaveLength(1)
      expect(ana.seen().summary).toContain('not kept any more')
      expect(team.errors).toEqual([])
    })
    it('of an ask that is kept open wait too, and other forms cannot be sent so', async () => {
      const { ana } = await asking()
      await ana.says('/whoknows Zebra Industries')
      await ana.presses('Keep my ask open')
      await ana.fills({ ...WHO, ...VAGUE })
      expect(ana.seen().summary).toContain('Not sent yet')
      await ana.presses('Keep it open')
      expect(ana.seen().summary).toBe('Your ask for Zebra Industries stays open for 60 days.')
      await ana.does({ kind: 'draft', form: { kind: 'log', values: { name: 'Joe Roe' } }, errors: {} })
      const [again] = buttonsOf(ana.seen()).map(({ button }) => button.command)
      if (again?.kind !== 'retry') throw new Error('There is no way back into the form.')
      await ana.does({ kind: 'send', draftId: again.draftId, seenIn: 'connectors' })
      expect(ana.seen().summary).toContain('cannot be sent like that')
    })
  })

  it('show their asker the draft, and of a sealed tie no name', async () => {
    const { ana, ben: ben1 } = await asking()
    await ana.fills({ ...WHO, ...WHY })
    expect(textOf(ana.seen())).toContain('Hello Jane,')
    expect(textOf(ana.seen())).toContain('I am Ana: I build rockets in Toulouse.')
    expect(textOf(ana.seen())).toContain('Why I am writing to you at Acme Corp: We build rockets.')
    expect(ben1.inbox()).toEqual([])
    const { ana: eve, ben, introduction } = await asking()
    await ben.presses('Seal it')
    await eve.fills({ ...WHO, ...WHY, whom: '' })
    expect(textOf(eve.seen())).toContain('Hello …,')
    expect(textOf(eve.seen())).not.toMatch(/Jane|Ben/)
    await eve.presses('Send it')
    expect(textOf(eve.seen())).not.toMatch(/Jane|Ben/)
    expect(inbox(ben)).toContain('Hello Jane,')
    expect((await introduction()).state).toBe('asked')
  })

  describe('in the connector’s own draft', () => {
    it('stay theirs until they want the ready one back', async () => {
      const { ana, ben, introduction, events } = await asked()
      await ben.presses('Edit the draft')
      await ben.fills({ text: 'Jane, meet Ana?' })
      expect(inbox(ben)).toContain('Jane, meet Ana?')
      expect(inbox(ben)).not.toContain('Hello Jane')
      await ben.does({
        kind: 'edit-draft',
        introductionId: (await introduction()).id,
        values: { text: 'Jane, meet Ana?' },
      })
      await ben.presses('I’ll introduce')
      expect(inbox(ben)).toContain('Jane, meet Ana?')
      expect(inbox(ana)).not.toContain('Jane, meet Ana?')
      await ben.presses('Edit the draft')
      await ben.fills({ text: '  ' })
      expect(ben.seen().summary).toContain('ready draft')
      expect(inbox(ben)).toContain('Hello Jane')
      expect((await events()).filter((event) => event === 'edit-draft')).toHaveLength(2)
    })
    it('sent as they are follow the ask when it is reworded', async () => {
      const { ben, introduction } = await asked()
      await ben.presses('Edit the draft')
      await ben.fills({})
      expect(await introduction()).toMatchObject({ draft: null })
    })
    it('are nobody else’s, and of no use once it is answered otherwise', async () => {
      const { ana, ben, introduction } = await asked()
      const { id: introductionId } = await introduction()
      for (const command of [
        { kind: 'draft-form', introductionId },
        { kind: 'edit-draft', introductionId, values: { text: 'Mine' } },
      ] as const) {
        await ana.does(command)
        expect(ana.seen().summary).toContain('for whoever is asked')
      }
      await ben.presses('Pass')
      await ben.does({ kind: 'draft-form', introductionId })
      expect(ben.seen().summary).toContain('nothing to send')
      await ben.does({ kind: 'edit-draft', introductionId, values: { text: 'Mine' } })
      expect(await introduction()).toMatchObject({ draft: null, state: 'passed' })
    })
  })

  describe('and their consent', () => {
    it('claims nothing at first, and changes until the introduction is made', async () => {
      const { ana, ben, introduction, events } = await asked()
      const { id: introductionId } = await introduction()
      const say = (who: Teammate, consent: 'agreed' | 'vouched' | 'forwardable') =>
        who.does({ kind: 'consent', introductionId, consent })
      await say(ben, 'agreed')
      expect(ben.seen().summary).toContain('moved on')
      await ben.presses('I’ll introduce')
      expect(await introduction()).toMatchObject({ state: 'accepted', consent: 'forwardable' })
      await say(ana, 'agreed')
      expect(ana.seen().summary).toContain('the other side')
      await ben.presses('I vouch it is welcome')
      expect(inbox(ana)).toContain('Ben is sure it is welcome.')
      expect(inbox(ben)).toContain('I think this is worth 15 minutes of your time: Ana and I work together.')
      expect(ana.inbox()).toHaveLength(1)
      await say(ben, 'agreed')
      await say(ben, 'agreed')
      expect(ana.inbox().map(({ summary }) => summary)).toEqual([
        'Ben will introduce you to Jane Doe at Acme Corp.',
        'Ben asked Jane Doe at Acme Corp, who agreed to be introduced to you.',
      ])
      expect((await events()).filter((event) => event === 'consent')).toHaveLength(2)
      await ben.does({ kind: 'accept', introductionId })
      expect(await introduction()).toMatchObject({ consent: 'agreed' })
      await ben.presses('I introduced them')
      await say(ben, 'forwardable')
      expect(ben.seen().summary).toContain('moved on')
      expect(await introduction()).toMatchObject({ state: 'introduced', consent: 'agreed' })
    })
  })

  describe('reworded', () => {
    it('show in every message, and message nobody', async () => {
      const { ana, ben, introduction, events } = await asked()
      const { ask } = await introduction()
      await ana.does({ kind: 'progress', askId: ask.id })
      await ana.presses('Change the reason')
      await ana.fills({ why: '?' })
      await ana.fills({ why: 'We build balloons.', benefit: 'We want more customers' })
      expect(ana.seen().summary).toContain('Not sent yet')
      expect(inbox(ben)).toContain('We build rockets.')
      await ana.presses('Change it')
      await ana.fills({ benefit: 'A flight over town.', question: 'Is May good' })
      expect(textOf(ana.seen())).toContain('Is May good?')
      await ana.presses('Use it')
      expect(ana.seen().summary).toBe('Changed: your ask for Acme Corp now reads like this everywhere.')
      expect(inbox(ben)).toContain('What is in it for you: A flight over town.')
      expect(inbox(ben)).toContain('One small question: Is May good?')
      expect(ben.inbox()).toHaveLength(1)
      const after = (await introduction()).ask
      expect(after).toEqual({
        ...ask,
        why: 'We build balloons.',
        benefit: 'A flight over town.',
        question: 'Is May good',
      })
      await ana.does({
        kind: 'reword',
        askId: ask.id,
        values: { why: after.why, benefit: after.benefit, question: 'Is May good' },
      })
      await ana.presses('Use it')
      expect((await events()).filter((event) => event === 'reword')).toHaveLength(1)
    })
    it('are nobody else’s, and not after the end', async () => {
      const { ana, ben, introduction } = await asked()
      const askId = (await introduction()).ask.id
      const reword = { kind: 'reword', askId, values: WHY } as const
      for (const command of [{ kind: 'reword-form', askId } as const, reword]) {
        await ben.does(command)
        expect(ben.seen().summary).toContain('not yours')
      }
      await ana.does({ kind: 'close', askId })
      for (const command of [{ kind: 'reword-form', askId } as const, reword]) {
        await ana.does(command)
        expect(ana.seen().summary).toContain('has ended already')
      }
    })
  })
})
