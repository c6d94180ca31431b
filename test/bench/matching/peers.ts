import Fuse from 'fuse.js'
import { token_sort_ratio } from 'fuzzball'
import { fold } from '../../../src/domain/matching/companies/organization-name.ts'
import type { Hit } from '../matcher.ts'
import type { NameSet } from '../name-set.ts'
import { ms, printTable, quantile } from '../table.ts'
import { indexInMemory } from './index-in-memory.ts'
import { type Judged, judgeAll, sourcesOf } from './judging.ts'
import { inMemory } from './rules.ts'

// Matching beside what a program would otherwise take from the shelf: fuzzy search (Fuse.js) and the ratio of sorted words
// (fuzzball). Both compare with every name, so that few queries are asked among few names, the same in every run.

const QUERIES = 200
/** The share of names that no query asks for that is kept. */
const KEPT = 10

/** Prints how many first answers are right, by source, and how long one takes. */
export async function printPeers(set: NameSet): Promise<void> {
  const derivable = set.queries.filter(({ derivable, gold }) => derivable && gold.length > 0)
  const every = Math.ceil(derivable.length / QUERIES)
  const queries = derivable.filter((_, at) => at % every === 0)
  const needed = new Set(queries.flatMap(({ gold, twins, family }) => [...gold, ...twins, ...family]))
  const rows = set.rows.filter(({ id }) => needed.has(id) || id % KEPT === 0)
  const folded = rows.map(({ id, name }) => ({ id, name: fold(name) }))
  const fuse = new Fuse(folded, { keys: ['name'], includeScore: true, threshold: 0.6, ignoreLocation: true })
  const matchers: [string, (text: string, most: number) => Promise<Hit[]>][] = [
    ['Foothold', inMemory(indexInMemory(rows))],
    [
      'Fuse.js',
      async (text, most) =>
        fuse.search(fold(text), { limit: most }).map(({ item, score = 1 }) => ({ id: item.id, score: 1 - score })),
    ],
    ['ratio of sorted words', async (text, most) => byRatio(folded, fold(text), most)],
  ]
  const judged: [string, Judged[]][] = []
  for (const [what, ask] of matchers) judged.push([what, await judgeAll(queries, ask)])
  const right = (list: Judged[]) => (list.filter(({ hit }) => hit).length / list.length).toFixed(3)
  printTable(
    `first answer right of ${queries.length} fixed derivable queries among ${rows.length} names`,
    judged.map(([what, list]) => ({
      what: `${what}, p95 ${ms(
        quantile(
          list.map(({ took }) => took),
          0.95,
        ),
      )}`,
      measured: right(list),
      baseline: '',
      ratio: sourcesOf(list)
        .map((src) => `${src} ${right(list.filter(({ query }) => query.src === src))}`)
        .join(', '),
      goal: '',
    })),
  )
}

function byRatio(names: { id: number; name: string }[], text: string, most: number): Hit[] {
  return names
    .map(({ id, name }) => ({ id, score: token_sort_ratio(text, name) / 100 }))
    .sort((a, b) => b.score - a.score)
    .slice(0, most)
}
