import type { TouchKind } from '../../relationships/touch.ts'
import type { EpochDay } from './recurrence.ts'

// What calendars, mailboxes and lists of messages say: who came together, and when. Nothing of what it was about.

/** Somebody who took part, as written. */
export type Party = {
  name: string
  email: string | null
  /** The address of their profile. */
  url: string | null
  /** Where they work, if the file says so. */
  company: string | null
  title: string | null
  /** They said that they would not come. */
  declined?: boolean
}

/** A meeting or a mail: on which days, between whom. */
export type Occasion = {
  kind: TouchKind
  days: EpochDay[]
  /** Who called for it, by mail who wrote it; null where nobody is said to. */
  from: Party | null
  others: Party[]
  /** Whether the owner wrote it, where the file says so by other means than their address. */
  written?: boolean
}

/** Before the hash of somebody whom a file names without an address or profile. */
export const NAMELESS = 'name:'

/** With more people than these, an occasion says nothing about any two of them. */
export const MOST_TOGETHER = 12

/** Days on which somebody must have been met to be suggested: once is chance. */
export const MET_OFTEN = 2

/** Mailboxes that are nobody's in particular, by what stands before the at sign. */
const NOBODY =
  /^(?:.*[._+-])?(?:no-?reply|do-?not-?reply|notif(?:y|ication|ications)|mailer-daemon|postmaster|bounces?|newsletter|unsubscribe)(?:[._+-].*)?$|^(?:info|kontakt|contact|hello|office|mail|post|support|help|helpdesk|service|sales|billing|invoices?|accounts?|accounting|finance|team|admin|administrator|webmaster|root|hr|jobs|careers|recruiting|press|marketing|events?|orders?|news|alerts?|updates|security|privacy|legal|all|everyone|staff|calendar|room|rooms|reception)$|^(?:list|lists)[._+-]|[._+-](?:list|lists|owner|request|announce|bounces?|all|team)$|^reply\+|^c_[0-9a-f]+/i

/** Hosts of lists, rooms and calendars. */
const NO_PEOPLE =
  /(?:^|\.)(?:googlegroups\.com|groups\.io|(?:resource|group|import)\.calendar\.google\.com|lists?\.[^.]+\..+|groups\.[^.]+\..+|noreply\.[^.]+\..+|reply\.[^.]+\..+|bounces?\.[^.]+\..+)$/i

/** Whether an address is a person's: not a list's, a room's, or one that nobody reads. */
export function isPersonal(email: string): boolean {
  const at = email.lastIndexOf('@')
  const [local, host] = [email.slice(0, at), email.slice(at + 1)]
  return at > 0 && local.length <= 64 && !NOBODY.test(local) && !NO_PEOPLE.test(host)
}

/** The name an address spells out, "jane.doe@…"; '' for none. */
export function nameInAddress(email: string): string {
  const [local = ''] = email.split('@')
  const words = local.replace(/\+.*$/, '').split(/[._]/)
  if (words.length < 2 || words.length > 3 || !words.every((word) => /^\p{L}{2,}$/u.test(word))) return ''
  return words.map((word) => word.charAt(0).toUpperCase() + word.slice(1).toLowerCase()).join(' ')
}

/** A calendar's own words for somebody's name, which may be their address: then there is none. */
export const writtenName = (name: string): string => (/[@＠]/.test(name) ? '' : name)
