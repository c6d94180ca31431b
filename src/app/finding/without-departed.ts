import { shortlistNear } from '../../domain/finding/ranking.ts'
import type { Context } from '../ports/context.ts'

/** Connectors checked unless all are asked for: more than an answer shows. */
const LOOKED_AT = 8
/** How many times ways in are searched for again without those who left. */
const TRIES = 5

type Connector = { memberId: string }

/** Ways in, best first, and those into companies with similar names, which are shown below, or into the likely one. */
type Connected = { paths: Connector[]; near?: { paths: Connector[] }[]; likely?: Connector[] }
type Present = Pick<Context, 'store' | 'tenant' | 'workspace' | 'isPresent'>

/**
 * Finds ways in whose connectors are still in the team: a platform that does not report departures is asked before
 * anybody is shown. Whoever left is recorded as such, and the search is repeated without them. If the platform
 * does not answer for one connector, only their way is left out of this answer.
 *
 * @param find finds ways in, best first, or null
 * @param lookedAt how many connectors are checked, the best first
 */
export async function withoutDeparted<T extends Connected | null>(
  context: Present,
  find: () => Promise<T>,
  lookedAt = LOOKED_AT,
): Promise<T> {
  let found = await find()
  for (let tries = 0; tries < TRIES; tries++) {
    const { left, unsure } = await lookAt(context, connectorsOf(found, lookedAt))
    if (!left) {
      for (const { paths } of [...(found ? [found] : []), ...(found?.near ?? [])]) leaveOut(paths, unsure)
      leaveOut(found?.likely ?? [], unsure)
      break
    }
    found = await find()
  }
  return found
}

/** The connectors shown, and a few more. */
function connectorsOf(found: Connected | null, lookedAt: number): Set<string> {
  const near = shortlistNear(found?.near ?? []).flat()
  // A sealed tie does not say whose it is: whether they are still there shows when they are messaged.
  const idsOf = (paths: Connector[]) =>
    [...new Set(paths.map(({ memberId }) => memberId))].filter((id) => id !== '').slice(0, lookedAt)
  return new Set([...idsOf(found?.paths ?? []), ...idsOf(found?.likely ?? []), ...idsOf(near)])
}

function leaveOut(paths: Connector[], members: ReadonlySet<string>): void {
  for (let index = paths.length - 1; index >= 0; index--)
    if (members.has(paths[index]?.memberId ?? '')) paths.splice(index, 1)
}

/** Whether any of them has left, and for whom the platform does not say. */
async function lookAt(
  context: Present,
  connectors: Set<string>,
): Promise<{ left: boolean; unsure: ReadonlySet<string> }> {
  const { store, tenant, workspace, isPresent } = context
  const unsure = new Set<string>()
  if (!isPresent) return { left: false, unsure }
  const left = await Promise.all(
    [...connectors].map(async (id) => {
      const member = await tenant.members.get(id)
      if (!member) return false
      const there = await isPresent(member.user).catch(() => null)
      if (there === null) unsure.add(id)
      if (there !== false) return false
      const { platform, platformId, name } = workspace
      const actor = { platform, workspace: platformId, workspaceName: name, user: member.user, userName: null }
      await store.keepProfile({ ...actor, active: false })
      return true
    }),
  )
  return { left: left.includes(true), unsure }
}
