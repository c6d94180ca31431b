import { describe, expect, it } from 'vitest'
import { readSwap } from '../../../src/domain/partners/swap-text.ts'

describe('what follows /swap', () => {
  it.each([
    ['', '', [], []],
    ['Jane Doe', 'Jane Doe', [], []],
    ['Jane Doe at BridgeCo', 'Jane Doe at BridgeCo', [], []],
    ['Jane opens Acme, Inc., Globex', 'Jane', ['Acme, Inc.', 'Globex'], []],
    ['Jane Doe, can open doors at Acme', 'Jane Doe', ['Acme'], []],
    ['Jane looks for Initech and Hooli', 'Jane', [], ['Initech', 'Hooli']],
    ['Jane Doe is looking for a way into Initech', 'Jane Doe', [], ['Initech']],
    ['Jane opens Acme and looks for Marks and Spencer, Initech', 'Jane', ['Acme'], ['Marks and Spencer', 'Initech']],
    ['Jane seeks: Initech; opens Acme', 'Jane', ['Acme'], ['Initech']],
    ['opens Acme', '', ['Acme'], []],
    ['Jane opens', 'Jane', [], []],
  ])('“%s” is about “%s”', (text, who, opens, seeks) => {
    expect(readSwap(text)).toEqual({ who, opens, seeks })
  })
})
