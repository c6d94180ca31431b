import { formOf } from '../../app/bot.ts'
import type { Log } from '../../app/log.ts'
import type { Actor, Handle, Reply } from '../../app/platform.ts'
import type { Command, CommandKind } from '../../domain/command.ts'
import { DomainError } from '../../domain/errors.ts'
import type { Form, View } from '../../views/view.ts'
import type { Timing } from './call.ts'
import type { Connection } from './connection.ts'
import { renderHome, renderMessage } from './render.ts'
import { renderForm, renderNotice } from './render-form.ts'

/** Where an answer to somebody is shown; only they see it. */
export type Place =
  /** Beside what they did; `replace` puts it in the place of an earlier answer. */
  | { kind: 'beside'; url: string; replace: boolean }
  | { kind: 'home' }
  | { kind: 'modal'; viewId: string; title: string }
  | { kind: 'conversation' }
  /** Below a message of theirs in the conversation with the app; kept by Slack until they reload only. */
  | { kind: 'whisper'; channel: string }

export type Visit = { actor: Actor; place: Place; trigger: string | null }

/** Commands that lead on from an answer to another: that takes its place. */
const LEADS_ON = new Set<CommandKind>([
  'help',
  'choose',
  'rate',
  'visibility',
  'unconfirmed',
  'undo-log',
  'intros',
  'asks',
  'favours',
])

/**
 * Gives Commands to the bot and shows what it answers, after the acknowledgement. A form opens before the bot is asked
 * anything, within the three seconds a trigger_id lives.
 */
export function createAnswer(options: { handle: Handle; connection: Connection; log: Log; timing: Timing }) {
  const { handle, connection, log, timing } = options

  /** @param read the Command; a DomainError it throws is shown like any refusal */
  async function give(read: () => Command, visit: Visit): Promise<void> {
    let command: Command
    try {
      command = read()
    } catch (error) {
      if (!(error instanceof DomainError)) throw error
      await showView(line(error.message), 'notice', visit)
      return
    }
    const form = formOf(command)
    if (form) await open(form, visit)
    else await show(await handle(command, visit.actor), command.kind, visit)
  }

  async function show(reply: Reply, to: CommandKind, visit: Visit): Promise<void> {
    if (reply.kind === 'view') await showView(reply.view, to, visit)
    else if (reply.kind === 'form') await open(reply.form, visit)
  }

  async function open(form: Form, visit: Visit): Promise<void> {
    const { trigger, place, actor } = visit
    if (place.kind === 'modal') {
      await connection.updateModal(place.viewId, renderForm(form))
      return
    }
    try {
      if (trigger === null) throw new Error('Nothing was pressed that may open a form.')
      await connection.openModal(trigger, renderForm(form))
    } catch (error) {
      log.warn({ err: error }, 'A form could not open')
      const values = Object.fromEntries(form.fields.map(({ name, value }) => [name, value ?? '']))
      const draft = { kind: 'draft', form: { ...form.submit, values }, errors: form.errors ?? {} } as const
      const reply = await handle(draft, actor)
      if (reply.kind === 'view') await showView(reply.view, 'draft', visit)
    }
  }

  async function showView(view: View, to: CommandKind | 'notice', { place, actor }: Visit): Promise<void> {
    const leadsOn = to !== 'notice' && LEADS_ON.has(to)
    switch (place.kind) {
      case 'beside':
        await respond({ ...place, replace: place.replace && leadsOn }, view, actor.user)
        return
      case 'home':
        await connection.publishHome(actor.user, renderHome(leadsOn ? view : await withIntros(view, actor)))
        return
      case 'modal':
        await connection
          .updateModal(place.viewId, renderNotice(place.title, view))
          // Closed meanwhile: what became of it is said all the same.
          .catch(() => connection.say(actor.user, renderMessage(view)))
        return
      case 'conversation':
        await connection.say(actor.user, renderMessage(view))
        return
      case 'whisper':
        await connection.whisper(place.channel, actor.user, renderMessage(view))
    }
  }

  /** An answer above what App Home shows anyway. */
  async function withIntros(answer: View, actor: Actor): Promise<View> {
    const reply = await handle({ kind: 'intros' }, actor)
    if (reply.kind !== 'view') return answer
    return { summary: answer.summary, nodes: [...answer.nodes, { kind: 'divider' }, ...reply.view.nodes] }
  }

  /** Uses a response_url: good five times in 30 minutes. Beyond, the answer comes into the conversation with the app. */
  async function respond(place: { url: string; replace: boolean }, view: View, user: string): Promise<void> {
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

  return { give, show }
}

export type Answer = ReturnType<typeof createAnswer>

function line(text: string): View {
  return { summary: text, nodes: [{ kind: 'text', text }] }
}
