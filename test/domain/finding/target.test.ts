import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { siteOf } from '../../../src/app/companies/site.ts'
import { isRole, isRoleOnly, roleMatches } from '../../../src/domain/finding/role.ts'
import { isUnderstood, readTargets } from '../../../src/domain/finding/target.ts'

/** The readings in short: company <domain> (kind: whom). */
function read(text: string): string[] {
  return readTargets(text, siteOf).map(({ organization, domain, whom }) =>
    [organization, domain && `<${domain}>`, whom && `(${whom.kind}: ${whom.text})`].filter(Boolean).join(' '),
  )
}

describe('readTargets', () => {
  it.each([
    ['Acme Corp', ['Acme Corp']],
    ['  Acme   Corp ', ['Acme Corp']],
    ['“Acme”', ['Acme']],
    ['Acme?', ['Acme']],
    ['at Acme', ['Acme']],
    ['@acme', ['acme']],
    ['who knows Acme', ['Acme']],
    ['AT&T', ['AT&T']],
    ['Acme at', ['Acme at']],
    ['acme.com', ['acme <acme.com>']],
    ['Booking.com', ['booking <booking.com>']],
    ['www.acme.co.uk', ['acme <acme.co.uk>']],
    ['https://www.acme.com/about?x=1', ['acme <acme.com>']],
    ['<https://acme.com>', ['acme <acme.com>']],
    ['jane@acme.com', ['acme <acme.com>']],
    ['mailto:jane@mail.acme.com', ['acme <acme.com>']],
    ['https://www.linkedin.com/company/acme-corp/', ['acme corp']],
    ['de.linkedin.com/company/acme/about/?trk=x', ['acme']],
    ['https://www.linkedin.com/company/l%27or%C3%A9al/', ["l'oréal"]],
    ['linkedin.com/company/100%', ['100%']],
    [
      '¿Alguien me puede presentar a Lucía Prado de Banco Rivera?',
      [
        '¿Alguien me puede presentar a Lucía Prado de Banco Rivera',
        'Lucía Prado de Banco Rivera',
        'Banco Rivera (person: Lucía Prado)',
      ],
    ],
    ['Jane Doe at Acme', ['Jane Doe at Acme', 'Acme (person: Jane Doe)']],
    ['Jane Doe @ Acme', ['Jane Doe @ Acme', 'Acme (person: Jane Doe)']],
    ['Jane Doe @Acme', ['Jane Doe @Acme', 'Acme (person: Jane Doe)']],
    ['CFO@Acme', ['CFO@Acme', 'Acme (role: CFO)']],
    ['Jane Doe at acme.com', ['Jane Doe at acme.com', 'acme <acme.com> (person: Jane Doe)']],
    ['Jane Doe at linkedin.com/company/acme', ['Jane Doe at linkedin.com/company/acme', 'acme (person: Jane Doe)']],
    ['CFO at Acme', ['CFO at Acme', 'Acme (role: CFO)']],
    ['CFO at AT&T', ['CFO at AT&T', 'AT&T (role: CFO)']],
    ['the CFO of Acme', ['the CFO of Acme', 'Acme (role: CFO)']],
    ['Bank of America', ['Bank of America']],
    ['Head of Sales at Acme', ['Head of Sales at Acme', 'Acme (role: Head of Sales)']],
    ['someone in procurement at Acme', ['someone in procurement at Acme', 'Acme (role: procurement)']],
    ['anyone at Acme?', ['anyone at Acme', 'Acme']],
    ['people who work at Acme', ['people who work at Acme', 'Acme']],
    ['does anybody have a contact at Acme', ['does anybody have a contact at Acme', 'Acme']],
    ['I need an intro to the CFO of Acme', ['I need an intro to the CFO of Acme', 'Acme (role: CFO)']],
    [
      'can you introduce me to Jane Doe at Acme',
      ['can you introduce me to Jane Doe at Acme', 'Acme (person: Jane Doe)'],
    ],
    ['Women at Work', ['Women at Work', 'Work (person: Women)']],
    ['CFO at Women at Work', ['CFO at Women at Work', 'Women at Work (role: CFO)', 'Work (role: CFO at Women)']],
    // What names no company has no reading.
    ['jane@gmail.com', []],
    ['https://www.linkedin.com/in/janedoe', []],
    ['😀', []],
    ['', []],
  ])('%s', (text, readings) => {
    expect(read(text)).toEqual(readings)
  })

  it('reads any text, the literal words first, and loses none of them', () => {
    const words = (text: string) => text.match(/[\p{L}\p{N}]+/gu) ?? []
    const typed = fc.oneof(
      fc.string({ unit: 'binary', maxLength: 200 }),
      fc
        .array(
          fc.constantFrom('Acme', 'at', '@', 'Jane', 'CFO', 'of', 'the', 'Women', 'acme.com', 'x@y.com', '?', '"'),
          {
            maxLength: 8,
          },
        )
        .map((list) => list.join(' ')),
    )
    fc.assert(
      fc.property(typed, (text) => {
        for (const { organization, whom } of readTargets(text, siteOf)) {
          expect(words(organization).length).toBeGreaterThan(0)
          if (whom) expect(words(whom.text).length).toBeGreaterThan(0)
        }
      }),
      { numRuns: 1000 },
    )
    fc.assert(
      fc.property(
        fc.constantFrom('Acme', 'Globex Corp', 'Women at Work'),
        fc.constantFrom('Jane Doe', 'CFO'),
        (company, whom) => {
          const targets = readTargets(`${whom} at ${company}`, () => null)
          expect(targets[0]).toEqual({ organization: `${whom} at ${company}`, domain: null, whom: null })
          expect(targets[1]).toMatchObject({ organization: company, whom: { text: whom } })
        },
      ),
    )
  })
})

