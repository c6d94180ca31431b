import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { expect, it } from 'vitest'
import { RULES_VERSION } from '../../../../src/domain/matching/companies/rules-version.ts'

/** Everything that a stored key, compact key or index term is made by. */
const RULES = [
  'src/app/companies/organization.ts',
  'src/domain/matching/foreign-words.ts',
  'src/domain/matching/organization-synonyms.json',
  'src/domain/matching/organization-synonyms.ts',
  'src/domain/matching/place-names.ts',
  'src/domain/matching/readings.ts',
  'src/domain/matching/companies/legal-forms.ts',
  'src/domain/matching/companies/no-company.ts',
  'src/domain/matching/companies/organization-name.ts',
  'src/domain/matching/companies/organization-terms.ts',
]

/** The rules of each version; change the last line together with RULES_VERSION. */
const VERSION = { version: 3, rules: 'dcf4d87cfa0a' }

it('is another whenever the rules are, so that what is stored is keyed anew', () => {
  const hash = createHash('sha256')
  for (const file of RULES) hash.update(readFileSync(file, 'utf8').replace(/\s+/g, ' '))
  const rules = hash.digest('hex').slice(0, 12)
  // Rules that changed need the next version: raise RULES_VERSION, and put both here.
  expect({ version: RULES_VERSION, rules }).toEqual(VERSION)
})
