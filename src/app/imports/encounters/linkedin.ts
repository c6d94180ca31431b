import { cleanCell } from '../../../domain/imports/clean-cell.ts'
import { readHeaderName } from '../../../domain/imports/columns.ts'
import type { Party } from '../../../domain/imports/encounters/encounter.ts'
import { dayOf, type EpochDay } from '../../../domain/imports/encounters/recurrence.ts'
import type { FileHead, HeadLine } from '../../../domain/imports/file-head.ts'
import { STREAMED_BYTES } from '../../../domain/imports/limits.ts'
import type { TouchKind } from '../../../domain/relationships/touch.ts'
import { readCsv } from '../csv.ts'
import type { Encountered, EncounterFormat } from '../formats/format.ts'
import { createConversations } from './conversations.ts'

// The files of LinkedIn's archive that say how well one knows somebody: messages, invitations, recommendations and
// endorsements. Who and when; what was written is passed over.

export const linkedin: EncounterFormat = {
  kind: 'encounters',
  bytes: STREAMED_BYTES,
  asksOwner: false,
  origin: () => 'linkedin-contacts',
  recognises: ({ lines }) => headerOf(lines) !== null,
  occasions: readTable,
}

/** What a row says, by its columns. */
type Row = (column: string) => string
type Told = { kind: TouchKind; date: string; other: Party; written?: boolean }
type Table = {
  /** The columns by which it is known. */
  has: string[]
  /** Null for a row that names nobody. */
  read(row: Row): Told | null
}

const nobody: Party = { name: '', email: null, url: null, company: null, title: null }
const fullName = (row: Row, first: string, last: string): string => [row(first), row(last)].filter(Boolean).join(' ')

/** Somebody on the other side of an endorsement. */
const endorsed = (role: 'endorser' | 'endorsee'): Table => ({
  has: ['endorsement date', `${role} public url`],
  read: (row) => ({
    kind: 'endorsement',
    date: row('endorsement date'),
    other: {
      ...nobody,
      name: fullName(row, `${role} first name`, `${role} last name`),
      url: profileIn(row(`${role} public url`)),
    },
  }),
})

const TABLES: Table[] = [
  {
    has: ['sent at', 'direction', 'inviter profile url', 'invitee profile url'],
    read(row) {
      const written = /^outgoing$/i.test(row('direction'))
      const [name, url] = written ? ['to', 'invitee profile url'] : ['from', 'inviter profile url']
      return {
        kind: 'message',
        date: row('sent at'),
        written,
        other: { ...nobody, name: row(name), url: profileIn(row(url)) },
      }
    },
  },
  {
    has: ['first name', 'last name', 'text', 'creation date', 'status'],
    read: (row) => ({
      kind: 'recommendation',
      date: row('creation date'),
      other: {
        ...nobody,
        name: fullName(row, 'first name', 'last name'),
        company: row('company') || null,
        title: row('job title') || null,
      },
    }),
  },
  endorsed('endorser'),
  endorsed('endorsee'),
]

const MESSAGES = ['conversation id', 'from', 'sender profile url', 'to', 'recipient profile urls', 'date']

type Header = HeadLine & { table: Table | 'messages' }

function headerOf(lines: HeadLine[]): Header | null {
  for (const line of lines) {
    const holds = (columns: string[]) => columns.every((column) => line.names.includes(column))
    const table = holds(MESSAGES) ? 'messages' : TABLES.find(({ has }) => holds(has))
    if (table) return { ...line, table }
  }
  return null
}

async function* readTable(
  head: FileHead,
  text: AsyncIterable<string>,
  { owner }: { owner: string },
): AsyncGenerator<Encountered[]> {
  const header = headerOf(head.lines)
  if (!header) return
  const { table, names } = header
  const conversations = createConversations(owner)
  const read = (record: string[]): Encountered[] => {
    const row: Row = (column) => cleanCell((record[names.indexOf(column)] ?? '').slice(0, MOST_CELL))
    if (table !== 'messages') return toEncountered(table.read(row))
    const day = dayOfLinkedIn(row('date'))
    if (day === null) return [{ kind: 'undated' }]
    conversations.take({
      day,
      from: { ...nobody, name: row('from'), url: profileIn(row('sender profile url')) },
      to: partiesIn(row('to'), row('recipient profile urls')),
    })
    return []
  }
  let above = true
  for await (const { records } of readCsv(text, header))
    yield records.flatMap(({ record }) => {
      if (!above) return read(record)
      above = !isHeader(record, names)
      return []
    })
  yield conversations.end()
}

/** Characters read of a cell: no name or list of a dozen profiles is longer. */
const MOST_CELL = 4_000

const isHeader = (record: string[], names: string[]) =>
  record.length === names.length && record.every((cell, at) => readHeaderName(cell) === names[at])

function toEncountered(told: Told | null): Encountered[] {
  if (told === null || (told.other.url === null && told.other.company === null)) return []
  const day = dayOfLinkedIn(told.date)
  if (day === null) return [{ kind: 'undated' }]
  const { kind, other, written } = told
  const occasion = { kind, days: [day], from: null, others: [other], ...(written === undefined ? {} : { written }) }
  return [{ kind: 'occasion', occasion }]
}

/** The address of a profile; null for anything else. */
const profileIn = (cell: string): string | null =>
  cell.length <= 500 && /linkedin\.com\/[\w-]+\/[^/?#]/i.test(cell) ? cell.trim() : null

/** Those a message went to: one, or several with commas between their names and profiles. */
function partiesIn(names: string, urls: string): Party[] {
  const profiles = urls.split(',').flatMap((one) => profileIn(one) ?? [])
  const called = profiles.length === 1 ? [names] : names.split(',')
  const isClear = called.length === profiles.length
  return profiles.map((url, at) => ({ ...nobody, url, name: isClear ? (called[at] ?? '').trim() : '' }))
}

/** A day as LinkedIn writes it: "2024-03-14 10:11:12 UTC", "2024/03/14 …", or month first, "3/14/24, 10:11 AM". */
export function dayOfLinkedIn(text: string): EpochDay | null {
  const [, year, month, date] = /^(\d{4})[-/](\d\d?)[-/](\d\d?)(?=\D|$)/.exec(text) ?? []
  if (year) return dayOf(Number(year), Number(month), Number(date))
  const [, first, second, short = ''] = /^(\d\d?)\/(\d\d?)\/(\d{4}|\d\d)(?=\D|$)/.exec(text) ?? []
  const full = Number(short) + (short.length === 2 ? 2000 : 0)
  return first ? dayOf(full, Number(first), Number(second)) : null
}
