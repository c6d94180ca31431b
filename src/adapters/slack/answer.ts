import { readerRefusal } from '../../app/may-read.ts'
import type { Log } from '../../app/ports/log.ts'
import type { Actor, Handle, Reply } from '../../app/ports/platform.ts'
import { takeIn } from '../../app/take-in.ts'
import { type Command, has } from '../../domain/commands/command.ts'
import type { Form, View } from '../../views/view.ts'
import { errorCode, type Timing } from './call.ts'
import type { Connection, ModalRef } from './connection.ts'
import { type Message, renderHome, renderMessage } from './render.ts'
import { renderForm, renderNotice } from './render-form.ts'

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
  /** Below their message in the conversation with the app; Slack keeps it only until they reload. */
  | { kind: 'whisper'; channel: string }

/** A user's action. Their profile is fetched only when needed: a form opens first. */
export type Visit = {
  user: string
  actor(): Promise<Actor>
  place: Surface
  trigger: string | null
  /** Identifies the action across redeliveries; null where a repeated answer shows only once. */
  once: string | null
}

/** Resolves to true for the first process to claim the key. */
type Claim = (key: string) => Promise<boolean>

type Options = { handle: Handle; connection: Connection; claim: Claim; log: Log; timing: Timing }

/**
 * Passes Commands to the bot and shows its answers, after acknowledgement. A form opens before the bot is asked
 * anything, within the three seconds a trigger_id is valid.
 */
export function createAnswer(options: Options) {
  const { handle, connection, log } = options

  /** @param read parses the Command; a refusal is answered with its own sentence */
  async function give(read: () => Command, visit: Visit): Promise<void> {
    const taken = takeIn(read)
    if (taken.kind === 'refused') return await showView(taken.view, null, visit)
    const { command } = taken
    if (taken.kind === 'command') return await show(await handle(command, await visit.actor()), command, visit)
    const modal = await open(taken.form, visit)
    if (modal) await closeToStrangers(modal, taken.form, visit)
  }

  async function show(reply: Reply, to: Command, visit: Visit): Promise<void> {
    if (reply.kind === 'view') await showView(reply.view, to, visit)
    else if (reply.kind === 'form') await open(reply.form, visit)
  }

  /** Opens a form in a new modal, or in the one it was requested from; null when it could not open. */
  async function open(form: Form, visit: Visit): Promise<ModalRef | null> {
    const { trigger, place, actor } = visit
    if (place.kind === 'modal') {
      await connection.updateModal({ id: place.viewId }, renderForm(form))
      return { id: place.viewId }
    }
    try {
      if (trigger !== null) return await connection.openModal(trigger, renderForm(form))
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
    show,
    /** Tells a non-member why they get no answer, only where they expect one. */
    async refuse(url: string, view: View): Promise<void> {
      if (!(await respond(options, { url, replace: false }, renderMessage(view)))) log.info({}, 'Nobody was told')
    },
  }
}

export type Answerer = ReturnType<typeof createAnswer>

/** Puts an answer above the usual App Home. */
async function withIntros(handle: Handle, answer: View, actor: Actor): Promise<View> {
  const reply = await handle(HOME, actor)
  if (reply.kind !== 'view') return answer
  return { summary: answer.summary, nodes: [...answer.nodes, { kind: 'divider' }, ...reply.view.nodes] }
}

/**
 * Shows an answer where it belongs. A duplicate event, even across processes, may be processed twice, which changes
 * nothing the second time; its answer is claimed and sent once.
 *
 * @param to the Command being answered; null when it could not be parsed
 */
async function showAt(options: Options, view: View, to: Command | null, visit: Visit): Promise<void> {
  const { handle, connection, claim, log } = options
  const { place, user, actor, once } = visit
  // If the claim cannot be stored, answering twice beats not answering.
  const isFirst = once === null || (await claim(once).catch(() => true))
  if (!isFirst) {
    log.info({}, 'Something Slack told of again was answered before')
    return
  }
  const inPlace = to !== null && has(to, 'in-place')
  switch (place.kind) {
    case 'beside':
      if (!(await respond(options, { ...place, replace: place.replace && inPlace }, renderMessage(view))))
        await connection.say(user, renderMessage(view))
      return
    case 'home':
      await connection.publishHome(user, renderHome(inPlace ? view : await withIntros(handle, view, await actor())))
      return
    case 'modal':
      await connection
        .updateModal({ id: place.viewId }, renderNotice(place.title, view))
        // Closed meanwhile: send the result as a message.
        .catch(() => connection.say(user, renderMessage(view)))
      return
    case 'conversation':
      await connection.say(user, renderMessage(view), place.thread)
      return
    case 'whisper':
      await connection.whisper(place.channel, user, renderMessage(view))
  }
}

/** Posts to a response_url, valid five times within 30 minutes; false once it is used up. */
async function respond(
  { log, timing }: Options,
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
