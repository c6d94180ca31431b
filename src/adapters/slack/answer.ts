import { refusalView } from '../../app/door-words.ts'
import { formOf } from '../../app/forms/form-of.ts'
import type { Log } from '../../app/ports/log.ts'
import type { Actor, Handle, Reply } from '../../app/ports/platform.ts'
import { type Command, has } from '../../domain/commands/command.ts'
import { DomainError } from '../../domain/errors.ts'
import type { Form, View } from '../../views/view.ts'
import { errorCode, type Timing } from './call.ts'
import type { Connection, ModalRef } from './connection.ts'
import { renderHome, renderMessage } from './render.ts'
import { renderForm, renderNotice } from './render-form.ts'

/** What App Home shows. */
export const HOME: Command = { kind: 'intros' }

/** Where an answer to somebody is shown; only they see it. */
export type Place =
  /** Beside what they did; `replace` puts it in the place of an earlier answer. */
  | { kind: 'beside'; url: string; replace: boolean }
  | { kind: 'home' }
  | { kind: 'modal'; viewId: string; title: string }
  | { kind: 'conversation' }
  /** Below a message of theirs in the conversation with the app; kept by Slack until they reload only. */
  | { kind: 'whisper'; channel: string }

/** What somebody did. Who they are is asked of Slack only when it is needed: a form opens before. */
export type Visit = { user: string; actor(): Promise<Actor>; place: Place; trigger: string | null }

type Options = { handle: Handle; connection: Connection; log: Log; timing: Timing }

/**
 * Gives Commands to the bot and shows what it answers, after the acknowledgement. A form opens before the bot is asked
 * anything, within the three seconds a trigger_id lives.
 */
export function createAnswer(options: Options) {
  const { handle, connection, log } = options

  /** @param read the Command; a DomainError it throws is shown like any refusal */
  async function give(read: () => Command, visit: Visit): Promise<void> {
    let command: Command
    try {
      command = read()
    } catch (error) {
      if (!(error instanceof DomainError)) throw error
      await showView(refusalView(error), null, visit)
      return
    }
    const form = formOf(command)
    if (!form) {
      await show(await handle(command, await visit.actor()), command, visit)
      return
    }
    const modal = await open(form, visit)
    if (modal && command.kind === 'ask-form') await enrich(modal, { ...command, kind: 'ask-preview' }, form, visit)
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
      if (trigger === null) throw new Error('Nothing was pressed that may open a form.')
      return await connection.openModal(trigger, renderForm(form))
    } catch (error) {
      log.warn({ err: error }, 'A form could not open')
      const values = Object.fromEntries(form.fields.map(({ name, value }) => [name, value ?? '']))
      const draft = { kind: 'draft', form: { ...form.submit, values }, errors: form.errors ?? {} } as const
      await show(await handle(draft, await actor()), draft, visit)
      return null
    }
  }

  /** Adds what is known to an open form; fields keep what was typed meanwhile, as they keep their names. */
  async function enrich(modal: ModalRef, preview: Command, { title }: Form, { actor }: Visit): Promise<void> {
    const reply = await handle(preview, await actor())
    if (reply.kind !== 'form' && reply.kind !== 'view') return
    const view = reply.kind === 'form' ? renderForm(reply.form) : renderNotice(title, reply.view)
    await connection
      .updateModal(modal, view)
      .catch((error: unknown) =>
        log.info({ code: errorCode(error) }, 'A form was sent or closed before it was enriched'),
      )
  }

  /** @param to what it answers; null when that could not be read */
  async function showView(view: View, to: Command | null, visit: Visit): Promise<void> {
    const { place, user, actor } = visit
    const inPlace = to !== null && has(to, 'in-place')
    switch (place.kind) {
      case 'beside':
        await respond(options, { ...place, replace: place.replace && inPlace }, view, user)
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
        await connection.say(user, renderMessage(view))
        return
      case 'whisper':
        await connection.whisper(place.channel, user, renderMessage(view))
    }
  }

  return { give, show }
}

export type Answer = ReturnType<typeof createAnswer>

/** An answer above what App Home shows anyway. */
async function withIntros(handle: Handle, answer: View, actor: Actor): Promise<View> {
  const reply = await handle(HOME, actor)
  if (reply.kind !== 'view') return answer
  return { summary: answer.summary, nodes: [...answer.nodes, { kind: 'divider' }, ...reply.view.nodes] }
}

/** Uses a response_url: good five times in 30 minutes. Beyond, the answer comes into the conversation with the app. */
async function respond(
  { connection, log, timing }: Options,
  place: { url: string; replace: boolean },
  view: View,
  user: string,
): Promise<void> {
  const message = renderMessage(view)
  const response = await fetch(place.url, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ response_type: 'ephemeral', replace_original: place.replace, ...message }),
    signal: AbortSignal.timeout(timing.timeout),
  })
  await response.body?.cancel()
  if (response.ok) return
  log.warn({ status: response.status }, 'A response_url is used up')
  await connection.say(user, message)
}
