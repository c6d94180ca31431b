import type { Command as Program } from 'commander'
import { previewDigest } from '../app/digest/send-digest.ts'
import { chooseDigest, pauseDigest } from '../app/digest/set-digest.ts'
import type { Store } from '../app/ports/store.ts'
import { readDigestChoice } from '../domain/digest/digest.ts'
import { digestSettingsView } from '../views/digest/digest-settings.ts'
import { WEEKDAYS } from '../views/format.ts'
import { plainText } from '../views/plain.ts'
import { findWorkspace } from './local.ts'

// `foothold digest`: its settings, and a preview.

type Options = {
  dryRun?: boolean
  channel?: string
  day?: string
  hour?: string
  zone?: string
  pause?: boolean
  resume?: boolean
  workspace: string
}

/** @param withStore opens the store, and closes it after `work` */
export function addDigestCommand(
  program: Program,
  withStore: (work: (store: Store) => Promise<void>) => Promise<void>,
  print: (text: string) => void,
): void {
  program
    .command('digest')
    .description('the weekly digest: its settings, or with --dry-run what it would say now')
    .option('--dry-run', 'show the digest, and post nothing')
    .option('--channel <channel>', 'where: a channel’s id in Slack or Discord, “general” in the playground')
    .option('--day <day>', 'when: Monday to Sunday')
    .option('--hour <hour>', 'when: 0 to 23, as the clocks there show it')
    .option('--zone <zone>', 'whose clocks: a time zone’s name, like Europe/Zurich')
    .option('--pause', 'post none until it is resumed')
    .option('--resume', 'go on with the next one')
    .option('--workspace <workspace>', 'slack:T0123, discord:123 or local', 'local')
    .action((options: Options) =>
      withStore(async (store) => {
        const now = new Date()
        const { id } = await findWorkspace(store, options.workspace, now)
        const tenant = store.in(id)
        if (options.dryRun) {
          print(plainText(await previewDigest(tenant, now)))
          return
        }
        await change(store, id, options, now)
        print(plainText(digestSettingsView(await tenant.digest.settings())))
      }),
    )
}

async function change(store: Store, workspaceId: string, options: Options, now: Date): Promise<void> {
  const { channel, day, hour, zone, pause, resume } = options
  const setting = { store, workspaceId, memberId: null, now, origin: 'cli' }
  if (channel !== undefined || day !== undefined || hour !== undefined || zone !== undefined) {
    const known = await store.in(workspaceId).digest.settings()
    const named = WEEKDAYS.findIndex((name) => name.toLowerCase() === day?.trim().toLowerCase()) + 1
    const values = {
      channel: channel ?? known.channel ?? '',
      day: day === undefined ? String(known.day) : named > 0 ? String(named) : day,
      hour: hour ?? String(known.hour),
      other: zone ?? known.timeZone ?? 'UTC',
    }
    await chooseDigest(setting, readDigestChoice(values))
  }
  if (pause || resume) await pauseDigest(setting, pause === true)
}
