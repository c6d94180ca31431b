import { toLabel } from '../../domain/commands/command.ts'
import { readRelationship } from '../../domain/relationships/relationship-text.ts'
import { type Meaning, readSentence } from '../../domain/words/read-sentence.ts'
import { fieldTexts } from '../../views/refusals/fields.ts'
import type { View } from '../../views/view.ts'
import { type Offered, unclearSentenceView } from '../../views/words/talk.ts'
import { keepLog } from '../forms/form-draft.ts'
import type { Context } from '../ports/context.ts'
import { toForm } from '../relationships/log-relationship.ts'

/** What a log in the wrong command may mean. */
const TOLD: Meaning[] = [{ kind: 'tell' }, { kind: 'seek' }, { kind: 'talk', topic: 'start' }]

/** Offers the three nearest things a sentence may have meant. Nothing is logged: its form is filled, and kept. */
export async function offerMeanings(context: Context, text: string): Promise<View> {
  const read = readSentence(text)
  const meanings = read.kind === 'meant' ? read.meanings : TOLD
  const offered: Offered[] = []
  for (const meaning of meanings) offered.push(await offer(context, text, meaning))
  return unclearSentenceView(text, offered)
}

async function offer(context: Context, text: string, meaning: Meaning): Promise<Offered> {
  if (meaning.kind === 'talk') return meaning
  if (meaning.kind === 'seek') return { kind: 'seek', command: { kind: 'look-up', asked: toLabel(text) } }
  const { values, unsure } = toForm(readRelationship(text))
  const draftId = await keepLog(context, values, fieldTexts(unsure))
  return { kind: 'tell', command: { kind: 'retry', draftId }, name: values['name'] ?? '' }
}
