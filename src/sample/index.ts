import { closeAsk, expireAsks } from '../app/asks/close-ask.ts'
import { askWhoKnows } from '../app/finding/ask-who-knows.ts'
import { mergeImport, readImport } from '../app/imports/import-connections.ts'
import { openFile } from '../app/imports/open-file.ts'
import { answerIntroduction } from '../app/introductions/answer-introduction.ts'
import { confirmIntroduction } from '../app/introductions/confirm-introduction.ts'
import { recordOutcome } from '../app/introductions/record-outcome.ts'
import { keepAsk, requestIntroduction } from '../app/introductions/request-introduction.ts'
import type { Context } from '../app/ports/context.ts'
import type { Member, Workspace } from '../app/ports/entities.ts'
import type { Job } from '../app/ports/jobs.ts'
import type { Store, Tenant } from '../app/ports/store.ts'
import type { Introduction } from '../app/ports/tenant/introductions.ts'
import { logForm } from '../app/relationships/log-relationship.ts'
import { MAX_BUDGET } from '../domain/members/budget.ts'
import { daysAfter } from '../domain/time/elapsed.ts'
import { FAVOURS, type Favour, KEPT, type Kept } from './asks.ts'
import { writeConnections } from './connections.ts'
import { makeLogged, type Said } from './logged.ts'
import { MEMBERS, type User } from './members.ts'
import { makeOutsiders, type Outsider } from './outside.ts'
import { createRandom, type Random } from './random.ts'

// A fictional team with a history, for trying Foothold without a chat platform. Its past is replayed through the same
// use cases that serve the chat, each action at its own time.

const LOCAL = { platform: 'local', workspace: 'local', workspaceName: 'Local workspace' } as const
const SEED = 20_261_124
const OUTSIDERS = 2_300
/** Logged by hand besides the story's. */
const LOGGED_MORE = 112
/** How many imported ties each member has rated. */
const RATED = 9
const HOUR = 3600_000

/** One action in the team's history. */
type Act = { at: Date; run(): Promise<void> }

/** Time limit for loading, in milliseconds: generous, so that slow or busy machines finish too. */
const TIMEOUT = 10 * 60_000

/**
 * Loads the sample team into the workspace `local`: 12 members, about 3,000 relationships and 21 asks, the same every
 * time except for ids and dates, which count back from `now`. All or nothing is stored. Of the messages its history
 * caused, only those still awaiting a reply are sent: nobody should first see a pile of old news.
 *
 * @returns false, with nothing done, when the workspace has members
 */
export async function loadSampleTeam(store: Store, now: Date): Promise<boolean> {
  const workspace = await store.enterWorkspace(LOCAL, now)
  if ((await store.in(workspace.id).members.all()).length > 0) return false
  return await store.transaction(
    workspace.id,
    async (tenant) => {
      const random = createRandom(SEED)
      const jobs: Job[] = []
      const past = { ...tenant, enqueue: async (job: Job) => void jobs.push(job) }
      const joined = daysAfter(now, -190)
      const members = new Map<User, Member>()
      for (const { user, name, timeZone } of MEMBERS) {
        const { member, isNew } = await tenant.members.enter({ ...LOCAL, user, userName: name, timeZone }, joined)
        // Another process is loading it right now.
        if (!isNew) return false
        // New users should find somebody to ask, whatever was asked before.
        await tenant.protection.set(member.id, { budget: MAX_BUDGET })
        members.set(user, member)
      }
      const contextOf = contextsIn(storeWithin(store, past), past, workspace, members)
      const people = makeOutsiders(random, OUTSIDERS)
      const acts = [
        ...importing(contextOf, people, random, now),
        ...logging(contextOf, makeLogged(MEMBERS, people, random, LOGGED_MORE), now),
        ...rating(contextOf, random, now),
        ...FAVOURS.flatMap((favour) => asking(contextOf, favour, now)),
        ...KEPT.flatMap((kept) => keeping(contextOf, kept, now)),
      ]
      for (const act of acts.sort((a, b) => a.at.getTime() - b.at.getTime())) await act.run()
      const waiting = await waitingIn(tenant, members)
      for (const job of jobs) if (stillWaits(job, waiting)) await tenant.enqueue(job)
      return true
    },
    TIMEOUT,
  )
}

type ContextOf = (user: User, at: Date) => Context

function contextsIn(store: Store, tenant: Tenant, workspace: Workspace, members: Map<User, Member>): ContextOf {
  return (user, now) => {
    const member = members.get(user)
    if (!member) throw new Error(`The sample team has no ${user}.`)
    return { store, tenant, workspace, member, now, origin: LOCAL.platform }
  }
}

/** A store bound to one transaction, so that the use cases' transactions join it. */
function storeWithin(store: Store, tenant: Tenant): Store {
  return {
    ...store,
    in: () => tenant,
    transaction: (_workspaceId, work) => work(tenant),
    async expiredAsks(now) {
      const asks = await tenant.asks.all()
      return asks
        .filter((ask) => ask.status === 'open' && ask.expiresAt <= now)
        .map((ask) => ({ workspaceId: tenant.workspaceId, askId: ask.id }))
    },
  }
}

