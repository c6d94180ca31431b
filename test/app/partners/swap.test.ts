import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { z } from 'zod'
import { askStillRight } from '../../../src/app/relationships/keep-warm.ts'
import { type OpenedDatabase, openOnServer } from '../../support/database/database.ts'
import { buttonsOf, textOf } from '../../support/platform.ts'
import { createTeam, type Teammate } from '../../support/team.ts'

const PAT = '/iknow Pat Lee, partner at BridgeCo — opens Acme, Globex, 4/5'
const WHY = { why: 'We build rockets.', benefit: 'Cheaper rockets.' }

describe('a lead swap', () => {
  let database: OpenedDatabase
  beforeAll(async () => {
    database = await openOnServer()
  })
  afterAll(() => database.close())

  async function join() {
    const team = await createTeam(database, { hidingAmong: 1 })
    const [ana, ben, cleo] = [await team.join('Ana'), await team.join('Ben'), await team.join('Cleo')]
    await ben.says(PAT)
    const swaps = async (text: string, who = ben) => {
      await who.says(`/swap ${text}`)
      return textOf(who.seen())
    }
    return { team, ana, ben, cleo, swaps }
  }
  const labels = (who: Teammate) => buttonsOf(who.seen()).map(({ button }) => button.label)

  it('shows whom to ask, and no name of those others know', async () => {
    const { ana, ben, cleo, swaps } = await join()
    await cleo.says('/iknow Kim Poe, CEO at Initech — colleague, 4/5')
    await cleo.says('/iknow Sam Secretive, CTO at Umbrella — friend, 5/5')
    await cleo.presses('Seal it')
    await cleo.says('/iknow Max Moe, CTO at Hooli — friend, 5/5')
    await cleo.presses('Make private')
    await ben.says('/iknow Liz Own, CFO at Stark — friend, 5/5')
    const said = await swaps('Pat Lee looks for Initech, Umbrella, Hooli, Stark and Nobody There')
    expect(said).toContain('Cleo could ask there.')
    expect(said).toContain('A teammate could ask there.')
    expect(said).toContain('You know Liz Own there.')
    expect(said).toContain('Pat also looks for Hooli and Nobody There: nobody here can be asked yet.')
    expect(said).not.toMatch(/Kim|Poe|Sam|Secretive|Max|Moe/)
    await ben.presses('Sheet to print')
    const sheet = ben.inbox().at(-1)
    expect(sheet && textOf(sheet)).toContain('Here is your swap sheet for Pat Lee.')
    // Of those who were shown, the owners are told; of the partner they are not.
    await cleo.says('/intros privacy')
    await cleo.presses('Who was shown my ties')
    expect(textOf(cleo.seen())).toContain('Ben')
    expect(textOf(cleo.seen())).not.toMatch(/Pat|BridgeCo/)
    // A partner is the one who keeps them: another member has none of that name.
    expect(await swaps('Pat Lee', ana)).toContain('You have logged nobody called Pat Lee.')
    expect(await swaps('Pat Lee opens Acme and looks for Initech, Hooli', ana)).toContain(
      'Then say again: /swap Pat Lee looks for Initech, Hooli.',
    )
    expect(await swaps('', ana)).toContain('You have logged no partner yet')
  })

  it('shows who wants what the partner opens: asks that tell their reader, own asks, own lists', async () => {
    const { ana, ben, cleo, swaps } = await join()
    await ana.keeps({ target: 'Acme', whom: '', ...WHY, seenIn: 'digest' })
    await cleo.keeps({ target: 'Globex', whom: '', ...WHY, seenIn: 'connectors' })
    await cleo.drops('their-targets.csv', 'company\nGlobex\n')
    const said = await swaps('Pat')
    expect(said).toContain('Ana looks for a way in.')
    expect(said).toContain('Pat also opens Globex.')
    expect(said).not.toMatch(/Cleo|their-targets/)
    await ben.drops('my-targets.csv', 'company\nGlobex Inc.\nGlobular\n')
    expect(await swaps('Pat')).toContain('On your list my-targets.csv.')
    await ben.presses('Offer it to Ana')
    expect(
      ana
        .inbox()
        .map(({ summary }) => summary)
        .join(),
    ).toContain('Ben')
    await ana.presses('We were introduced')
    expect(await swaps('Pat')).toContain('You opened 0 doors for Pat, Pat 1 door for you')
  })

  it('counts favours noted, once a day, and takes one back', async () => {
    const { ben, cleo, swaps } = await join()
    await cleo.says('/iknow Kim Poe, CEO at Initech — colleague, 4/5')
    await swaps('Pat Lee looks for Initech')
    await ben.presses('We opened it')
    expect(textOf(ben.seen())).toContain('Noted: you opened Initech for Pat.')
    await swaps('Pat')
    await ben.presses('We opened it')
    expect(textOf(ben.seen())).toContain('Noted already today: you opened Initech for Pat.')
    await ben.presses('Back to the swap')
    expect(textOf(ben.seen())).toContain('You opened 1 door for Pat')
    expect(await swaps('')).toContain('Opens 2, looks for 1.')
  })

  it('is mended in the form, which takes no sentence for a company', async () => {
    const { ben, swaps } = await join()
    await swaps('Pat')
    await ben.presses('Edit')
    await ben.fills({ opens: 'Acme', seeks: 'jane@gmail.com, Initech' })
    expect(labelsOfForm(await ben.fills({ opens: 'Acme', seeks: 'freelance, Initech' }))).toContain('freelance')
    await ben.fills({ opens: 'Acme', seeks: 'Initech, initech' })
    const said = textOf(ben.seen())
    expect(said).toContain('Pat also looks for Initech:')
    expect(said).not.toContain('Globex')
    expect(labels(ben)).toContain('Sheet to print')
  })

  it('reminds to give back, in the monthly card alone, while the partner is two ahead', async () => {
    const { team, ben, cleo, swaps } = await join()
    await cleo.drops('x.csv', 'company\nAcme\n')
    await ben.drops('mine.csv', 'company\nAcme\nGlobex\n')
    for (const at of ['Acme', 'Globex']) {
      await swaps('Pat')
      await ben.presses('They opened it', at)
    }
    team.clock.pass({ days: 200 })
    for (let hour = 0; hour < 96; hour += 6) {
      team.clock.pass({ hours: 6 })
      await askStillRight(team.store, team.clock.now())
    }
    await team.settle()
    const cards = ben.inbox().filter((view) => textOf(view).includes('Still right?'))
    expect(cards).toHaveLength(1)
    expect(cards.map(textOf).join()).toContain('Pat 2 doors for you: a good moment to give back.')
    expect([team.jobs.failures, team.errors]).toEqual([[], []])
  })
})

const labelsOfForm = (reply: unknown) =>
  JSON.stringify(z.object({ kind: z.literal('form'), form: z.unknown() }).parse(reply))
