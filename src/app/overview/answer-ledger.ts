import type { z } from 'zod'
import type { LEDGER_COMMANDS } from '../../domain/overview/commands.ts'
import type { ShownIntroduction } from '../../views/introductions/shown.ts'
import type { View } from '../../views/view.ts'
import { lineView } from '../../views/view.ts'
import { remindConnector } from '../introductions/remind-connector.ts'
import { showIntroduction } from '../introductions/shown-introduction.ts'
import { takeBackPromise } from '../introductions/take-back-promise.ts'
import type { Context } from '../ports/context.ts'
import { showAskHistory, showFavourHistory } from './show-history.ts'

/** What somebody does from their own lists. */
export type LedgerCommand = z.infer<(typeof LEDGER_COMMANDS)[number]>

/** Does what was said, and answers it. */
export async function answerLedger(context: Context, command: LedgerCommand): Promise<View> {
  switch (command.kind) {
    case 'history':
      return await showAskHistory(context, command.askId)
    case 'favour-history':
      return await showFavourHistory(context, command.introductionId)
    case 'remind':
      return lineView(`Done. ${await remindConnector(context, command.introductionId)} is reminded, kindly.`)
    case 'take-back': {
      const { ask } = await takeBackPromise(context, command.introductionId)
      return lineView(`Taken back. ${ask.asker} hears it and can ask somebody else.`)
    }
  }
}

/** Introductions made for who speaks that wait for a word on how they went. */
export async function untoldOf({ tenant, member, now }: Context): Promise<ShownIntroduction[]> {
  return (await tenant.introductions.untold(member.id)).map((one) => showIntroduction(one, 'asker', now))
}
