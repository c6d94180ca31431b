import { describe, expect, it } from 'vitest'
import { localKeys } from '../../../../src/domain/matching/companies/local-names.ts'

describe('localKeys', () => {
  it.each([
    ['acme.co.jp', ['acme japan', 'acme 日本']],
    ['acme.de', ['acme germany', 'acme deutschland']],
    ['acme.co.uk', ['acme united kingdom']],
    ['acme.com', []],
    ['acme.io', []],
    ['acme.ai', []],
    ['acme.eu', []],
    ['acme.zz', []],
    [null, []],
  ])('of acme at %s are %j', (domain, keys) => {
    expect(localKeys('acme', domain)).toEqual(keys)
  })
})
