import { encode, encodeWindows1252 } from './bytes.ts'

// Files as they arrive when something went wrong with them on the way: cut, damaged, in another encoding, with a field
// of a megabyte or a formula in it.

/** A seeded source of chance (mulberry32), so that a failure can be repeated. */
function chanceOf(seed: number): (below: number) => number {
  let state = seed
  return (below) => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return Math.floor((((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296) * below)
  }
}

/** A damaged file, and the bytes of the sound one, from and to, in which it differs; null where none is lost. */
export type Mutated = { bytes: Uint8Array; what: string; damaged: { from: number; to: number } | null }

type Mutation = (file: Uint8Array, pick: (below: number) => number) => Mutated

const splice = (file: Uint8Array, at: number, remove: number, put: Uint8Array | string) =>
  Buffer.concat([file.subarray(0, at), Buffer.from(put), file.subarray(at + remove)])

const FORMULAS = ["=cmd|' /C calc'!A0", '@SUM(1+1)', '-2+3', '+1-1', '\t=1+1', '=HYPERLINK("http://x","y")']

const cut: Mutation = (file, pick) => {
  const at = pick(file.length)
  return { bytes: file.subarray(0, at), what: `cut at ${at}`, damaged: { from: at, to: file.length } }
}

const flip: Mutation = (file, pick) => {
  const at = pick(file.length)
  const byte = pick(256)
  const bytes = splice(file, at, 1, Uint8Array.of(byte))
  return { bytes, what: `byte ${byte} at ${at}`, damaged: { from: at, to: at + 1 } }
}

const drop: Mutation = (file, pick) => {
  const at = pick(file.length)
  const length = 1 + pick(30)
  return {
    bytes: splice(file, at, length, ''),
    what: `${length} bytes lost at ${at}`,
    damaged: { from: at, to: at + length },
  }
}

const insert =
  (what: string, text: (pick: (below: number) => number) => string): Mutation =>
  (file, pick) => {
    const at = pick(file.length)
    return { bytes: splice(file, at, 0, text(pick)), what: `${what} at ${at}`, damaged: { from: at, to: at } }
  }

/** The whole file in another encoding: nothing is lost. */
const again: Mutation = (file, pick) => {
  const text = Buffer.from(file)
    .toString('utf8')
    .replace(/^\uFEFF/, '')
  const old = [...text].every(
    (char) => char.codePointAt(0) === encodeWindows1252(char)[0] && /[\0-\x7f\xa0-\xff]/.test(char),
  )
  const encodings = ['utf-8', 'utf-8 with mark', 'utf-16le with mark', 'utf-16be with mark'] as const
  const encoding = encodings[pick(encodings.length)] ?? 'utf-8'
  const bytes = old && pick(2) === 0 ? encodeWindows1252(text) : encode(text, encoding)
  return { bytes, what: `as ${encoding}`, damaged: null }
}

const MUTATIONS: Mutation[] = [
  cut,
  flip,
  flip,
  flip,
  drop,
  again,
  insert('a formula', (pick) => FORMULAS[pick(FORMULAS.length)] ?? ''),
  insert('a long text', (pick) => 'long '.repeat(100 + pick(30_000))),
  insert('a quote', () => '"'),
  insert('line ends', (pick) => ['\r', '\n', '\r\n', '\n\n'][pick(4)] ?? ''),
  insert('quoted-printable', () => '=C3=28=\r\n'),
  insert('bytes of another encoding', () => 'Ã¤\u0085'),
]

/** One of many ways in which a file in UTF-8 may be damaged; the same for the same seed. */
export function mutate(file: Uint8Array, seed: number): Mutated {
  const pick = chanceOf(seed)
  const mutation = MUTATIONS[pick(MUTATIONS.length)] ?? cut
  return mutation(file, pick)
}
