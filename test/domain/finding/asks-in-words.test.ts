import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { siteOf } from '../../../src/app/companies/site.ts'
import { readAskInWords } from '../../../src/domain/finding/asks-in-words.ts'
import { readTargets } from '../../../src/domain/finding/target.ts'

/** In short: "company", "role: CFO" or "person: Jane Doe" before it, and "by: …" behind it. */
function read(text: string): string | null {
  const said = readAskInWords(text)
  if (said === null) return null
  const whom = said.whom ? `${said.whom.kind}: ${said.whom.text} | ` : ''
  return `${whom}${said.organization}${said.by ? ` | by: ${said.by}` : ''}`
}

describe('an ask put in words', () => {
  it.each([
    // English
    ['who knows someone at Acme?', 'Acme'],
    ['who knows Acme', 'Acme'],
    ['Who here knows anybody at Acme Corp?', 'Acme Corp'],
    ['does anybody have a contact at acme.example', 'acme.example'],
    ['Does anyone have a warm connection into Volta Motors?', 'Volta Motors'],
    ['anyone at Acme Corp in procurement?', 'role: procurement | Acme Corp'],
    ['anyone at Acme?', 'Acme'],
    ['Anybody here know anyone at Acme Labs, please?', 'Acme Labs'],
    ['someone in procurement at Acme', 'role: procurement | Acme'],
    ['do we know anyone in the finance team of Acme?', 'role: finance | Acme'],
    ['do we have anyone in finance at Acme?', 'role: finance | Acme'],
    ['I need an intro to the CFO of Acme', 'role: CFO | Acme'],
    ['I’d like an introduction to the Head of Sales at Acme', 'role: Head of Sales | Acme'],
    ['we need an intro to the head of purchasing of Volta Motors', 'role: head of purchasing | Volta Motors'],
    ['need an intro to the CFO of Bank of America', 'role: CFO | Bank of America'],
    ['need a contact at Acme (India)', 'Acme (India)'],
    ['can somebody introduce me to Jane Doe (Acme)', 'person: Jane Doe | Acme'],
    ['Could someone please introduce me to Jane Doe at Acme?', 'person: Jane Doe | Acme'],
    ['can you put me in touch with Jane Doe from Acme by Friday?', 'person: Jane Doe | Acme | by: by Friday'],
    ['could anybody connect us with the CTO of Globex, thanks', 'role: CTO | Globex'],
    ['looking for a way into Acme before Thursday', 'Acme | by: before Thursday'],
    ['looking for someone at Acme by end of week', 'Acme | by: by end of week'],
    ['We are looking for a way in at Globex before 12 March', 'Globex | by: before 12 March'],
    ['looking for an intro to Acme until 2026-12-24', 'Acme | by: until 2026-12-24'],
    ['I am trying to reach the CMO of Acme', 'role: CMO | Acme'],
    ['who can introduce me to the people of Acme?', 'Acme'],
    ['who works at Acme', 'Acme'],
    ['Hi all, does anyone know someone at Acme Brick?', 'Acme Brick'],
    ['anyone at Acme who does procurement?', 'role: procurement | Acme'],
    ['anyone at Acme working in legal?', 'role: legal | Acme'],
    ['anyone at Women at Work?', 'Women at Work'],
    ['does anyone know anybody at The Blom', 'The Blom'],
    ['I want to get in touch with Acme Corp about their new plant', 'Acme Corp'],
    ['Mary Quill from Heron Works', 'person: Mary Quill | Heron Works'],
    ['CFO from Heron Works', null],
    // German
    ['Kennt jemand jemanden bei Müller & Söhne?', 'Müller & Söhne'],
    ['Wer kennt jemanden bei Volta Motors im Einkauf?', 'role: Einkauf | Volta Motors'],
    ['Wer kennt Müller & Söhne?', 'Müller & Söhne'],
    ['Hat jemand einen Kontakt zu Nordbahn?', 'Nordbahn'],
    ['Hat jemand einen Draht zu Nordbahn bis Freitag?', 'Nordbahn | by: bis Freitag'],
    ['Ich suche einen Kontakt bei Volta Motors', 'Volta Motors'],
    ['Ich brauche eine Einführung bei Globex vor Donnerstag', 'Globex | by: vor Donnerstag'],
    ['Kann mich jemand Jane Doe bei Acme vorstellen?', null],
    ['Kann mich jemand mit Jane Doe bei Acme bekannt machen?', 'person: Jane Doe | Acme'],
    ['Wir suchen jemanden im Vertrieb bei Acme', 'role: Vertrieb | Acme'],
    ['Wer kennt den CFO von Acme?', 'role: CFO | Acme'],
    ['Kann mich jemand bei Globex vorstellen?', 'Globex'],
    ['Wer hat Kontakte zu Acme?', 'Acme'],
    // French
    ['quelqu’un connaît quelqu’un chez Globex ?', 'Globex'],
    ["quelqu'un connaît quelqu'un chez Globex ?", 'Globex'],
    ['Qui connaît quelqu’un chez Société Générique ?', 'Société Générique'],
    ['Je cherche un contact chez Globex avant jeudi', 'Globex | by: avant jeudi'],
    ['J’ai besoin d’une introduction chez Globex', 'Globex'],
    ['Est-ce que quelqu’un connaît le CFO de Globex ?', 'role: CFO | Globex'],
    ['quelqu’un peut me présenter Jane Doe de chez Globex ?', 'person: Jane Doe | Globex'],
    ['Qui connaît Globex ?', 'Globex'],
    ['Je cherche quelqu’un aux achats chez Globex', 'role: achats | Globex'],
    ['Qui a un contact chez Acme, s’il vous plaît ?', 'Acme'],
    // Spanish
    ['¿alguien conoce a alguien en Globex?', 'Globex'],
    ['¿Quién conoce a alguien en Globex?', 'Globex'],
    ['Busco un contacto en Globex antes del jueves', 'Globex | by: antes del jueves'],
    ['Necesito una presentación con el CFO de Globex', 'role: CFO | Globex'],
    ['¿Alguien tiene un contacto en Acme, por favor?', 'Acme'],
    ['¿Alguien me puede presentar a Jane Doe (Acme)?', 'person: Jane Doe | Acme'],
    ['¿Alguien conoce a alguien de compras en Globex?', 'role: compras | Globex'],
    ['Necesitamos a alguien en Globex para el lunes', 'Globex | by: para el lunes'],
    // No ask, or not one of a company.
    ['Acme Corp', null],
    ['Acme Corp?', null],
    ['Who Gives', null],
    ['We Are Social', null],
    ['Women at Work', null],
    ['Bank of America', null],
    ['fintech in Berlin', null],
    ['Letters from America', null],
    ['does anybody have a contact', null],
    ['who can introduce me to a zookeeper of penguins?', null],
    ['', null],
  ])('%s → %s', (text, said) => {
    expect(read(text)).toBe(said)
  })

  it('is not sure where a person may be meant as well', () => {
    expect(readAskInWords('can somebody introduce me to Jane Doe')).toMatchObject({ sure: false })
    expect(readAskInWords('can somebody introduce me to Globex')).toMatchObject({ sure: true })
  })

  it('is read from every frame around any company, whom and day', () => {
    const company = fc.constantFrom('Acme', 'Acme Corp', 'Müller & Söhne', 'Bank of America', 'acme.example', 'AT&T')
    const at = fc.constantFrom(
      'does anybody know someone at',
      'looking for a way into',
      'Kennt jemand jemanden bei',
      'quelqu’un connaît quelqu’un chez',
      '¿alguien conoce a alguien en',
    )
    const job = fc.constantFrom('', ' in procurement', ' in the legal department', ' who does marketing')
    const by = fc.constantFrom('', ' before Thursday', ' by next week', ' until 3 May', ', asap')
    fc.assert(
      fc.property(
        at,
        company,
        job,
        by,
        fc.constantFrom('', '?', ' ?', ' please', '.'),
        (frame, name, role, day, end) => {
          const said = readAskInWords(`${frame} ${name}${role}${day}${end}`)
          expect(said).toMatchObject({
            organization: name,
            sure: true,
            by: day === '' ? null : day.replace(/^,? /, ''),
          })
          expect(said?.whom?.kind).toBe(role === '' ? undefined : 'role')
        },
      ),
    )
  })

  it('holds nothing that was not typed, whatever was', () => {
    const word = fc.constantFrom(
      'who',
      'knows',
      'at',
      'Acme',
      'the',
      'CFO',
      'of',
      'Jane',
      'Doe',
      '(',
      ')',
      'before',
      'Monday',
      '?',
      'bei',
      'd’Acme',
    )
    const typed = fc.oneof(
      fc.string({ unit: 'binary', maxLength: 200 }),
      fc.array(word, { maxLength: 12 }).map((list) => list.join(' ')),
    )
    fc.assert(
      fc.property(typed, (text) => {
        const said = readAskInWords(text)
        const plain = text.replace(/\s+/g, ' ')
        for (const part of [said?.organization, said?.whom?.text, said?.by]) if (part) expect(plain).toContain(part)
        if (said) expect(said.organization).toMatch(/[\p{L}\p{N}]/u)
      }),
      { numRuns: 2000 },
    )
  })

  it('takes no well-known company for one', () => {
    const known = readFileSync('src/domain/matching/companies/known-names.json', 'utf8')
    const names = Array.from(known.matchAll(/"([^"]+)"/g), ([, line = '']) => line.split(' = ')).flat()
    expect(names.filter((name) => readAskInWords(name) !== null)).toEqual([])
  })
})

describe('reported asks', () => {
  const lines = readFileSync(new URL('../../fixtures/reported/typed-asks.jsonl', import.meta.url), 'utf8')
    .trim()
    .split('\n')
  it.each(lines)('%s', (line) => {
    const { text, expect: wanted } = JSON.parse(line)
    const target = readTargets(text, siteOf).at(-1)
    const organization = siteOf(wanted.organization)?.label ?? wanted.organization
    expect(target).toMatchObject({ organization })
    expect(target?.whom?.text).toBe(wanted.role ?? wanted.person)
    expect(target?.whom?.kind).toBe(wanted.role ? 'role' : wanted.person ? 'person' : undefined)
  })

  it('hold no quotes that were typed around names', () => {
    for (const text of ['"Michael P. Daniel" at Corvid LP', '“Michael P. Daniel” at “Corvid LP”'])
      expect(readTargets(text, siteOf).at(-1)).toMatchObject({
        organization: 'Corvid LP',
        whom: { kind: 'person', text: 'Michael P. Daniel' },
      })
  })
})
