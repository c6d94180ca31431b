import { PEOPLE_FILE } from '../../domain/imports/limits.ts'
import { withoutAddresses } from '../../domain/privacy/addresses.ts'
import { rowRefusal } from '../../views/imports/file-refusals.ts'
import { siteOf } from '../companies/site.ts'
import type { ReadRow } from './formats/format.ts'
import { readDay } from './read-day.ts'

// One person of a list, of whatever format: what is taken of them, and why not.

/** What a list says of somebody, each on one line; '' for nothing. */
export type Written = {
  name: string
  company: string
  title: string
  url: string
  /** Each may hold several, as Google Contacts writes them: "a@b.com ::: c@d.com". */
  emails: string[]
  date: string
  /** Why nobody is named, where nobody is. */
  unnamed: 'no-name' | 'nameless'
}

/** @param line where the row starts, 1-based */
export function readPerson(written: Written, line: number): ReadRow {
  const refuse = (refusal: Parameters<typeof rowRefusal>[0]): ReadRow => ({
    kind: 'refused',
    refusal: { line, reason: rowRefusal(refusal) },
  })
  // Checked first: searching a long text for an address is slow.
  for (const what of ['name', 'company', 'title'] as const)
    if (written[what].length > PEOPLE_FILE.text) return refuse({ reason: 'long-text', what, most: PEOPLE_FILE.text })
  // Some people put their address or phone number into their name or title: those are never stored.
  const [name, title] = [withoutAddresses(written.name), withoutAddresses(written.title)]
  if (!/[\p{L}\p{N}]/u.test(name)) return refuse({ reason: written.unnamed })
  const connectedOn = readDay(written.date)
  return {
    kind: 'row',
    record: {
      line,
      name,
      company: first(written.company) || null,
      title: first(title) || null,
      url: readProfile(written.url),
      email: emailOf(written.emails),
      connectedOn,
      dateLost: written.date !== '' && connectedOn === null,
    },
  }
}

/** The first of several values in one cell, as Google Contacts writes them. */
const first = (cell: string): string => cell.split(/\s*:::\s*/).find((value) => value !== '') ?? ''

/** The address that says most: the first that is not with a free mail provider, else the first. */
function emailOf(cells: string[]): string | null {
  const emails = cells
    .flatMap((cell) => (cell.length <= PEOPLE_FILE.text * 10 ? cell.split(/\s*(?::::|[;,\s])\s*/) : []))
    .map((email) => email.replace(/^<|>$|^mailto:/gi, ''))
    .filter((email) => email.length <= 320 && /^[^\s@]+@[^\s@]+$/.test(email))
  return emails.find((email) => siteOf(email)?.freeMail === false) ?? emails[0] ?? null
}

/** A profile's address; null for anything else, so that a note in its place ("n/a") never merges two people. */
function readProfile(url: string): string | null {
  return url.length <= 500 && /^(?:https?:\/\/)?(?:[\w-]+\.)*linkedin\.com\/[\w-]+\/[^/?#]/i.test(url) ? url : null
}
