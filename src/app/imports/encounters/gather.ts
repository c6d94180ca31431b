import {
  isPersonal,
  MET_OFTEN,
  MOST_TOGETHER,
  nameInAddress,
  type Occasion,
  type Party,
  writtenName,
} from '../../../domain/imports/encounters/encounter.ts'
import type { EpochDay } from '../../../domain/imports/encounters/recurrence.ts'
import { PEOPLE_FILE } from '../../../domain/imports/limits.ts'
import type { TouchKind } from '../../../domain/relationships/touch.ts'
import { siteOf } from '../../companies/site.ts'
import { emailKey, profileKey } from '../person-keys.ts'
import { refuseFile } from '../refuse-file.ts'

// Adds up whom a file says its owner met, and when: with memory for each person and the days, however large the file.

/** What tells its owner from the others. */
export type Own = {
  isMine(email: string): boolean
  /** The domains of their own company. */
  domains: ReadonlySet<string>
}

/** Somebody met, with all days by kind. */
export type Met = Omit<Party, 'declined'> & {
  days: Map<TouchKind, Set<EpochDay>>
  /** Days on which the owner wrote to them. */
  written: number
}

/** Earlier days than these are mistakes, or say nothing any more. */
const FIRST_DAY: EpochDay = Date.UTC(1990, 0, 1) / (24 * 3600_000)

/**
 * @param own whom the file belongs to
 * @param today no day after it counts
 */
export function createGathering(own: Own, today: EpochDay) {
  const met = new Map<string, Met>()
  /** Whether the owner wrote any of the mails: then whoever was never written to is no acquaintance. */
  let writes = false

  const isOutside = (party: Party): boolean => {
    if (party.email === null || met.has(emailKey(party.email))) return true
    const domain = siteOf(party.email)?.domain
    return domain !== undefined && !own.isMine(party.email) && !own.domains.has(domain) && isPersonal(party.email)
  }

  const add = (party: Party, kind: TouchKind, days: EpochDay[], isWritten: boolean) => {
    const key = keyOf(party)
    if (key === null) return
    const known: Met = met.get(key) ?? { ...party, name: '', days: new Map(), written: 0 }
    if (!met.has(key) && met.size >= PEOPLE_FILE.rows)
      throw refuseFile({ reason: 'too-many', what: 'rows', most: PEOPLE_FILE.rows })
    met.set(key, known)
    if (known.name === '') known.name = nameOf(party)
    const held = known.days.get(kind) ?? new Set()
    for (const day of days) held.add(day)
    known.days.set(kind, held)
    if (isWritten) known.written += days.length
  }

  const isMine = (party: Party | null): boolean => party !== null && party.email !== null && own.isMine(party.email)
  const isTooMany = (everybody: Party[]): boolean => new Set(everybody.map(keyOf)).size > MOST_TOGETHER
  /** Whom an occasion is about: of a mail by somebody else only them, for the others were written to by them. */
  const meant = ({ kind, from, others }: Occasion): Party[] => {
    if (from === null) return others
    return kind === 'message' && !isMine(from) ? [from] : [from, ...others]
  }

  return {
    take(occasion: Occasion): void {
      const { kind, from, others } = occasion
      const days = occasion.days.filter((day) => day >= FIRST_DAY && day <= today)
      const isMissed = others.some((party) => party.declined && isMine(party))
      if (days.length === 0 || isMissed || isTooMany(from ? [from, ...others] : others)) return
      const isWritten = occasion.written ?? isMine(from)
      writes ||= isWritten && kind === 'message'
      for (const party of meant(occasion)) if (!party.declined && isOutside(party)) add(party, kind, days, isWritten)
    },

    /** All that were met, most often first. */
    end(): Met[] {
      return [...met.values()].sort((a, b) => daysOf(b) - daysOf(a))
    },

    /** Whether somebody was met so often that their owner may be asked about them. */
    isWorthAsking(one: Met): boolean {
      const meets = [...one.days.keys()].some((kind) => kind !== 'message')
      const isOften = daysOf(one) >= MET_OFTEN || one.days.has('recommendation')
      return one.name !== '' && isOften && (meets || !writes || one.written > 0)
    },
  }
}

/** On how many days somebody was met. */
export const daysOf = (one: Met): number => [...one.days.values()].reduce((sum, days) => sum + days.size, 0)

function keyOf({ email, url, name, company }: Party): string | null {
  if (email !== null) return emailKey(email)
  if (url !== null) return profileKey(url)
  return name === '' ? null : `name ${name} ${company ?? ''}`
}

function nameOf({ name, email }: Party): string {
  const written = writtenName(name)
  const isName = /\p{L}/u.test(written) && written.length <= PEOPLE_FILE.text
  return isName ? written : email === null ? '' : nameInAddress(email)
}
