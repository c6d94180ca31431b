import { wishLabel } from '../../domain/asks/wish.ts'
import { type Command, toLabel } from '../../domain/commands/command.ts'
import { isButtonCommand } from '../../domain/commands/command-code.ts'
import { MAX_LABEL } from '../../domain/commands/define.ts'
import { AFTER_INTROS, readMeaning, type Written } from '../../domain/commands/typed.ts'
import { DomainError } from '../../domain/errors.ts'
import { readTargets, sentenceFirst, shortAsk } from '../../domain/finding/target.ts'
import { readRelationship } from '../../domain/relationships/relationship-text.ts'
import { carriesNone } from '../../domain/requests/posted-request.ts'
import type { Button, View } from '../../views/view.ts'
import * as mention from '../../views/words/mention.ts'
import { talkButton } from '../../views/words/talk.ts'
import { siteOf } from '../companies/site.ts'
import { keepLog } from '../forms/form-draft.ts'
import type { Context } from '../ports/context.ts'
import { toForm } from '../relationships/log-relationship.ts'
import { offerMeanings } from './offer-meanings.ts'

/**
 * Answers a mention of the bot where everybody reads the answer: with the buttons that answer whoever presses them.
 * Nothing is looked up, and nothing logged, before.
 */
export async function answerMention(context: Context, text: string): Promise<View> {
  const said = readOrHelp(text)
  if (said.means === 'command') return mention.mentionView([answerButton(said.command)])
  if (said.means === 'seek') return mention.mentionView(await askButtons(context, said.text))
  if (said.means === 'unsure') return mention.mentionView(buttonsOf(await offerMeanings(context, said.text)))
  const { values } = toForm(readRelationship(said.text))
  return mention.mentionView([mention.logItButton(await keepLog(context, values))])
}

/** What was said; the help, for what cannot be read. */
function readOrHelp(text: string): Written {
  try {
    return readMeaning(text)
  } catch (error) {
    if (error instanceof DomainError) return { means: 'command', command: AFTER_INTROS.help }
    throw error
  }
}

function answerButton(command: Command): Button {
  if ('topic' in command) return talkButton(command.topic)
  return mention.seeAnswerButton(isButtonCommand(command) ? command : AFTER_INTROS.help)
}

async function askButtons({ tenant }: Context, text: string): Promise<Button[]> {
  const [target] = sentenceFirst(readTargets(text, siteOf))
  if (!target) return [mention.seeWaysButton(toLabel(text))]
  const see = mention.seeWaysButton(toLabel(shortAsk(text, target, MAX_LABEL)))
  if (carriesNone(await tenant.requests.channels())) return [see]
  const { place = null, by = null } = target.said ?? {}
  const wanted = target.domain ?? target.organization
  return [see, mention.askTeamButton(wishLabel({ wanted, whom: target.whom?.text ?? '', place, by }))]
}

const buttonsOf = ({ nodes }: View): Button[] => nodes.flatMap((node) => (node.kind === 'buttons' ? node.buttons : []))
