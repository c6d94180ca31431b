import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { isNearName } from '../../../../src/domain/matching/companies/families.ts'
import { kinshipOf, nearAmong } from '../../../../src/domain/matching/companies/near-names.ts'
import { normaliseOrganization } from '../../../../src/domain/matching/companies/organization-name.ts'

const keyOf = (name: string) => normaliseOrganization(name).key

describe('a name is near another', () => {
  it.each([
    ['Acme', 'Acme Brick'],
    ['Acme Corp', 'Acme Software Inc.'],
    ['Müller & Söhne', 'Müller & Söhne Maschinenbau GmbH'],
    ['Ipê Azul', 'Ipê Azul Alimentos'],
    ['Siemens', 'Siemens Energy'],
    ['Acme Holding', 'Acme Software'],
    ['Coca-Kola', 'Cocakola Bottlers'],
    ['Royal Bank', 'Royal Bank of Scotland'],
    ['株式会社青凪', '青凪'],
  ])('%s, %s', (one, other) => {
    expect(isNearName(keyOf(one), keyOf(other))).toBe(true)
    expect(isNearName(keyOf(other), keyOf(one))).toBe(true)
  })

  it.each([
    ['Acme Brick', 'Acme Software'],
    ['Acme', 'Acmetron'],
    ['Acme', 'North Acme'],
    ['Royal Bank', 'Royal Mail'],
    ['Bank', 'Bank of the West'],
    ['Berlin', 'Berlin Packaging'],
    ['Group', 'Group Nine'],
    ['X', 'X Men'],
    ['Brick Acme', 'Acme Brick Works'],
    ['', 'Acme'],
  ])('not: %s, %s', (one, other) => {
    expect(isNearName(keyOf(one), keyOf(other))).toBe(false)
    expect(isNearName(keyOf(other), keyOf(one))).toBe(false)
  })

  it('from both sides alike, and near whatever goes on from it', () => {
    const word = fc.constantFrom('acme', 'volta', 'bank', 'of', 'group', 'energy', 'x', 'berlin', 'quill')
    const name = fc.array(word, { minLength: 1, maxLength: 4 }).map((words) => words.join(' '))
    fc.assert(
      fc.property(name, name, word, (one, other, more) => {
        expect(isNearName(one, other)).toBe(isNearName(other, one))
        expect(isNearName(`quill ${one}`, `quill ${one} ${more}`)).toBe(true)
      }),
    )
  })
})

describe('near companies among candidates', () => {
  it.each([
    ['クレハ', 'Kureha'],
    ['Yamaki Co., Ltd.', 'ヤマキ株式会社'],
    ['Сименс', 'Siemens'],
  ])('are those read alike in another script: %s, %s', (one, other) => {
    expect(nearAmong(keyOf(one), [{ id: 'other', key: keyOf(other), named: false }])).toEqual(['other'])
    expect(kinshipOf(keyOf(one), keyOf(other))).toBe('read-alike')
  })

  it.each([
    ['アツギ', 'Atos'],
    ['ヤマキ', 'Yarmouk University'],
    ['マナック', 'Monaker Group'],
    ['Yamaki', 'Yamaka'],
  ])('are not those that only sound alike: %s, %s', (one, other) => {
    expect(nearAmong(keyOf(one), [{ id: 'other', key: keyOf(other), named: false }])).toEqual([])
  })

  it('are those of the family and of another name, the nearest first, each once', () => {
    const candidates = [
      { id: 'long', key: 'acme brick and tile works', named: false },
      { id: 'brick', key: 'acme brick', named: false },
      { id: 'brick', key: 'acme bricks', named: false },
      { id: 'other', key: 'acmee', named: false },
      { id: 'named', key: 'apex', named: true },
    ]
    expect(nearAmong('acme', candidates)).toEqual(['named', 'brick', 'long'])
  })
})
