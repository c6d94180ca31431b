import fc from 'fast-check'
import { expect, it } from 'vitest'
import { siteOf } from '../../../src/app/companies/site.ts'
import { namedIn } from '../../../src/domain/words/named.ts'

/** Messages nobody wrote to the bot → person | title | company | others. */
const MESSAGES: [message: string, person: string, title: string, organization: string, others?: string][] = [
  ['Had a great call with Sarah Chen from Globex today, they want a new vendor.', 'Sarah Chen', '', 'Globex'],
  ['We should talk to the CFO of Acme Corp before Thursday', '', 'CFO', 'Acme Corp'],
  ['Does anyone know someone at Initech?', '', '', 'Initech'],
  ['who can introduce me to Jane Doe at Acme?', 'Jane Doe', '', 'Acme'],
  ['Just met Jane Doe, head of sales at Acme Corp. She wants a demo!', 'Jane Doe', 'head of sales', 'Acme Corp'],
  ['Ich hatte heute ein Gespräch mit Sarah Chen von Globex über das Angebot.', 'Sarah Chen', '', 'Globex'],
  ['Can you send this to jane.doe@acme.com? Thanks, Ben', '', '', 'acme.com'],
  ['Read this: https://www.siemens-energy.com/news', '', '', 'siemens-energy.com'],
  ['My mail is jane@gmail.com, see https://linkedin.com/in/jane', '', '', ''],
  ['Lunch with Sarah from Globex on Friday', 'Sarah', '', 'Globex'],
  ['Hi Ben, Peter Müller (Bosch GmbH) will join us on Monday.', 'Peter Müller', '', 'Bosch GmbH'],
  ['Acme is looking for a warehouse supplier', '', '', 'Acme'],
  ['the weather is nice', '', '', ''],
  ["Hier, j'ai parlé avec Marie Dupont de Renault.", 'Marie Dupont', '', 'Renault'],
  ['I think we lost the deal with Hooli because of pricing', '', '', 'Hooli'],
  ['Ravi Patel @ Stripe just replied 🎉', 'Ravi Patel', '', 'Stripe'],
  ['John Smith and Mary Jones of Wayne Enterprises want to buy.', 'John Smith', '', 'Wayne Enterprises', 'Mary Jones'],
  ['Jan van Dyke told me that Ernst & Young has a budget', 'Jan van Dyke', '', 'Ernst & Young'],
  ['Ayer hablé con Carlos Ruiz, CFO en Iberdrola', 'Carlos Ruiz', 'CFO', 'Iberdrola'],
  ['We meet in Berlin on Tuesday', '', '', ''],
  ['Die Besprechung war gut, der Kunde ist zufrieden', '', '', ''],
  ['', '', '', ''],
]

it.each(MESSAGES)('%s', (message, person, title, organization, others = '') => {
  const named = namedIn(message, siteOf)
  expect({ ...named, others: named.others.join() }).toEqual({ person, title, organization, others })
})

it('any message is read, and quickly', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme', maxLength: 400 }), (message) => {
      const { person, organization, others } = namedIn(message, siteOf)
      expect(others).not.toContain(person || 'nobody')
      expect(typeof organization).toBe('string')
    }),
  )
})

it.each(['Aa ', 'at Aa ', 'a.b ', 'Aa, ', 'CFO of ', '( ', 'van '])('the longest message of “%s” too', (part) => {
  const started = performance.now()
  namedIn(part.repeat(Math.floor(4000 / part.length)), siteOf)
  // Not a measure of speed: what is not linear takes minutes.
  expect(performance.now() - started).toBeLessThan(5000)
})
