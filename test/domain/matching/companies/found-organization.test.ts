import { describe, expect, it } from 'vitest'
import {
  belonging,
  foundEqual,
  foundSimilar,
  otherKeys,
  SIMILAR,
  type Sought,
  scoreCandidates,
} from '../../../../src/domain/matching/companies/found-organization.ts'

function seen(id: string, soughtId = id, people = 1): Sought {
  return { id, soughtId, key: id, name: id, spellings: [id], people, partners: 0, apart: false }
}

describe('companies found by equality', () => {
  const alias = { id: 'a1', name: 'Apex' }

  it('are as sure as the way they were found, the surest first, and those the viewer may not see are none', () => {
    const equal = [
      { id: 'acme', match: 'name', alias: null },
      { id: 'globex', match: 'domain', alias: null },
      { id: 'hidden', match: 'name', alias: null },
    ] as const
    const found = foundEqual(equal, [seen('globex', 'globex', 9), seen('acme')])
    expect(found).toMatchObject([
      { id: 'acme', match: 'name', score: 1, reason: 'the same name' },
      { id: 'globex', match: 'domain', score: 0.95 },
    ])
  })

  it('count once, by the first way one was found', () => {
    const equal = [
      { id: 'acme', match: 'name', alias },
      { id: 'acme', match: 'domain', alias: null },
    ] as const
    expect(foundEqual(equal, [seen('acme')])).toMatchObject([{ match: 'name', score: 1, alias }])
  })

  it('count once where one was merged into the other: by its own name before a learned one', () => {
    const equal = [
      { id: 'acme brick', match: 'name', alias },
      { id: 'acme', match: 'name', alias: null },
    ] as const
    const found = foundEqual(equal, [seen('acme', 'acme brick'), seen('acme')])
    expect(found).toMatchObject([{ id: 'acme', alias: null }])
    expect(found[0]).not.toHaveProperty('soughtId')
  })
})

describe('companies that may be meant', () => {
  it('are likely where a name in Latin letters reads like one in another script, and the other way round', () => {
    for (const [asked, logged] of [
      ['kagome', 'カゴメ'],
      ['カゴメ', 'kagome'],
    ] as const) {
      const [found] = scoreCandidates({ key: asked, written: [] }, [{ id: '1', key: logged, named: false }], new Map())
      expect(found).toMatchObject({ id: '1', open: 'reading', score: 0.85 })
    }
  })

  it('are as sure as their name that is most like what was asked for', () => {
    const scored = scoreCandidates(
      { key: 'acme', written: [] },
      [
        { id: '1', key: 'initech', named: false },
        { id: '1', key: 'acme rocket', named: false },
        { id: '2', key: 'globex', named: false },
      ],
      new Map([['acme', 1]]),
    )
    expect(scored.map(({ id }) => id)).toEqual(['1', '2'])
    expect(scored[0]?.reason).toBe('acme the same; rocket only in what is known')
    expect(scored[0]?.score).toBeGreaterThan(scored[1]?.score ?? 1)
  })

  it('are surer by a name written beside the other than by one commonly known, and never as sure as by their own', () => {
    const candidates = [
      { id: 'known', key: 'meta', named: true },
      { id: 'written', key: 'apex', named: true },
      { id: 'alias', key: 'facebook', named: false },
    ]
    expect(otherKeys('facebook', ['apex'])).toEqual(expect.arrayContaining(['apex', 'meta']))
    expect(scoreCandidates({ key: 'facebook', written: ['apex'] }, candidates, new Map())).toEqual([
      { id: 'alias', score: 0.95, reason: 'the same name' },
      { id: 'written', score: 0.95, reason: 'apex is another name written beside it' },
      { id: 'known', score: 0.9, reason: 'facebook is commonly another name of meta' },
    ])
  })

  it('are likely by a name that a domain has something around, and never sure', () => {
    const candidates = [{ id: 'within', key: 'quor l', named: true }]
    expect(otherKeys('tryquorl', [])).toEqual(['quorl'])
    expect(scoreCandidates({ key: 'tryquorl', written: [] }, candidates, new Map())).toEqual([
      { id: 'within', score: 0.85, reason: 'tryquorl is quor l with more around it' },
    ])
  })

  it('are offered up to a number, where many people are known first among the equally likely', () => {
    const ids = Array.from({ length: SIMILAR + 5 }, (_, at) => `c${at}`)
    const scored = ids.map((id) => ({ id, score: 0.5, reason: 'alike' }))
    const found = foundSimilar(
      scored,
      ids.map((id, at) => seen(id, id, at === 3 ? 7 : 1)),
      new Map(),
    )
    expect(found).toHaveLength(SIMILAR)
    expect(found[0]).toMatchObject({ id: 'c3', match: 'similar', reason: 'alike' })
  })

  it('belong to the answer with the likeliest if they are of its family, however unlikely they are meant', () => {
    const keys = ['quorlen', 'quorlen brick', 'brick quorlen', 'bank', 'bank brick']
    const found = (counts: Map<string, number>, best: string) =>
      foundSimilar(
        keys.map((key) => ({ id: key, score: key === best ? 0.9 : 0.1, reason: 'alike' })),
        keys.map((key) => seen(key, key, 1)),
        counts,
      )
    const family = (counts: Map<string, number>, best: string) =>
      found(counts, best)
        .filter((one) => belonging(one) > 0.7)
        .map(({ id }) => id)
    expect(family(new Map(), 'quorlen')).toEqual(['quorlen', 'quorlen brick'])
    expect(found(new Map(), 'quorlen').map(({ score }) => score > 0.2)).toEqual([true, false, false, false, false])
    // A word that many names begin with makes no family, nor does a trade.
    expect(family(new Map([['quorlen', 400]]), 'quorlen')).toEqual(['quorlen'])
    expect(family(new Map(), 'bank')).toEqual(['bank'])
  })
})
