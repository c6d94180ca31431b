import { givingFiles } from '../../../app/giving-files.ts'
import type { Installs } from '../../../app/members/installs.ts'
import type { Once } from '../../../app/once.ts'
import type { TellState } from '../../../app/ports/door-state.ts'
import type { Log } from '../../../app/ports/log.ts'
import type { Handle } from '../../../app/ports/platform.ts'
import { DomainError } from '../../../domain/errors.ts'
import { type Access, identify } from '../access.ts'
import { createAnswer } from '../answer.ts'
import type { Timing } from '../call.ts'
import { connect, type Unsure } from '../connection.ts'
import { openShared, type Side, workspaceActor } from '../listen.ts'
import { createProfiles } from '../profiles.ts'
import { type createInstaller, RENEWED_BEFORE } from './installer.ts'

// The workspaces the bot is in: the one its token is for, or all that installed it.

/** How long a workspace's token is used before it is looked up again, in milliseconds; a renewal is another matter. */
const BELIEVED = 60_000
/** Workspaces kept in mind at a time. */
const KEPT = 2000

export type Teams = {
  /** Called once, when the bot starts to take in. */
  open(): Promise<void>
  /** The bot in a workspace; null where it is not. */
  at(team: string): Promise<Side | null>
  removed(team: string, told: Date): Promise<void>
}

type Options = {
  handle: Handle
  apiUrl: string | null
  log: Log
  once: Once
  timing: Timing
  tell: TellState
}

function createSide(access: Access, options: Options, onDead: (access: Access) => Promise<void>, unsure: Unsure): Side {
  const { apiUrl, log, once, timing } = options
  const connection = connect(access, { apiUrl, log, timing, unsure, onDead })
  const files = { token: access.token, apiUrl }
  const handle = givingFiles(options.handle, (id) => openShared({ connection, access: files }, id))
  return {
    handle,
    connection,
    answer: createAnswer({ handle, connection, once, log, timing }),
    profiles: createProfiles({ ask: connection.user, team: access.team.id, now: timing.now, log }),
    access: files,
  }
}

/** The one workspace a bot token is for. */
export function createOneTeam(botToken: string, options: Options): Teams {
  const { handle, log, tell } = options
  let side: Side | null = null
  const unsure: Unsure = new Map()
  const onDead = async ({ team }: Access) => {
    log.error({ team: team.id }, 'Slack refuses the bot token: nothing more is sent there')
    await handle({ kind: 'removed' }, workspaceActor(team))
    tell({ is: 'fatal', error: new DomainError('slack-bot-token-refused', { said: 'token_revoked' }) })
  }
  return {
    async open() {
      side = createSide(await identify(botToken, options), options, onDead, unsure)
      await handle({ kind: 'installed' }, workspaceActor(side.connection.team))
    },
    at: async (team) => (side?.connection.team.id === team ? side : null),
    async removed(team) {
      await handle({ kind: 'removed' }, workspaceActor({ id: team, name: team }))
    },
  }
}

type Known = { side: Side; token: string; endsAt: number | null; readAt: number }

/** All workspaces that installed the bot. */
export function createManyTeams(
  installs: Installs,
  { accessTo }: Pick<ReturnType<typeof createInstaller>, 'accessTo'>,
  options: Options,
): Teams {
  const { log, timing } = options
  const known = new Map<string, Known>()
  const reading = new Map<string, Promise<Known | null>>()
  const unsure: Unsure = new Map()

  const onDead = async ({ team, token }: Access) => {
    // Replaced meanwhile, by this process or another: what failed is tried again with the new one.
    if ((await read(team.id))?.token !== token) return
    log.warn({ team: team.id }, 'Slack refuses the token of a workspace: the app was removed there')
    await removed(team.id, null)
  }

  async function removed(team: string, told: Date | null): Promise<void> {
    known.delete(team)
    if (!(await installs.withdraw(team, told))) log.info({ team }, 'A removal was told of that an install followed')
  }

  function read(team: string): Promise<Known | null> {
    const running = reading.get(team) ?? readNow(team).finally(() => reading.delete(team))
    reading.set(team, running)
    return running
  }

  async function readNow(team: string): Promise<Known | null> {
    const access = await accessTo(team)
    const before = known.get(team)
    known.delete(team)
    if (!access) return null
    const { token, endsAt } = access
    const side = before?.token === token ? before.side : createSide(access, options, onDead, unsure)
    const now = { side, token, endsAt, readAt: timing.now() }
    if (known.size >= KEPT) known.delete(known.keys().next().value ?? '')
    known.set(team, now)
    return now
  }

  return {
    open: async () => undefined,
    async at(team) {
      const there = known.get(team)
      const isEnding = there?.endsAt && there.endsAt - Date.now() < RENEWED_BEFORE
      if (!there || isEnding) return (await read(team))?.side ?? null
      // Slack waits three seconds for an answer: it does not wait for the database first.
      if (timing.now() - there.readAt > BELIEVED)
        void read(team).catch((error: unknown) => log.warn({ err: error }, 'Who has the app could not be looked up'))
      return there.side
    },
    removed,
  }
}