describe('isUnderstood', () => {
  const understood = (text: string) => readTargets(text, siteOf).map((target) => isUnderstood(text, target))
  it.each([
    ['Acme Corp', [true]],
    ['who knows someone at Acme?', [true]],
    ['anyone at acme.com?', [false, true]],
    ['CFO at Acme', [true, true]],
    ['can you introduce me to Jane Doe at Acme', [false, true]],
    ['anyone at Acme Corp in procurement?', [false, false, true]],
    ['anyone at Acme Corp in the corner office?', [false, false]],
    ['who can introduce me to the people of Acme?', [false, true]],
    ['can somebody introduce me to Jane Doe', [false, false]],
  ])('%s', (text, readings) => {
    expect(understood(text)).toEqual(readings)
  })
})

describe('roles', () => {
  it.each(['CFO', 'Head of Sales', 'vice-president', 'Co-Founder', 'finance', 'IT', 'Geschäftsführerin'])(
    '%s is one',
    (text) => {
      expect(isRole(text)).toBe(true)
      expect(isRoleOnly(text)).toBe(true)
    },
  )
  it.each(['Jane Doe', 'Women', '', 'constructor', 'J. R.'])('%s is none', (text) => {
    expect(isRole(text)).toBe(false)
  })
  it.each([
    ['CFO', 'Chief Financial Officer, EMEA', true],
    ['Chief Financial Officer', 'CFO', true],
    ['VP Engineering', 'Vice-President of Engineering', true],
    ['founder', 'Co-Founder & CEO', true],
    ['Geschäftsführer', 'GESCHAFTSFUHRER', true],
    ['CFO', 'CTO', false],
    ['VP Sales', 'VP Marketing', false],
    ['CFO', 'Constructor', false],
    ['of the', 'Head of the Board', false],
    ['', 'CFO', false],
  ])('%s fits “%s”: %s', (role, title, fits) => {
    expect(roleMatches(role, title)).toBe(fits)
  })
})
