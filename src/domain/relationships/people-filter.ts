import { z } from 'zod'
import { longId, shortId } from '../commands/short-id.ts'
import { clip } from '../text.ts'
import { type Band, KINDS, type Kind, VISIBILITIES, type Visibility } from './relationship.ts'

// Which of the people a member knows are meant: said in words ("cold clients at Acme"), chosen in a form, or carried by
// a button.

/** Where a tie came from, or what it lacks. */
export const PEOPLE_STATES = ['unconfirmed', 'cold', 'logged', 'imported', 'untouched'] as const
export type PeopleState = (typeof PEOPLE_STATES)[number]

/**
 * Days without a word on somebody after which their owner is offered to remove them: what is kept of people outside is to
 * be kept no longer than it is of use (GDPR, Art. 5(1)(e)).
 */
export const UNTOUCHED_AFTER = 2 * 365

const BANDS = ['strong', 'good', 'faint'] as const satisfies readonly Band[]

/** Everything that is null, or empty, is left open. */
export type PeopleFilter = {
  kind: Kind | null
  band: Band | null
  visibility: Visibility | null
  state: PeopleState | null
  /** Only those that this import wrote last. */
  importId: string | null
  /** Words that name, title or company hold; or after "at", words of the company alone. */
  said: string
}

export const EVERYBODY: PeopleFilter = {
  kind: null,
  band: null,
  visibility: null,
  state: null,
  importId: null,
  said: '',
}

/** Longest words of a filter: with the rest of it they fit on a button. */
export const MAX_SAID = 30

/** Words that stand for a choice, and which; "not" and "going" before two of them say no more. */
const CHOICES: ReadonlyMap<string, Partial<PeopleFilter>> = new Map([
  ...KINDS.flatMap((kind): [string, Partial<PeopleFilter>][] => [
    [kind, { kind }],
    [`${kind}s`, { kind }],
  ]),
  ...BANDS.map((band): [string, Partial<PeopleFilter>] => [band, { band }]),
  ...VISIBILITIES.map((visibility): [string, Partial<PeopleFilter>] => [visibility, { visibility }]),
  ...PEOPLE_STATES.map((state): [string, Partial<PeopleFilter>] => [state, { state }]),
])

/**
 * Reads a filter said in words: kinds, bands, who sees it, "cold", "unconfirmed" ("not confirmed"), "logged",
 * "imported", "untouched" for two years; "at" and what follows names a company; all else is looked for in names, titles and companies.
 */
export function readPeopleFilter(text: string): PeopleFilter {
  const [before = '', company = ''] = cutAtCompany(text)
  const spoken = before.replace(/\bnot confirmed\b/giu, 'unconfirmed').replace(/\bgoing cold\b/giu, 'cold')
  const filter = { ...EVERYBODY }
  const left: string[] = []
  for (const word of spoken.split(/\s+/)) {
    const choice = CHOICES.get(word.toLowerCase())
    if (choice) Object.assign(filter, choice)
    else left.push(word)
  }
  return { ...filter, said: tidy([...left, ...(company ? ['at', company] : [])].join(' ')) }
}

const Values = z.object({
  said: z.string().default('').transform(tidy),
  kind: z.enum(KINDS).nullable().catch(null),
  band: z.enum(BANDS).nullable().catch(null),
  visibility: z.enum(VISIBILITIES).nullable().catch(null),
  state: z
    .union([z.enum(PEOPLE_STATES), z.uuid()])
    .nullable()
    .catch(null),
})

/** Reads the values of a filter's form, where an import may be chosen as the state; what is no choice leaves it open. */
export function readPeopleForm(values: Record<string, string>): PeopleFilter {
  const { state, ...rest } = Values.parse(values)
  const chosen = PEOPLE_STATES.find((one) => one === state) ?? null
  return { ...rest, state: chosen, importId: chosen === null ? state : null }
}

/** The words for a filter, cut to what a button carries. */
export function tidy(said: string): string {
  return clip(said.replace(/\s+/g, ' ').trim(), MAX_SAID).trim()
}

/** The words of a filter that any of name, title and company must hold, and those the company must. */
export function soughtWords({ said }: PeopleFilter): { anywhere: string[]; company: string[] } {
  const [before = '', company = ''] = cutAtCompany(said)
  const words = (text: string) => text.split(/\s+/).filter((word) => word !== '')
  return { anywhere: words(before), company: words(company) }
}

function cutAtCompany(text: string): [before: string, company: string] {
  const cut = /^(?:(.*?)\s)??(?:at|@)\s+(\S.*)$/isu.exec(text.trim())
  return cut ? [cut[1] ?? '', cut[2] ?? ''] : [text.trim(), '']
}

/** Whether a filter leaves anybody out. */
export function isNarrowed(filter: PeopleFilter): boolean {
  return filter.said !== '' || Object.entries(filter).some(([field, value]) => field !== 'said' && value !== null)
}

const LISTS: readonly [keyof Omit<PeopleFilter, 'importId' | 'said'>, readonly (string | null)[]][] = [
  ['kind', KINDS],
  ['band', BANDS],
  ['visibility', VISIBILITIES],
  ['state', PEOPLE_STATES],
]
const OPEN = '-'

/**
 * The choices of a filter as a button carries them, in at most 26 characters: a digit each, then the import's id in 22.
 * Nothing at all for a filter without choices.
 */
export function encodeChoices(filter: PeopleFilter): string {
  const digits = LISTS.map(([field, list]) => {
    const at = list.indexOf(filter[field])
    return at < 0 ? OPEN : String(at)
  }).join('')
  const code = digits + (filter.importId === null ? '' : shortId(filter.importId))
  return code === OPEN.repeat(LISTS.length) ? '' : code
}

/** The filter a button carries; choices that do not exist are left open. */
export function decodeFilter(code: string, said: string): PeopleFilter {
  const [kind, band, visibility, state] = LISTS.map(([, list]) => list).map((list, at) => list[Number(code[at])])
  return {
    kind: KINDS.find((one) => one === kind) ?? null,
    band: BANDS.find((one) => one === band) ?? null,
    visibility: VISIBILITIES.find((one) => one === visibility) ?? null,
    state: PEOPLE_STATES.find((one) => one === state) ?? null,
    importId: longId(code.slice(LISTS.length)) ?? null,
    said: tidy(said),
  }
}
