import { describe, expect, it } from 'vitest'
import { metIn } from '../../../support/met.ts'

const calendar = (...events: string[]) =>
  [
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    ...events.flatMap((event) => ['BEGIN:VEVENT', event, 'END:VEVENT']),
    'END:VCALENDAR',
    '',
  ]
    .join('\n')
    .replaceAll('\n', '\r\n')
const ON = 'DTSTART:20260302T100000Z'
const JANE = 'ATTENDEE;CN=Jane Doe:mailto:jane@acme.example'

async function met(...events: string[]) {
  const read = await metIn(calendar(...events))
  if ('why' in read) throw new Error(`Refused: ${read.why}`)
  return read
}
const names = async (...events: string[]) => (await met(...events)).met.map(({ name, of }) => name || of)

describe('a calendar', () => {
  it('says who was met, and on which days', async () => {
    const read = await met(`${ON}\nSUMMARY:Secret plan\n${JANE}`, `DTSTART;VALUE=DATE:20260310\n${JANE}`)
    expect(read.met).toEqual([
      {
        name: 'Jane Doe',
        of: 'jane@acme.example',
        days: ['meeting 2026-03-02', 'meeting 2026-03-10'],
        isWorthAsking: true,
      },
    ])
    expect(JSON.stringify(read)).not.toContain('Secret')
  })

  it('repeats its events up to now, but for days taken out or moved', async () => {
    const series = `UID:1\nDTSTART;TZID=Europe/Berlin:20261102T090000\nRRULE:FREQ=WEEKLY\nEXDATE;TZID=Europe/Berlin:20261109T090000\n${JANE}`
    const moved = `UID:1\nRECURRENCE-ID;TZID=Europe/Berlin:20261116T090000\nDTSTART;TZID=Europe/Berlin:20261117T090000\n${JANE}`
    const { met: people } = await met(series, moved)
    expect(people[0]?.days.map((day) => day.slice(-2))).toEqual(['02', '17', '23', '30'])
  })

  it('takes nothing from an event called off, alone, declined, or still to come', async () => {
    expect(
      await names(
        `${ON}\nSTATUS:CANCELLED\n${JANE}`,
        ON,
        `${ON}\nATTENDEE;PARTSTAT=DECLINED:mailto:ana@our.example\n${JANE}`,
        `${ON}\nATTENDEE;PARTSTAT=DECLINED;CN=Jane Doe:mailto:jane@acme.example`,
        `DTSTART:20270101T100000Z\n${JANE}`,
        `DTSTART:99991231T100000Z\n${JANE}`,
        `DTSTART:19691231T100000Z\n${JANE}`,
      ),
    ).toEqual([])
  })

  it('leaves out its owner, their company, rooms, lists and mailboxes that are nobody’s', async () => {
    const others = [
      ...['ana@our.example', 'ben@our.example', 'ben@mail.our.example', 'no-reply@acme.example', 'info@acme.example'],
      ...[
        'dev@googlegroups.com',
        'x@resource.calendar.google.com',
        'board-list@acme.example',
        'noreply+1@acme.example',
      ],
    ]
    const room = 'ATTENDEE;CUTYPE=ROOM;CN=Blue:mailto:blue@acme.example'
    const lines = others.map((email) => `ATTENDEE:mailto:${email}`).join('\n')
    expect(
      await names(`${ON}\n${JANE}\n${lines}\n${room}\nORGANIZER;CN=Omar Haddad:MAILTO:Omar@globex.example`),
    ).toEqual(['Omar Haddad', 'Jane Doe'])
  })

  it('says nothing of meetings of more than twelve', async () => {
    const people = (count: number) =>
      Array.from({ length: count }, (_, n) => `ATTENDEE:mailto:guest.${'abcdefghijklmn'[n]}x@acme.example`).join('\n')
    expect(await names(`${ON}\n${people(12)}`)).toHaveLength(12)
    expect(await names(`${ON}\n${people(13)}`)).toEqual([])
  })

  it('reads names as programs write them', async () => {
    expect(
      await names(
        `${ON}\nATTENDEE;CN="Doe, Jane";ROLE=REQ-PARTICIPANT:mailto:jane@acme.example`,
        `${ON}\nATTENDEE;CN=omar.haddad@globex.example:mailto:omar.haddad@globex.example`,
        `${ON}\nATTENDEE;CN=x@delta.example:mailto:x@delta.example`,
        `${ON}\nATTENDEE;CN=Li Wei;EMAIL=li@epsilon.example:urn:uuid:0-0-0`,
        `${ON}\nATTENDEE;CN="José \n Nuñez":mailto:\n jose@zeta.example`,
      ),
    ).toEqual(['Jane Doe', 'Omar Haddad', 'x@delta.example', 'Li Wei', 'José Nuñez'])
  })

  it('counts events without a day, refuses broken ones, and reads those around them', async () => {
    const read = await metIn(
      `BEGIN:VCALENDAR\nBEGIN:VEVENT\nBEGIN:VEVENT\n${ON}\n${JANE}\nBEGIN:VALARM\nATTENDEE:mailto:alarm@acme.example\nEND:VALARM\nEND:VEVENT\nBEGIN:VEVENT\n${JANE}\nDTSTART:00000000\nEND:VEVENT\nEND:VEVENT\nBEGIN:VEVENT\n${ON}`,
    )
    expect(read).toMatchObject({ undated: 1, refused: [2, 14, 15], met: [{ name: 'Jane Doe' }] })
  })

  it('is read the same however it arrives, and never grows with what is in it', async () => {
    const file = calendar(
      `${ON}\nDESCRIPTION:${'x'.repeat(300_000)}\n${JANE}`,
      `UID:2\nDTSTART:19900101\nRRULE:FREQ=DAILY\n${JANE}`,
    )
    const whole = await metIn(file)
    for (const size of [1_000, 7_777]) expect(await metIn(file, size)).toEqual(whole)
    expect('met' in whole && whole.met[0]?.days.length).toBeGreaterThan(13_000)
  })
})
