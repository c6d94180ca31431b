import { firstName } from '../../domain/matching/people/person-name.ts'
import { aheadBy, type Balance } from '../../domain/partners/favour.ts'
import { capitalised, ended, sayCount, sayNames } from '../format.ts'
import type { ForThem, ForUs } from './swap-sheet.ts'

// What is said of a lead swap alike in the answer and on the sheet to print.

/** Who could ask there: a teammate, perhaps others too, or the reader, who knows people there. */
export function whoOpens({ connector, others, own }: Omit<ForThem, 'company'>): string {
  const more = others === 0 ? '' : ` (or ${sayCount(others, 'other teammate', 'other teammates')})`
  const asked = connector ? `${connector.sealed ? 'a teammate' : connector.name} could ask there${more}` : ''
  const known = own.length > 0 ? `you know ${sayNames(own)} there` : ''
  const said = [known, asked].filter(Boolean).join('; ')
  return ended(capitalised(said))
}

/** Who on the team wants a way in there. */
export function whoWants({ asks, lists }: Omit<ForUs, 'company'>): string {
  const askers = [...new Set(asks.flatMap(({ asker }) => asker ?? []))]
  const said = [
    asks.some(({ asker }) => asker === null) ? 'You look for a way in' : '',
    askers.length > 0 ? `${sayNames(askers)} ${askers.length === 1 ? 'looks' : 'look'} for a way in` : '',
    lists.length > 0 ? `On your list ${sayNames(lists)}` : '',
  ]
  return ended(said.filter(Boolean).join('; '))
}

/** What was given and received, and who is ahead. */
export function sayBalance(name: string, balance: Balance): string {
  const { given, received } = balance
  if (given + received === 0) return 'Nothing given or received yet.'
  const ahead = aheadBy(balance)
  const who = firstName(name)
  const counts = `You opened ${sayCount(given, 'door', 'doors')} for ${who}, ${who} ${sayCount(received, 'door', 'doors')} for you`
  if (ahead === 0) return `${counts}: you are even.`
  return ahead > 0 ? `${counts}: a good moment to give back.` : `${counts}: you may well ask for something.`
}
