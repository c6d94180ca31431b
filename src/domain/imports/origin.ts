import type { HeadLine } from './file-head.ts'

// Where a list of people comes from, for the sentences about it: its columns or its beginning tell. Reading does not
// depend on it.

/** What a file tells of: people, or whom its owner met. */
export const IMPORT_KINDS = ['people', 'encounters'] as const
export type ImportKind = (typeof IMPORT_KINDS)[number]

export type Origin =
  | 'linkedin'
  | 'google'
  | 'outlook'
  | 'hubspot'
  | 'salesforce'
  | 'pipedrive'
  | 'vcard'
  | 'calendar'
  | 'mailbox'
  | 'linkedin-contacts'
  | 'table'

const has = (names: string[], ...patterns: RegExp[]) =>
  patterns.every((pattern) => names.some((name) => pattern.test(name)))

/** Each recognised by columns that no other has. */
const TABLES: [origin: Origin, is: (names: string[]) => boolean][] = [
  ['linkedin', (names) => has(names, /^first name$/, /^position$/, /^connected on$/)],
  ['pipedrive', (names) => has(names, /^person (?:name|id|email|phone|owner|organization)/)],
  [
    'hubspot',
    (names) =>
      has(
        names,
        /^record id(?: contact)?$|^contact id$/,
        /^(?:contact owner|lead status|create date|lifecycle stage|last activity date|associated company)/,
      ),
  ],
  [
    'salesforce',
    (names) =>
      has(names, /^account name$/, /^last name$|^name$/) &&
      has(
        names,
        /^(?:salutation|mailing (?:city|street|country).*|lead source|contact id|reports to|contact owner|account id)$/,
      ),
  ],
  [
    'google',
    (names) =>
      has(names, /^(?:organization (?:name|title)|(?:e mail|phone|organization) 1 .*|name prefix|group membership)$/),
  ],
  [
    'outlook',
    (names) => has(names, /^(?:e mail (?:address|2 address|display name)|business (?:phone|street))$/, /^job title$/),
  ],
]

/** Where a table with this header comes from. */
export function originOf({ names }: Pick<HeadLine, 'names'>): Origin {
  return TABLES.find(([, is]) => is(names))?.[0] ?? 'table'
}
