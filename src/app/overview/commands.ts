import type { OVERVIEW_COMMANDS } from '../../domain/overview/commands.ts'
import { asksView, favoursView, helpView } from '../../views/overview/intros.ts'
import { type Handlers, show } from '../room.ts'
import { showAskHistory, showFavourHistory } from './show-history.ts'
import { asks, favours, showIntros } from './show-intros.ts'

export const OVERVIEW_HANDLERS: Handlers<typeof OVERVIEW_COMMANDS> = {
  help: async () => show(helpView()),
  intros: async (context) => show(await showIntros(context)),
  asks: async (context, { page }) => show(asksView(await asks(context, page))),
  favours: async (context, { page }) => show(favoursView(await favours(context, page))),
  history: async (context, { askId }) => show(await showAskHistory(context, askId)),
  'favour-history': async (context, { introductionId }) => show(await showFavourHistory(context, introductionId)),
}
