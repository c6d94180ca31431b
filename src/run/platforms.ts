import { createDiscord } from '../adapters/discord/index.ts'
import type { ClockAhead } from '../adapters/playground/clock-ahead.ts'
import { createPlayground } from '../adapters/playground/index.ts'
import { createSlack } from '../adapters/slack/index.ts'
import { findWorkspace } from '../app/members/find-workspace.ts'
import { createInstalls } from '../app/members/installs.ts'
import { createOnce } from '../app/once.ts'
import type { Log } from '../app/ports/log.ts'
import type { Platform } from '../app/ports/platform.ts'
import type { Store } from '../app/ports/store.ts'
import type { Config } from '../config.ts'
import type { Leases } from '../store/leases.ts'
import { createAlone } from './alone.ts'
import type { Doors } from './doors.ts'
import type { Http } from './http-server.ts'

type Inside = { store: Store; leases: Leases | null; http: Http; doors: Doors; log: Log; clock(): Date }

/** The adapters whose tokens are set; their routes are added to `http`. */
export function openPlatforms(config: Config, { store, leases, http, doors, log, clock }: Inside): Platform[] {
  const platforms: Platform[] = []
  if (config.slack) {
    const once = createOnce(store, 'slack', clock)
    const installs = createInstalls(store, 'slack', clock)
    const slack = createSlack({ ...config.slack, log, once, installs, tell: doors.add('slack') })
    http.route('/', slack.routes)
    platforms.push(slack.platform)
  }
  if (config.discord) {
    // Above 2,500 servers Discord wants several shards: each would have a lease of its own.
    const gateway = `discord ${config.discord.applicationId} shard 0 of 1`
    const once = createOnce(store, 'discord', clock)
    const discord = createDiscord({
      ...config.discord,
      log,
      tell: doors.add('discord'),
      alone: leases ? createAlone(gateway, leases, log) : undefined,
      findWorkspace: (who, command) => findWorkspace(store, who, command),
      claim: once.begin,
      done: once.done,
      knownGuilds: async () =>
        (await store.workspacesOn('discord')).map(({ platformId, name }) => ({ id: platformId, name })),
    })
    platforms.push(discord.platform)
  }
  return platforms
}

/** The playground, which is there when no other adapter is. */
export function openPlayground(
  { dataDir }: Config,
  { store, http, log, ahead, comeDue }: Inside & { ahead: ClockAhead; comeDue(now: Date): Promise<void> },
): Platform {
  const members = async () => {
    const workspace = await store.findWorkspace('local', 'local')
    return workspace ? await store.in(workspace.id).members.all() : []
  }
  const jump = (count: number) => ahead.jump(count, comeDue)
  const playground = createPlayground({ dataDir, members, log, clock: ahead.now, jump })
  http.route('/', playground.routes)
  return playground.platform
}
