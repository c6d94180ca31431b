import { parse } from 'csv-parse/sync'
import { expect } from 'vitest'
import { connectionsCsv } from '../support/connections.ts'
import { WHO, type World } from '../support/door.ts'

/** A list of target companies is dropped and answered: who can open each, page by page, asked for, and as a file. */
export async function coverage(world: World): Promise<void> {
  const ana = await world.join('Ana')
  const ben = await world.join('Ben')
  await ben.says('/iknow Jane Doe, VP Sales at Acme Corp — worked together 2019–22, 4/5')
  await ben.says('/iknow Jim Roe, CFO at Globex — met in Ulm, 2/5')
  await ben.presses('Seal it')
  await ben.drops('Connections.csv', connectionsCsv(6))
  await ben.presses('Import as open')
  const told = (await ben.inbox()).length
  await ana.says('/intros coverage')
  expect(ana.sees()).toContain('Up to 10,000 companies and 2 MB.')
  const words = {
    slack: 'the Messages tab',
    discord: 'direct message to me',
    playground: 'anywhere in this conversation',
  }
  expect(Object.values(words).filter((said) => ana.sees().includes(said))).toHaveLength(1)

  await ana.drops('targets.txt', '<html>')
  expect([ana.sees(), ...(await ana.inbox())].join('\n')).toContain('This is a web page')
  const before = (await ana.inbox()).length
  const known = [...Array.from({ length: 6 }, (_, n) => `Company ${n} Ltd`), 'Globex', 'Acme Corp']
  await ana.drops(
    'targets.csv',
    `Company;City\n${known.map((company) => `${company};Ulm\n`).join('')}Nobody Ltd;Oslo\n=1+1;Bern\n`,
  )
  const reports = (await ana.inbox()).slice(before).filter((message) => message.includes('in targets.csv'))
  expect(reports).toHaveLength(1)
  expect(reports[0]).toContain('8 of 10 targets in targets.csv have a way in.')
  expect(reports[0]).not.toContain('Jane')
  expect(await ben.inbox()).toHaveLength(told)

  await ana.presses('Ways in (8)')
  expect(ana.sees().match(/\[Ask Ben\]/g)).toHaveLength(5)
  expect(ana.sees()).toContain('Acme Corp: Ben Okafor → Jane Doe, VP Sales')
  await ana.presses('Ask Ben', 'Acme Corp')
  await ana.fills({ ...WHO, why: 'We build rockets for their warehouse.', benefit: 'Half the freight costs.' })
  await ana.presses('Send it')
  expect((await ben.inbox()).slice(told)).toEqual([expect.stringContaining('Jane Doe')])
  await ana.presses('Ways in (8)')
  await ana.presses('Show more')
  expect(ana.sees()).toContain('Globex: A teammate → someone')
  expect(ana.sees()).not.toContain('Jim')

  await ana.presses('All 10 as CSV')
  await ana.repeats()
  const [file, ...more] = await ana.files()
  expect([file?.name, more]).toEqual(['targets-covered.csv', []])
  const rows: string[][] = parse(file?.content ?? '', { bom: true })
  expect(rows.map((row) => row[0])).toEqual(['target', ...known, 'Nobody Ltd', "'=1+1"])
  expect(rows[8]?.slice(3, 6)).toEqual(['Ben Okafor', 'Jane Doe', 'VP Sales'])
  expect(world.faults()).toEqual([])
}
