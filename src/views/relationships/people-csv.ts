import { csvLine } from '../csv.ts'
import type { ListedPerson } from './people.ts'

// Whom a member knows, for programs and spreadsheets: docs/operations.md describes it for readers.

type Person = ListedPerson & {
  rating: number | null
  how: string | null
  since: string | null
  fileName: string | null
  handedOver: string | null
  shown: number
}

/** One of them as JSON: days are `yyyy-mm-dd`, moments ISO 8601. Fields may be added; none changes its meaning. */
export function personJson(person: Person) {
  const { name, title, spelling, kind, rating, band, how, since, lastTouch, visibility, source, fileName } = person
  return {
    ...{ name, title, company: spelling, kind, rating, band, how, since, lastTouch, visibility, source },
    file: fileName,
    confirmedAt: person.confirmedAt?.toISOString() ?? null,
    handedOverBy: person.handedOver || null,
    goingCold: person.goingCold,
    shown: person.shown,
  }
}

const HEADER: readonly (keyof ReturnType<typeof personJson>)[] = [
  ...(['name', 'title', 'company', 'kind', 'rating', 'band', 'how', 'since', 'lastTouch'] as const),
  ...(['visibility', 'source', 'file', 'confirmedAt', 'handedOverBy', 'goingCold', 'shown'] as const),
]

export const peopleCsvHeader = (): string => csvLine([...HEADER])

/** The same as a line of a table; what is not known is an empty cell. */
export function peopleCsvLine(person: Person): string {
  const json = personJson(person)
  return csvLine(HEADER.map((column) => String(json[column] ?? '')))
}

/** The same as a line for a terminal. */
export function personLine({ name, title, spelling, band, visibility }: Person): string {
  const where = [name, title, spelling].filter(Boolean).join(', ')
  return `${where}  [${band}]${visibility === 'open' ? '' : `  ${visibility}`}`
}
