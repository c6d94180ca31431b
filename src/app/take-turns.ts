import { type Command, has } from '../domain/commands/command.ts'
import { DomainError } from '../domain/errors.ts'
import { refusalView } from './door-words.ts'
import { filledForm } from './forms/form-of.ts'
import type { Log } from './ports/log.ts'
import type { Handle, Reply } from './ports/platform.ts'
import { SILENCE, show } from './room.ts'
import { takeIn } from './take-in.ts'

/** As many as the database works on at a time; more would only wait there, at a higher cost. */
const AT_ONCE = 8
/** How many may wait: more would not come to their turn in time. */
const MOST_WAITING = 400
/** After how long whoever asked is told that it will not be at once, in milliseconds. */
const PATIENCE = 9_000
/**
 * After how long whoever still waits for their turn is told so, in milliseconds: with more asked than can be answered
 * everybody would come to their turn too late. The claim before it, and the answer after it, take another second then.
 */
const QUEUEING = 3_500
/** The same for suggestions, which Discord drops after three seconds. */
const SUGGESTING = 2_500
/** How often the log is told of those turned away, in milliseconds. */
const TOLD_EVERY = 10_000

/** How it ended: answered, told to come back without having begun, or told that it takes longer. */
export type Outcome = 'answered' | 'failed' | 'turned-away' | 'overdue'

export type Turns = {
  handle: Handle
  /** Lets nobody in any more: who waits is told to come back. Those being worked on go on. */
  close(): void
  load(): { running: number; waiting: number }
}

/** One Command at its end; times in milliseconds. */
export type TurnSeen = { kind: Command['kind']; outcome: Outcome; waited: number; took: number }

type Options = {
  log: Log
  /** Called for each Command at its end. */
  observe?(seen: TurnSeen): void
}

/**
 * Works on a few Commands at a time; the others wait in order of arrival, and not for longer than a person does. Waiting
 * is free, so in a burst new Commands are still taken in, and acknowledged, at once.
 *
 * What has not begun in time never begins: it changed nothing, and may be asked again. What has begun goes on, though
 * its answer is dropped; on a server the database ends it soon after (src/store/database.ts).
 *
 * Forms open without waiting, as does the sentence for one that cannot. So do files: they arrive over the network and
 * would block others. News from the platform waits as long as it takes: nobody would tell it again.
 */
export function createTurns(handle: Handle, { log, observe = () => {} }: Options): Turns {
  const waiting = new Set<(turn: boolean) => void>()
  let running = 0
  let isClosed = false
  const complain = occasionally(log)

  /** True when it is their turn; false when it came to nothing. */
  const turn = (patience: number | null): Promise<boolean> => {
    if (running < AT_ONCE && !isClosed) {
      running += 1
      return Promise.resolve(true)
    }
    if (isClosed || (patience !== null && waiting.size >= MOST_WAITING)) return Promise.resolve(false)
    return new Promise((resolve) => {
      const timer = patience === null ? null : setTimeout(() => settle(false), patience)
      const settle = (mine: boolean) => {
        waiting.delete(settle)
        if (timer) clearTimeout(timer)
        resolve(mine)
      }
      waiting.add(settle)
    })
  }
  /** A slot goes to the next, after what arrived meanwhile was acknowledged; or it is free. */
  const passOn = () =>
    setImmediate(() => {
      const [next] = waiting
      if (next) next(true)
      else running -= 1
    })

  async function taken(command: Command, work: () => Promise<Reply>): Promise<Reply> {
    const patience = patienceFor(command)
    const since = performance.now()
    const begins = await turn(patience === null ? null : Math.min(patience, QUEUEING))
    const waited = performance.now() - since
    const end = (outcome: Outcome) =>
      observe({ kind: command.kind, outcome, waited, took: performance.now() - since - waited })
    if (!begins) {
      end('turned-away')
      complain({ waiting: waiting.size, waited: Math.round(waited) })
      return sorry(command, isClosed ? 'bot-not-ready' : 'bot-busy')
    }
    let isOverdue = false
    const done = work().finally(passOn)
    done.then(
      () => isOverdue || end('answered'),
      (error: unknown) => {
        if (isOverdue)
          log.error({ err: error, command: command.kind }, 'A command failed after its asker was told to wait')
        else end('failed')
      },
    )
    if (patience === null) return await done
    const left = Math.max(0, patience - waited)
    return await within(done, left, () => {
      isOverdue = true
      end('overdue')
      complain({ command: command.kind, waited: Math.round(waited) })
      return sorry(command, 'answer-overdue')
    })
  }

  return {
    async handle(command, actor) {
      const work = () => handle(command, actor)
      if (command.kind === 'import' || takeIn(() => command).kind !== 'command') return await work()
      return await taken(command, work)
    },
    close() {
      isClosed = true
      for (const settle of [...waiting]) settle(false)
    },
    load: () => ({ running, waiting: waiting.size }),
  }
}

function patienceFor(command: Command): number | null {
  if (has(command, 'news')) return null
  return command.kind === 'suggest' ? SUGGESTING : PATIENCE
}

/** What is said instead of an answer; a form comes back with what was typed. */
function sorry(command: Command, reason: 'bot-not-ready' | 'bot-busy' | 'answer-overdue'): Reply {
  if (has(command, 'news')) return SILENCE
  if (command.kind === 'suggest') return { kind: 'suggestions', names: [] }
  const view = refusalView(new DomainError(reason))
  if ('values' in command && reason !== 'answer-overdue')
    return { kind: 'form', form: { ...filledForm(command, {}), intro: view.summary } }
  return show(view)
}

/** The work's result, or after so many milliseconds what `late` says. */
async function within<T>(work: Promise<T>, milliseconds: number, late: () => T): Promise<T> {
  let timer: NodeJS.Timeout | undefined
  const over = new Promise<T>((resolve) => {
    timer = setTimeout(() => resolve(late()), milliseconds)
  })
  try {
    return await Promise.race([work, over])
  } finally {
    clearTimeout(timer)
  }
}

/** Logs the first of many, and then how many more there were. */
function occasionally(log: Log): (fields: object) => void {
  let count = 0
  let toldAt = Number.NEGATIVE_INFINITY
  return (fields) => {
    count += 1
    if (performance.now() - toldAt < TOLD_EVERY) return
    log.warn({ ...fields, count }, 'More is asked than can be answered in time: some were told to come back')
    toldAt = performance.now()
    count = 0
  }
}
