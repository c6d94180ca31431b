import { createBot } from '../../src/app/bot.ts'
import type { Workspace } from '../../src/app/ports/entities.ts'
import type { RunJob } from '../../src/app/ports/jobs.ts'
import type { Actor, Reply } from '../../src/app/ports/platform.ts'
import type { Store } from '../../src/app/ports/store.ts'
import { createRunJob } from '../../src/app/run-job.ts'
import type { Command } from '../../src/domain/commands/command.ts'
import type { Database } from '../../src/store/database.ts'
import { createJobTable } from '../support/database/job-table.ts'
import { createTestStore } from '../support/database/store.ts'
import { type Chance, createChance } from './chance.ts'
import { createRoughPlatform, type RoughPlatform } from './rough-platform.ts'

export type Options = {
  seed: number
  /** Whether half of all Commands are given twice, a tenth of the deliveries fail, and some jobs run again when done. */
  rough: boolean
  /** Whether the platform knows a delivery that is sent again. */
  takesNonce?: boolean
}

/** A team at work: a clock that is set, what its members do when, and what they were shown. */
export type Scene = {
  database: Database
  store: Store
  workspace: Workspace
  chance: Chance
  platform: RoughPlatform
  /** What was logged as a bug or failed at a tick. */
  faults: unknown[]
  counts: { commands: number; doubled: number; jobs: number; rerun: number }
  now(): Date
  set(at: Date): void
  actorOf(user: string): Actor
  join(user: string, userName: string, timeZone: string): Promise<void>
  /** Gives a Command; `key` names it among all that this user ever gives. Answers what its first telling was answered. */
  does(user: string, command: Command, key: string): Promise<Reply>
  /** Does this `minutes` from now; what falls on one moment is done in the order of users and keys. */
  plan(minutes: number, user: string, key: string, run: () => Promise<unknown>): void
  /** When the next planned act is; null when nothing is planned. */
  nextAct(): Date | null
  /** Does the next planned act. */
  act(): Promise<void>
  /** Runs the queued jobs until none is left; one that fails is tried again. */
  settle(): Promise<void>
}

const MINUTE = 60_000
/** How often a job is tried at one moment: of a tenth that fails, nothing fails that often. */
const TRIES = 40
const HALF = 0.5
/** How many of all jobs that are done are run again. */
const RERUN = 0.05

export async function openScene(database: Database, start: Date, options: Options): Promise<Scene> {
  const { seed, rough, takesNonce = false } = options
  let time = start
  const now = () => time
  const chance = createChance(seed)
  const name = takesNonce ? 'discord' : 'slack'
  const platform = createRoughPlatform({ name, now, chance, rough, takesNonce })
  const jobs = await createJobTable(database)
  const store = createTestStore(database, jobs)
  const faults: unknown[] = []
  const log = { info() {}, warn() {}, error: (fields: object) => void faults.push(fields) }
  const handle = createBot({ store, clock: now, log })
  const runOnce = createRunJob(store, [platform], now)
  const key = `simulation-${rough ? 'rough' : 'plain'}-${name}`
  const workspace = await store.enterWorkspace({ platform: name, workspace: key, workspaceName: 'Simulation' }, start)
  const actors = new Map<string, Actor>()
  const agenda: { at: Date; order: string; run: () => Promise<unknown> }[] = []
  const counts = { commands: 0, doubled: 0, jobs: 0, rerun: 0 }
  const runJob: RunJob = async (job, again) => {
    await runOnce(job, again)
    counts.jobs += 1
    if (!rough || chance('job', counts.jobs) >= RERUN) return
    counts.rerun += 1
    throw new Error('The process died before it noted that the job is done.')
  }
  const actorOf = (user: string) => {
    const actor = actors.get(user)
    if (!actor) throw new Error(`There is no member ${user}.`)
    return actor
  }

  return {
    database,
    store,
    workspace,
    chance,
    platform,
    faults,
    counts,
    now,
    set(at) {
      time = at
    },
    actorOf,
    async join(user, userName, timeZone) {
      const actor = {
        platform: name,
        workspace: key,
        workspaceName: 'Simulation',
        user,
        userName,
        timeZone,
        active: true,
      } as const
      actors.set(user, { ...actor, admin: actors.size === 0 })
      await store.enter(actorOf(user), time)
    },
    async does(user, command, commandKey) {
      const give = () => handle(command, actorOf(user))
      counts.commands += 1
      const drawn = rough ? chance('double', user, commandKey) : 1
      if (drawn < HALF) counts.doubled += 1
      if (drawn < HALF / 2) return (await Promise.all([give(), give()]))[0]
      const reply = await give()
      if (drawn < HALF) await give()
      return reply
    },
    plan(minutes, user, actKey, run) {
      const act = {
        at: new Date(time.getTime() + Math.max(1, Math.round(minutes)) * MINUTE),
        order: `${user} ${actKey}`,
        run,
      }
      // Found from the end: most is planned for later.
      let place = agenda.length
      while (place > 0 && isLater(agenda[place - 1], act)) place -= 1
      agenda.splice(place, 0, act)
    },
    nextAct: () => agenda[0]?.at ?? null,
    async act() {
      await agenda.shift()?.run()
    },
    async settle() {
      for (let tried = 0; (await jobs.queued(workspace.id)).length > 0; tried++) {
        if (tried > TRIES) throw new Error(`A job does not get done: ${jobs.failures.at(-1)}`)
        await jobs.run(workspace.id, runJob)
      }
    },
  }
}

type Act = { at: Date; order: string }

function isLater(one: Act | undefined, other: Act): boolean {
  if (!one) return false
  const byTime = one.at.getTime() - other.at.getTime()
  return byTime > 0 || (byTime === 0 && one.order > other.order)
}
