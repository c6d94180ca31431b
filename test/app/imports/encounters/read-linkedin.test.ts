import { describe, expect, it } from 'vitest'
import { dayOfLinkedIn } from '../../../../src/app/imports/encounters/linkedin.ts'
import { dayText } from '../../../../src/domain/imports/encounters/recurrence.ts'
import { metIn } from '../../../support/met.ts'

const ME = 'https://www.linkedin.com/in/ana'
const JANE = 'https://www.linkedin.com/in/jane-doe'
const OMAR = 'https://www.linkedin.com/in/omar'
const HEADER =
  'CONVERSATION ID,CONVERSATION TITLE,FROM,SENDER PROFILE URL,TO,RECIPIENT PROFILE URLS,DATE,SUBJECT,CONTENT,FOLDER'
const message = (from: string, by: string, to: string, urls: string, day: string) =>
  `1,,${from},${by},"${to}","${urls}",2024-03-${day} 10:11:12 UTC,Secret,"Secret, with ""quotes""\nand lines",INBOX`
const messages = (...rows: string[]) => [HEADER, ...rows, ''].join('\n')

async function met(file: string) {
  const read = await metIn(file)
  if ('why' in read) throw new Error(`Refused: ${read.why}`)
  return read
}

describe('LinkedIn’s messages', () => {
  it('say who wrote to whom, their owner being in all of them', async () => {
    const read = await met(
      messages(
        message('Ana S.', ME, 'Jane Doe', JANE, '01'),
        message('Jane Doe', JANE, 'Ana S.', ME, '02'),
        message('Omar Haddad', OMAR, 'Ana S.', ME, '02'),
        message('Omar Haddad', OMAR, 'Ana S.', ME, '03'),
        message('Omar Haddad', OMAR, 'Ana S., Jane Doe', `${ME},${JANE}`, '03'),
      ),
    )
    expect(read.met).toEqual([
      { name: 'Jane Doe', of: JANE, days: ['message 2024-03-01', 'message 2024-03-02'], isWorthAsking: true },
      // He only ever wrote to her.
      { name: 'Omar Haddad', of: OMAR, days: ['message 2024-03-02', 'message 2024-03-03'], isWorthAsking: false },
    ])
    expect(JSON.stringify(read)).not.toContain('Secret')
  })

  it('of two people alone are whose name they bear, or nobody’s', async () => {
    const between = (name: string) => messages(message(name, ME, 'Jane Doe', JANE, '01'))
    expect((await met(between('Ana Silva'))).met.map(({ name }) => name)).toEqual(['Jane Doe'])
    expect((await met(between('Somebody Else'))).met).toEqual([])
  })
})

describe('LinkedIn’s other files', () => {
  it('of invitations say who was invited, and who invited', async () => {
    const header = 'From,To,Sent At,Message,Direction,inviterProfileUrl,inviteeProfileUrl'
    const { met: people } = await met(
      `${header}\nAna,Jane Doe,"3/14/24, 10:11 AM",Secret,OUTGOING,${ME},${JANE}\nOmar Haddad,Ana,"12/1/23, 1:00 PM",,INCOMING,${OMAR},${ME}\n`,
    )
    expect(people.map(({ name, of, days }) => [name, of, ...days])).toEqual([
      ['Jane Doe', JANE, 'message 2024-03-14'],
      ['Omar Haddad', OMAR, 'message 2023-12-01'],
    ])
  })

  it('of recommendations say who, by name and company: one is enough to be asked about', async () => {
    const header = 'First Name,Last Name,Company,Job Title,Text,Creation Date,Status'
    const { met: people } = await met(`${header}\nJane,Doe,Acme Corp,CFO,"Secret\ntext","03/14/24, 10:11 AM",VISIBLE\n`)
    expect(people).toEqual([
      { name: 'Jane Doe', of: 'Acme Corp', days: ['recommendation 2024-03-14'], isWorthAsking: true },
    ])
  })

  it.each(['Endorser', 'Endorsee'])('of endorsements say who (%s)', async (role) => {
    const header = `Endorsement Date,Skill Name,${role} First Name,${role} Last Name,${role} Public Url,Endorsement Status`
    const { met: people } = await met(
      `${header}\n2024/03/14 10:11:12 UTC,Sailing,Jane,Doe,www.linkedin.com/in/jane-doe,ACCEPTED\nbroken,Sailing,,,,\n`,
    )
    expect(people).toMatchObject([{ name: 'Jane Doe', days: ['endorsement 2024-03-14'] }])
  })

  it.each([
    ['2024-03-14 10:11:12 UTC', '2024-03-14'],
    ['2024/3/4', '2024-03-04'],
    ['3/14/24, 10:11 AM', '2024-03-14'],
    ['14/3/24', null],
    ['0000-01-01', null],
    ['', null],
  ])('have the date %s', (text, expected) => {
    const day = dayOfLinkedIn(text)
    expect(day === null ? null : dayText(day)).toBe(expected)
  })
})
