import type { App } from '@slack/bolt'
import type { Actor, Handle } from '../../app/ports/platform.ts'
import { takeInForm } from '../../app/take-in.ts'
import type { Form } from '../../views/view.ts'
import type { Team } from './access.ts'
import { type Answerer, HOME, type Surface, type Visit } from './answer.ts'
import type { Connection } from './connection.ts'
import { download } from './download.ts'
import type { createProfiles } from './profiles.ts'
import { readMention, readShortcut, readText } from './read-said.ts'
import * as receive from './receive.ts'
import { keep, readKept } from './receiving/kept.ts'
import { PRESS } from './render.ts'
import { FORM, renderNotice, renderWorking } from './render-form.ts'
import type { Spot } from './spot.ts'

/** The bot in one workspace. */
export type Side = {
  handle: Handle
  answer: Answerer
  connection: Connection
  profiles: ReturnType<typeof createProfiles>
  /** Token and API address for downloading files. */
  access: { token: string; apiUrl: string | null }
}

export type Listening = {
  /** @throws when the app is not there: whatever comes from elsewhere was turned away before */
  at(team: string | undefined): Promise<Side>
  /** The app was removed from a workspace. @param told when Slack says that was */
  removed(team: string, told: Date): Promise<void>
}

/**
 * Registers listeners for everything Slack sends. Each acknowledges first, then works; Bolt acknowledges events before
 * it calls a listener, so Slack does not redeliver what fails here: whatever must not be lost is stored in the database
 * by the bot.
 */
export function listen(app: App, { at, removed }: Listening): void {
  listenToPeople(app, at)
  listenToEvents(app, at)
  app.event('app_uninstalled', async ({ body }) => {
    await removed(body.team_id, toldAt(body.event_time))
  })
  app.event('tokens_revoked', async ({ event, body }) => {
    if (receive.isBotRevoked(event)) await removed(body.team_id, toldAt(body.event_time))
  })
  app.event('app_home_opened', async ({ event, context }) => {
    const { user, isHome } = receive.readHomeOpened(event)
    if (!isHome) return
    const side = await at(context.teamId)
    await side.answer.give(() => HOME, visit(side, user, { kind: 'home' }))
  })
}

/** The end of the second that Slack names. */
function toldAt(seconds: number): Date {
  return new Date((seconds + 1) * 1000)
}

/** The workspace itself, acting for no user. */
export function workspaceActor(team: Team): Actor {
  return { platform: 'slack', workspace: team.id, workspaceName: team.name, user: '', userName: null }
}

type Told = { trigger?: string | null; once?: string | null; channel?: string | undefined; spot?: Spot | null }

function visit({ connection, profiles }: Side, user: string, place: Surface, told: Told = {}): Visit {
  const { trigger = null, once = null, spot = null, channel = spot?.channel } = told
  const where = { channel, thread: spot?.thread }
  const actor = async () => ({ ...workspaceActor(connection.team), user, ...where, ...(await profiles.of(user)) })
  const kept = { team: connection.team.id, user, channel, spot }
  return { user, actor, place, trigger, once, spot, keep: (command) => keep(kept, place, command) }
}

/** Answers what another process accepted: no form can open any more, so a button opens it. */
export async function answerKept(at: Listening['at'], told: string): Promise<void> {
  const { team, user, place, channel, spot, command } = readKept(told)
  const side = await at(team)
  await side.answer.answerLeft(command, visit(side, user, place, { channel, spot }))
}

function listenToPeople(app: App, at: Listening['at']): void {
  app.command(/^\//, async ({ ack, body, context }) => {
    await ack()
    const side = await at(context.teamId)
    const { user, channel, url, trigger, command } = receive.readSlash(body)
    await side.answer.give(
      command,
      visit(side, user, { kind: 'beside', url, replace: false }, { trigger, once: trigger, channel }),
    )
  })
  app.action(PRESS, async ({ ack, body, context }) => {
    await ack()
    const side = await at(context.teamId)
    const { user, channel, spot, url, trigger, isEphemeral, view, command } = receive.readPress(body)
    const told = { trigger, once: view ? null : trigger, channel, spot }
    await side.answer.give(command, visit(side, user, placeOf({ url, isEphemeral, view }), told))
  })
  app.shortcut(/^/, async ({ ack, body, context }) => {
    await ack()
    const side = await at(context.teamId)
    const { user, channel, url, trigger, command } = readShortcut(body)
    // A global one is used in no channel: what opens no form is answered in the conversation with the app.
    const place = placeOf({ url, isEphemeral: false, view: null })
    await side.answer.give(command, visit(side, user, place, { trigger, channel }))
  })
  app.view({ type: 'view_submission', callback_id: FORM }, async ({ ack, body, context }) => {
    const { user, viewId, title, spot, trigger, command } = receive.readSubmission(body)
    const taken = takeInForm(command)
    if (taken.kind === 'mend') {
      await ack({ response_action: 'errors', errors: shownErrors(taken.form) })
      return
    }
    const notice = taken.kind === 'refused' ? renderNotice(title, taken.view) : renderWorking(title)
    await ack({ response_action: 'update', view: notice })
    if (taken.kind === 'refused') return
    const side = await at(context.teamId)
    await side.answer.answerForm(
      taken.command,
      visit(side, user, { kind: 'modal', viewId, title }, { once: trigger, spot }),
    )
  })
}

