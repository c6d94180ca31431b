import { readerRefusal } from '../../app/may-read.ts'
import type { Once } from '../../app/once.ts'
import type { Log } from '../../app/ports/log.ts'
import type { Actor, Handle, Reply } from '../../app/ports/platform.ts'
import { type Taken, takeIn } from '../../app/take-in.ts'
import { type Command, type FormCommand, has, replacesAnswer } from '../../domain/commands/command.ts'
import type { Form, View } from '../../views/view.ts'
import { errorCode, type Timing } from './call.ts'
import type { Connection, ModalRef } from './connection.ts'
import { type Message, renderHome, renderMessage } from './render.ts'
import { renderForm, renderNotice } from './render-form.ts'
import type { Spot } from './spot.ts'

/** The Command behind App Home. */
export const HOME: Command = { kind: 'intros' }

/** Where an answer is shown; only the user sees it. */
export type Surface =
  /** Next to the action; `replace` overwrites an earlier answer. */
  | { kind: 'beside'; url: string; replace: boolean }
  | { kind: 'home' }
  | { kind: 'modal'; viewId: string; title: string }
  /** Their conversation with the app; `thread` if they wrote in one. */
  | { kind: 'conversation'; thread: string | null }
  /** Below what they said or reacted to, or in its thread; Slack keeps it only until they reload. */
  | { kind: 'whisper'; channel: string; thread: string | null }

/** A user's action. Their profile is fetched only when needed: a form opens first. */
export type Visit = {
  user: string
  actor(): Promise<Actor>
  place: Surface
  trigger: string | null
  /** Where in a channel they spoke to the bot, if this began with that. */
  spot: Spot | null
  /** Identifies the action across redeliveries; null where a repeated answer shows only once, and work changes nothing. */
  once: string | null
  /** What it takes to answer a Command later, with nothing of this process at hand; null where it is not taken up again. */
  keep(command: Command): string | null
}

type Options = { handle: Handle; connection: Connection; once: Once; log: Log; timing: Timing }

/**
 * Passes Commands to the bot and shows its answers, after acknowledgement. A form opens before the bot is asked
 * anything, within the three seconds a trigger_id is valid.
 */
export function createAnswer(options: Options) {
  const { handle, connection, log } = options

  /** @param read parses the Command; a refusal is answered with its own sentence */
  async function give(read: () => Command, visit: Visit): Promise<void> {
    const taken = takeIn(read)
    // A trigger opens one form, and only at once: it is used before anything is claimed.
    if (taken.kind !== 'form' || visit.trigger === null)
      return await workOnce(options, visit, keptOf(taken, visit), () => answerTo(taken, visit))
    const modal = await open(taken.form, visit)
    if (modal) await closeToStrangers(modal, taken.form, visit)
  }

  /** Whether there was anything to answer. */
  async function answerTo(taken: Taken, visit: Visit): Promise<boolean> {
    if (taken.kind === 'command')
      return await show(await handle(taken.command, await visit.actor()), taken.command, visit)
    if (taken.kind === 'form') await open(taken.form, visit)
    else await showView(taken.view, null, visit)
    return true
  }

  /** Whether there was anything to show. */
  async function show(reply: Reply, to: Command, visit: Visit): Promise<boolean> {
    if (reply.kind === 'view') await showView(reply.view, to, visit)
    else if (reply.kind === 'form') await open(reply.form, visit)
    return reply.kind === 'view' || reply.kind === 'form'
  }

  /** Opens a form in a new modal, or in the one it was requested from; null when it could not open. */
  async function open(form: Form, visit: Visit): Promise<ModalRef | null> {
    const { trigger, place, actor, spot } = visit
    if (place.kind === 'modal') {
      await connection.updateModal({ id: place.viewId }, renderForm(form, spot))
      return { id: place.viewId }
    }
    try {
      if (trigger !== null) return await connection.openModal(trigger, renderForm(form, spot))
    } catch (error) {
      log.warn({ err: error }, 'A form could not open')
    }
    // A message cannot open a form: a button below it does.
    const values = Object.fromEntries(form.fields.map(({ name, value }) => [name, value ?? '']))
    const asked = trigger === null
    const draft = { kind: 'draft', form: { ...form.submit, values }, errors: form.errors ?? {}, asked } as const
    await show(await handle(draft, await actor()), draft, visit)
    return null
  }

  /** Tells users who may not read a form so before they type: it opened before anyone checked who they are. */
  async function closeToStrangers(modal: ModalRef, { title }: Form, visit: Visit): Promise<void> {
    const refusal = readerRefusal(await visit.actor())
    if (!refusal) return
    await connection
      .updateModal(modal, renderNotice(title, refusal))
      .catch((error: unknown) =>
        log.info({ code: errorCode(error) }, 'A form was sent or closed before it was refused'),
      )
  }

  const showView = (view: View, to: Command | null, visit: Visit) => showAt(options, view, to, visit)

  return {
    give,
    /** Answers a form that was sent, once. */
    async answerForm(command: FormCommand, visit: Visit): Promise<void> {
      const taken = { kind: 'command', command } as const
      await workOnce(options, visit, keptOf(taken, visit), () => answerTo(taken, visit))
    },
    /** Answers what was accepted before. */
    async answerLeft(command: Command, visit: Visit): Promise<void> {
      await answerTo({ kind: 'command', command }, visit)
    },
  }
}

