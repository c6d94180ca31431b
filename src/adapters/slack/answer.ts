import { readerRefusal } from '../../app/may-read.ts'
import type { Log } from '../../app/ports/log.ts'
import type { Actor, Handle, Reply } from '../../app/ports/platform.ts'
import { takeIn } from '../../app/take-in.ts'
import { type Command, has } from '../../domain/commands/command.ts'
import type { Form, View } from '../../views/view.ts'
import { errorCode, type Timing } from './call.ts'
import type { Connection, ModalRef } from './connection.ts'
import { type Message, renderHome, renderMessage } from './render.ts'
import { type Modal, renderForm, renderNotice } from './render-form.ts'

/** What App Home shows. */
export const HOME: Command = { kind: 'intros' }

/** Where an answer to somebody is shown; only they see it. */
export type Surface =
  /** Beside what they did; `replace` puts it in the place of an earlier answer. */
  | { kind: 'beside'; url: string; replace: boolean }
  | { kind: 'home' }
  | { kind: 'modal'; viewId: string; title: string }
  /** Their conversation with the app; `thread` where they wrote in one. */
  | { kind: 'conversation'; thread: string | null }
  /** Below a message of theirs in the conversation with the app; kept by Slack until they reload only. */
  | { kind: 'whisper'; channel: string }

/** What somebody did. Who they are is asked of Slack only when it is needed: a form opens before. */
export type Visit = {
  user: string
  actor(): Promise<Actor>
  place: Surface
  trigger: string | null
  /** Names what they did however often Slack tells of it; null where showing the answer twice shows it once. */
  once: string | null
}

/** True for the first, among all processes, who claims this key. */
type Claim = (key: string) => Promise<boolean>

type Options = { handle: Handle; connection: Connection; claim: Claim; log: Log; timing: Timing }

/**
 * Gives Commands to the bot and shows what it answers, after the acknowledgement. A form opens before the bot is asked
 * anything, within the three seconds a trigger_id lives.
 */
export function createAnswer(options: Options) {
  const { handle, connection, log } = options

  /** @param read the Command; what refuses to be read is answered with its sentence */
  async function give(read: () => Command, visit: Visit): Promise<void> {
    const taken = takeIn(read)
    if (taken.kind === 'refused') return await showView(taken.view, null, visit)
    const { command } = taken
    if (taken.kind === 'command') return await show(await handle(command, await visit.actor()), command, visit)
    const modal = await open(taken.form, visit)
    if (modal) await complete(modal, command, taken.form, visit)
  }

  async function show(reply: Reply, to: Command, visit: Visit): Promise<void> {
    if (reply.kind === 'view') await showView(reply.view, to, visit)
    else if (reply.kind === 'form') await open(reply.form, visit)
  }

  /** Opens a form in a modal, or in the one it was asked for in; null when it could not open. */
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
    // A message opens no form: a button below it does.
    const values = Object.fromEntries(form.fields.map(({ name, value }) => [name, value ?? '']))
    const asked = trigger === null
    const draft = { kind: 'draft', form: { ...form.submit, values }, errors: form.errors ?? {}, asked } as const
    await show(await handle(draft, await actor()), draft, visit)
    return null
  }

  /**
   * Adds what is known to an open form; fields keep what was typed meanwhile, as they keep their names. Who may not
   * read is told so before they type: the form was opened before anybody was asked who they are.
   */
  async function complete(modal: ModalRef, command: Command, { title }: Form, visit: Visit): Promise<void> {
    const shown = await completed(handle, command, title, await visit.actor())
    if (!shown) return
    await connection
      .updateModal(modal, shown)
      .catch((error: unknown) =>
        log.info({ code: errorCode(error) }, 'A form was sent or closed before it was enriched'),
      )
  }

  const showView = (view: View, to: Command | null, visit: Visit) => showAt(options, view, to, visit)

  return {
    give,
    show,
    /** Tells somebody who is no member why they get no answer, where they wait for one and nowhere else. */
    async refuse(url: string, view: View): Promise<void> {
      if (!(await respond(options, { url, replace: false }, renderMessage(view)))) log.info({}, 'Nobody was told')
    },
  }
}

export type Answerer = ReturnType<typeof createAnswer>

/** What an open form shows once it is known who filled it in; null when it stays as it is. */
async function completed(handle: Handle, command: Command, title: string, actor: Actor): Promise<Modal | null> {
  const refusal = readerRefusal(actor)
  if (refusal) return renderNotice(title, refusal)
  if (command.kind !== 'ask-form') return null
  const reply = await handle({ ...command, kind: 'ask-preview' }, actor)
  if (reply.kind === 'form') return renderForm(reply.form)
  return reply.kind === 'view' ? renderNotice(title, reply.view) : null
}

/** An answer above what App Home shows anyway. */
async function withIntros(handle: Handle, answer: View, actor: Actor): Promise<View> {
  const reply = await handle(HOME, actor)
  if (reply.kind !== 'view') return answer
  return { summary: answer.summary, nodes: [...answer.nodes, { kind: 'divider' }, ...reply.view.nodes] }
}

/**
 * Shows an answer where it belongs. What Slack tells twice, be it to two processes, may be worked on twice, which changes
 * nothing the second time; its answer is claimed and said once.
 *
 * @param to what it answers; null when that could not be read
 */
async function showAt(options: Options, view: View, to: Command | null, visit: Visit): Promise<void> {
  const { handle, connection, claim, log } = options
  const { place, user, actor, once } = visit
  // Where nobody can keep the claim, an answer twice is better than none.
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
        // Closed meanwhile: what became of it is said all the same.
        .catch(() => connection.say(user, renderMessage(view)))
      return
    case 'conversation':
      await connection.say(user, renderMessage(view), place.thread)
      return
    case 'whisper':
      await connection.whisper(place.channel, user, renderMessage(view))
  }
}

/** Uses a response_url, which is good five times in 30 minutes; false when it is used up. */
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
