import { PermissionFlagsBits } from 'discord-api-types/v10'
import { createDiscord } from '../../../src/adapters/discord/index.ts'
import { answerLeft } from '../../../src/app/answer-left.ts'
import { createBot } from '../../../src/app/bot.ts'
import { findWorkspace } from '../../../src/app/members/find-workspace.ts'
import { createOnce, LOST_AFTER } from '../../../src/app/once.ts'
import type { Alone } from '../../../src/app/ports/alone.ts'
import type { Job } from '../../../src/app/ports/jobs.ts'
import type { Platform } from '../../../src/app/ports/platform.ts'
import { createRunJob } from '../../../src/app/run-job.ts'
import { createClock } from '../clock.ts'
import type { OpenedDatabase } from '../database/database.ts'
import { createJobTable, type JobTable } from '../database/job-table.ts'
import { createTestStore } from '../database/store.ts'
import type { Door, World } from '../door.ts'
import { createDiscordPerson, type DiscordPerson } from './person.ts'
import { readComponents } from './screen.ts'
import { APPLICATION, type DiscordServer, type Guild, openDiscordServer, TOKEN } from './server.ts'

export type DiscordWorld = Omit<World, 'join'> & {
  server: DiscordServer
  guild: Guild
  jobs: JobTable
  join(name: string, options?: { admin?: boolean }): Promise<DiscordPerson>
  /** Starts another process of the bot, with the same token and on the same database. */
  twin(): Promise<void>
  /** Answers what was accepted a minute ago and left. */
  answerLeft(): Promise<void>
  /** Puts the bot together anew as a process that stands by, while another has the gateway. */
  standBy(): Promise<Platform>
  /** What the log was told as an error, and a test may expect. */
  errors: unknown[]
  /** Takes the bot apart and puts it together anew, as a process that stops and starts. */
  restart(): Promise<void>
  stop(): Promise<void>
  /** Puts it together; with `alone` as one of several processes on a server. */
  start(token?: string, alone?: Alone): Promise<void>
  /** Sends every delivery there ever was once more, as after a crash before its record. */
  sendAgain(): Promise<void>
  /** Lets the bot follow all it was told, without running what it queued. */
  settleDoor(): Promise<void>
  warnings: object[]
}

/** The real adapter on the real discord.js, between a Discord on loopback and the real bot. */
export async function openDiscordWorld(
  database: OpenedDatabase,
  options: { restarts?: boolean } = {},
): Promise<DiscordWorld> {
  const server = await openDiscordServer()
  const guild = server.addGuild('Rocket Team')
  const clock = createClock()
  const jobs = await createJobTable(database)
  const store = createTestStore(database, jobs)
  const errors: unknown[] = []
  const warnings: object[] = []
  const log = {
    info() {},
    warn: (fields: object) => warnings.push(fields),
    error: (fields: object, message: string) => errors.push({ message, ...fields }),
  }

  const delivered: Job[] = []
  const people = new Map<string, DiscordPerson>()

  async function compose(token = TOKEN, alone?: Alone) {
    const made = createTestStore(database, jobs)
    const once = createOnce(made, 'discord', clock.now)
    const { platform, idle } = createDiscord({
      token,
      applicationId: APPLICATION,
      apiUrl: server.apiUrl,
      findWorkspace: (who, command) => findWorkspace(made, who, command),
      claim: once.begin,
      done: once.done,
      knownGuilds: async () =>
        (await made.workspacesOn('discord')).map(({ platformId, name }) => ({ id: platformId, name })),
      log,
      alone,
    })
    await platform.start(createBot({ store: made, clock: clock.now, log }))
    const run = createRunJob(made, [platform], clock.now)
    const runJob = async (job: Job) => {
      if (job.kind === 'deliver') delivered.push(job)
      await run(job)
    }
    return { platform, idle, runJob }
  }
  let composed: Awaited<ReturnType<typeof compose>> | null = await compose()
  const twins: Awaited<ReturnType<typeof compose>>[] = []

  async function stop(): Promise<void> {
    for (const { platform } of twins.splice(0)) await platform.stop()
    await composed?.platform.stop()
    composed = null
  }
  async function start(token?: string, alone?: Alone): Promise<void> {
    composed = await compose(token, alone)
  }
  async function restart(): Promise<void> {
    await stop()
    await start()
  }
  async function settleDoor(): Promise<void> {
    if (!composed) return
    await server.gateway.synced()
    await Promise.all([composed, ...twins].map(({ idle }) => idle()))
  }
  async function settle(): Promise<void> {
    await settleDoor()
    if (!composed) return
    const { runJob } = composed
    for (const { id } of await store.workspacesOn('discord')) await jobs.run(id, runJob)
  }
  async function act(): Promise<void> {
    await settle()
    if (options.restarts) await restart()
  }

  return {
    server,
    guild,
    jobs,
    store,
    clock,
    warnings,
    errors,
    async twin() {
      twins.push(await compose())
    },
    async answerLeft() {
      clock.pass({ minutes: 1 })
      const now = clock.now()
      const claimedBy = new Date(now.getTime() - LOST_AFTER)
      await answerLeft(store, composed ? [composed.platform] : [], { claimedBy, now, log })
    },
    async standBy() {
      await stop()
      composed = await compose(TOKEN, { join: async () => undefined, leave: async () => undefined })
      return composed.platform
    },
    restart,
    stop,
    start,
    settle,
    settleDoor,
    async sendAgain() {
      for (const job of delivered.splice(0)) await composed?.runJob(job)
    },
    async workspace() {
      const workspace = await store.findWorkspace('discord', guild.id)
      if (!workspace) throw new Error('Nobody has spoken in this workspace yet.')
      return workspace
    },
    channel: guild.channel,
    board: async () => server.board(guild.channel).map((message) => readComponents(message.components)),
    closeChannel: (isClosed) => server.closeChannel(guild.channel, isClosed),
    async join(name, { admin = false } = {}) {
      const person = createDiscordPerson(name, guild, { server, act })
      people.set(name, person)
      if (admin) person.joins(guild, { permissions: PermissionFlagsBits.ManageGuild })
      return person
    },
    async leaves({ name }) {
      people.get(name)?.leaves(guild)
    },
    faults: () => [...errors, ...server.faults],
    async close() {
      await stop()
      await server.close()
    },
  }
}

export const discordDoors: Door[] = [
  { name: 'discord', open: (database) => openDiscordWorld(database) },
  {
    name: 'discord (restarted after every step)',
    another: true,
    open: (database) => openDiscordWorld(database, { restarts: true }),
  },
]
