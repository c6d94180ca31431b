import type { z } from 'zod'
import type { Command } from '../../domain/commands/command.ts'
import { DRAFT_BUTTONS, type DRAFT_COMMANDS, type DRAFT_FORMS } from '../../domain/introductions/draft-commands.ts'
import { consentNotedView } from '../../views/introductions/draft.ts'
import type { View } from '../../views/view.ts'
import { lineView } from '../../views/view.ts'
import { openReword } from '../asks/reword-ask.ts'
import { sendAnyway, sendAsk } from '../asks/send-ask.ts'
import type { Context } from '../ports/context.ts'
import type { Reply } from '../ports/platform.ts'
import { editDraft, openDraft } from './edit-draft.ts'
import { setConsent } from './set-consent.ts'
import { showIntroduction } from './shown-introduction.ts'

// Command → use case → Reply, for the words of an ask and its drafts.

type DraftCommand = z.infer<(typeof DRAFT_COMMANDS)[number] | (typeof DRAFT_FORMS)[number]>

export function isDraftCommand(command: Command): command is DraftCommand {
  return command.kind === 'edit-draft' || command.kind === 'reword' || Object.hasOwn(DRAFT_BUTTONS, command.kind)
}

/** Answers a Command of a draft; its forms open with what is kept, so they are read before. */
export async function answerDraft(context: Context, command: DraftCommand): Promise<Reply> {
  if (command.kind === 'draft-form') return { kind: 'form', form: await openDraft(context, command.introductionId) }
  if (command.kind === 'reword-form') return { kind: 'form', form: await openReword(context, command.askId) }
  return { kind: 'view', view: await viewOf(context, command) }
}

async function viewOf(
  context: Context,
  command: Exclude<DraftCommand, { kind: 'draft-form' | 'reword-form' }>,
): Promise<View> {
  switch (command.kind) {
    case 'edit-draft': {
      const { own } = await editDraft(context, command.introductionId, command.values)
      return lineView(
        own ? 'Saved: your draft stands in the request now.' : 'The ready draft stands in the request again.',
      )
    }
    case 'consent': {
      const introduction = await setConsent(context, command.introductionId, command.consent)
      return consentNotedView(showIntroduction(introduction, 'connector', context.now))
    }
    case 'reword':
      return await sendAsk(context, command)
    case 'send-anyway':
      return await sendAnyway(context, command.draftId)
  }
}
