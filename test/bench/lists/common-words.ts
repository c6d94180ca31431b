import { writeFileSync } from 'node:fs'
import { normaliseOrganization } from '../../../src/domain/matching/companies/organization-name.ts'
import { readNameSet } from '../name-set.ts'

// Makes the list of words that are common in company names, src/domain/matching/common-words.json, and in how many of
// 100,000 names each is: `node test/bench/lists/common-words.ts`. Counted over the index of the labelled set: public names of
// several open lists, named in its README.

/** Names the counts are scaled to. */
const NAMES = 100_000
/** Fewest names, of so many, in which a word stands behind the first: a brand stands first. */
const LEAST = 60

const set = readNameSet()
if (set.queries[0]?.src === 'made') throw new Error(`No list can be made of ${set.what}.`)
const keys = new Set(set.rows.map(({ name }) => normaliseOrganization(name).key).filter((key) => key !== ''))
const [anywhere, behind] = [new Map<string, number>(), new Map<string, number>()]
for (const key of keys) {
  const words = key.split(' ')
  for (const word of new Set(words)) anywhere.set(word, (anywhere.get(word) ?? 0) + 1)
  for (const word of new Set(words.slice(1))) behind.set(word, (behind.get(word) ?? 0) + 1)
}
const scaled = (count: number) => Math.round((count * NAMES) / keys.size)
const common = [...anywhere]
  .filter(([word]) => scaled(behind.get(word) ?? 0) >= LEAST)
  .sort(([one, a], [other, b]) => b - a || (one < other ? -1 : 1))
const lines = common.map(([word, count]) => `  ${JSON.stringify(word)}: ${scaled(count)}`)
writeFileSync(
  new URL('../../../src/domain/matching/common-words.json', import.meta.url),
  `{\n${lines.join(',\n')}\n}\n`,
)
console.log(`${common.length} words that are common in ${keys.size} names of ${set.what}`)
