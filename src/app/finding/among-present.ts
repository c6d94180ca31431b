import type { Context } from '../ports/context.ts'

/** Connectors looked at unless all are asked for: more than an answer shows. */
const LOOKED_AT = 8
/** How often ways in are looked for again without those who left. */
const TRIES = 5

type Present = Pick<Context, 'store' | 'tenant' | 'workspace' | 'isPresent'>

/**
 * Finds ways in whose connectors are still in the team: where the platform tells nobody who leaves, it is asked before
 * anybody is shown. Whoever left is remembered as such, and the ways are found again without them.
 *
 * @param find finds ways in, best first, or null
 * @param lookedAt how many connectors are looked at, the best first
 */
export async function amongPresent<T extends { paths: { memberId: string }[] } | null>(
  context: Present,
  find: () => Promise<T>,
  lookedAt = LOOKED_AT,
): Promise<T> {
  let found = await find()
  for (let tries = 0; tries < TRIES && (await rememberAbsent(context, found?.paths ?? [], lookedAt)); tries++)
    found = await find()
  return found
}

/** Whether somebody among them has left. */
async function rememberAbsent(context: Present, paths: { memberId: string }[], lookedAt: number): Promise<boolean> {
  const { store, tenant, workspace, isPresent } = context
  if (!isPresent) return false
  // A sealed tie does not say whose it is: whether they are still there shows when they are written to.
  const ids = [...new Set(paths.map((path) => path.memberId))].filter((id) => id !== '').slice(0, lookedAt)
  const left = await Promise.all(
    ids.map(async (id) => {
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
