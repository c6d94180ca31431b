import { isLikely } from '../../../src/domain/matching/companies/likely.ts'
import { decide } from '../../../src/domain/matching/companies/organization-match.ts'
import type { Hit } from '../matcher.ts'
import type { NameQuery } from '../name-set.ts'
import { printTable } from '../table.ts'

// What answers to labelled queries are worth, over all and by the list a query comes from.

/** An answer: whether its first is right, and the scores of what is right and wrong in it. */
export type Judged = { query: NameQuery; hits: Hit[]; hit: boolean; right: number[]; wrong: number[]; took: number }

export async function judgeAll(
  queries: NameQuery[],
  ask: (text: string, most: number) => Promise<Hit[]>,
): Promise<Judged[]> {
  const judged: Judged[] = []
  for (const one of queries) {
    const start = performance.now()
    const hits = await ask(one.q, 20)
    const took = performance.now() - start
    const [gold, twins, family] = [new Set(one.gold), new Set(one.twins), new Set(one.family)]
    const [top] = hits
    judged.push({
      query: one,
      hits,
      hit: top !== undefined && (gold.has(top.id) || twins.has(top.id)),
      right: hits.filter(({ id }) => gold.has(id)).map(({ score }) => score),
      wrong: hits.filter(({ id }) => !gold.has(id) && !twins.has(id) && !family.has(id)).map(({ score }) => score),
      took,
    })
  }
  return judged
}

/** Decisions at the best score that at most one absent name in twenty reaches; of every score, the best is taken. */
export function decisions(judged: Judged[]): { f1: number; precision: number; recall: number } {
  const decidable = judged.filter(({ query }) => query.derivable || query.gold.length === 0)
  const absent = decidable.filter(({ query }) => query.gold.length === 0)
  const falsely = highestFirst(absent.flatMap(({ wrong }) => (wrong.length > 0 ? [Math.max(...wrong)] : [])))
  // The first score that one absent name too many reaches is too low, and so is every lower one.
  const tooLow = falsely[Math.floor(absent.length / 20)] ?? Number.NEGATIVE_INFINITY
  const [right, wrong] = [
    highestFirst(decidable.flatMap((one) => one.right)),
    highestFirst(decidable.flatMap((one) => one.wrong)),
  ]
  const there = decidable.reduce((sum, { query }) => sum + Math.min(20, query.gold.length), 0)
  let best = { f1: 0, precision: 0, recall: 0 }
  let [given, wrongly] = [0, 0]
  for (const cut of highestFirst([...new Set([...right, ...wrong])])) {
    if (cut <= tooLow) break
    while ((right[given] ?? 0) >= cut) given++
    while ((wrong[wrongly] ?? 0) >= cut) wrongly++
    const [precision, recall] = [given / (given + wrongly), given / Math.max(1, there)]
    const f1 = (2 * precision * recall) / Math.max(Number.EPSILON, precision + recall)
    if (f1 > best.f1) best = { f1, precision, recall }
  }
  return best
}

const highestFirst = (scores: number[]): number[] => scores.sort((a, b) => b - a)

export const sourcesOf = (judged: Judged[]): string[] => [...new Set(judged.map(({ query }) => query.src))]
export const isPresent = ({ query }: Judged): boolean => query.gold.length > 0
const isDerivable = ({ query }: Judged): boolean => query.derivable && query.gold.length > 0
const shareRight = (list: Judged[]): number => list.filter(({ hit }) => hit).length / list.length

/** Each kind by source: the share of first answers that are right, and of how many. */
export function printBySource(judged: Judged[]): void {
  const sources = sourcesOf(judged)
  const present = judged.filter(isPresent)
  const kinds = [...new Set(present.map(({ query }) => query.kind))].sort()
  const cell = (list: Judged[]) => (list.length === 0 ? '–' : `${shareRight(list).toFixed(3)} of ${list.length}`)
  const line = (what: string, cells: string[]) =>
    console.log(what.padEnd(15) + cells.map((text) => text.padEnd(15)).join(''))
  console.log('\nfirst answer right, by source of the query')
  line('', sources)
  line(
    'all derivable',
    sources.map((src) => cell(judged.filter((one) => one.query.src === src && isDerivable(one)))),
  )
  for (const kind of kinds)
    line(
      kind,
      sources.map((src) => cell(present.filter(({ query }) => query.src === src && query.kind === kind))),
    )
  for (const [what, goal, list] of [
    [sources[0], '≥ .82', judged.filter(({ query }) => query.src === sources[0])],
    ['the others', '≥ .74', judged.filter(({ query }) => query.src !== sources[0])],
  ] as const) {
    const { f1, precision, recall } = decisions(list)
    const shown = [f1, precision, recall].map((value) => value.toFixed(3))
    console.log(`answers at ≤ 5 % false, ${what}: F1 ${shown[0]} (${goal}), right ${shown[1]}, given ${shown[2]}`)
  }
}

/** Prints how many answers are found, and how many of the others shown as likely, and how many of both are right, by source. */
export function printDecisions(judged: Judged[]): void {
  for (const [source, some] of Map.groupBy(judged, ({ query }) => query.src)) printSource(source, some)
}

function printSource(source: string, judged: Judged[]): void {
  const rows = judged.map((one) => {
    const companies = new Map(
      one.hits.map(({ id, score, organization = id, certainty = score, open }) => [
        organization,
        { score: certainty, ...(open ? { open } : {}) },
      ]),
    )
    const ranked = [...companies.values()]
    return { ...one, sure: decide(ranked) === 'sure', likely: isLikely(ranked) }
  })
  const derivable = rows.filter(({ query }) => query.derivable)
  const uncertain = derivable.filter(({ sure }) => !sure)
  const absent = rows.filter(({ query }) => query.gold.length === 0)
  const share = (part: Judged[], whole: Judged[]) =>
    whole.length === 0 ? '–' : (part.length / whole.length).toFixed(3)
  const likely = uncertain.filter((one) => one.likely)
  const line = (what: string, measured: string, goal: string) => ({ what, measured, baseline: '', ratio: '', goal })
  const isOwn = (one: Judged) => one.hits.slice(0, 1).some(({ id }) => one.query.family.includes(id))
  const found = rows.filter(({ sure }) => sure)
  printTable(`found, ${source}: answered without asking back`, [
    line(
      `of ${derivable.length} derivable queries`,
      share(
        derivable.filter(({ sure, hit }) => sure && hit),
        derivable,
      ),
      '≥ .65',
    ),
    line(
      'right of all found',
      share(
        found.filter(({ hit }) => hit),
        found,
      ),
      '',
    ),
    line(
      'right, or of its family',
      share(
        found.filter((one) => one.hit || isOwn(one)),
        found,
      ),
      '≥ .97',
    ),
    line(
      `of ${absent.length} absent names`,
      share(
        absent.filter(({ sure }) => sure),
        absent,
      ),
      '≤ .01',
    ),
  ])
  printTable(`likely, ${source}: shown with its ways in, while asking waits for a yes`, [
    line(`of ${uncertain.length} derivable queries that are not found`, share(likely, uncertain), '≥ .20'),
    line(
      'right of these',
      share(
        likely.filter(({ hit }) => hit),
        likely,
      ),
      '≥ .85',
    ),
    line(
      `of ${absent.length} absent names`,
      share(
        absent.filter((one) => one.likely),
        absent,
      ),
      '',
    ),
  ])
}
