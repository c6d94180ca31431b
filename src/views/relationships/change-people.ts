import { type PeopleAction, UNDO_MINUTES } from '../../domain/relationships/people-change.ts'
import { isNarrowed, type PeopleFilter } from '../../domain/relationships/people-filter.ts'
import { ended, plural, sayCount } from '../format.ts'
import type { Button, Node, View } from '../view.ts'
import { lineView } from '../view.ts'
import { type FilterButton, sayFilter, WHOM_I_KNOW } from './people.ts'

// Many ties changed at once: what is offered, asked to confirm, done and undone.

const people = (count: number) => sayCount(count, 'person', 'people')

const OFFERS: Record<PeopleAction, string> = {
  open: 'Make all open',
  sealed: 'Seal all',
  private: 'Make all private',
  remove: 'Remove all',
}

/** What may be done with everybody a filter leaves. */
export function offeredView(total: number, filter: PeopleFilter, carried: FilterButton): View {
  const who = isNarrowed(filter) ? `${people(total)}: ${sayFilter(filter)}` : `everybody you know, ${people(total)}`
  const summary = `Change ${ended(who)}`
  const offer = (action: PeopleAction): Button => ({
    label: OFFERS[action],
    command: { kind: 'ask-all', action, ...carried },
    ...(action === 'remove' ? { style: 'danger' as const } : {}),
  })
  return {
    summary,
    nodes: [
      { kind: 'heading', text: 'Change them all' },
      { kind: 'text', text: `${summary} Nothing is done before you confirm it.` },
      { kind: 'buttons', buttons: (['open', 'sealed', 'private', 'remove'] as const).map(offer) },
      { kind: 'buttons', buttons: [back(carried)] },
    ],
  }
}

const back = (carried: FilterButton): Button => ({
  label: 'Back',
  command: { kind: 'people-list', page: 0, ...carried },
})

const QUESTIONS: Record<PeopleAction, (who: string) => string> = {
  open: (who) => `Make ${who} open? Teammates will see that you know them, and how.`,
  sealed: (who) => `Seal ${who}? Teammates will see “a teammate”, and you are asked first.`,
  private: (who) => `Make ${who} private? Only you will see them, and they are never matched.`,
  remove: (who) => `Remove ${who}? They are gone for good after ${UNDO_MINUTES} minutes.`,
}

const YES: Record<PeopleAction, (who: string) => string> = {
  open: (who) => `Yes, make ${who} open`,
  sealed: (who) => `Yes, seal ${who}`,
  private: (who) => `Yes, make ${who} private`,
  remove: (who) => `Yes, remove ${who}`,
}

/** Asks to confirm a change, with how many it is about, and how many stay as introductions rest on them. */
export function confirmView(
  asked: { people: number; kept: number; action: PeopleAction; changeId: string },
  filter: PeopleFilter,
  carried: FilterButton,
): View {
  const { people: count, kept, action, changeId } = asked
  const staying: Node[] = kept > 0 ? [quiet(sayKept(kept))] : []
  if (count === 0) {
    const text = 'There is nobody to change: all of them are like that already.'
    return { summary: text, nodes: [{ kind: 'text', text }, ...staying, { kind: 'buttons', buttons: [back(carried)] }] }
  }
  const who = people(count)
  const summary = QUESTIONS[action](who)
  const yes: Button = {
    label: YES[action](who),
    command: { kind: 'do-all', changeId, action, count, ...carried },
    style: action === 'remove' ? 'danger' : 'primary',
  }
  return {
    summary,
    nodes: [
      { kind: 'text', text: summary },
      ...(isNarrowed(filter)
        ? [quiet(`Those that are ${ended(sayFilter(filter))}`)]
        : [quiet('That is everybody you know.')]),
      ...staying,
      quiet(`You can undo it for ${UNDO_MINUTES} minutes.`),
      { kind: 'buttons', buttons: [yes, back(carried)] },
    ],
  }
}

function sayKept(kept: number): string {
  return `${people(kept)} ${plural(kept, 'stays', 'stay')}: an introduction rests on ${plural(kept, 'it', 'each')}. Make them private instead.`
}

const DONE: Record<PeopleAction, string> = {
  open: 'open to teammates',
  sealed: 'sealed',
  private: 'private',
  remove: 'removed',
}

type Change = { id: string; action: PeopleAction; people: number; undoneAt: Date | null }

/** Says what a change did, with the way back. */
export function changedView(change: Change): View {
  const { id, action, people: count, undoneAt } = change
  if (undoneAt !== null) return undoneChangeView(change)
  const now = action === 'remove' ? '' : ' now'
  return lineView(`Done: ${people(count)} ${plural(count, 'is', 'are')} ${DONE[action]}${now}.`, [
    undoButton(id),
    WHOM_I_KNOW,
  ])
}

/** Says that one of them was removed, with the way back. */
export function removedView(name: string, changeId: string): View {
  return lineView(`Removed: ${ended(name)} They are gone for good in ${UNDO_MINUTES} minutes.`, [
    undoButton(changeId),
    WHOM_I_KNOW,
  ])
}

const undoButton = (changeId: string): Button => ({ label: 'Undo', command: { kind: 'undo-all', changeId } })

/** A change was taken back. */
export function undoneChangeView({ people: count }: Pick<Change, 'people'>): View {
  return lineView(`Undone: ${people(count)} ${plural(count, 'is', 'are')} as before.`, [WHOM_I_KNOW])
}

function quiet(text: string): Node {
  return { kind: 'text', text, tone: 'quiet' }
}
