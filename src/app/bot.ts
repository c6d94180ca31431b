import { randomBytes } from 'node:crypto'
import type { Command, CommandKind } from '../domain/commands/command.ts'
import { DomainError } from '../domain/errors.ts'
import { closedAskView } from '../views/asks/shared-ask.ts'
import { listTakenView } from '../views/coverage/covered-list.ts'
import { askForm } from '../views/finding/ask.ts'
import { knownImportView, readingView } from '../views/imports/import.ts'
import { timeZoneForm, withTimeZone } from '../views/members/time-zone.ts'
import { asksView, favoursView, helpView } from '../views/overview/intros.ts'
import { withWayBack } from '../views/overview/way-back.ts'
import { logForm as logFormView } from '../views/relationships/relationship.ts'
import type { Form, View } from '../views/view.ts'
import { lineView } from '../views/view.ts'
import { closeAsk } from './asks/close-ask.ts'
import { previewAsk } from './asks/preview-ask.ts'
import { sendAsk } from './asks/send-ask.ts'
import { answerSharedAsk, isSharedAskCommand } from './asks/shared-ask-commands.ts'
import { chooseOrganization, forgetAlias } from './companies/choose-organization.ts'
import { answerOrganization, isOrganizationCommand, organizationFormOf } from './companies/organization-commands.ts'
import { takeList } from './coverage/cover-list.ts'
import { answerCoverage, isCoverageCommand } from './coverage/coverage-commands.ts'
import { answerDigest, digestFormOf, isDigestCommand } from './digest/digest-commands.ts'
import { tellHowToChoose } from './digest/set-digest.ts'
import { amongPresent } from './finding/among-present.ts'
import { answerView, refineAsk, refineFormOf, showWhoKnows } from './finding/show-who-knows.ts'
import { suggestOrganizations } from './finding/suggest-organizations.ts'
import { filledForm, keepDraft, reopenDraft } from './forms/form-draft.ts'
import { readImport } from './imports/import-connections.ts'
import { sortFile } from './imports/read-dropped-file.ts'
import { answerDraft, isDraftCommand } from './introductions/answer-draft.ts'
import { answerFavour, favourFormOf, showProgress } from './introductions/answer-favour.ts'
import { followReaction } from './introductions/follow-reaction.ts'
import { setTimeZone } from './members/set-time-zone.ts'
import { answerSettings, isSettingsCommand, settingsFormOf } from './members/settings-commands.ts'
import { welcomeBack } from './members/welcome-back.ts'
import { answerLedger } from './overview/answer-ledger.ts'
import { asks, favours, showIntros } from './overview/show-intros.ts'
import type { Context } from './ports/context.ts'
import type { Log } from './ports/log.ts'
import type { Actor, Handle, Reply } from './ports/platform.ts'
import type { Store } from './ports/store.ts'
import { rateRelationship, setVisibility, showUnconfirmed } from './relationships/confirm-relationship.ts'
import { logForm, logText, missedInLine, showLogged, undoLog } from './relationships/log-relationship.ts'

/** Commands answered by nothing to read, which so cannot carry what was missed. */
const UNREAD = new Set<CommandKind>(['react', 'suggest'])
/** Commands a visit begins with: the place to ask who may set up the workspace for what is not set up yet. */
const LANDING = new Set<CommandKind>(['help', 'whoknows', 'intros'])

/** What takes the place of one's overview where its buttons are pressed. */
const FROM_OVERVIEW = new Set<CommandKind>(['asks', 'favours', 'favour', 'progress', 'open-asks'])

/**
 * Command → use case → Reply. An expected refusal becomes its kind sentence; a bug is logged with a reference id, and
 * the person gets one line with that id.
 */
export function createBot(options: { store: Store; clock(): Date; log: Log }): Handle {
  const { store, clock, log } = options
  return async (command, actor) => {
    try {
      const form = formOf(command)
      if (form) return { kind: 'form', form }
      const now = clock()
      if (isNews(command)) {
        await keepNews(store, command, actor, now)
        return { kind: 'silence' }
      }
      const { workspace, member } = await store.enter(actor, now)
      const tenant = store.in(workspace.id)
      const { platform: origin, isPresent } = actor
      const context = { store, tenant, workspace, member, now, origin, isPresent }
      if (member.admin && LANDING.has(command.kind)) await tellHowToChoose(context)
      const missed = member.unreachableSince && !UNREAD.has(command.kind) ? await welcomeBack(context) : null
      const answered = await answer(context, command, clock).catch((error: unknown) => refusalReply(command, error))
      const isDeeper = answered.kind === 'view' && FROM_OVERVIEW.has(command.kind)
      const reply = isDeeper ? show(withWayBack(answered.view)) : answered
      if (missed) return withNotice(reply, missed)
      const unsaid = member.admin && workspace.timeZone === null && actor.timeZone === undefined
      return unsaid && LANDING.has(command.kind) && reply.kind === 'view' ? show(withTimeZone(reply.view)) : reply
    } catch (error) {
      if (error instanceof DomainError) return refusalReply(command, error)
      const reference = randomBytes(4).toString('hex')
      log.error({ err: error, reference, command: command.kind, platform: actor.platform }, 'A command failed')
      return show(lineView(`Something went wrong on our side: nothing was changed. Please try again (${reference}).`))
    }
  }
}

