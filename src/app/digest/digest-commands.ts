import type { Command, CommandKind } from '../../domain/commands/command.ts'
import { logForForm, loggedForView, nameForm, openAsksView, previewedView } from '../../views/digest/digest.ts'
import { digestForm } from '../../views/digest/digest-settings.ts'
import type { Form, View } from '../../views/view.ts'
import { lineView } from '../../views/view.ts'
import type { Context } from '../ports/context.ts'
import type { Reply } from '../ports/platform.ts'
import { showLogged } from '../relationships/log-relationship.ts'
import { logForAsk, nameTeammate, offerIntroduction } from './answer-digest.ts'
import { previewDigest, readOpenAsks } from './send-digest.ts'
import { setDigest, setDigestPause, showDigestSettings } from './set-digest.ts'

// Command → use case → View, for all that has to do with the weekly digest.

/** The form a Command of the digest opens; null for others. A pure function. */
export function digestFormOf(command: Command): Form | null {
  switch (command.kind) {
    case 'digest-form': {
      const { channel, day, hour, zone } = command
      return digestForm({ channel, day: String(day), hour: String(hour), zone })
    }
    case 'log-form':
      return logForForm(command)
    case 'know-who':
      return nameForm(command)
    default:
      return null
  }
}

const KINDS = [
  'digest',
  'digest-form',
  'digest-pause',
  'digest-preview',
  'digest-settings',
  'log-form',
  'know-who',
  'log-for',
  'name',
  'offer',
  'open-asks',
  'thanks',
] as const satisfies CommandKind[]

type DigestCommand = Extract<Command, { kind: (typeof KINDS)[number] }>

export function isDigestCommand(command: Command): command is DigestCommand {
  return KINDS.some((kind) => kind === command.kind)
}

/** Answers a Command of the digest. */
export async function answerDigest(context: Context, command: DigestCommand): Promise<Reply> {
  const form = digestFormOf(command)
  return form ? { kind: 'form', form } : { kind: 'view', view: await viewOf(context, command) }
}

async function viewOf(context: Context, command: DigestCommand): Promise<View> {
  const { tenant, member, now } = context
  switch (command.kind) {
    case 'digest-settings':
      return await showDigestSettings(context)
    case 'digest':
      return await setDigest(context, command.values)
    case 'digest-pause':
      return await setDigestPause(context, command.paused === 'yes')
    case 'digest-preview':
      return previewedView(await previewDigest(tenant, now))
    case 'open-asks':
      return openAsksView(await readOpenAsks(tenant, command.page, now, member.id))
    case 'thanks': {
      const named = command.named === 'yes'
      await tenant.members.setThankedByName(member.id, named)
      return lineView(
        named
          ? 'Thank you! The digest will thank you by name for introductions your team may see.'
          : 'Noted: the digest does not name you.',
      )
    }
    case 'log-for': {
      const { logged, ask, offers } = await logForAsk(context, command.askId, command.values)
      return loggedForView(showLogged(logged), ask, offers ? logged.after.id : null)
    }
    case 'name':
      return lineView(
        `Thank you! I pass it on to ${await nameTeammate(context, command.askId, command.values)} when it suits them, and say it comes from you.`,
      )
    case 'offer': {
      const { ask, path } = await offerIntroduction(context, command.askId, command.relationshipId)
      return lineView(
        `Thank you! ${ask.asker} knows you will introduce them to ${path.person}. My message to you has a draft.`,
      )
    }
    case 'digest-form':
    case 'log-form':
    case 'know-who':
      throw new Error('A form was taken for a view.')
  }
}
