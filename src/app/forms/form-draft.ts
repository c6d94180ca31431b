import type { Command, CommandKind, FormCommand } from '../../domain/commands/command.ts'
import { DomainError } from '../../domain/errors.ts'
import { days } from '../../domain/time/elapsed.ts'
import { mergeForm } from '../../views/companies/merge.ts'
import { logForForm, nameForm } from '../../views/digest/digest.ts'
import { digestForm } from '../../views/digest/digest-settings.ts'
import { askForm } from '../../views/finding/ask.ts'
import { refineForm } from '../../views/finding/understood.ts'
import { rejectedView } from '../../views/forms/form.ts'
import { draftForm, rewordForm } from '../../views/introductions/draft.ts'
import { favourForm } from '../../views/introductions/favour-form.ts'
import { noGoForm, settingsForm, snoozeForm } from '../../views/members/settings.ts'
import { timeZoneForm } from '../../views/members/time-zone.ts'
import { logForm } from '../../views/relationships/relationship.ts'
import type { Form, View } from '../../views/view.ts'
import type { Context } from '../ports/context.ts'
import type { Draft } from '../ports/entities.ts'
import { newId } from '../ports/new-id.ts'

/** How long a rejected form is kept for its member, in milliseconds: a day. */
const LIFETIME = days(1)

/** A form as somebody filled it in, with what to mend. */
export function filledForm(command: FormCommand, errors: Record<string, string>): Form {
  switch (command.kind) {
    case 'ask':
      return askForm({ kind: 'ask-form', relationshipId: command.relationshipId, whom: '' }, command.values, errors)
    case 'keep':
      return askForm({ kind: 'keep-form', target: '' }, command.values, errors)
    case 'refine':
      return refineForm({ organization: '', whom: null }, command.values, errors)
    case 'log':
      return logForm(command.values, errors)
    case 'time-zone':
      return timeZoneForm(command.values, errors)
    case 'redirect':
    case 'reason':
    case 'won':
      return favourForm(command, errors)
    case 'edit-draft':
      return draftForm(command.introductionId, command.values, errors)
    case 'reword':
      return rewordForm(command.askId, command.values, errors)
    case 'digest':
      return digestForm(command.values, errors)
    case 'log-for':
      return logForForm({ askId: command.askId, target: '' }, command.values, errors)
    case 'name':
      return nameForm({ askId: command.askId, target: '' }, command.values, errors)
    case 'settings-change':
      return settingsForm(command.values, errors)
    case 'snooze-until':
      return snoozeForm(command.values, errors)
    case 'no-go':
      return noGoForm(command.values, errors)
    case 'merge-with':
      return mergeForm(command.organizationId, command.values, errors)
  }
}

/** Keeps a rejected form where the platform cannot show it again by itself; the answer holds the way back to it. */
export async function keepDraft(context: Context, form: FormCommand, errors: Record<string, string>): Promise<View> {
  return rejectedView(filledForm(form, errors), await keepForm(context, form, errors))
}

/** Keeps what was typed into a form; the draft's id. */
export async function keepForm(
  { tenant, member, now }: Pick<Context, 'tenant' | 'member' | 'now'>,
  form: FormCommand,
  errors: Record<string, string>,
): Promise<string> {
  const id = newId()
  await tenant.drafts.keep({ id, memberId: member.id, form, errors }, new Date(now.getTime() + LIFETIME))
  return id
}

/**
 * What a member typed into a form.
 *
 * @throws DomainError stale when it is not theirs, or older than a day
 */
export async function reopenDraft(context: Context, draftId: string): Promise<Form> {
  const { form, errors } = await keptForm(context, draftId)
  return filledForm(form, errors)
}

/** What was typed, and what is to mend in it; throws like reopenDraft. */
export async function keptForm({ tenant, member, now }: Context, draftId: string): Promise<Draft> {
  const draft = await tenant.drafts.get(draftId, now)
  if (draft?.memberId !== member.id) throw new DomainError('form-not-kept')
  return draft
}

/** Commands whose form holds what is kept already, so that it is read before the form opens. */
const READ_FIRST: readonly CommandKind[] = ['retry', 'draft-form', 'reword-form']

export function opensAfterReading(command: Command): boolean {
  return READ_FIRST.includes(command.kind)
}
