import { describe, expect, it } from 'vitest'
import { openFile, readPeople } from '../../../src/app/imports/open-file.ts'
import { inPieces } from '../../support/bytes.ts'
import { connectionsCsv } from '../../support/connections.ts'
import { metIn } from '../../support/met.ts'
import { refusalOf } from '../../support/refusals.ts'
import { zipOf } from '../../support/zip.ts'

async function read(bytes: Uint8Array, size?: number): Promise<number> {
  const file = await openFile(inPieces(bytes, size))
  let rows = 0
  try {
    for await (const batch of readPeople(file)) rows += batch.length
    return rows
  } finally {
    await file.close()
  }
}

const LINKEDIN = zipOf([
  { name: 'messages.csv', content: 'CONVERSATION ID,FROM,TO,DATE,CONTENT\n1,Ana,Ben,2024-01-01,secret\n' },
  { name: 'Jobs/Contacts list.csv', content: 'First Name,Last Name,Company\nNot,Read,Acme\n' },
  { name: 'Connections.csv', content: connectionsCsv(30) },
])

describe('an archive', () => {
  it.each([1, 7, 65_536])('of LinkedIn gives its connections, in pieces of %i bytes', async (size) => {
    expect(await read(LINKEDIN, size)).toBe(30)
  })

  it('of an address book gives its cards', async () => {
    const card = 'BEGIN:VCARD\nFN:Ana Prova\nORG:Delta\nEND:VCARD\n'
    const takeout = zipOf([
      { name: 'Takeout/archive_browser.html', content: '<html>' },
      { name: 'Takeout/Contacts/Friends/Friends.vcf', content: card },
      { name: 'Takeout/Contacts/All Contacts/All Contacts.vcf', content: card.repeat(3) },
    ])
    expect(await read(takeout)).toBe(3)
  })

  it('of Google gives its mailbox or calendar, and one of LinkedIn without connections its messages', async () => {
    const calendar =
      'BEGIN:VCALENDAR\nBEGIN:VEVENT\nDTSTART:20260302\nATTENDEE:mailto:j.doe@acme.example\nEND:VEVENT\nEND:VCALENDAR\n'
    const takeout = zipOf([
      { name: 'Takeout/archive_browser.html', content: '<html>' },
      { name: 'Takeout/Calendar/Ana.ics', content: calendar },
    ])
    expect(await metIn(takeout)).toMatchObject({ met: [{ of: 'j.doe@acme.example' }] })
    const invitations =
      'From,To,Sent At,Message,Direction,inviterProfileUrl,inviteeProfileUrl\nAna,Jane Doe,"3/14/24, 10:11 AM",,OUTGOING,x,https://www.linkedin.com/in/jane\n'
    expect(await metIn(zipOf([{ name: 'Invitations.csv', content: invitations }]))).toMatchObject({
      met: [{ name: 'Jane Doe' }],
    })
  })

  it('without people, or broken, is refused in a sentence', async () => {
    const workbook = zipOf([{ name: '[Content_Types].xml', content: '<x/>' }])
    expect(await refusalOf(() => read(workbook))).toContain('no Connections.csv or contacts in it')
    for (const at of [10, 300, LINKEDIN.length - 30, LINKEDIN.length - 3])
      expect(await refusalOf(() => read(LINKEDIN.subarray(0, at)))).toContain('zip archive')
    const damaged = Uint8Array.from(LINKEDIN, (byte, at) => (at > 300 && at < 340 ? byte ^ 255 : byte))
    expect(await refusalOf(() => read(damaged))).toMatch(/zip archive|First Name/)
  })

  it('that is a bomb stops at what a table may have', async () => {
    const rows = 'Jane,Doe,Acme,CFO,,,\n'.repeat(4_000_000)
    const bomb = zipOf([{ name: 'Connections.csv', content: `First Name,Last Name,Company,Position,A,B,C\n${rows}` }])
    expect(bomb.length).toBeLessThan(500_000)
    expect(await refusalOf(() => read(bomb))).toMatch(/larger than 20 MB|more than 100,000 rows/)
    const liar = zipOf([{ name: 'Connections.csv', content: connectionsCsv(20_000), claim: 100 }])
    expect(await refusalOf(() => read(liar))).toContain('zip archive')
  })

  it('leaves no file behind', async () => {
    const { readdir } = await import('node:fs/promises')
    const { tmpdir } = await import('node:os')
    const left = async () => (await readdir(tmpdir())).filter((name) => name.startsWith('foothold-')).length
    const before = await left()
    await read(LINKEDIN)
    expect(await left()).toBeLessThanOrEqual(before)
  })
})
