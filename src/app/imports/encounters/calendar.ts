import { cleanCell } from '../../../domain/imports/clean-cell.ts'
import type { Party } from '../../../domain/imports/encounters/encounter.ts'
import { dayOfStamp, type EpochDay, recurringDays } from '../../../domain/imports/encounters/recurrence.ts'
import { STREAMED_BYTES } from '../../../domain/imports/limits.ts'
import { type ContentLine, contentLines } from '../content-lines.ts'
import type { Encountered, EncounterFormat } from '../formats/format.ts'
import { turned } from './turned.ts'

// Calendars (RFC 5545) as Google, Outlook and iCloud export them: who was invited, and on which days. What a meeting was
// about, where, and its notes are passed over unread.

export const calendar: EncounterFormat = {
  kind: 'encounters',
  bytes: STREAMED_BYTES,
  asksOwner: true,
  origin: () => 'calendar',
  recognises: ({ lines }) => lines.some(({ text }) => /^\uFEFF?\s*BEGIN:VCALENDAR\s*$/i.test(text)),
  occasions: readEvents,
}

const READ = new Set('BEGIN END UID DTSTART RRULE RDATE EXDATE RECURRENCE-ID ATTENDEE ORGANIZER STATUS'.split(' '))

/** People read of one event: one more than may be met at once is enough to know. */
const MOST_PEOPLE = 40
/** Repeated events held until the end, when it is known which of their days were moved. */
const MOST_HELD = 20_000
/** Single days said of one event. */
const MOST_DAYS = 2_000

type Event = {
  line: number
  uid: string
  start: EpochDay | null
  rule: string
  more: EpochDay[]
  not: EpochDay[]
  /** The day of a repeated event that this one stands for. */
  instead: EpochDay | null
  isOff: boolean
  organizer: Party | null
  attendees: Party[]
}

async function* readEvents(
  _head: unknown,
  text: AsyncIterable<string>,
  { today }: { today: EpochDay },
): AsyncGenerator<Encountered[]> {
  const events = createEvents(today)
  for await (const lines of contentLines(text, (name) => READ.has(name))) yield lines.flatMap(events.take)
  for (const found of events.end()) {
    yield found
    // Repeating for decades takes a moment: others get their turn between.
    await new Promise<void>((resolve) => setImmediate(resolve))
  }
}

/** Puts lines together to events; one without its beginning or end is refused, and those around it are read. */
function createEvents(today: EpochDay) {
  const series = createSeries(today)
  let event: Event | null = null
  /** What lies within the event: reminders, which may name people too. */
  let within = 0
  const isOpen = (at: number): Encountered[] => [{ kind: 'refused', line: at, because: { reason: 'event-open' } }]

  const begin = (line: ContentLine): Encountered[] => {
    const isEvent = /^\s*VEVENT\s*$/i.test(line.value)
    if (!isEvent) {
      if (event) within += 1
      return []
    }
    const cut = event ? isOpen(event.line) : []
    within = 0
    event = newEvent(line.line)
    return cut
  }
  const end = (line: ContentLine): Encountered[] => {
    if (!/^\s*VEVENT\s*$/i.test(line.value)) {
      within = Math.max(0, within - 1)
      return []
    }
    if (!event) return isOpen(line.line)
    const done = event
    event = null
    return series.take(done)
  }
  return {
    take(line: ContentLine): Encountered[] {
      if (line.name === 'BEGIN') return begin(line)
      if (line.name === 'END') return end(line)
      if (event && within === 0) keep(event, line)
      return []
    },
    *end(): Generator<Encountered[]> {
      if (event) yield isOpen(event.line)
      yield* series.end()
    },
  }
}

const newEvent = (line: number): Event => ({
  ...{ line, uid: '', start: null, rule: '', more: [], not: [], instead: null, isOff: false },
  ...{ organizer: null, attendees: [] },
})

function keep(event: Event, line: ContentLine): void {
  const { name, value } = line
  if (name === 'ATTENDEE') {
    const party = readParty(line)
    if (party && event.attendees.length < MOST_PEOPLE) event.attendees.push(party)
  } else if (name === 'ORGANIZER') event.organizer = readParty(line)
  else if (name === 'UID') event.uid = value.slice(0, 300)
  else if (name === 'DTSTART') event.start = dayOfStamp(value)
  else if (name === 'RRULE') event.rule = value
  else if (name === 'RDATE') event.more.push(...daysIn(value))
  else if (name === 'EXDATE') event.not.push(...daysIn(value))
  else if (name === 'RECURRENCE-ID') event.instead = dayOfStamp(value)
  else if (name === 'STATUS') event.isOff = /^\s*CANCELLED\s*$/i.test(value)
}

const daysIn = (value: string): EpochDay[] => value.split(',', MOST_DAYS).flatMap((stamp) => dayOfStamp(stamp) ?? [])

/** Who is invited; null for rooms, things and groups. */
function readParty({ params, value }: ContentLine): Party | null {
  const said = (name: string) => params.get(name)?.[0] ?? ''
  if (/^(?:ROOM|RESOURCE|GROUP)$/i.test(said('CUTYPE')) || /^NON-PARTICIPANT$/i.test(said('ROLE'))) return null
  const email = [/^mailto:/i.test(value) ? value.slice(7) : '', said('EMAIL')]
    .map((one) => one.trim())
    .find((one) => one.length <= 320 && /^[^\s@]+@[^\s@]+$/.test(one))
  if (email === undefined) return null
  // A comma parts values, and stands in names: "Doe, Jane".
  const written = cleanCell(
    (params.get('CN') ?? []).join(', ').slice(0, 1_000).replace(/\^'/g, '"').replace(/\^n/g, ' '),
  )
  const declined = /^DECLINED$/i.test(said('PARTSTAT'))
  return { name: turned(written), email: email.toLowerCase(), url: null, company: null, title: null, declined }
}

/** Repeated events wait until all single days of theirs are known. */
function createSeries(today: EpochDay) {
  const held: Event[] = []
  const moved = new Map<string, Set<EpochDay>>()
  let left = MOST_LOOKED_AT
  const read = ({ organizer, attendees }: Event, days: EpochDay[]): Encountered[] => [
    { kind: 'occasion', occasion: { kind: 'meeting', days, from: organizer, others: attendees } },
  ]
  const expand = (event: Event, start: EpochDay): Encountered[] => {
    const not = new Set([...event.not, ...(moved.get(event.uid) ?? [])])
    const span = Math.max(0, today - start)
    const isRead = span <= LONGEST && left > 0
    left -= span
    const days = isRead ? recurringDays(event.rule, start, today) : [start]
    return read(
      event,
      [...days, ...event.more].filter((day) => !not.has(day)),
    )
  }
  return {
    take(event: Event): Encountered[] {
      const { uid, instead, start } = event
      if (instead !== null && moved.size < MOST_HELD) moved.set(uid, (moved.get(uid) ?? new Set()).add(instead))
      const isAlone = event.organizer === null && event.attendees.length === 0
      if (start === null) return [{ kind: 'undated' }]
      if (event.isOff || isAlone) return []
      if (event.rule === '' && event.more.length === 0) return read(event, [start])
      if (held.length >= MOST_HELD) return expand(event, start)
      held.push(event)
      return []
    },
    *end(): Generator<Encountered[]> {
      for (const event of held) if (event.start !== null) yield expand(event, event.start)
    },
  }
}

/** Days over which an event may have repeated, 60 years, and days looked at in all: no calendar takes for ever. */
const LONGEST = 60 * 366
const MOST_LOOKED_AT = 5_000_000
