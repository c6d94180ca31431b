import type { Party } from '../../../domain/imports/encounters/encounter.ts'
import { dayOf, type EpochDay } from '../../../domain/imports/encounters/recurrence.ts'
import { STREAMED_BYTES } from '../../../domain/imports/limits.ts'
import type { Encountered, EncounterFormat } from '../formats/format.ts'
import { textLines } from '../text-lines.ts'
import { addressesIn } from './addresses-in.ts'

// Mailboxes (mbox, RFC 4155) as Google Takeout, Thunderbird and Apple Mail export them: who wrote to whom, and on which day.
// Subjects and texts are passed over unread.

export const mailbox: EncounterFormat = {
  kind: 'encounters',
  bytes: STREAMED_BYTES,
  asksOwner: true,
  origin: () => 'mailbox',
  recognises: ({ lines: [first, second] }) => BEGINS.test(first?.text ?? '') && isHeader(second?.text ?? ''),
  occasions: readMails,
}

const BEGINS = /^\uFEFF?From \S/
/** A header, or the line of an older program's mailbox among them. */
const isHeader = (line: string) => /^[!-9;-~]+\s*:|^>From /.test(line)

/** Characters kept of a header with its folds: more people than it holds are too many anyway. */
const MOST = 16 * 1024

/** The headers that are read. */
const READ =
  /^(?:from|to|cc|bcc|date|precedence|auto-submitted|list-id|list-unsubscribe|list-post|x-auto-response-suppress)$/i

async function* readMails(_head: unknown, text: AsyncIterable<string>): AsyncGenerator<Encountered[]> {
  const mails = createMails()
  for await (const lines of textLines(text, MOST)) {
    const found: Encountered[] = []
    for (const line of lines) {
      const mail = mails.take(line)
      if (mail) found.push(mail)
    }
    yield found
  }
  const last = mails.end()
  if (last) yield [last]
}

/** Reads a mailbox line by line; each mail is given out at the beginning of its text. */
function createMails() {
  /** `between`: after an empty line in a text, where the next mail may begin; `begun`: after its first line. */
  let at: 'headers' | 'text' | 'between' | 'begun' = 'between'
  let headers = new Map<string, string>()
  let name = ''

  const readHeader = (line: string) => {
    if (/^[ \t]/.test(line)) {
      const held = headers.get(name)
      if (held !== undefined && held.length < MOST) headers.set(name, `${held} ${line.trim()}`)
      return
    }
    const colon = line.indexOf(':')
    name = colon === -1 ? '' : line.slice(0, colon).trim().toLowerCase()
    if (!READ.test(name)) name = ''
    else if (!headers.has(name)) headers.set(name, line.slice(colon + 1).trim())
  }
  const done = (): Encountered | null => {
    const mail = readMail(headers)
    headers = new Map()
    return mail
  }
  const ofText = (line: string) => (line === '' ? 'between' : 'text')
  const inHeaders = (line: string): Encountered | null => {
    if (line === '') {
      at = 'between'
      return done()
    }
    readHeader(line)
    return null
  }
  // "From here on" may begin a line of a text: only a header after it makes it a mail's.
  const begin = (line: string) => {
    name = ''
    if (!isHeader(line)) at = ofText(line)
    else {
      at = 'headers'
      readHeader(line)
    }
  }
  return {
    take(line: string): Encountered | null {
      if (at === 'headers') return inHeaders(line)
      if (at === 'begun') begin(line)
      else at = at === 'between' && BEGINS.test(line) ? 'begun' : ofText(line)
      return null
    },
    end: () => (at === 'headers' ? done() : null),
  }
}

/** Who wrote to whom; null for what a machine or a list wrote. */
function readMail(headers: Map<string, string>): Encountered | null {
  const said = (name: string) => headers.get(name) ?? ''
  const isOfList = headers.has('list-id') || headers.has('list-unsubscribe') || headers.has('list-post')
  const isOfMachine = /^(?:bulk|list|junk)/i.test(said('precedence')) || !/^(?:no\b.*)?$/i.test(said('auto-submitted'))
  if (isOfList || isOfMachine || !headers.has('from')) return null
  const day = dayOfDate(said('date'))
  if (day === null) return { kind: 'undated' }
  const [from] = addressesIn(said('from'))
  const others = ['to', 'cc', 'bcc'].flatMap((name) => addressesIn(said(name)))
  const occasion = { kind: 'message' as const, days: [day], from: from ? party(from) : null, others: others.map(party) }
  return { kind: 'occasion', occasion }
}

const party = ({ name, email }: { name: string; email: string }): Party => ({
  ...{ name, email, url: null, company: null, title: null },
})

const MONTHS = 'jan feb mar apr may jun jul aug sep oct nov dec'.split(' ')

/** The day of a mail's date (RFC 5322, section 3.3), as its writer's clock had it; null if it cannot be read. */
function dayOfDate(text: string): EpochDay | null {
  const [, date, month = '', year = ''] =
    /^(?:[a-z]+\s*,)?\s*(\d\d?)\s+([a-z]{3})[a-z]*\s+(\d{4}|\d\d)(?=\s|$)/i.exec(text) ?? []
  const full = year.length === 2 ? Number(year) + (Number(year) < 50 ? 2000 : 1900) : Number(year)
  return dayOf(full, MONTHS.indexOf(month.toLowerCase()) + 1, Number(date))
}
