import { outcomeOf, statusAt } from '../../domain/coverage/coverage.ts'
import { DomainError } from '../../domain/errors.ts'
import { type CoveredPart, coveredView, howToCoverView } from '../../views/coverage/covered-list.ts'
import type { View } from '../../views/view.ts'
import { showWhoKnows } from '../finding/show-who-knows.ts'
import { withoutDeparted } from '../finding/without-departed.ts'
import { queueMessage } from '../outbox/queue-message.ts'
import type { Context } from '../ports/context.ts'
import type { TargetList } from '../ports/tenant/coverage.ts'
import { coverListed } from './cover-targets.ts'

/** Targets per page: with all their buttons they fit into one message on every platform. */
const PAGE = 5
/** Lists named in the answer that explains how to send one. */
const LISTS = 3
/** How long a requested file is not generated again, in milliseconds. */
const ON_ITS_WAY = 60_000

/** How to have a list looked up, in the platform's terms, and the member's own lists. */
export async function showCoverage({ tenant, member, origin, now }: Context): Promise<View> {
  const lists = await tenant.coverage.of(member.id, { limit: LISTS, offset: 0 })
  const kept = lists.filter((list) => statusAt(list, now) !== 'expired')
  const shown = await Promise.all(kept.map(async (list) => ({ ...list, counts: await tenant.coverage.count(list.id) })))
  return howToCoverView(origin, shown)
}

/**
 * A page of a list, looked up anew: it shows what its owner may see at this moment. Targets whose outcome has changed
 * since are silently left out.
 *
 * @throws DomainError stale when it has been deleted
 */
export async function showCovered(context: Context, listId: string, part: CoveredPart, page: number): Promise<View> {
  const { tenant, member, now } = context
  const list = await ownList(context, listId)
  const [counts, found] = await Promise.all([
    tenant.coverage.count(listId),
    tenant.coverage.targetsThat(listId, part, { limit: PAGE, offset: page * PAGE }),
  ])
  const { targets } = await withoutDeparted(context, async () => {
    const looked = (await coverListed(tenant, found, member.id, now)).filter((one) => outcomeOf(one.found) === part)
    return {
      targets: looked,
      paths: looked.flatMap(({ found: { paths, near = [] } }) =>
        [{ paths }, ...near].flatMap((one) => one.paths.slice(0, 1)),
      ),
    }
  })
  return coveredView({ ...list, counts }, part, { page, size: PAGE }, targets)
}

/** One target of a list, answered as if asked alone. */
export async function showCoveredTarget(context: Context, listId: string, number: number): Promise<View> {
  await ownList(context, listId)
  const [target] = await context.tenant.coverage.targetsAfter(listId, number - 1, 1)
  if (target?.number !== number) throw gone()
  return await showWhoKnows(context, target.text)
}

/** Queues a list as a file; repeated requests send it once. */
export async function askForListFile(context: Context, listId: string): Promise<TargetList> {
  const { store, workspace, member, now } = context
  const list = await ownList(context, listId)
  if (list.status === 'looking') throw new DomainError('still-looking-up')
  await store.transaction(workspace.id, async (tx) => {
    if (await tx.coverage.askForFile(listId, new Date(now.getTime() - ON_ITS_WAY), now))
      await queueMessage(tx, { memberId: member.id, message: 'coverage-file', subjectId: listId })
  })
  return list
}

/** A list that still exists and is this member's. */
async function ownList({ tenant, member, now }: Context, listId: string): Promise<TargetList> {
  const list = await tenant.coverage.get(listId)
  if (list?.memberId !== member.id || statusAt(list, now) === 'expired') throw gone()
  return list
}

function gone(): DomainError {
  return new DomainError('list-forgotten')
}
