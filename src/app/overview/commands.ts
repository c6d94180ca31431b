import type { OVERVIEW_COMMANDS } from '../../domain/overview/commands.ts'
import { giveAndTakeView } from '../../views/overview/balance.ts'
import { asksView, favoursView, helpView } from '../../views/overview/intros.ts'
import { type Handlers, show } from '../room.ts'
import { ownBalance } from './show-balance.ts'
import { showAskHistory, showFavourHistory } from './show-history.ts'
import { asks, favours, showIntros } from './show-intros.ts'

export const OVERVIEW_HANDLERS: Handlers<typeof OVERVIEW_COMMANDS> = {
  help: async () => show(helpView()),
  intros: async (context) => show(await showIntros(context)),
  asks: async (context, { page }) => show(asksView(await asks(context, page))),
  favours: async (context, { page }) => show(favoursView(await favours(context, page))),
  history: async (context, { askId }) => show(await showAskHistory(context, askId, 0)),
  'favour-history': async (context, { introductionId }) => show(await showFavourHistory(context, introductionId, 0)),
  'history-page': async (context, { of, subjectId, page }) =>
    show(await (of === 'ask' ? showAskHistory : showFavourHistory)(context, subjectId, page)),
  'give-and-take': async (context, { page }) => show(giveAndTakeView(await ownBalance(context), page)),
}