/** The form a Command opens: a pure function of it, so that it can open before anything is read. Null for others. */
export function formOf(command: Command): Form | null {
  if (command.kind === 'ask-form' || command.kind === 'keep-form') return askForm(command)
  if (command.kind === 'refine-form') return refineFormOf(command.asked)
  if (command.kind === 'time-zone-form') return timeZoneForm()
  const digestForm = digestFormOf(command)
  if (digestForm) return digestForm
  const settingsForm = settingsFormOf(command)
  if (settingsForm) return settingsForm
  const organizationForm = organizationFormOf(command)
  if (organizationForm) return organizationForm
  if (command.kind !== 'iknow') return favourFormOf(command)
  if (command.text === '') return logFormView()
  const missed = missedInLine(command.text)
  return missed && logFormView(missed.values, missed.errors)
}

type DroppedFile = Extract<Command, { kind: 'import' }>['file']

/** What the platform says by itself: nobody speaks, so nobody is made a member by it. */
type News = Extract<Command, { kind: 'profile' | 'installed' | 'removed' }>

function isNews(command: Command): command is News {
  return command.kind === 'profile' || command.kind === 'installed' || command.kind === 'removed'
}

async function keepNews(store: Store, news: News, actor: Actor, now: Date): Promise<void> {
  if (news.kind === 'profile') await store.keepProfile(actor)
  else await store.markRemoved(actor, news.kind === 'removed' ? now : null)
}

async function answer(context: Context, command: Exclude<Command, News>, clock: () => Date): Promise<Reply> {
  const { tenant, member } = context
  if (isDigestCommand(command)) return await answerDigest(context, command)
  if (isDraftCommand(command)) return await answerDraft(context, command)
  if (isSettingsCommand(command)) return show(await answerSettings(context, command))
  if (isOrganizationCommand(command)) return show(await answerOrganization(context, command))
  if (isCoverageCommand(command)) return show(await answerCoverage(context, command))
  if (isSharedAskCommand(command)) return show(await answerSharedAsk(context, command))
  switch (command.kind) {
    case 'help':
      return show(helpView())
    case 'whoknows':
      return show(await showWhoKnows(context, command.text))
    case 'refine':
      return show(await refineAsk(context, command.values))
    case 'suggest':
      return { kind: 'suggestions', names: await suggestOrganizations(tenant, command.text, member.id) }
    case 'choose': {
      const found = await amongPresent(context, () => chooseOrganization(context, command))
      return show(answerView(command.asked, found, member.admin))
    }
    case 'forget-alias': {
      const { name, organization } = await forgetAlias(context, command.aliasId)
      return show(lineView(`Forgotten: “${name}” does not stand for ${organization} any more.`))
    }
    case 'iknow':
      return show(showLogged(await logText(context, command.text)))
    case 'log':
      return show(showLogged(await logForm(context, command.values)))
    case 'undo-log':
      return show(lineView(`Undone: ${await undoLog(context, command.auditId)}.`))
    case 'rate':
      return show(await rateRelationship(context, command.relationshipId, command.rating))
    case 'visibility':
      return show(await setVisibility(context, command))
    case 'unconfirmed':
      return show(await showUnconfirmed(context))
    case 'import':
      return await takeFile(context, command.file, clock)
    case 'draft':
      return show(await keepDraft(context, command.form, command.errors))
    case 'retry':
      return { kind: 'form', form: await reopenDraft(context, command.draftId) }
    case 'time-zone':
      return show(lineView(`Thank you: your team’s time zone is ${await setTimeZone(context, command.values)}.`))
    case 'ask-preview':
      return { kind: 'form', form: await previewAsk(context, command) }
    case 'time-zone-form':
    case 'ask-form':
    case 'keep-form':
    case 'refine-form':
      return { kind: 'silence' } // answered by formOf
    case 'ask':
    case 'keep':
      return show(await sendAsk(context, command))
    case 'close': {
      const { ask, heir } = await closeAsk(context, command.askId)
      return show(closedAskView(ask.target, heir))
    }
    case 'react':
      await followReaction(context, command)
      return { kind: 'silence' }
    case 'intros':
      return show(await showIntros(context))
    case 'asks':
      return show(asksView(await asks(context, command.page)))
    case 'favours':
      return show(favoursView(await favours(context, command.page)))
    case 'progress':
      return show(await showProgress(context, command.askId))
    case 'history':
    case 'favour-history':
    case 'remind':
    case 'take-back':
      return show(await answerLedger(context, command))
    default:
      return show(await answerFavour(context, command))
  }
}

/** A dropped file holds connections or a list of target companies: its content says which. */
async function takeFile(context: Context, file: DroppedFile, clock: () => Date): Promise<Reply> {
  const { kind, bytes, close } = await sortFile(file.bytes)
  try {
    if (kind === 'connections') return imported(await readImport(context, { ...file, bytes }, clock))
    const list = await takeList(context, { ...file, bytes }, clock)
    return list ? show(listTakenView(list.targets)) : { kind: 'silence' }
  } finally {
    await close()
  }
}

/** A file told of twice is read once, and answered once; sent again, it is answered by what came of it. */
function imported(read: Awaited<ReturnType<typeof readImport>>): Reply {
  if (!read) return { kind: 'silence' }
  return show('known' in read ? knownImportView(read.known) : readingView(read.rows))
}

function show(view: View): Reply {
  return { kind: 'view', view }
}

/** Puts a notice before an answer. */
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
 * A refusal as the person sees it; a form comes back with its values and what to mend.
 *
 * @throws whatever is no refusal
 */
function refusalReply(command: Command, error: unknown): Reply {
  if (!(error instanceof DomainError)) throw error
  if (error.code === 'form-invalid') {
    const errors = { ...error.fields }
    if ('values' in command) return { kind: 'form', form: filledForm(command, errors) }
  }
  return show(lineView(error.message))
}
