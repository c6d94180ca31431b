import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { scoreCandidates } from '../../../src/domain/matching/companies/found-organization.ts'
import { normaliseOrganization } from '../../../src/domain/matching/companies/organization-name.ts'
import { lookUpTermsOf, termsOf } from '../../../src/domain/matching/companies/organization-terms.ts'
import { readingOf, soundOf } from '../../../src/domain/matching/readings.ts'

const read = (name: string) => readingOf(normaliseOrganization(name).key)

/** How likely a Latin name is for one asked for in another script, and whether it is looked up at all. */
function likeness(asked: string, known: string) {
  const [one, other] = [normaliseOrganization(asked), normaliseOrganization(known)]
  const terms = new Set(termsOf(other))
  const candidate = { id: '1', key: other.key, named: false }
  const [best] = scoreCandidates({ key: one.key, written: [] }, [candidate], new Map())
  return lookUpTermsOf(one).some((term) => terms.has(term)) ? (best?.score ?? 0) : 0
}

describe('readingOf', () => {
  it.each([
    ['クオルレン・エンジニアリング株式会社', 'kuoruren engineering'],
    ['シュリョーキッテ', 'shuryokitte'],
    ['高知クオル大学', 'kochi kuoru university'],
    ['クオル銀行', 'kuoru bank'],
    ['부산퀄렌연구원', 'busan kwollen institute'],
    ['क्वोर्लेन विश्वविद्यालय', 'kvorlen university'],
    ['جامعة الكورلن', 'university kwrln'],
    ['北京科瑞科技有限公司', 'beijing kerui technology'],
    ['ბანკი', 'bank'],
    ['Кворлен университет', 'kvorlen university'],
  ])('%s is read as %s', (name, reading) => {
    expect(read(name)).toBe(reading)
  })
  it('leaves names in Latin letters alone', () => {
    expect(read('Quorlen Engineering')).toBeNull()
    expect(read('Größe & Söhne')).toBeNull()
  })
})

describe('a name in another script', () => {
  it.each([
    ['クオレン・エンジニアリング株式会社', 'Quolen Engineering Co., Ltd.'],
    ['シルバクウェーブ株式会社', 'Silvaquave Corporation'],
    ['ミルトナ', 'Miltona Inc.'],
    ['퀄렌테크놀로지', 'Kwollen Technology'],
    ['क्वोर्लेन विश्वविद्यालय', 'Kvorlen University'],
    ['جامعة الكورلن', 'Kourlan University'],
    ['高知大学', 'Kochi University'],
    ['ZKWORM 大学', 'Zkworm University'],
  ])('%s is offered %s, and not taken for it', (asked, known) => {
    expect(likeness(asked, known)).toBeGreaterThan(0.2)
    expect(likeness(asked, known)).toBeLessThan(0.93)
  })
  it.each([
    ['クオルレン株式会社', 'Karol Iron'],
    ['ミルトナ', 'Maltina'],
    ['ミルトナ大学', 'Brovik University'],
    ['高知大学', 'Kochi Hospital'],
  ])('%s is not %s', (asked, known) => {
    expect(likeness(asked, known)).toBeLessThan(likeness(asked, read(asked) ?? ''))
    expect(likeness(asked, known)).toBeLessThan(0.7)
  })
  it('is read in time that grows no faster than its length', () => {
    const long = 'エンジニアリング'.repeat(4_000)
    expect(readingOf(long)?.length).toBeLessThan(1_000)
  })
})

describe('soundOf', () => {
  it.each([
    ['rockwave', 'rokkuebu'],
    ['milbon', 'mirubon'],
    ['systems', 'shisutemuzu'],
    ['titan', 'chitan'],
    ['saxophone', 'sakusofon'],
  ])('%s sounds like %s', (word, other) => {
    expect(soundOf(word)).toBe(soundOf(other))
  })
  it('is made of letters, whatever the word, and none where it tells nothing', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 40 }), (word) => {
        expect(soundOf(word) ?? 'ktn').toMatch(/^A?[a-z]+$/)
      }),
    )
    expect(soundOf('aa')).toBeNull()
  })
})
