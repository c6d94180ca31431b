import { describe, expect, it } from 'vitest'
import { decodeCommand, encodeCommand, readReaction } from '../../src/domain/command.ts'
import { compareOrganizations, isNoCompany, normaliseOrganization } from '../../src/domain/organization-name.ts'
import { readRelationship } from '../../src/domain/relationship-text.ts'

describe('a button', () => {
  it('carries its command there and back within 100 characters', () => {
    const command = {
      kind: 'ask-form',
      relationshipId: '01890a5d-ac96-774b-bcce-b302099a8057',
      whom: 'a|b'.repeat(20),
    } as const
    const code = encodeCommand(command)
    expect(code.length).toBeLessThanOrEqual(100)
    expect(decodeCommand(code)).toEqual(command)
    expect(() => decodeCommand('1|accept|tampered')).toThrow('too old')
  })
  it('reads skin tones and variants of a reaction', () => {
    expect([readReaction('✔️'), readReaction('handshake::skin-tone-3'), readReaction('x')]).toEqual([
      'made',
      'made',
      null,
    ])
  })
})

describe('names', () => {
  it('knows one company in many forms, and two apart', () => {
    expect(normaliseOrganization('The ACME Corporation, Inc.').key).toBe(
      normaliseOrganization('acme GmbH & Co. KG').key,
    )
    expect(compareOrganizations('Acme Brick', 'Acme Software').relation).toBe('different')
    expect([isNoCompany('Self-employed'), isNoCompany('Freelancer.com')]).toEqual([true, false])
  })
  it('reads a relationship in one line', () => {
    const said = readRelationship('Jane Doe, VP Sales at Acme Corp — worked together 2019–22, 4/5')
    expect(said).toMatchObject({
      name: 'Jane Doe',
      title: 'VP Sales',
      organization: 'Acme Corp',
      rating: 4,
      kind: 'colleague',
    })
  })
})
