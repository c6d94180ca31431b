import { z } from 'zod'
import { readLives } from './lives.ts'
import type { Run } from './simulate.ts'

/** What a simulation leaves: lines that are alike in two runs that came to the same, sorted, by what they tell of. */
export type EndState = Record<'introductions' | 'asks' | 'ledger' | 'events' | 'messages' | 'held', string[]>

const Joined = z.array(z.object({ askId: z.string(), user: z.string() }))
const Held = z.array(z.object({ user: z.string(), kind: z.string(), subjectId: z.string() }))

/** Everything by its name instead of its id, with when it happened. */
export async function readEndState(run: Run): Promise<EndState> {
  const { scene, names } = run
  const lives = await readLives(run)
  const query = async <T>(shape: z.ZodType<T>, sql: string) =>
    shape.parse((await scene.database.pool.query(sql, [scene.workspace.id])).rows)
  const joined = await query(
    Joined,
    `SELECT j.ask_id AS "askId", m.platform_user_id AS user FROM ask_member j
     JOIN member m ON m.workspace_id = j.workspace_id AND m.id = j.member_id WHERE j.workspace_id = $1 ORDER BY 2`,
  )
  const held = await query(
    Held,
    `SELECT m.platform_user_id AS user, h.kind, h.subject_id AS "subjectId" FROM held_message h
     JOIN member m ON m.workspace_id = h.workspace_id AND m.id = h.member_id WHERE h.workspace_id = $1`,
  )
  const user = (id: string | null) => (id === null ? 'the clock' : (lives.users.get(id) ?? 'a stranger'))
  const time = (at: Date | null) => at?.toISOString() ?? 'never'
  const ledger = []
  for (const [id, name] of lives.users) {
    const favours = await scene.store.in(scene.workspace.id).overview.favoursOf(id)
    for (const { giverId, receiverId, stateBefore, count } of favours)
      ledger.push(`${name}'s: ${user(giverId)} gave ${user(receiverId)} ${count}, before ${stateBefore}`)
  }
  return {
    introductions: lives.introductions
      .map(
        ({ id, state, askedAt, introducedAt, amount, noReplyNoted }) =>
          `${names.of(id)}: ${state}, asked ${time(askedAt)}, made ${time(introducedAt)}, won ${amount}, no reply ${noReplyNoted}`,
      )
      .sort(),
    asks: lives.asks
      .map(({ id, askerId, status, seenIn, why }) => {
        const others = joined.filter(({ askId }) => askId === id).map((one) => one.user)
        return `${names.of(id)}: ${status}, ${user(askerId)}'s, with ${others.join(', ') || 'nobody'}, in ${seenIn}: ${why}`
      })
      .sort(),
    ledger: ledger.sort(),
    events: lives.introductions
      .flatMap(({ id, events }) =>
        events.map(({ event, memberId, at }) => `${names.of(id)}: ${event} by ${user(memberId)} at ${time(at)}`),
      )
      .sort(),
    messages: [...new Map(scene.platform.shown.map((one) => [one.deliveryId, one])).values()]
      .map(({ to, at, view, deliveryId }) => {
        const kind = lives.messages.get(deliveryId)?.kind ?? 'digest'
        return `${'user' in to ? to.user : to.channel} at ${time(at)}: ${kind} “${view.summary}”`
      })
      .sort(),
    held: held.map((one) => `${one.user}: ${one.kind} of ${names.of(one.subjectId)}`).sort(),
  }
}

/** What stands in one state only, `-` for the first and `+` for the second. */
export function difference(one: EndState, other: EndState): string[] {
  return Object.keys(one).flatMap((part) => {
    const [before, after] = [read(one, part), read(other, part)]
    const [lost, come] = [without(before, after), without(after, before)]
    return [...lost.map((line) => `- ${part}: ${line}`), ...come.map((line) => `+ ${part}: ${line}`)]
  })
}

function read(state: EndState, part: string): string[] {
  return Object.entries(state).find(([name]) => name === part)?.[1] ?? []
}

/** The lines of a list that are left when each of another is taken out once. */
function without(lines: string[], taken: string[]): string[] {
  const left = new Map<string, number>()
  for (const line of taken) left.set(line, (left.get(line) ?? 0) + 1)
  return lines.filter((line) => {
    const count = left.get(line) ?? 0
    if (count > 0) left.set(line, count - 1)
    return count === 0
  })
}
