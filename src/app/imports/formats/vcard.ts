import { cleanCell } from '../../../domain/imports/clean-cell.ts'
import { PEOPLE_FILE, STREAMED_BYTES } from '../../../domain/imports/limits.ts'
import type { RowRefusal } from '../../../domain/imports/refusal.ts'
import { rowRefusal } from '../../../views/imports/file-refusals.ts'
import { type ContentLine, contentLines, decodedValue, unescapeValue, valueParts } from '../content-lines.ts'
import { readPerson } from '../read-person.ts'
import { refuseFile } from '../refuse-file.ts'
import type { PeopleFormat, ReadRow } from './format.ts'

// vCards 2.1, 3.0 and 4.0 as phones, Google Takeout, iCloud and Outlook write them, one after another in a file. Notes,
// photos, numbers and addresses of houses are passed over unread.

export const vcard: PeopleFormat = {
  kind: 'people',
  bytes: STREAMED_BYTES,
  origin: () => 'vcard',
  recognises: ({ lines }) => lines.some(({ text }) => /^\uFEFF?\s*BEGIN:VCARD\s*$/i.test(text)),
  rows: readCards,
}

const READ = new Set(
  'BEGIN END FN N ORG TITLE ROLE EMAIL KIND X-ADDRESSBOOKSERVER-KIND X-ABSHOWAS URL X-SOCIALPROFILE AGENT'.split(' '),
)

/** Properties of one name that are kept of a card. */
const MOST_ALIKE = 20

type Card = { line: number; held: Map<string, string[]>; last: ContentLine | null }

/** @throws DomainError file-refused when it has too many cards */
async function* readCards(_head: unknown, text: AsyncIterable<string>): AsyncGenerator<ReadRow[]> {
  const cards = createCards()
  let count = 0
  for await (const lines of contentLines(text, (name) => READ.has(name))) {
    const rows = lines.flatMap(cards.take)
    count += rows.length
    if (count > PEOPLE_FILE.rows) throw refuseFile({ reason: 'too-many', what: 'rows', most: PEOPLE_FILE.rows })
    yield rows
  }
  yield cards.end()
}

/** Puts lines together to cards; one without its beginning or end is refused, and those around it are read. */
function createCards() {
  let card: Card | null = null
  /** Within the card of somebody's assistant, inside theirs (vCard 2.1). */
  let inner = false
  const isOpen = (at: number): ReadRow[] => [refuse({ reason: 'card-open' }, at)]
  const begin = (line: ContentLine): ReadRow[] => {
    if (card?.last?.name === 'AGENT' && card.last.value.trim() === '') {
      inner = true
      return []
    }
    const cut = card ? isOpen(card.line) : []
    inner = false
    card = { line: line.line, held: new Map(), last: null }
    return cut
  }
  const end = (line: ContentLine): ReadRow[] => {
    if (!card) return isOpen(line.line)
    card.last = line
    if (inner) {
      inner = false
      return []
    }
    const row = readCard(card)
    card = null
    return [row]
  }
  const keep = (line: ContentLine): ReadRow[] => {
    if (!card || inner) return []
    card.last = line
    const alike = card.held.get(line.name) ?? []
    if (alike.length < MOST_ALIKE) card.held.set(line.name, [...alike, decodedValue(line)])
    return []
  }
  return {
    take(line: ContentLine): ReadRow[] {
      const isEdge = /^\s*VCARD\s*$/i.test(line.value)
      if (line.name === 'BEGIN') return isEdge ? begin(line) : []
      if (line.name === 'END') return isEdge ? end(line) : []
      return keep(line)
    },
    end: (): ReadRow[] => (card ? isOpen(card.line) : []),
  }
}

const refuse = (reason: RowRefusal, line: number): ReadRow => ({
  kind: 'refused',
  refusal: { line, reason: rowRefusal(reason) },
})

function readCard({ held, line }: Card): ReadRow {
  const all = (name: string) => held.get(name) ?? []
  const text = (name: string) =>
    all(name)
      .map((value) => cleanCell(unescapeValue(value)))
      .find((value) => value !== '') ?? ''
  const [family = '', given = '', additional = ''] = valueParts(all('N')[0] ?? '').map(cleanCell)
  const company =
    all('ORG')
      .map((value) => cleanCell(valueParts(value)[0] ?? ''))
      .find((value) => value !== '') ?? ''
  const parts = [given, additional, family].filter((part) => part !== '').join(' ')
  const shown = text('FN')
  const urls = [...all('URL'), ...all('X-SOCIALPROFILE')].map((value) => cleanCell(unescapeValue(value)))
  const isNobody = /^(?:org|group|location)$/i.test(text('KIND') || text('X-ADDRESSBOOKSERVER-KIND'))
  const isCompany = company !== '' && (shown === company || shown === '') && parts === ''
  if (isNobody || isCompany) return refuse({ reason: 'not-a-person' }, line)
  return readPerson(
    {
      // A card shown as its company, or under an address, names the person apart.
      name: parts !== '' && (shown === '' || shown === company || shown.includes('@')) ? parts : shown,
      company,
      title: text('TITLE') || text('ROLE'),
      url: urls.find((url) => /linkedin\.com/i.test(url)) ?? '',
      emails: all('EMAIL').map((value) => cleanCell(unescapeValue(value))),
      date: '',
      unnamed: 'nameless',
    },
    line,
  )
}