function keptOf(taken: Taken, visit: Visit): string | null {
  return taken.kind === 'command' ? visit.keep(taken.command) : null
}

export type Answerer = ReturnType<typeof createAnswer>

/** Puts an answer above the usual App Home. */
async function withIntros(handle: Handle, answer: View, actor: Actor): Promise<View> {
  const reply = await handle(HOME, actor)
  if (reply.kind !== 'view') return answer
  return { summary: answer.summary, nodes: [...answer.nodes, { kind: 'divider' }, ...reply.view.nodes] }
}

/**
 * Works on what Slack may tell again, or tell two processes, once. It is claimed first; where the process dies before it
 * has answered, Slack's next try takes it over, or whoever finds what was kept of it. What gets no answer may be worked on again, which changes nothing.
 *
 * @param work resolves to whether there was an answer
 */
async function workOnce(
  { once, log }: Options,
  visit: Visit,
  kept: string | null,
  work: () => Promise<boolean>,
): Promise<void> {
  const key = visit.once
  if (key === null) {
    await work()
    return
  }
  // If the claim cannot be stored, answering twice beats not answering.
  if (!(await once.begin(key, kept).catch(() => true))) {
    log.info({}, 'Something Slack told of again is answered already, or another process works on it')
    return
  }
  if ((await work()) || kept !== null) await once.done(key)
}

/**
 * Shows an answer where it belongs.
 *
 * @param to the Command being answered; null when it could not be parsed
 */
async function showAt(options: Options, view: View, to: Command | null, visit: Visit): Promise<void> {
  const { handle, connection } = options
  const { place, user, actor, spot } = visit
  const inPlace = to !== null && has(to, 'in-place')
  switch (place.kind) {
    case 'beside':
      if (
        !(await respond(
          options,
          { ...place, replace: place.replace && to !== null && replacesAnswer(to) },
          renderMessage(view, spot),
        ))
      )
        await connection.say(user, renderMessage(view, spot))
      return
    case 'home':
      await connection.publishHome(user, renderHome(inPlace ? view : await withIntros(handle, view, await actor())))
      return
    case 'modal':
      await connection
        .updateModal({ id: place.viewId }, renderNotice(place.title, view, spot))
        // Closed meanwhile: send the result as a message.
        .catch(() => connection.say(user, renderMessage(view, spot)))
      return
    case 'conversation':
      await connection.say(user, renderMessage(view), place.thread)
      return
    case 'whisper':
      // Only who is in a channel, as the bot is, can be answered there.
      if (!(await connection.whisper({ ...place, user }, renderMessage(view, spot))))
        await connection.say(user, renderMessage(view, spot))
  }
}

/** Posts to a response_url, valid five times within 30 minutes; false once it is used up. */
export async function respond(
  { log, timing }: Pick<Options, 'log' | 'timing'>,
  place: { url: string; replace: boolean },
  message: Message,
): Promise<boolean> {
  const response = await fetch(place.url, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ response_type: 'ephemeral', replace_original: place.replace, ...message }),
    signal: AbortSignal.timeout(timing.timeout),
  })
  await response.body?.cancel()
  if (!response.ok) log.warn({ status: response.status }, 'A response_url is used up')
  return response.ok
}
