import type { Random } from '../../../src/sample/random.ts'
import { zipOf } from '../../support/zip.ts'

// What nobody would send on purpose, and everything near to what people do: pieces of real inputs, cut, doubled and mixed
// with what breaks parsers.

const SAID = [
  'Acme Corp',
  'Jane Doe, VP Sales at Acme Corp — worked together 2019–22, 4/5',
  'who knows someone at Siemens Energy in procurement in Berlin before Thursday?',
  'kennt jemand die Deutsche Bahn?',
  'lunch with Jane Doe yesterday',
  'jane.doe@acme.com +49 30 1234567',
  'https://www.linkedin.com/in/jane-doe?trk=x',
  'people client strong cold at Acme',
  '<@U0123|ana> &amp; <https://acme.com|Acme> <#C0123|general> <!channel>',
  '1|ask-form|0199a1b2-c3d4-7e5f-8a9b-0c1d2e3f4a5b|Acme',
]

/** Characters and runs that have broken parsers of other programs. */
const EVIL = [
  ...['\0', '\uFEFF', '\u202E', '\u200B', '\uD800', '\uDFFF', '\uFFFD', 'ﬁﬂﬃ', 'İıſẞß', '🧑🏽‍🚀', 'Z͑ͫ̓ͪ̂ͫ̽͏̴̙̤̞͉͚̯', '\u0301'],
  ...[
    '(((((',
    ')))))',
    '[[[[',
    '"',
    "'",
    '`',
    '\\',
    '%',
    '%00',
    '#{x}',
    '{{',
    '../',
    '..\\',
    '=cmd|',
    '@SUM(1)',
    '-1e309',
  ],
  ...['at at at at', ' of ', ',,,,', ';;;;', '||||', '\t', '\r', '\n\n', 'a@b@c@d', '@'.repeat(40), '.'.repeat(60)],
  ...['1'.repeat(400), 'aA1-'.repeat(80), 'é'.repeat(300), 'ﷺ'.repeat(60), ' '.repeat(500), 'dot '.repeat(60)],
  ...['__proto__', 'constructor', 'NaN', 'null', '1970-13-45', '9'.repeat(30), '٤٢', 'ⅷ', '½'],
]

const ROWS = [
  'First Name,Last Name,URL,Email Address,Company,Position,Connected On',
  'Jane,Doe,https://www.linkedin.com/in/jane,jane@acme.com,Acme Corp,CFO,01 Mar 2021',
  '"Roe, ""John""",,,,"Globex\nInc",,3/4/21',
  'BEGIN:VCARD\r\nVERSION:3.0\r\nFN:Jane Doe\r\nORG:Acme;Sales\r\nEMAIL;TYPE=WORK:jane@acme.com\r\nEND:VCARD',
  'BEGIN:VCARD\nVERSION:2.1\nN;CHARSET=UTF-8;ENCODING=QUOTED-PRINTABLE:D=C3=B6e;J\nEND:VCARD',
  'company\nAcme\nGlobex',
  'sep=;\nName;Firma\nJane;Acme',
]

export type Inputs = ReturnType<typeof createInputs>

export function createInputs(random: Random) {
  const piece = () => (random.chance(0.6) ? random.pick(SAID) : random.pick(EVIL))
  const anyChar = () => String.fromCharCode(random.below(random.chance(0.7) ? 256 : 65_536))

  /** A text of up to some thousand characters, mostly short. */
  function text(): string {
    let made = piece()
    for (let n = random.below(4); n > 0; n--) made += random.chance(0.2) ? anyChar() : ` ${piece()}`
    if (random.chance(0.3)) made = made.slice(random.below(made.length), random.below(made.length + 1) + made.length)
    if (random.chance(0.2)) made = [...made].toSorted(() => random.next() - 0.5).join('')
    if (random.chance(0.02)) made = made.repeat(1 + random.below(40))
    return made.slice(0, 8000)
  }

  /** A value of JSON, of a few levels. */
  function json(depth = 3): unknown {
    const kind = random.below(depth > 0 ? 8 : 6)
    if (kind === 0) return null
    if (kind === 1) return random.chance(0.5)
    if (kind === 2) return random.chance(0.5) ? random.below(1e9) : -random.next() * 1e300
    if (kind < 6) return text()
    if (kind === 6) return Array.from({ length: random.below(4) }, () => json(depth - 1))
    return Object.fromEntries(Array.from({ length: random.below(4) }, () => [text().slice(0, 20), json(depth - 1)]))
  }

  return {
    text,
    json,
    /** A payload as it should be, with some of its values replaced by anything. */
    near(payload: unknown): unknown {
      if (random.chance(0.08)) return json()
      if (typeof payload === 'string') return random.chance(0.4) ? text() : payload
      if (Array.isArray(payload)) return payload.map((one) => this.near(one))
      if (typeof payload !== 'object' || payload === null) return payload
      const kept = Object.entries(payload).filter(() => !random.chance(0.05))
      return Object.fromEntries(kept.map(([name, value]) => [name, this.near(value)]))
    },
    /** A file: a table, cards, an archive, or what was left of one. */
    file(): Uint8Array {
      const lines = Array.from({ length: 1 + random.below(6) }, () =>
        random.chance(0.7) ? random.pick(ROWS) : text().slice(0, 600),
      )
      const bytes = Buffer.from(
        lines.join(random.pick(['\n', '\r\n', '\r'])),
        random.pick(['utf8', 'utf16le', 'latin1']),
      )
      const made = random.chance(0.15)
        ? zipOf([{ name: random.pick(['Connections.csv', '../a.csv', 'x']), content: bytes }])
        : bytes
      const damaged = Uint8Array.from(made)
      if (damaged.length > 0 && random.chance(0.4))
        for (let n = random.below(8); n > 0; n--) damaged[random.below(damaged.length)] = random.below(256)
      return random.chance(0.2) ? damaged.subarray(0, random.below(damaged.length + 1)) : damaged
    },
  }
}