/** Each member uploads their Connections.csv, about one per fortnight. */
function importing(contextOf: ContextOf, people: Outsider[], random: Random, now: Date): Act[] {
  return MEMBERS.map(({ user, connections }, index) => {
    const at = daysAfter(now, 2 * index - 185)
    const known = new Set<Outsider>()
    while (known.size < connections) known.add(random.pick(people))
    const text = writeConnections([...known], random, at)
    return {
      at,
      async run() {
        const context = contextOf(user, at)
        const clock = () => at
        const read = await readImport(
          context,
          {
            name: 'Connections.csv',
            visibility: context.member.defaultVisibility,
            open: () => openFile(bytesOf(text)),
          },
          clock,
        )
        if (read && 'importId' in read) await mergeImport(context.store, context.workspace.id, read.importId, clock)
      },
    }
  })
}

async function* bytesOf(text: string): AsyncGenerator<Uint8Array> {
  yield new TextEncoder().encode(text)
}

function logging(contextOf: ContextOf, logged: Said[], now: Date): Act[] {
  return logged.map(({ by, daysAgo, touched, visibility, rating, ...said }) => {
    const at = daysAfter(now, -daysAgo)
    return {
      at,
      async run() {
        const context = contextOf(by, at)
        const { after } = await logForm(context, { ...said, rating: String(rating) })
        if (touched) {
          const lastTouch = daysAfter(now, -touched).toISOString().slice(0, 10)
          await context.tenant.relationships.restore({ ...after, lastTouch }, at)
        }
        if (visibility) await context.tenant.relationships.setVisibility(after.id, visibility, at)
      },
    }
  })
}

function rating(contextOf: ContextOf, random: Random, now: Date): Act[] {
  return MEMBERS.map(({ user }, index) => {
    const at = daysAfter(now, index - 99)
    const ratings = Array.from({ length: RATED }, () => random.pick([1, 2, 2, 3, 4]))
    return {
      at,
      async run() {
        const { tenant, member } = contextOf(user, at)
        const { relationships } = await tenant.relationships.unconfirmed(member.id, RATED)
        for (const [n, { id }] of relationships.entries()) await tenant.relationships.rate(id, ratings[n] ?? 3, at)
      },
    }
  })
}

function aboutOf(user: User): string {
  return MEMBERS.find((member) => member.user === user)?.about ?? ''
}

/** The actions of one favour, each by the member concerned. */
function asking(contextOf: ContextOf, favour: Favour, now: Date): Act[] {
  const { asker, connector, target, person, why, benefit, made, outcome } = favour
  let introductionId = ''
  let askId = ''
  const act = (by: User, hoursAgo: number | undefined, run: (context: Context) => Promise<unknown>): Act[] => {
    if (hoursAgo === undefined) return []
    const at = new Date(now.getTime() - hoursAgo * HOUR)
    return [{ at, run: async () => void (await run(contextOf(by, at))) }]
  }
  const request = async (context: Context) => {
    const { tenant, member } = context
    const asked = contextOf(connector, context.now).member
    const { paths } = await askWhoKnows(tenant, target, member.id, context.now)
    const path = paths.find((one) => one.memberId === asked.id && one.person === person)
    if (!path) throw new Error(`${connector} does not know ${person} at ${target}.`)
    const values = { about: aboutOf(asker), why, benefit, whom: '', seenIn: 'digest' }
    await requestIntroduction(context, path.relationshipId, values, 'teammate')
    const introductions = await tenant.introductions.waitingFor(asked.id, { limit: 100, offset: 0 })
    const found = introductions.find(
      (one) => one.path.relationshipId === path.relationshipId && one.ask.askerId === member.id,
    )
    introductionId = found?.id ?? ''
    askId = found?.ask.id ?? ''
  }
  return [
    ...act(asker, favour.asked, request),
    ...act(connector, favour.accepted, (context) => answerIntroduction(context, introductionId, 'accept')),
    ...act(connector, favour.passed, (context) => answerIntroduction(context, introductionId, 'pass')),
    ...act(made?.by ?? asker, made?.at, (context) => confirmIntroduction(context, introductionId, 'button')),
    ...act(asker, outcome?.at, (context) =>
      recordOutcome(context, introductionId, outcome?.said ?? 'met', outcome?.amount ?? null),
    ),
    ...act(asker, favour.closed, (context) => closeAsk(context, askId)),
  ]
}

function keeping(contextOf: ContextOf, kept: Kept, now: Date): Act[] {
  const { asker, asked, closed, target, ...words } = kept
  let askId = ''
  const values = { ...words, about: aboutOf(asker), seenIn: 'digest' }
  const at = (hours: number) => new Date(now.getTime() - hours * HOUR)
  const acts: Act[] = [
    {
      at: at(asked),
      async run() {
        const kept = await keepAsk(contextOf(asker, at(asked)), target, values, 'teammate')
        if ('ask' in kept) askId = kept.ask.id
      },
    },
  ]
  if (closed) acts.push({ at: at(closed), run: async () => void (await closeAsk(contextOf(asker, at(closed)), askId)) })
  const end = daysAfter(at(asked), 61)
  if (end <= now) acts.push({ at: end, run: () => expireAsks(contextOf(asker, end).store, end) })
  return acts
}

/** Introductions neither made nor ended, by id. */
async function waitingIn(tenant: Tenant, members: Map<User, Member>): Promise<Map<string, Introduction>> {
  const found = []
  for (const { id } of members.values())
    found.push(...(await tenant.introductions.waitingFor(id, { limit: 100, offset: 0 })))
  return new Map(found.map((introduction) => [introduction.id, introduction]))
}

/** Whether a message from the past still awaits somebody's action. */
function stillWaits(job: Job, waiting: Map<string, Introduction>): boolean {
  if (job.kind !== 'deliver') return false
  return (job.message === 'request' || job.message === 'promise') && waiting.has(job.subjectId)
}