function placeOf(press: {
  url: string | null
  isEphemeral: boolean
  view: { id: string; isHome: boolean; title: string } | null
}): Surface {
  const { url, isEphemeral, view } = press
  if (view) return view.isHome ? { kind: 'home' } : { kind: 'modal', viewId: view.id, title: view.title }
  return url ? { kind: 'beside', url, replace: isEphemeral } : { kind: 'conversation', thread: null }
}

/** Slack marks only fields the modal has; errors of other fields move to the first one. */
function shownErrors({ fields, errors = {} }: Form): Record<string, string> {
  const names = fields.map((field) => field.name)
  return Object.fromEntries(
    Object.entries(errors).map(([name, text]) => [names.includes(name) ? name : (names[0] ?? name), text]),
  )
}

function listenToEvents(app: App, at: Listening['at']): void {
  app.event('reaction_added', async ({ event, body, context }) => {
    const side = await at(context.teamId)
    const read = receive.readReactionAdded(event, side.connection.botUserId)
    if (!read) return
    const { user, channel, command } = read
    const place: Surface = { kind: 'whisper', channel, thread: null }
    await side.answer.give(() => command, visit(side, user, place, { once: body.event_id }))
  })
  app.event('app_mention', async ({ event, body, context }) => {
    const side = await at(context.teamId)
    const read = readMention(event, side.connection.botUserId)
    if (!read) return
    const { user, channel, thread, spot, command } = read
    const place: Surface = { kind: 'whisper', channel, thread }
    await side.answer.give(command, visit(side, user, place, { once: body.event_id, spot }))
  })
  app.event('user_change', async ({ event, context }) => {
    const { profiles, handle, connection } = await at(context.teamId)
    const { user, profile } = profiles.learn(receive.readUserChange(event))
    await handle({ kind: 'profile' }, { ...workspaceActor(connection.team), user, ...profile })
  })
  app.event('message', async ({ event, body, context }) => {
    const read = receive.readDirectMessage(event)
    if (!read) return
    const { user, message, thread, text, files } = read
    const side = await at(context.teamId)
    const saying = (once: string) => visit(side, user, { kind: 'conversation', thread }, { once })
    for (const file of files) await takeFile(side, { message, ...file }, saying(`${body.event_id} ${file.id}`))
    if (files.length === 0)
      await side.answer.give(() => readText(text, side.connection.botUserId), saying(body.event_id))
  })
}

/** Imports a file once per id, even if reported twice; the message id distinguishes a file sent again. */
async function takeFile(side: Side, told: receive.SlackFile & { message: string }, visiting: Visit): Promise<void> {
  const { connection, access, answer } = side
  // Files from another workspace arrive as a bare id.
  const file = told.file_access === 'check_file_info' ? receive.readFile(await connection.file(told.id)) : told
  const bytes = download(addressOf(file), access)
  await answer.give(
    () => ({
      kind: 'import',
      file: {
        id: file.id,
        message: told.message,
        name: (file.name ?? file.id).slice(0, 500),
        reference: file.id,
        bytes,
      },
    }),
    visiting,
  )
}

/** Where Slack gives a file out; '' where it is kept elsewhere. */
const addressOf = (file: receive.SlackFile): string =>
  file.mode === 'external' ? '' : (file.url_private_download ?? file.url_private ?? '')

/** Gives out a file by its id: its address is asked for anew. */
export async function* openShared({ connection, access }: Pick<Side, 'connection' | 'access'>, id: string) {
  yield* download(addressOf(receive.readFile(await connection.file(id))), access)
}
