import { z } from 'zod'
import { runTick } from '../../src/app/run-tick.ts'
import type { Database } from '../../src/store/database.ts'
import { createHabits, type Habits } from './habits.ts'
import { createNames, type Names } from './names.ts'
import { type Plan, planTeam, type Size } from './plan.ts'
import { type Options, openScene, type Scene } from './scene.ts'

/** A simulation that has come to its end. */
export type Run = { scene: Scene; plan: Plan; names: Names; ticks: number }

/** Monday morning before the clocks of America and Europe change. */
export const START = new Date('2026-03-02T10:00:00Z')
const MINUTE = 60_000
const DAY = 24 * 60 * MINUTE
const QUARTER_HOUR = 15 * MINUTE
/** The longest wait of any introduction or ask, and some days for what is held. */
const AFTERWARDS = 110
/** Ticks come at least this often; between them only where something is due. */
const LONGEST_SLEEP = DAY / 2

/** Lets a team live through its asks and on until nothing waits any more. */
export async function simulate(database: Database, size: Size, options: Options): Promise<Run> {
  const scene = await openScene(database, START, options)
  const plan = planTeam(scene.chance, size)
  await settleIn(scene, plan)
  const habits = createHabits(scene, plan)
  const names = createNames(database, scene.workspace.id)
  const watcher = createWatcher(scene, habits, names)
  for (const asked of plan.asks) scene.plan(asked.minute, asked.user, asked.token, () => habits.ask(asked, 0))
  for (const [n, { minute, user, ...values }] of plan.laterTies.entries())
    scene.plan(minute, user, `later tie ${n}`, () => scene.does(user, { kind: 'log', values }, `later tie ${n}`))

  const last = START.getTime() + (size.days + AFTERWARDS) * DAY
  let ticked = START.getTime()
  let ticks = 0
  for (;;) {
    const due = await nextDue(scene)
    const act = scene.nextAct()
    if (!act && !due) break
    const wake = Math.min(due?.getTime() ?? last, ticked + LONGEST_SLEEP)
    const tick = Math.max(Math.ceil(wake / QUARTER_HOUR) * QUARTER_HOUR, ticked + QUARTER_HOUR)
    if (act && act.getTime() < tick) {
      scene.set(act)
      await scene.act()
    } else {
      if (tick > last) break
      scene.set(new Date(tick))
      await runTick(scene.store, scene.now(), (error) => scene.faults.push(error))
      ticked = tick
      ticks += 1
    }
    await scene.settle()
    await watcher.read()
  }
  return { scene, plan, names, ticks }
}

/** Everybody joins, chooses their settings and logs whom they know. */
async function settleIn(scene: Scene, plan: Plan): Promise<void> {
  const { does } = scene
  for (const { user, name, timeZone } of plan.members) await scene.join(user, name, timeZone)
  for (const [n, { user, ...values }] of plan.ties.entries()) await does(user, { kind: 'log', values }, `tie ${n}`)
  for (const { user, budget, quietFrom, quietUntil, snooze, noGo } of plan.members) {
    const hours = { quietFrom: String(quietFrom), quietUntil: String(quietUntil) }
    const values = { budget: String(budget), ...hours, visibility: 'open' }
    await does(user, { kind: 'settings-change', values }, 'settings')
    if (budget > 4) await does(user, { kind: 'budget', budget }, 'budget')
    if (snooze) await does(user, { kind: 'snooze', days: snooze }, 'snooze')
    if (noGo) await does(user, { kind: 'no-go', values: noGo }, 'no-go')
  }
  const [admin] = plan.members
  const values = { channel: 'intros', day: '1', hour: '9', zone: 'Europe/Berlin' }
  if (admin) await does(admin.user, { kind: 'digest', values }, 'digest')
  await scene.settle()
}

/** Gives members what they were shown, and askers what they asked for, since it last looked. */
function createWatcher(scene: Scene, habits: Habits, names: Names): { read(): Promise<void> } {
  const { database, workspace, platform } = scene
  const read = new Set<string>()
  const known = new Set<string>()
  let place = 0

  return {
    async read() {
      const fresh = platform.shown.slice(place)
      const asked = z.array(AskedRow).parse(
        (
          await database.pool.query(
            `SELECT i.id, i.ask_id AS "askId", w.platform_user_id AS user
             FROM introduction i JOIN ask a ON a.workspace_id = i.workspace_id AND a.id = i.ask_id
             JOIN member w ON w.workspace_id = a.workspace_id AND w.id = a.asker_id
             WHERE i.workspace_id = $1 AND i.asked_at = $2 ORDER BY i.id`,
            [workspace.id, scene.now()],
          )
        ).rows,
      )
      const news = asked.filter(({ id }) => !known.has(id))
      if (fresh.length === 0 && news.length === 0) return
      place = platform.shown.length
      await names.read()
      for (const one of news) {
        known.add(one.id)
        habits.asked({ ...one, about: names.of(one.id) })
      }
      const posted = z
        .array(MessageRow)
        .parse(
          (
            await database.pool.query(
              'SELECT id, kind, subject_id AS "subjectId" FROM message_reference WHERE workspace_id = $1 AND id = ANY($2)',
              [workspace.id, fresh.map(({ deliveryId }) => deliveryId)],
            )
          ).rows,
        )
      for (const message of fresh) {
        if (read.has(message.deliveryId)) continue
        read.add(message.deliveryId)
        if ('channel' in message.to) {
          habits.readDigest(message.view, names.of)
          continue
        }
        const told = posted.find(({ id }) => id === message.deliveryId)
        if (!told) throw new Error(`“${message.view.summary}” was sent and not recorded.`)
        const { kind, subjectId: id } = told
        const subject = names.of(id)
        const about = `${subject} ${message.at.toISOString()}`
        habits.read({ user: message.to.user, kind, id, subject, about, message })
      }
    },
  }
}

const AskedRow = z.object({ id: z.string(), askId: z.string(), user: z.string() })
const MessageRow = z.object({ id: z.string(), kind: z.string(), subjectId: z.string() })

/** When the next tick has something to do; null when nothing waits for the clock. */
async function nextDue({ database, workspace }: Scene): Promise<Date | null> {
  const { rows } = await database.pool.query(
    `SELECT least(
       (SELECT min(due_at) FROM introduction WHERE workspace_id = $1 AND due_at IS NOT NULL
          AND state IN ('asked', 'later', 'accepted', 'lent-name', 'introduced')),
       (SELECT min(due_at) FROM held_message WHERE workspace_id = $1),
       (SELECT min(expires_at) FROM ask WHERE workspace_id = $1 AND status = 'open')) AS due`,
    [workspace.id],
  )
  return z.tuple([z.object({ due: z.date().nullable() })]).parse(rows)[0].due
}
