import { siteOf } from '../../../src/app/companies/site.ts'
import { type FindingCompanies, findOrganizations } from '../../../src/app/finding/find-organizations.ts'
import { otherKeysOf, readTargets } from '../../../src/domain/finding/target.ts'
import { belonging } from '../../../src/domain/matching/companies/found-organization.ts'
import { WEIGHT_NAMES } from '../../../src/domain/matching/companies/organization-match.ts'
import { normaliseOrganization, ofKey } from '../../../src/domain/matching/companies/organization-name.ts'
import { leaveOut, RULES } from '../../../src/domain/matching/rules.ts'
import type { Hit } from '../matcher.ts'
import type { NameSet } from '../name-set.ts'
import { type InMemory, indexInMemory } from './index-in-memory.ts'
import { isPresent, type Judged, judgeAll, sourcesOf } from './judging.ts'

// What each rule of matching wins, by source: every rule and weight is left out once. A rule that wins on the source it
// was made on alone is no rule of names.

/** Every which query of the big first set is asked, and the share of names that nobody asks for kept. */
const EVERY = 6
const KEPT = 3

/** Prints the difference each rule makes to the share of first answers that are right, with its 95 % interval. */
export async function printRules(set: NameSet): Promise<void> {
  const [first] = set.queries
  const queries = set.queries.filter(({ src }, at) => src !== first?.src || at % EVERY === 0)
  const needed = new Set(queries.flatMap(({ gold, twins, family }) => [...gold, ...twins, ...family]))
  const rows = set.rows.filter(({ id }) => needed.has(id) || id % KEPT === 0)
  const judge = async (index: InMemory) => (await judgeAll(queries, inMemory(index))).filter(isPresent)
  const index = remembering(indexInMemory(rows))
  const full = await judge(index)
  const sources = sourcesOf(full)
  console.log(
    `\nwhat each rule wins in first answers right of all that are there, in points ± 95 % (${rows.length} names in memory)`,
  )
  console.log(' '.repeat(26) + sources.map((src) => src.padEnd(16)).join(''))
  for (const rule of [...RULES, ...WEIGHT_NAMES]) {
    leaveOut(rule)
    const without = await judge(WEIGHT_NAMES.includes(rule) ? index : indexInMemory(rows))
    leaveOut(null)
    const cells = sources.map((src) => difference(full, without, src).padEnd(16))
    console.log(rule.padEnd(26) + cells.join(''))
  }
}

/** A paired difference of shares in points, with its normal 95 % interval. */
function difference(full: Judged[], without: Judged[], src: string): string {
  const pairs = full.flatMap((one, at) =>
    one.query.src === src ? [Number(one.hit) - Number(without[at]?.hit ?? false)] : [],
  )
  const mean = pairs.reduce((sum, value) => sum + value, 0) / pairs.length
  const variance = pairs.reduce((sum, value) => sum + (value - mean) ** 2, 0) / pairs.length
  const points = (value: number) => (100 * value).toFixed(1)
  return `${mean > 0 ? '+' : ''}${points(mean)} ± ${points(1.96 * Math.sqrt(variance / pairs.length))}`
}

/** Answers as the product gives them, among names in memory. */
export const inMemory =
  ({ companies, rowsOf }: InMemory) =>
  async (text: string, most: number): Promise<Hit[]> => {
    const [target] = readTargets(text, siteOf)
    const { key, compact } = ofKey(normaliseOrganization(target?.organization ?? '').key)
    if (!target || key === '') return []
    const found = await findOrganizations(
      companies,
      { key, compact, domain: null, otherKeys: otherKeysOf(target) },
      null,
    )
    return found
      .flatMap((one) => (rowsOf.get(one.id) ?? []).map((id) => ({ id, score: belonging(one) })))
      .slice(0, most)
  }

/** The same look-ups, made once each: weights change what is found by none of them. */
function remembering({ companies, rowsOf }: InMemory): InMemory {
  const known = new Map<string, ReturnType<FindingCompanies['candidates']>>()
  return {
    rowsOf,
    companies: {
      ...companies,
      candidates: (wanted, viewerId) => {
        const asked = [wanted.key, ...wanted.otherKeys].join('|')
        const found = known.get(asked) ?? companies.candidates(wanted, viewerId)
        known.set(asked, found)
        return found
      },
    },
  }
}
