import type { REQUEST_COMMANDS } from '../../domain/requests/commands.ts'
import { readPlace } from '../../domain/requests/posted-request.ts'
import { postedView, takenDownView } from '../../views/requests/asking.ts'
import type { View } from '../../views/view.ts'
import { sendAsk } from '../asks/send-ask.ts'
import type { Context } from '../ports/context.ts'
import { type Handlers, show } from '../room.ts'
import * as answers from './answer-card.ts'
import * as channels from './card-channels.ts'
import { offerCard, openAskTeam } from './offer-card.ts'
import { postCard, takeDownCard } from './post-card.ts'

export const REQUEST_HANDLERS: Handlers<typeof REQUEST_COMMANDS> = {
  'ask-team': async (context, { target }) => ({ kind: 'form', form: await openAskTeam(context, target) }),
  'ask-for-card': async (context, command) => show(await sendAsk(context, command, null)),
  'card-preview': async (context, { askId }) => show(await offerCard(context, askId)),
  'post-card': async (context, { askId, channel }) => show(await posted(context, askId, { channel })),
  'place-card': async (context, { askId, values }) => show(await posted(context, askId, readPlace(values))),
  'take-down': async (context, { requestId }) => show(takenDownView(await takeDownCard(context, requestId))),
  'know-someone': (context, { requestId }) => answers.knowSomeone(context, requestId),
  'log-on-card': async (context, { requestId, values }) => show(await answers.logOnCard(context, requestId, values)),
  'know-tie': async (context, { requestId, relationshipId }) =>
    show(await answers.knowTie(context, requestId, relationshipId)),
  'help-out': async (context, command) => show(await answers.helpOut(context, command)),
  tip: async (context, { requestId, values }) => show(await answers.tipOnCard(context, requestId, values)),
  'me-too': async (context, { requestId, values }) => show(await answers.meToo(context, requestId, values)),
  'card-channels': async (context) => show(await channels.showCardChannels(context)),
  'cards-in': async (context, { where }) => show(await channels.allowCards(context, where)),
  'card-channel': async (context, { values }) => show(await channels.addCardChannel(context, values)),
  'no-cards-in': async (context, { channel }) => show(await channels.removeCardChannel(context, channel)),
}

async function posted(context: Context, askId: string, place: { channel: string; days?: number }): Promise<View> {
  const card = await postCard(context, askId, place)
  return postedView({ ...card, target: card.ask.target })
}
