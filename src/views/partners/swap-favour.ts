import { firstName } from '../../domain/matching/people/person-name.ts'
import type { Balance, FavourWay } from '../../domain/partners/favour.ts'
import { ended } from '../format.ts'
import type { View } from '../view.ts'
import { lineView } from '../view.ts'
import { swapButton } from './swap.ts'
import { sayBalance } from './swap-words.ts'

// Favours of a partner, noted and taken back; the sheet as a file.

/** A favour was noted, with the way back; or it was noted before, without `favourId`. */
export function favourNotedView(
  noted: { name: string; relationshipId: string; way: FavourWay; company: string; favourId: string | null },
  balance: Balance,
): View {
  const { name, relationshipId, way, company, favourId } = noted
  const who = firstName(name)
  const what = way === 'given' ? `you opened ${company} for ${who}` : `${who} opened ${company} for you`
  return lineView(`${favourId ? 'Noted' : 'Noted already today'}: ${ended(what)} ${sayBalance(name, balance)}`, [
    ...(favourId ? [{ label: 'Undo', command: { kind: 'swap-undo' as const, favourId } }] : []),
    swapButton(relationshipId, 'Back to the swap'),
  ])
}

/** It was taken back. */
export function favourUndoneView({ relationshipId, company }: { relationshipId: string; company: string }): View {
  return lineView(`Undone: ${ended(company)}`, [swapButton(relationshipId, 'Back to the swap')])
}

/** Immediate reply when the sheet is requested. */
export function sheetComingView(name: string): View {
  return lineView(`I am writing the sheet for ${name}: it will be in our conversation in a moment.`)
}

/** Shown above the file. */
export function sheetView(name: string): View {
  return lineView(
    `Here is your swap sheet for ${ended(name)} Open it in a browser to print it. It shows what you may see now: it is not for ${firstName(name)}’s eyes.`,
  )
}

/** It could not be delivered, despite every retry. */
export function sheetFailedView(relationshipId: string, name: string): View {
  return lineView(`I could not bring you the sheet for ${name}; that is on our side. Press the button again.`, [
    { label: 'Sheet to print', command: { kind: 'swap-sheet', relationshipId } },
  ])
}
