import { afterAll, beforeAll, expect, it } from 'vitest'
import { askWhoKnows } from '../../../src/app/finding/ask-who-knows.ts'
import { explainPath } from '../../../src/views/finding/explain.ts'
import { PASS_WORDS } from '../../../src/views/introductions/favour-form.ts'
import { type OpenedDatabase, openOnServer } from '../../support/database/database.ts'
import { textOf } from '../../support/platform.ts'
import { createTeam, type Teammate } from '../../support/team.ts'

const WHY = { why: 'We build rockets.', benefit: 'Cheaper rockets.' }
const SECRET = 'She still owes me money'

let database: OpenedDatabase
beforeAll(async () => {
  database = await openOnServer()
})
afterAll(() => database.close())

/** Ben is the best way in, Cleo the next; Ben passes on Ana's ask, with a private reason or none. */
async function passed(reason?: string) {
  const team = await createTeam(database)
  const [ana, ben, cleo] = [await team.join('Ana'), await team.join('Ben'), await team.join('Cleo')]
  await ben.says('/iknow Jane Doe, VP Sales at Acme Corp — worked together 2019–22, 5/5')
  await cleo.says('/iknow John Roe, VP Finance at Acme Corp — worked together 2019–22, 4/5')
  await ana.says('/whoknows acme')
  await ana.presses('Ask Ben')
  await ana.asks(WHY)
  team.clock.pass({ hours: 1 })
  await ben.presses('Pass')
  if (reason) {
    await ben.presses('Say why (only used for ranking)')
    await ben.fills({ reason, words: SECRET })
    expect(textOf(ben.seen())).not.toContain(SECRET)
  }
  return { team, ana, ben, cleo }
}

/** All that somebody can read: what they are told, what they find, and why in every weight. */
async function readable(team: Awaited<ReturnType<typeof createTeam>>, reader: Teammate): Promise<string> {
  const texts = []
  for (const text of ['/whoknows acme', '/intros']) {
    await reader.says(text)
    texts.push(textOf(reader.seen()))
  }
  await reader.says('/intros')
  if (textOf(reader.seen()).includes('Where it stands')) {
    await reader.presses('Where it stands')
    texts.push(textOf(reader.seen()))
  }
  const tenant = team.store.in(team.workspace.id)
  const found = await askWhoKnows(tenant, 'acme', reader.member.id, team.clock.now())
  const explained = found.paths.map((path) => [path.connector, path.band, explainPath(path, null, team.clock.now())])
  return [...texts, ...reader.inbox().map(textOf), JSON.stringify(explained.sort())].join('\n')
}

const ordered = async (reader: Teammate) => {
  await reader.says('/whoknows acme')
  return [...textOf(reader.seen()).matchAll(/"title":"(\w+) →/g)].map(([, name]) => name)
}

it('hardly knowing somebody weighs on that tie until its owner says otherwise; no fit and no time ago do not', async () => {
  expect(await ordered((await passed()).ana)).toEqual(['Ben', 'Cleo'])
  const unsure = await passed('hardly-know')
  expect(await ordered(unsure.ana)).toEqual(['Cleo', 'Ben'])
  unsure.team.clock.pass({ days: 1 })
  await unsure.ben.says('/iknow Jane Doe, Acme Corp — 5/5')
  expect(await ordered(unsure.ana)).toEqual(['Ben', 'Cleo'])
  expect(await ordered((await passed('no-fit')).ana)).toEqual(['Ben', 'Cleo'])
})

it('what was said privately shows nowhere: neither in words, nor in a band or a weight', async () => {
  const ids = /[0-9a-f]{8}-[0-9a-f-]{27}/g
  const shownBy = async (reason?: string) => {
    const { team, ana, cleo } = await passed(reason)
    const texts = [await readable(team, ana), await readable(team, cleo)].map((text) => text.replaceAll(ids, 'id'))
    expect(texts.join()).not.toContain(SECRET)
    for (const [value, label] of Object.entries(PASS_WORDS)) {
      expect(texts.join()).not.toContain(label)
      expect(texts.join()).not.toContain(`"${value}"`)
    }
    return texts
  }
  const silent = await shownBy()
  expect(silent.join()).toContain('past introductions')
  for (const reason of ['unsaid', 'no-fit', 'not-now']) expect(await shownBy(reason)).toEqual(silent)
  // This one changes the order, and nothing else.
  const lines = (texts: string[]) => texts.map((text) => text.split('\n').at(-1))
  expect(lines(await shownBy('hardly-know'))).toEqual(lines(silent))
})

it('is noted once, however often it is said, and the last one counts', async () => {
  const { team, ben } = await passed()
  const opened = await ben.presses('Say why (only used for ranking)')
  if (opened.kind !== 'form') throw new Error('No form opened.')
  for (const reason of ['no-fit', 'hardly-know']) await ben.does({ ...opened.form.submit, values: { reason } })
  const { rows } = await database.pool.query(
    `SELECT i.pass_reason AS reason, (SELECT count(*)::int FROM audit_event e
       WHERE e.workspace_id = i.workspace_id AND e.subject_id = i.id AND e.event = 'reason') AS noted
     FROM introduction i WHERE i.workspace_id = $1`,
    [team.workspace.id],
  )
  expect(rows).toEqual([{ reason: 'hardly-know', noted: 1 }])
})
