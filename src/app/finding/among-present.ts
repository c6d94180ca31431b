import { shortlistNear } from '../../domain/finding/ranking.ts'
import type { Context } from '../ports/context.ts'

/** Connectors looked at unless all are asked for: more than an answer shows. */
const LOOKED_AT = 8
/** How often ways in are looked for again without those who left. */
const TRIES = 5

/** Ways in, best first, and those into companies called nearly so, which are shown below. */
type Connected = { paths: { memberId: string }[]; near?: { paths: { memberId: string }[] }[] }
type Present = Pick<Context, 'store' | 'tenant' | 'workspace' | 'isPresent'>

/**
 * Finds ways in whose connectors are still in the team: where the platform tells nobody who leaves, it is asked before
 * anybody is shown. Whoever left is remembered as such, and the ways are found again without them.
 *
 * @param find finds ways in, best first, or null
 * @param lookedAt how many connectors are looked at, the best first
 */
export async function amongPresent<T extends Connected | null>(
  context: Present,
  find: () => Promise<T>,
  lookedAt = LOOKED_AT,
): Promise<T> {
  let found = await find()
  for (let tries = 0; tries < TRIES && (await rememberAbsent(context, connectorsOf(found, lookedAt))); tries++)
    found = await find()
  return found
}

/** Whose ways are shown, and a few more. */
function connectorsOf(found: Connected | null, lookedAt: number): Set<string> {
  const near = shortlistNear(found?.near ?? []).flat()
  // A sealed tie does not say whose it is: whether they are still there shows when they are written to.
  const idsOf = (paths: { memberId: string }[]) =>
    [...new Set(paths.map(({ memberId }) => memberId))].filter((id) => id !== '').slice(0, lookedAt)
  return new Set([...idsOf(found?.paths ?? []), ...idsOf(near)])
}

/** Whether somebody among them has left. */
async function rememberAbsent(context: Present, connectors: Set<string>): Promise<boolean> {
  const { store, tenant, workspace, isPresent } = context
  if (!isPresent) return false
  const left = await Promise.all(
    [...connectors].map(async (id) => {
      const member = await tenant.members.get(id)
      if (!member || (await isPresent(member.user))) return false
      const { platform, platformId, name } = workspace
      const actor = { platform, workspace: platformId, workspaceName: name, user: member.user, userName: null }
      await store.keepProfile({ ...actor, active: false })
      return true
    }),
  )
  return left.includes(true)
}
