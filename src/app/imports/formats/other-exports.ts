import type { FileHead } from '../../../domain/imports/file-head.ts'
import { refuseFile } from '../refuse-file.ts'
import type { PeopleFormat } from './format.ts'

// Exports of people from other products, not supported yet: recognised so that the refusal can name them.

const has = (names: string[], ...patterns: RegExp[]) =>
  patterns.every((pattern) => names.some((name) => pattern.test(name)))

/** Each recognised by columns that no other has. */
const PRODUCTS: [product: string, is: (names: string[]) => boolean][] = [
  ['Pipedrive', (names) => has(names, /^person (?:name|id|email|phone|owner)/)],
  ['Zoho CRM', (names) => has(names, /^record id$/, /^(?:contact|lead) owner$/, /^account name$/)],
  [
    'HubSpot',
    (names) =>
      has(
        names,
        /^record id$|^contact id$/,
        /^(?:contact owner|lead status|create date|lifecycle stage|last activity date)$/,
      ) && has(names, /^first name$|^last name$/),
  ],
  [
    'Salesforce',
    (names) =>
      has(
        names,
        /^account name$/,
        /^(?:mailing (?:city|street|country)|lead source|contact id|reports to)$/,
        /^last name$/,
      ),
  ],
  ['Dynamics', (names) => has(names, /^do not modify (?:contact|lead)$/)],
  ['Apollo', (names) => has(names, /^apollo contact id$|^person linkedin url$/, /^first name$/)],
  [
    'Google Contacts',
    (names) =>
      has(names, /^(?:given name|organization name|(?:e mail|phone|organization) 1 .*)$/) &&
      has(names, /name/, /^(?:e mail|phone|organization) 1 |^organization (?:name|title)$|^name prefix$|^family name$/),
  ],
  [
    'Outlook contacts',
    (names) => has(names, /^(?:business phone|e mail 2 address|e mail type|business street)$/, /^first name$/),
  ],
]

function productOf({ lines }: FileHead): string | null {
  return PRODUCTS.find(([, is]) => lines.some(({ names }) => is(names)))?.[0] ?? null
}

export const otherExports: PeopleFormat = {
  kind: 'people',
  recognises: (head) => productOf(head) !== null,
  async *rows(head) {
    yield []
    throw refuseFile({ reason: 'other-export', product: productOf(head) ?? 'contacts' })
  },
}
