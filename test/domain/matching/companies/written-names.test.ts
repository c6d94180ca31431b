import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import lines from '../../../../src/domain/matching/companies/known-names.json' with { type: 'json' }
import { knownNames, wellKnown } from '../../../../src/domain/matching/companies/known-names.ts'
import { normaliseOrganization } from '../../../../src/domain/matching/companies/organization-name.ts'
import { writtenNames } from '../../../../src/domain/matching/companies/written-names.ts'
import { romanise } from '../../../../src/domain/matching/romanise.ts'

const keys = (raw: string) => writtenNames(raw).map(({ key }) => key)

describe('writtenNames', () => {
  it.each([
    ['Acme (formerly Apex)', ['apex']],
    ['Acme Inc. (f/k/a Apex Ltd, Zenith)', ['apex', 'zenith']],
    ['Acme, Inc. (now Globex)', ['globex']],
    ['Acme (ehemals Apex GmbH)', ['apex']],
    ['Acme (new name ---> Apex)', ['apex']],
    ['Acme (now → Apex)', ['apex']],
    ['Acme (renamed to Apex Labs)', ['apex labs']],
    ['Acme -> Apex', ['acme', 'apex']],
    ['Acme, a Globex company', ['acme']],
    ['Quorl4te', ['quorlate']],
    ['Gl0bex Foods', ['globex foods']],
    ['ColdWater, Inc., DBA Infleet', ['coldwater', 'infleet']],
    ['Acme Holdings d/b/a Apex Labs', ['acme holdings', 'apex labs']],
    ['Acme t/a Zenith', ['acme', 'zenith']],
    ['Acme Ltd trading as Zenith', ['acme', 'zenith']],
    ['Acme | Building the future of anvils', ['acme']],
    ['Acme • Anvils since 1949', ['acme']],
    ['International Widget Makers (IWM)', ['iwm']],
    ['IWM (International Widget Makers)', ['iwm']],
    ['ООО Газпром', ['gazprom']],
    ['Яндекс', ['yandeks', 'yandex']],
    ['Лукойл', ['lukoil']],
    ['Εθνική Τράπεζα', ['ethniki trapeza']],
    ['Ευρωπαϊκή Πίστη', ['evropaiki pisti']],
  ])('%s is also %j', (raw, others) => {
    expect(keys(raw)).toEqual(others)
  })
  it.each([
    'Acme',
    'Acme (YC W21)',
    'Acme (acquired by Globex)',
    'Acme (India)',
    'Acme (Pty) Ltd',
    'Acme Clinic (Minnesota)',
    'Right Now Media',
    'Ex Libris',
    'A.P. Møller – Mærsk',
    'Build a Better Company',
    '3M',
    'B2B Widgets',
    '4 Acme',
    'Acme 4You',
    'Exacme (example)',
    'AT&T',
    'Sony Group: Pictures',
    '株式会社日立製作所',
    '',
  ])('%s has no other', (raw) => {
    expect(keys(raw)).toEqual([])
  })
  it('are keys of names that stand there, whatever the text', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: 'binary', maxLength: 60 }),
        fc.constantFrom('', ' (formerly ', ' dba ', '|'),
        (a, by) => {
          const raw = `${a}${by}${a}`
          for (const { name, key } of writtenNames(raw)) {
            expect(raw).toContain(name)
            expect(normaliseOrganization(key).key).toBe(key)
            expect(key).not.toBe(normaliseOrganization(raw).key)
          }
        },
      ),
      { numRuns: 2000 },
    )
  })
})

describe('romanise', () => {
  it('leaves nothing of the alphabets it knows, and other text alone', () => {
    const letters = fc.stringMatching(/^[а-яёіїєґα-ως]{1,12}$/u)
    fc.assert(
      fc.property(letters, (text) => {
        const latin = romanise(normaliseOrganization(text).key)
        for (const one of latin) expect(one).toMatch(/^[a-z ]*$/)
      }),
    )
    expect(romanise('acme')).toEqual([])
    expect(romanise('日立')).toEqual([])
  })
})

describe('knownNames', () => {
  it.each([
    ['P&G', 'Procter & Gamble'],
    ['Facebook', 'Meta Platforms, Inc.'],
    ['IBM', 'International Business Machines Corporation'],
    ['Bayerische Motoren Werke AG', 'BMW'],
    ['Google LLC', 'Alphabet Inc.'],
    ['France Télécom', 'Orange S.A.'],
    ['JP Morgan', 'JPMorgan Chase & Co.'],
    ['Pricewaterhouse Coopers', 'PwC'],
  ])('%s and %s are known as one, from both sides', (a, b) => {
    const [one, other] = [normaliseOrganization(a).key, normaliseOrganization(b).key]
    expect(knownNames(one)).toContain(other)
    expect(knownNames(other).map((key) => key.replaceAll(' ', ''))).toContain(one.replaceAll(' ', ''))
  })
  it.each([
    ['Facebook Ireland Ltd.', 'meta ireland'],
    ['International Business Machines Deutschland GmbH', 'ibm deutschland'],
    ['Andersen Consulting Iberia', 'accenture iberia'],
  ])('%s goes by %s too, as its company does', (name, other) => {
    expect(knownNames(normaliseOrganization(name).key)).toContain(other)
  })
  it.each([
    ['IIT Mandi', 'indian institute of technology mandi'],
    ['Indian Institute of Technology, Mandi', 'iit mandi'],
    ['TU Chemnitz', 'chemnitz university of technology'],
    ['Technische Universität Wien', 'technical university of vienna'],
    ['Università degli Studi di Torino', 'university of turin'],
    ['Lunds universitet', 'lund university'],
    ['Department of Energy', 'us department of energy'],
    ['Barts Health NHS Trust', 'barts health nhs foundation trust'],
  ])('%s goes by %s, as all that are named like it do', (name, other) => {
    expect(knownNames(normaliseOrganization(name).key)).toContain(other)
  })
  it('are written one company per line, in order, each name with letters of its own', () => {
    expect(lines).toEqual(lines.toSorted((a, b) => a.localeCompare(b, 'en')))
    for (const line of lines) {
      const names = line.split(' = ')
      expect(names.length).toBeGreaterThan(1)
      expect(names.map((name) => name.trim().replace(/\s+/g, ' '))).toEqual(names)
      expect(
        new Set(names.map((name) => normaliseOrganization(name.replace('*', 'rest')).compact).filter(Boolean)).size,
      ).toBe(names.length)
      expect(names.filter((name) => name.split('*').length !== (line.includes('*') ? 2 : 1))).toEqual([])
    }
  })
  it('are each of one company alone', () => {
    const keys = wellKnown().flatMap((names) => [...new Set(names.map((key) => key.replaceAll(' ', '')))])
    expect(keys.filter((key, at) => keys.indexOf(key) !== at)).toEqual([])
  })
  it.each([
    'acme',
    'metabase',
    'p g india',
    'general foods',
    'delta',
    '',
    'constructor',
    'bank of ireland',
    'university of',
  ])('of "%s" are none', (key) => {
    expect(knownNames(key)).toEqual([])
  })
})
