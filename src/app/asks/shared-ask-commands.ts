import type { z } from 'zod'
import { SHARED_ASK_COMMANDS } from '../../domain/asks/shared-commands.ts'
import type { Command } from '../../domain/commands/command.ts'
import { DomainError } from '../../domain/errors.ts'
import { joinedAskView, tooLateToJoinView, waitingView } from '../../views/asks/shared-ask.ts'
import type { View } from '../../views/view.ts'
import { lineView } from '../../views/view.ts'
import { showIntroduction } from '../introductions/shown-introduction.ts'
import type { Context } from '../ports/context.ts'
import { joinAsk, leaveAsk } from './join-ask.ts'
import { sendAnyway } from './send-ask.ts'
import { declineMatch } from './watch-asks.ts'

// Command → use case → View, for all that has to do with asks that teammates share, and with the watch.

type SharedAskCommand = z.infer<(typeof SHARED_ASK_COMMANDS)[number]>

export function isSharedAskCommand(command: Command): command is SharedAskCommand {
  return SHARED_ASK_COMMANDS.some(({ shape }) => shape.kind.value === command.kind)
}

/** Answers a Command of shared asks. */
export async function answerSharedAsk(context: Context, command: SharedAskCommand): Promise<View> {
  switch (command.kind) {
    case 'join-ask': {
      const { ask, ended } = await joinAsk(context, command.askId, command.draftId)
      if (ended) return tooLateToJoinView(ask.asker, command.draftId)
      return ask.askerId === context.member.id ? lineView('That ask is your own.') : joinedAskView(ask)
    }
    case 'ask-anyway':
      return await sendAnyway(context, command.draftId, command.despite)
    case 'wait': {
      const introduction = await context.tenant.introductions.get(command.introductionId)
      if (introduction?.ask.askerId !== context.member.id) throw new DomainError('ask-not-yours')
      return waitingView(showIntroduction(introduction, 'asker', context.now).connector)
    }
    case 'leave-ask': {
      const { asker, target } = await leaveAsk(context, command.askId)
      return lineView(`You left ${asker}’s ask for ${target}.`)
    }
    case 'not-now':
      await declineMatch(context, command.askId)
      return lineView('Fine: nobody hears of it.')
  }
}
