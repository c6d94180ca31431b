import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { fold, normaliseOrganization, ofKey } from '../../../../src/domain/matching/companies/organization-name.ts'

const anyText = fc.string({ unit: 'binary', maxLength: 60 })
/** Text dense in what the rules look at. */
const pieces = fc
  .array(
    fc.oneof(
      fc.constantFrom(
        ...'the The and & + y e und GmbH Co. KG Inc. S.A. S.p.A. a/s A/S AB AS (India) (Group) ( ) [ ] 株式会社 (주) ООО בע"מ'.split(
          ' ',
        ),
        ...['Sp. z o.o.', 'Acme', 'Łódź', 'é', 'ß', 'İ', '’', '"', '.', '-', '/', 'Group', 'Holding', '3M', '公司'],
      ),
      fc.string({ unit: 'grapheme', maxLength: 3 }),
    ),
    { maxLength: 8 },
  )
  .map((list) => list.join(' '))
const text = fc.oneof(anyText, pieces)

/** Names of one to three invented words that are no legal form and no generic word. */
const ordinary = fc
  .array(fc.constantFrom(...'Acme Globex Initech Umbrella Hooli Vandelay Zürn Ñandú Øresund Kōbe Ålesund'.split(' ')), {
    minLength: 1,
    maxLength: 3,
  })
  .map((words) => words.join(' '))

const FORMS =
  `Inc|Inc.|, Inc.|Corp.|Corporation|Co.|Co., Ltd.|Company|Ltd|Ltd.|Limited|LLC|L.L.C.|LLP|PLC|Pty Ltd|Pvt. Ltd.
Private Limited|GmbH|GmbH & Co. KG|AG|AG & Co. KGaA|UG (haftungsbeschränkt)|e.V.|e.K.|SE|SA|S.A.|S/A|SAS|S.A.S.|SARL|S.à r.l.
SpA|Sh.p.k.|S.p.A.|S.r.l.|S.L.|S.A. de C.V.|Ltda.|Lda.|EIRELI|B.V.|N.V.|AB|AB (publ)|Oy|Oyj|Oyj Abp|ASA|A/S|ApS|I/S|K/S|P/S|A.m.b.a.|S.M.B.A.|Sp. z o.o.|s.r.o.|a.s.|d.o.o.
Kft.|Zrt.|S.R.L.|OÜ|UAB|A.Ş.|Ltd. Şti.|San. ve Tic. A.Ş.|ООО|ПАО|Α.Ε.|K.K.|株式会社|有限公司|股份有限公司|주식회사|(주)|Sdn. Bhd.|Tbk|FZE|W.L.L.|בע"מ`.split(
    /[|\n]/,
  )

describe('fold', () => {
  it('is idempotent, well-formed and never throws', () => {
    fc.assert(
      fc.property(text, (raw) => {
        const folded = fold(raw)
        expect(fold(folded)).toBe(folded)
        expect(folded.isWellFormed()).toBe(true)
      }),
    )
  })
  it.each([
    ['ÉCOLE', 'ecole'],
    ['Łódź', 'lodz'],
    ['Straße', 'strasse'],
    ['ＡＣＭＥ', 'acme'],
    ['İŞ Bankası', 'is bankasi'],
    ['Ørsted', 'orsted'],
    ['ΑΚΜΉ', 'ακμη'],
    ['Ёлка', 'елка'],
    ['パナソニック', 'パナソニック'],
    ['मुंबई', 'मुंबई'],
  ])('%s is %s', (raw, folded) => {
    expect(fold(raw)).toBe(folded)
  })
})

describe('normaliseOrganization', () => {
  it('is idempotent and never throws, whatever the text', () => {
    fc.assert(
      fc.property(text, (raw) => {
        const { key, compact, tokens } = normaliseOrganization(raw)
        expect(normaliseOrganization(key)).toEqual({ key, compact, tokens })
        expect(ofKey(key)).toEqual({ key, compact, tokens })
        expect(tokens.join(' ')).toBe(key)
        expect(tokens.join('')).toBe(compact)
      }),
      { numRuns: 1000 },
    )
  })
  it('does not depend on case, spaces around, or a leading "The"', () => {
    fc.assert(
      fc.property(ordinary, (name) => {
        const { key } = normaliseOrganization(name)
        for (const same of [name.toUpperCase(), name.toLowerCase(), `  ${name}\n`, `The ${name}`, `“${name}”`])
          expect([same, normaliseOrganization(same).key]).toEqual([same, key])
      }),
    )
  })
  it.each(FORMS)('an ordinary name keeps its key with "%s" behind it', (form) => {
    fc.assert(
      fc.property(ordinary, (name) => {
        expect(normaliseOrganization(`${name} ${form}`).key).toBe(normaliseOrganization(name).key)
      }),
      { numRuns: 20 },
    )
  })
  it.each(['ООО', 'PT', 'ЗАО', '株式会社', '(株)', '(주)', 'AB', 'Công ty TNHH', 'חברת', 'S.A.R.L.'])(
    'and with "%s" before it',
    (form) => {
      fc.assert(
        fc.property(ordinary, (name) => {
          expect(normaliseOrganization(`${form} ${name}`).key).toBe(normaliseOrganization(name).key)
        }),
        { numRuns: 20 },
      )
    },
  )
  it.each([
    ['The ACME Corporation, Inc.', 'acme'],
    ['acme GmbH & Co. KG', 'acme'],
    ['Acme GmbH und Co. KG', 'acme'],
    ['L’Oréal S.A.', 'loreal'],
    ['J.P. Morgan Chase & Co.', 'jp morgan chase'],
    ['Marks and Spencer', 'marks spencer'],
    ['Marks & Spencer plc', 'marks spencer'],
    ['Jones y García, S.L.', 'jones garcia'],
    ['Acme™ Inc.', 'acme'],
    ['Acme Inc. (formerly Beta)', 'acme'],
    ['Acme (India) Pvt. Ltd.', 'acme india'],
    ['Mercy Hospital (Iowa)', 'mercy hospital iowa'],
    ['Mercy Hospital (New York)', 'mercy hospital new york'],
    ['Acme (Shanghai) Co., Ltd.', 'acme shanghai'],
    ['Acme (New)', 'acme'],
    ['(주)삼성전자', '삼성전자'],
    ['華為技術有限公司', '華為技術'],
    ['חברת אלקטרה בע"מ', 'אלקטרה'],
    ['บริษัท ปตท. จำกัด (มหาชน)', 'ปตท'],
    // What looks like a form or a joint is the name itself.
    ['Y Combinator', 'y combinator'],
    ['E.ON SE', 'e on'],
    ['C&A', 'c a'],
    ['SE', 'se'],
    ['Co', 'co'],
    ['The Company', 'the company'],
    ['NV Energy', 'nv energy'],
    ['Me Too', 'me too'],
    ['Women at Work', 'women at work'],
    ['&', ''],
    ['😀', ''],
    ['', ''],
  ])('%s is "%s"', (raw, key) => {
    expect(normaliseOrganization(raw).key).toBe(key)
  })
})
