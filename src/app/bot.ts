import { randomBytes } from 'node:crypto'
import { Command, type CommandOf, has } from '../domain/commands/command.ts'
import { DomainError } from '../domain/errors.ts'
import { failureView } from '../views/failure.ts'
import { withTimeZone } from '../views/members/time-zone.ts'
import { withWayBack } from '../views/overview/way-back.ts'
import { fieldTexts } from '../views/refusals/fields.ts'
import type { View } from '../views/view.ts'
import { answer } from './answer.ts'
import { tellHowToChoose } from './digest/set-digest.ts'
import { refusalView } from './door-words.ts'
import { recordAnswer } from './finding/record-shown.ts'
import { open, reopenedForm } from './forms/form-of.ts'
import { useUp } from './limits/use-up.ts'
import { mustRead } from './may-read.ts'
import { NEWS } from './members/commands.ts'
import { welcomeBack } from './members/welcome-back.ts'
import type { Log } from './ports/log.ts'
import type { Actor, Handle, Reply } from './ports/platform.ts'
import type { Store } from './ports/store.ts'
import { type AnsweredKind, type Asking, SILENCE, show } from './room.ts'

/**
 * Command → form or use case → Reply. An expected refusal becomes its kind sentence; a bug is logged with a reference
 * id, and the person gets one line with that id. Where the database went away, nobody knows what was done: they are
 * told so.
 *
 * @param options.hasLost whether an error says that the database went away
 * @param options.unlimited nothing is counted by the hour: where one member stands for many, as in the benches
 */
export function createBot(options: Options & { log: Log; hasLost?: (error: unknown) => boolean }): Handle {
  const { log, hasLost = () => false } = options
  return async (given, actor) => {
    let command = given
    try {
      // Whoever sent it, addresses of outside people are dropped here (src/domain/privacy/addresses.ts).
      command = Command.parse(given)
      return await reply(options, command, actor)
    } catch (error) {
      if (error instanceof DomainError) return await refusalReply(null, command, error)
      if (hasLost(error)) {
        log.warn({ err: error, command: command.kind }, 'The database went away under a command')
        return show(refusalView(new DomainError('answer-overdue')))
      }
      const reference = randomBytes(4).toString('hex')
      log.error({ err: error, reference, command: command.kind, platform: actor.platform }, 'A command failed')
      return show(failureView(reference))
    }
  }
}

type Options = { store: Store; clock(): Date; unlimited?: true }

async function reply({ store, clock, unlimited }: Options, given: Command, actor: Actor): Promise<Reply> {
  const now = clock()
  const opened = open(given)
  if ('form' in opened) {
    await admit(store, actor)
    return { kind: 'form', form: opened.form }
  }
  const { command } = opened
  if (has(command, 'news')) {
    await NEWS[command.kind](store, actor, now)
    return SILENCE
  }
  await admit(store, actor)
  const { workspace, member } = await store.enter(actor, now)
  const { platform: origin, isPresent, openFile, channel, thread } = actor
  const place = { origin, isPresent, openFile, channel, thread }
  const context = { store, tenant: store.in(workspace.id), workspace, member, now, clock, ...place }
  const lands = has(command, 'landing')
  if (member.admin && lands) await tellHowToChoose(context)
  const missed = member.unreachableSince && !has(command, 'unread') ? await welcomeBack(context) : null
  const answering = unlimited ? answer(context, command) : counted(context, command)
  const said = await answering.catch((error: unknown) => refusalReply(context, command, error))
  await recordAnswer(context, command, said)
  const answered = said.kind === 'view' && has(command, 'from-overview') ? show(withWayBack(said.view)) : said
  if (missed) return withNotice(answered, missed)
  const unsaid = member.admin && workspace.timeZone === null && actor.timeZone === undefined
  if (!unsaid || !lands || answered.kind !== 'view') return answered
  // Offered once a day; the settings always have it.
  const today = now.toISOString().slice(0, 10)
  const isFirst = await store.claim('time-zone-offer', `${workspace.id} ${member.id} ${today}`, now)
  return isFirst ? show(withTimeZone(answered.view)) : answered
}

/** Lets in whoever may read here. A known user who is no longer a member is nobody's connector from now on. */
async function admit(store: Store, actor: Actor): Promise<void> {
  if (actor.active === false) await store.keepProfile(actor)
  mustRead(actor)
}

/** Answers a Command that is not too much for this hour; suggestions just stop. */
async function counted(context: Asking, command: CommandOf<AnsweredKind>): Promise<Reply> {
  try {
    await useUp(context, command)
  } catch (error) {
    if (error instanceof DomainError && has(command, 'suggestions')) return { kind: 'suggestions', names: [] }
    throw error
  }
  return await answer(context, command)
}

/** Puts a notice in front of an answer. */
function withNotice(reply: Reply, notice: View): Reply {
  if (reply.kind === 'form')
    return {
      kind: 'form',
      form: { ...reply.form, intro: [notice.summary, reply.form.intro].filter(Boolean).join(' ') },
    }
  if (reply.kind !== 'view') return show(notice)
  const { summary, nodes } = reply.view
  return show({ summary, nodes: [...notice.nodes, { kind: 'divider' }, ...nodes] })
}

/**
 * A refusal as the user sees it; a form comes back with its values and the errors to fix.
 *
 * @throws anything that is not a refusal
 */
async function refusalReply(context: Asking | null, command: Command, error: unknown): Promise<Reply> {
  if (!(error instanceof DomainError)) throw error
  if (error.code === 'form-invalid' && 'values' in command)
    return { kind: 'form', form: await reopenedForm(context, command, fieldTexts(error.fields)) }
  return show(refusalView(error))
}
