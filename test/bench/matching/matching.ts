import { fold } from '../../../src/domain/matching/companies/organization-name.ts'
import { build, close, find, type Hit, keyOf, pool, query } from '../matcher.ts'
import { makeNames, type NameQuery, readNameSet } from '../name-set.ts'
import { ms, printTable, quantile, ratio } from '../table.ts'
import { decisions, type Judged, judgeAll, printBySource, printDecisions } from './judging.ts'
import { printPeers } from './peers.ts'
import { printRules } from './rules.ts'

// Finding the company that is meant: how often it is right, and how fast, beside trigram similarity (pg_trgm) alone on
// the same names in the same run.

/** Queries the slower baseline is asked, spread over all. */
const BASELINE_QUERIES = 300
/** Companies the speeds are measured among, a part of them named alike but for a number. */
const COMPANIES = 200_000
const ALIKE = 40_000
const TIMED = 150

/** hit@1 of other matchers on a larger set of the same making (README of the labelled set): the best one, pg_trgm. */
const PEERS: Record<string, [prototype: string, trigrams: string]> = {
  'all derivable': ['.91', '.78'],
  exact: ['.99–1.0', '.99–1.0'],
  'legal-form': ['.99–1.0', '.99–1.0'],
  accent: ['.99–1.0', '.99–1.0'],
  'word-order': ['.99–1.0', '.99–1.0'],
  spacing: ['.98', '.90'],
  'typo-synth': ['.98', '.93'],
  'native-script': ['1.0', '1.0'],
  'short-long': ['.92', '.64'],
  domain: ['.80', '.66'],
  variant: ['.58', '.34'],
  abbreviation: ['.42', '.06'],
  'former-name': ['.26', '.20'],
  'other-script': ['.18', '.02'],
  alias: ['.06', '.01'],
}
const GOALS: Record<string, string> = {
  'all derivable': '≥ .93',
  exact: '≥ .99',
  'legal-form': '≥ .99',
  accent: '≥ .99',
  spacing: '≥ .99',
  'word-order': '≥ .99',
  'typo-synth': '≥ .97',
  'short-long': '≥ .93',
  domain: '≥ .82',
}

export async function benchMatching(): Promise<void> {
  const set = readNameSet()
  console.log(`\nmatching by ${set.what}: ${set.rows.length} names, ${set.queries.length} queries`)
  await build(set.rows)
  await pool().query(`CREATE EXTENSION IF NOT EXISTS pg_trgm`)
  await pool().query(`CREATE INDEX organization_key_trgm ON organization USING GIN (key gin_trgm_ops)`)
  await pool().query('ANALYZE')
  const ours = await judgeAll(set.queries, query)
  const first = set.queries.filter(({ src }) => src === set.queries[0]?.src)
  const every = Math.ceil(first.length / BASELINE_QUERIES)
  const theirs = await judgeAll(
    first.filter((_, at) => at % every === 0),
    byTrigrams,
  )
  printQuality(
    ours.filter(({ query: one }) => one.src === set.queries[0]?.src),
    theirs,
  )
  printBySource(ours)
  printDecisions(ours)
  await printPeers(set)
  await printRules(set)
  await printSpeed(set.rows.length)
  await close()
}

/** The best of pg_trgm: keys without legal forms, most similar first. */
async function byTrigrams(text: string, most: number): Promise<Hit[]> {
  const { rows } = await pool().query<{ id: string; score: number }>(
    `SELECT id, similarity(key, $1) AS score FROM organization WHERE key % $1 ORDER BY score DESC LIMIT $2`,
    [keyOf(text), most],
  )
  return find(rows, fold(text)).slice(0, most)
}

function printQuality(ours: Judged[], theirs: Judged[]): void {
  const hit1 = (list: Judged[]) => (list.length === 0 ? '–' : share(list.filter(({ hit }) => hit).length, list.length))
  const derivable = (list: Judged[]) => list.filter(({ query }) => query.derivable)
  const of = (list: Judged[], kind: string) => list.filter(({ query }) => query.kind === kind && query.gold.length > 0)
  const kinds = [...new Set(ours.filter(({ query }) => query.gold.length > 0).map(({ query }) => query.kind))].sort()
  const rows: [string, Judged[], Judged[]][] = [
    ['all derivable', derivable(ours), derivable(theirs)],
    ...kinds.map((kind): [string, Judged[], Judged[]] => [kind, of(ours, kind), of(theirs, kind)]),
  ]
  printTable(
    'first answer right (baseline: pg_trgm on keys, fewer queries; in brackets: best prototype, pg_trgm on a larger set)',
    rows.map(([kind, mine, other]) => {
      const peers = PEERS[kind] ? ` (${PEERS[kind].join(', ')})` : ''
      return {
        what: `${kind}, ${mine.length} queries${peers}`,
        measured: hit1(mine),
        baseline: hit1(other),
        ratio: '',
        goal: GOALS[kind] ?? '',
      }
    }),
  )
  const [mine, other] = [decisions(ours), decisions(theirs)]
  printTable('answers at a score that at most 5 % of absent names reach', [
    {
      what: 'F1 (prototype .77)',
      measured: points(mine.f1),
      baseline: points(other.f1),
      ratio: ratio(mine.f1, other.f1),
      goal: '≥ .82',
    },
    {
      what: 'right of those given',
      measured: points(mine.precision),
      baseline: points(other.precision),
      ratio: '',
      goal: '',
    },
    {
      what: 'given of those there',
      measured: points(mine.recall),
      baseline: points(other.recall),
      ratio: '',
      goal: '',
    },
  ])
}

async function printSpeed(known: number): Promise<void> {
  const more = makeNames(COMPANIES - known - ALIKE, 3)
  const alike = Array.from({ length: ALIKE }, (_, n) => `Company ${n} Ltd`)
  await build([...more, ...alike].map((name, at) => ({ id: known + at, name })))
  await pool().query('ANALYZE')
  const numbers = Array.from({ length: TIMED }, (_, n) => (n * 7919) % ALIKE)
  const slip = (name: string) => name.replace(/(?<=^..)(.)(.)/, '$2$1')
  const kinds: [string, string[]][] = [
    ['as logged', numbers.map((n) => more[n] ?? '')],
    ['a slip of the pen', numbers.map((n) => slip(more[n] ?? ''))],
    ['a slip among names all alike', numbers.map((n) => `Compnay ${n}`)],
    ['not there', makeNames(TIMED, 4)],
  ]
  const rows = []
  for (const [what, names] of kinds) {
    const times = async (ask: (text: string, most: number) => Promise<Hit[]>, some: string[]) =>
      (await judgeAll(some.map(timed), ask)).map(({ took }) => took)
    const ours = await times(query, names)
    const theirs = await times(byTrigrams, names.slice(0, TIMED / 5))
    rows.push({
      what: `${what}, p50 ${ms(quantile(ours, 0.5))}`,
      measured: ms(quantile(ours, 0.95)),
      baseline: ms(quantile(theirs, 0.95)),
      ratio: ratio(quantile(ours, 0.95), quantile(theirs, 0.95)),
      goal: 'p95 ≤ 40 ms',
    })
  }
  printTable(
    `one name among ${COMPANIES.toLocaleString('en')} companies, embedded, p95 (baseline: pg_trgm alone)`,
    rows,
  )
}

const timed = (q: string): NameQuery => ({
  ...{ q, kind: '', gold: [], twins: [], family: [], derivable: false },
  src: 'made',
})
const points = (value: number): string => value.toFixed(3)
const share = (part: number, whole: number): string => points(part / whole)
