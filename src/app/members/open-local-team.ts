import type { Store } from '../ports/store.ts'

/** The playground's one channel, which everybody there reads. */
const CHANNEL = 'general'

/**
 * Sets up the local team unless it exists: in its machine's time zone, with its digest in the one channel
 * there is.
 *
 * @param timeZone the machine's own, as an IANA name
 */
export async function openLocalTeam(store: Store, timeZone: string, now: Date): Promise<void> {
  const workspace = await store.enterWorkspace(
    { platform: 'local', workspace: 'local', workspaceName: 'Local workspace' },
    now,
  )
  const tenant = store.in(workspace.id)
  const settings = await tenant.digest.settings()
  if (settings.channel !== null) return
  const { day, hour } = settings
  await tenant.digest.choose({ channel: CHANNEL, day, hour, timeZone: settings.timeZone ?? timeZone }, now)
}
