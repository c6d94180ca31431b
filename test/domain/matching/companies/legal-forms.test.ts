import { readFileSync } from 'node:fs'
import { expect, it } from 'vitest'
import { fold } from '../../../../src/domain/matching/companies/organization-name.ts'

it('writes every legal form and common word folded, as names are when they are looked up', () => {
  const source = readFileSync('src/domain/matching/companies/legal-forms.ts', 'utf8')
  const lists = [...source.matchAll(/(?:words|lines)\(\s*[`']([^`']+)[`']/g)].map((match) => match[1] ?? '')
  expect(lists.length).toBeGreaterThan(6)
  const entries = lists.flatMap((list) => list.split(/[\s,]+/)).filter((entry) => entry !== '')
  expect(entries.length).toBeGreaterThan(800)
  expect(entries.filter((entry) => fold(entry) !== entry)).toEqual([])
})
