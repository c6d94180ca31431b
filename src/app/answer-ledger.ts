import type { z } from 'zod'
import type { LEDGER_COMMANDS } from '../domain/ledger-command.ts'
import { lineView, type ShownIntroduction } from '../views/introduction.ts'
import type { View } from '../views/view.ts'
import type { Context } from './context.ts'
import { remindConnector } from './remind-connector.ts'
import { showAskHistory, showFavourHistory } from './show-history.ts'
import { showIntroduction } from './shown-introduction.ts'
import { takeBackPromise } from './take-back-promise.ts'

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
  return (await tenant.untoldIntroductions(member.id)).map((one) => showIntroduction(one, 'asker', now))
}
