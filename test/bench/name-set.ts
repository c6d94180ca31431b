import { existsSync, readFileSync } from 'node:fs'
import { z } from 'zod'

// Names to measure matching by: a labelled set beside the project where there is one, otherwise names made from a seed.

export type NameSet = {
  what: string
  rows: { id: number; name: string }[]
  queries: NameQuery[]
}
/** `gold` and `twins` are the rows that are right; rows of `family` are neither right nor wrong. No gold: not there. */
export type NameQuery = z.infer<typeof NameQuery>

const Id = z.number()
const NameRow = z.object({ id: Id, name: z.string() })
const NameQuery = z.object({
  q: z.string(),
  kind: z.string(),
  gold: z.array(Id),
  twins: z.array(Id),
  family: z.array(Id),
  derivable: z.boolean(),
  /** The public list it comes from: rules were made on the first set, and are judged by the others. */
  src: z.string().default('first'),
})

/** Beside the project, or beside the folder of its worktrees. */
const SHARED = ['../../../shared/data/matching/', '../../../../shared/data/matching/'].map(
  (path) => new URL(path, import.meta.url),
)

/** The labelled set beside the project; made names where it is missing, and the reason in `what`. */
export function readNameSet(): NameSet {
  const shared = SHARED.find((folder) => existsSync(folder))
  if (!shared) return { ...makeNameSet(), what: 'made names (no labelled set in ../shared/data/matching)' }
  const lines = (file: string) =>
    readFileSync(new URL(file, shared), 'utf8')
      .split('\n')
      .filter((line) => line !== '')
      .map((line): unknown => JSON.parse(line))
  return {
    what: 'the labelled set in ../shared/data/matching',
    rows: z.array(NameRow).parse(lines('index.jsonl')),
    queries: z.array(NameQuery).parse([...lines('queries.jsonl'), ...lines('queries-by-source.jsonl')]),
  }
}

const SYLLABLES =
  'ba ber co cor da di fen fi gal go hel ho is jo ka kel lo lum ma mer na nor ol pa pri qua ra ro sa sel ta tor ul va vi wen xa zo'.split(
    ' ',
  )
const TRADES =
  'Bank Bakery Capital Energy Foods Health Labs Logistics Media Motors Partners Robotics Software Systems'.split(' ')
const FORMS = ['Inc.', 'Ltd', 'GmbH', 'S.A.', 'AB', 'LLC', 'B.V.', 'S.p.A.', 'Pty Ltd', 'Co., Ltd.']

/** Numbers from 0 to 1 that are the same in every run (mulberry32). */
export function seeded(seed: number): () => number {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296
  }
}

/** Invented companies: one or two made-up words and often a trade. */
export function makeNames(count: number, seed: number): string[] {
  const random = seeded(seed)
  const pick = (list: string[]) => list[Math.floor(random() * list.length)] ?? ''
  const word = () => {
    const text = Array.from({ length: 2 + Math.floor(random() * 2) }, () => pick(SYLLABLES)).join('')
    return `${text[0]?.toUpperCase()}${text.slice(1)}`
  }
  return Array.from({ length: count }, () =>
    [word(), ...(random() < 0.3 ? [word()] : []), pick(TRADES), pick(FORMS)].join(' '),
  )
}

function makeNameSet(): Omit<NameSet, 'what'> {
  const names = makeNames(100_000, 1)
  const rows = names.map((name, id) => ({ id, name }))
  const core = (name: string) => name.split(' ').slice(0, -1)
  const ids = new Map<string, number[]>()
  for (const { id, name } of rows) {
    const key = name.replace(/ \S+( Ltd\.?)?$/, '').toLowerCase()
    ids.set(key, [...(ids.get(key) ?? []), id])
  }
  const variants: Record<string, (words: string[]) => string> = {
    exact: (words) => words.join(' '),
    'legal-form': (words) => `The ${words.join(' ').toUpperCase()} GmbH & Co. KG`,
    'typo-synth': ([first = '', ...rest]) => [first.replace(/(?<=^..)(.)(.)/, '$2$1'), ...rest].join(' '),
    spacing: (words) => words.join(''),
    'word-order': (words) => words.toReversed().join(' '),
    domain: (words) => `https://www.${words.join('').toLowerCase()}.com`,
  }
  const queries = Object.entries(variants).flatMap(([kind, write], at) =>
    Array.from({ length: 200 }, (_, n): NameQuery => {
      const name = names[(n * 499 + at) % names.length] ?? ''
      const words = core(name.replace(/ Co\., Ltd\.$| Pty Ltd$/, ' X'))
      return {
        q: write(words),
        kind,
        gold: ids.get(words.join(' ').toLowerCase()) ?? [],
        twins: [],
        family: [],
        derivable: true,
        src: 'made',
      }
    }),
  )
  const absent = makeNames(300, 2)
    .filter((name) => !ids.has(name.replace(/ \S+( Ltd\.?)?$/, '').toLowerCase()))
    .map((q): NameQuery => ({ q, kind: 'no-match', gold: [], twins: [], family: [], derivable: false, src: 'made' }))
  return { rows, queries: [...queries.filter(({ gold }) => gold.length > 0), ...absent] }
}
