import type { WORD_COMMANDS } from '../../domain/words/commands.ts'
import { talkView } from '../../views/words/talk.ts'
import { showWhoKnows } from '../finding/show-who-knows.ts'
import { type Handlers, show } from '../room.ts'
import { answerMention } from './answer-mention.ts'
import { offerMeanings } from './offer-meanings.ts'

export const WORD_HANDLERS: Handlers<typeof WORD_COMMANDS> = {
  talk: async (_context, { topic }) => show(talkView(topic)),
  unclear: async (context, { text }) => show(await offerMeanings(context, text)),
  mentioned: async (context, { text }) => show(await answerMention(context, text)),
  'look-up': async (context, { asked }) => show(await showWhoKnows(context, asked)),
}
