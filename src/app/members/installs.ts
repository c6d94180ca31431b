import type { Store } from '../ports/store.ts'

/** How long a process has to renew a workspace's tokens before another one may, in milliseconds. */
const RENEWING = 60_000

/** The installs of one platform, by the platform's own ids of workspaces. */
export type Installs = ReturnType<typeof createInstalls>

/** @param platform the platform whose installs these are */
export function createInstalls(store: Store, platform: 'slack', clock: () => Date) {
  const { installations } = store
  return {
    find: (workspace: string) => installations.find({ platform, workspace }),
    keep: (workspace: { id: string; name: string }, secret: string) =>
      installations.keep({ platform, workspace: workspace.id, workspaceName: workspace.name }, secret, clock()),
    renew: (workspace: string, secret: string, installedAt: Date) =>
      installations.renew({ platform, workspace }, secret, installedAt, clock()),
    /** @param before what was installed from then on stays; null: whatever it is */
    withdraw: (workspace: string, before: Date | null) =>
      installations.withdraw({ platform, workspace }, before, clock()),
    /** Whether this process renews tokens that end at a moment: two at once would each make the other's useless. */
    mayRenew: (workspace: string, ends: string) =>
      store.claim(`${platform}-renewal`, `${workspace} ${ends}`, clock(), RENEWING),
  }
}
