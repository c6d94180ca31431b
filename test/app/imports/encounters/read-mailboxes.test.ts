import { describe, expect, it } from 'vitest'
import { addressesIn } from '../../../../src/app/imports/encounters/addresses-in.ts'
import { metIn } from '../../../support/met.ts'

const START = 'From 17823@xxx Mon Mar 02 10:00:00 +0000 2026'
const mail = (headers: string, text = 'Hello,\n\nFrom here on it is secret.\nSubject: no header\n') =>
  `${START}\n${headers}\nSubject: Secret plan\n\n${text}\n`
const TO_JANE = 'From: Ana <ana@our.example>\nTo: Jane Doe <jane@acme.example>\nDate: Mon, 2 Mar 2026 10:00:00 +0000'
const FROM_JANE = 'From: Jane Doe <jane@acme.example>\nTo: ana@our.example\nDate: Tue, 3 Mar 2026 10:00:00 +0000 (UTC)'

async function met(...mails: string[]) {
  const read = await metIn(mails.join(''))
  if ('why' in read) throw new Error(`Refused: ${read.why}`)
  return read
}

describe('a mailbox', () => {
  it('says who wrote to whom, and on which days', async () => {
    const read = await met(mail(TO_JANE), mail(FROM_JANE))
    expect(read.met).toEqual([
      {
        name: 'Jane Doe',
        of: 'jane@acme.example',
        days: ['message 2026-03-02', 'message 2026-03-03'],
        isWorthAsking: true,
      },
    ])
    expect(JSON.stringify(read)).not.toMatch(/secret|header/i)
  })

  it('takes nothing from lists, machines and mails to many', async () => {
    const many = Array.from({ length: 13 }, (_, n) => `p${n}@acme.example`).join(', ')
    const { met: people } = await met(
      mail(`${FROM_JANE}\nList-Id: <x.acme.example>`),
      mail(`${FROM_JANE}\nPrecedence: bulk`),
      mail(`${FROM_JANE}\nAuto-Submitted: auto-replied`),
      mail(`${TO_JANE}\nCc: ${many}`),
      mail('To: ana@our.example\nDate: 2 Mar 2026 10:00:00 +0000'),
    )
    expect(people).toEqual([])
  })

  it('asks about nobody who was never written to, where its owner wrote at all', async () => {
    const stranger = (day: number) =>
      mail(`From: Sal Smith <sal@globex.example>\nTo: ana@our.example\nDate: ${day} Mar 2026 10:00:00 +0000`)
    const inbox = await met(stranger(1), stranger(2))
    expect(inbox.met).toMatchObject([{ name: 'Sal Smith', isWorthAsking: true }])
    const both = await met(stranger(1), stranger(2), mail(TO_JANE))
    expect(both.met).toMatchObject([{ name: 'Sal Smith', isWorthAsking: false }, { name: 'Jane Doe' }])
  })

  it('meets only who wrote a mail, not the others it went to', async () => {
    const { met: people } = await met(mail(`${FROM_JANE}\nCc: Omar <omar@globex.example>`))
    expect(people.map(({ name }) => name)).toEqual(['Jane Doe'])
  })

  it('reads folded headers, encoded words, escaped lines, and counts mails without a day', async () => {
    const read = await met(
      mail(
        'Date: 2 Mar 26 10:00:00 GMT\nFrom: ana@our.example\nTo: =?utf-8?Q?J=C3=BCrgen_M?=\n =?utf-8?B?w7xsbGVy?=\n\t<juergen@acme.example>',
        '>From the beginning\n\nFrom us to you\n\nX-Not: a header\n',
      ),
      mail('From: ana@our.example\nTo: jane@acme.example\nDate: yesterday'),
      mail('From: ana@our.example\nTo: jane@acme.example'),
      mail('From: ana@our.example\nTo: jane@acme.example\nDate: Mon, 1 Jan 0000 00:00:00 +0000'),
    )
    expect(read).toMatchObject({ undated: 3, met: [{ name: 'Jürgen Müller', days: ['message 2026-03-02'] }] })
  })

  it('is read the same however it arrives, cut off, or with a line without an end', async () => {
    const file = `${mail(TO_JANE)}${mail(FROM_JANE, `${'x'.repeat(500_000)}\n`)}${START}\n${TO_JANE.replace('2 Mar', '5 Mar')}`
    const whole = await metIn(file)
    expect(whole).toMatchObject({ met: [{ days: { length: 3 } }] })
    for (const size of [1_000, 7_777]) expect(await metIn(file, size)).toEqual(whole)
    expect(await metIn(file.replaceAll('\n', '\r\n'))).toEqual(whole)
  })
})

describe('the people of a header', () => {
  it.each([
    ['"Doe, Jane" <Jane@Acme.example>, omar@globex.example', ['Jane Doe jane@acme.example', ' omar@globex.example']],
    ['omar@globex.example (Omar Haddad)', ['Omar Haddad omar@globex.example']],
    ['undisclosed-recipients:;', []],
    ['Team: Ana <ana@a.example>, Ben <ben@b.example>;', ['Ana ana@a.example', 'Ben ben@b.example']],
    ['=?iso-8859-1?q?M=FCller?= <m@a.example>', ['Müller m@a.example']],
    ['=?x-unknown?Q?a=?= <m@a.example>', ['a= m@a.example']],
    ['"never closed <a@b.example>', ['never closed a@b.example']],
    ['<<<>>>,,,;;;', []],
  ])('%s', (header, expected) => {
    expect(addressesIn(header).map(({ name, email }) => `${name} ${email}`)).toEqual(expected)
  })
})
