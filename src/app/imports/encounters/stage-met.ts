import { NAMELESS } from '../../../domain/imports/encounters/encounter.ts'
import { dayText, type EpochDay } from '../../../domain/imports/encounters/recurrence.ts'
import { OWN_TOUCHES, SUGGESTED } from '../../../domain/imports/limits.ts'
import { normalisePerson } from '../../../domain/matching/people/person-name.ts'
import { withoutAddresses } from '../../../domain/privacy/addresses.ts'
import { rowRefusal } from '../../../views/imports/file-refusals.ts'
import { readCompany } from '../../companies/organization.ts'
import { siteOf } from '../../companies/site.ts'
import type { Tenant } from '../../ports/store.ts'
import type { MetRecord, Refusal } from '../../ports/tenant/imports.ts'
import type { Encountered } from '../formats/format.ts'
import type { OpenedFile } from '../open-file.ts'
import { emailKey, profileKey } from '../person-keys.ts'
import { createGathering, daysOf, type Met } from './gather.ts'

/** People staged at once. */
const CHUNK = 500
/** Broken entries told of one by one. */
const MOST_REFUSED = 1_000

/**
 * Reads a calendar or mailbox, and the files of LinkedIn's archive, and stages whom their owner met: added up first, so
 * with memory for the people, not for the files.
 *
 * @param of.first the number of the first chunk
 * @returns how many were met, how many entries had no day that can be read, and those that are broken
 * @throws DomainError file-refused
 */
export async function stageMet(
  tenant: Tenant,
  { importId, member, first = 0 }: { importId: string; member: { id: string; name: string }; first?: number },
  files: AsyncIterable<OpenedFile>,
  clock: () => Date,
) {
  const hash = await tenant.imports.hasher()
  const own = await tenant.imports.ownAddresses(member.id)
  const today: EpochDay = Math.floor(clock().getTime() / (24 * 3600_000))
  const isMine = remembered((email) => own.hashes.has(hash(emailKey(email))))
  const gathering = createGathering({ isMine, domains: own.domains }, today)
  const refused: Refusal[] = []
  let unreadDates = 0
  const take = (one: Encountered) => {
    if (one.kind === 'occasion') gathering.take(one.occasion)
    else if (one.kind === 'undated') unreadDates += 1
    else if (refused.length < MOST_REFUSED) refused.push({ line: one.line, reason: rowRefusal(one.because) })
  }
  for await (const { head, format, text } of files)
    if (format.kind === 'encounters')
      for await (const batch of format.occasions(head, text(format.bytes), { today, owner: member.name }))
        batch.forEach(take)
  const companyOf = remembered((written) => readCompany(written)?.organization ?? null)
  const met = gathering.end()
  let asked = 0
  const records = met.map((one) => {
    const isWorthAsking = gathering.isWorthAsking(one) && asked < SUGGESTED
    const record = toRecord(one, { hash, companyOf }, isWorthAsking)
    if (record.isWorthAsking) asked += 1
    return record
  })
  for (let from = 0; from < records.length; from += CHUNK)
    await tenant.imports.stage(importId, first + from / CHUNK, records.slice(from, from + CHUNK), clock())
  return { rows: records.length + refused.length, repeated: 0, refused, unreadDates }
}

/** The same, with its latest answers at hand: a mailbox names few people and companies, many times. */
function remembered<T>(find: (text: string) => T): (text: string) => T {
  const known = new Map<string, { found: T }>()
  return (text) => {
    const held = known.get(text)
    if (held) return held.found
    if (known.size > 10_000) known.clear()
    const found = find(text)
    known.set(text, { found })
    return found
  }
}

type Reading = { hash(value: string): string; companyOf(written: string): MetRecord['organization'] }

function toRecord(met: Met, { hash, companyOf }: Reading, isWorthAsking: boolean): MetRecord {
  const { email, url, title } = met
  const name = withoutAddresses(met.name)
  const site = email === null ? null : siteOf(email)
  const domain = site && !site.freeMail ? site.domain : null
  const organization = companyOf(met.company ?? domain ?? '')
  const key = email !== null ? emailKey(email) : url !== null ? profileKey(url) : null
  const touches = [...met.days]
    .flatMap(([kind, days]) => [...days].map((day) => ({ kind, day })))
    .sort((a, b) => b.day - a.day)
  return {
    // Whom no address tells apart: no hash of theirs is one of an address or profile.
    hash: key === null ? `${NAMELESS}${hash(`name ${name} ${met.company ?? ''}`)}` : hash(key),
    isProfile: email === null && url !== null,
    name,
    nameKey: normalisePerson(name),
    organization,
    domain,
    title,
    days: daysOf(met),
    first: dayText(touches.at(-1)?.day ?? 0),
    last: dayText(touches[0]?.day ?? 0),
    touches: touches.slice(0, OWN_TOUCHES).map(({ kind, day }) => ({ kind, day: dayText(day) })),
    isWorthAsking: isWorthAsking && name !== '',
  }
}
