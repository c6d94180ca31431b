import { normaliseOrganization } from '../../domain/matching/companies/organization-name.ts'
import type { ShownPath } from '../../domain/relationships/visibility.ts'
import type { ForThem, ForUs, SwapSheet } from '../../views/partners/swap-sheet.ts'
import { companyKeys } from '../companies/organization.ts'
import { type Covered, coverTargets } from '../coverage/cover-targets.ts'
import { withoutDeparted } from '../finding/without-departed.ts'
import type { Context } from '../ports/context.ts'
import type { WantedDoor } from '../ports/tenant/partners.ts'
import type { Relationship } from '../ports/tenant/relationships.ts'

/** Companies named where it is not clear which one a partner looks for. */
const CHOICES = 3

type Reading = Pick<Context, 'store' | 'tenant' | 'workspace' | 'now' | 'isPresent'>

/**
 * What the team can open for a partner and the partner for the team, as the partner's member may see it at this moment:
 * companies, and whom to ask; of the people there only those the member knows.
 */
export async function readSheet(context: Reading, tie: Relationship): Promise<SwapSheet> {
  const { partners, watches } = context.tenant
  const nameless = await watches.asksWithoutCompany()
  const named = nameless.flatMap(({ askId, target }) => companyKeys(target).map((key) => ({ askId, key })))
  const [opened, wanted, favours, sought] = await Promise.all([
    partners.openedBy(tie.id),
    partners.wanted(tie.id, named),
    partners.favours(tie.id),
    lookUpSought(context, tie),
  ])
  const listed = await listsWith(context, tie.memberId, opened)
  const doors = opened.map(({ spelling, organization: { key } }) => forUs(tie, spelling, wanted, listed.get(key) ?? []))
  const isWanted = ({ asks, lists }: ForUs) => asks.length + lists.length > 0
  return {
    relationshipId: tie.id,
    name: tie.name,
    company: tie.spelling,
    ...sought,
    forUs: doors.filter(isWanted),
    unasked: doors.filter((door) => !isWanted(door)).map(({ company }) => company),
    given: favours.filter(({ way }) => way === 'given'),
    received: favours.filter(({ way }) => way === 'received'),
  }
}

/** Looks up the companies a partner looks for: whom to ask is a teammate who knows somebody, not through a partner. */
async function lookUpSought(
  context: Reading,
  { id, memberId }: Relationship,
): Promise<Pick<SwapSheet, 'forThem' | 'unclear' | 'closed'>> {
  const { tenant, now } = context
  const sought = await tenant.partners.soughtBy(id)
  const { targets, paths } = await withoutDeparted(context, async () => {
    const found: Covered[] = []
    for await (const one of coverTargets(tenant, sought, memberId, now)) found.push(one)
    return { targets: found, paths: found.flatMap((one) => direct(one).slice(0, 1)) }
  })
  const present = new Set<ShownPath>(paths)
  const unclear = targets
    .filter(({ found }) => found.answer === 'ambiguous')
    .map(({ text, found }) => ({
      company: text,
      choices: found.organizations.slice(0, CHOICES).map(({ name }) => name),
    }))
  const known = targets.filter(({ found }) => found.answer !== 'ambiguous').map((one) => forThem(one, present))
  const isOpen = ({ connector, own }: ForThem) => connector !== null || own.length > 0
  return {
    forThem: known.filter(isOpen),
    unclear,
    closed: known.filter((one) => !isOpen(one)).map(({ company }) => company),
  }
}

const direct = ({ found }: Covered): ShownPath[] => found.paths.filter(({ partner }) => partner === null)

function forThem(target: Covered, present: ReadonlySet<ShownPath>): ForThem {
  const ways = direct(target)
  const [best] = ways
  const connector =
    best && present.has(best) ? { name: best.connector, sealed: best.sealed, wayId: best.wayId, band: best.band } : null
  const others = new Set(ways.filter(({ sealed }) => !sealed).map(({ memberId }) => memberId))
  others.delete(best?.memberId ?? '')
  return { company: target.text, connector, others: connector ? others.size : 0, own: target.found.own }
}

function forUs(tie: Relationship, company: string, wanted: WantedDoor[], lists: string[]): ForUs {
  const asks = wanted
    .filter((one) => one.company === company)
    // A private tie is no way in for others.
    .map(({ wayId, askId, asker }) => ({ wayId, askId, asker, mayOffer: tie.visibility !== 'private' }))
  return { company, asks, lists }
}

/** The member's lists of target companies that name what a partner opens, by the key of the company. */
async function listsWith(
  { tenant }: Reading,
  memberId: string,
  opened: { spelling: string }[],
): Promise<Map<string, string[]>> {
  const words = opened.map(({ spelling }) => /[\p{L}\p{N}]{2,}/u.exec(spelling)?.[0] ?? spelling)
  const found = words.length === 0 ? [] : await tenant.coverage.targetsWith([...new Set(words)], memberId)
  const lists = new Map<string, string[]>()
  for (const { fileName, text } of found)
    for (const key of [...companyKeys(text), normaliseOrganization(text).key]) {
      const names = lists.get(key) ?? []
      if (!names.includes(fileName)) lists.set(key, [...names, fileName])
    }
  return lists
}
