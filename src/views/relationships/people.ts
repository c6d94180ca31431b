import { isNarrowed, type PeopleFilter } from '../../domain/relationships/people-filter.ts'
import type { Band, Kind, Source, Visibility } from '../../domain/relationships/relationship.ts'
import { sayHandedOver } from '../finding/evidence.ts'
import { capitalised, monthOfDay, sayCount, sayNumber } from '../format.ts'
import { LOG_SOMEONE } from '../my-asks.ts'
import { swapButton } from '../partners/swap.ts'
import { turns } from '../turns.ts'
import type { Button, Node, View } from '../view.ts'
import { CONFIRM_IMPORTED, loggedView } from './relationship.ts'
import { touchButton } from './touch.ts'

// Whom a member knows, as only they see it.

/** A filter as a button carries it. */
export type FilterButton = { choices: string; said: string }

export type ListedPerson = {
  id: string
  name: string
  title: string | null
  spelling: string | null
  kind: Kind
  band: Band
  visibility: Visibility
  source: Source
  confirmedAt: Date | null
  lastTouch: string | null
  goingCold: boolean
  /** Who handed it over: empty where they are erased since; null where nobody did. */
  handedOver: string | null
}

/** One page of whom a member logged or imported and a filter leaves, newest first; `page` from 0. */
export function peopleView(
  list: { items: ListedPerson[]; total: number; page: number; size: number },
  filter: PeopleFilter,
  carried: FilterButton,
): View {
  const { items, total } = list
  if (total === 0) return isNarrowed(filter) ? nobodyView(filter, carried) : emptyView()
  const count = sayCount(total, 'person', 'people')
  const summary = isNarrowed(filter)
    ? `${count} you know: ${sayFilter(filter)}, newest first.`
    : `You have logged ${count}, newest first.`
  return {
    summary,
    nodes: [
      { kind: 'heading', text: 'Whom I know' },
      { kind: 'text', text: `${summary} Only you see this list.`, tone: 'quiet' },
      ...items.map(listedItem),
      { kind: 'buttons', buttons: listButtons(list, filter, carried) },
    ],
  }
}

function listButtons(
  { total, page, size }: { total: number; page: number; size: number },
  filter: PeopleFilter,
  carried: FilterButton,
): Button[] {
  return [
    ...turns({ page, size, count: total }, (to) => ({ kind: 'people-list', page: to, ...carried })),
    { label: 'Search and filter', command: { kind: 'people-form', ...carried } },
    {
      label: total === 1 ? 'Change this one' : `Change all ${sayNumber(total)}`,
      command: { kind: 'all-people', ...carried },
    },
    isNarrowed(filter) ? { ...WHOM_I_KNOW, label: 'Everybody I know' } : CONFIRM_IMPORTED,
  ]
}

/** Opens the whole list. */
export const WHOM_I_KNOW: Button = { label: 'Whom I know', command: { kind: 'my-people', page: 0 } }

function emptyView(): View {
  const text = 'You have logged nobody yet.'
  return {
    summary: text,
    nodes: [
      { kind: 'text', text },
      { kind: 'buttons', buttons: [LOG_SOMEONE] },
    ],
  }
}

function nobodyView(filter: PeopleFilter, carried: FilterButton): View {
  const text = `Nobody you know is like that: ${sayFilter(filter)}.`
  const search: Button = { label: 'Search and filter', command: { kind: 'people-form', ...carried } }
  return {
    summary: text,
    nodes: [
      { kind: 'text', text },
      { kind: 'buttons', buttons: [search, WHOM_I_KNOW] },
    ],
  }
}

const STATE_WORDS = {
  unconfirmed: 'imported and not confirmed',
  cold: 'going cold',
  logged: 'logged by you',
  imported: 'imported',
  untouched: 'untouched for two years',
} as const

/** A filter in words: "clients, strong, private, “acme”". */
export function sayFilter(filter: PeopleFilter): string {
  const { kind, band, visibility, state, importId, said } = filter
  return [kind, band, visibility, state && STATE_WORDS[state], importId && 'from one import', said && `“${said}”`]
    .filter(Boolean)
    .join(', ')
}

function listedItem(person: ListedPerson): Node {
  const { id, name, title, spelling, kind, visibility, band } = person
  const where = [title, spelling].filter(Boolean).join(', ')
  const detail = [where, kind === 'acquaintance' ? '' : kind, visibility === 'open' ? '' : visibility]
  return {
    kind: 'item',
    title: name,
    band,
    detail: detail.filter(Boolean).join(' · '),
    note: noteOf(person),
    buttons: [{ label: 'Show', command: { kind: 'my-person', relationshipId: id } }],
  }
}

function noteOf({ source, confirmedAt, lastTouch, goingCold, handedOver }: ListedPerson): string {
  if (source === 'import' && confirmedAt === null)
    return handedOver === null ? 'imported, not confirmed' : sayHandedOver(handedOver)
  const touched = lastTouch === null ? '' : `last in touch in ${monthOfDay(lastTouch)}`
  return [touched, goingCold ? 'going cold' : ''].filter(Boolean).join(', ')
}

/** One of them, as it was logged, with the ways to change it and back to the list. */
export function personView(logged: Parameters<typeof loggedView>[0] & { handedOver: string | null }): View {
  const { relationshipId } = logged
  const { nodes } = loggedView({ ...logged, mayRate: true })
  const name = [logged.name, logged.organization].filter(Boolean).join(', ')
  const more: Button[] = [
    touchButton(relationshipId),
    ...(logged.kind === 'partner' ? [swapButton(relationshipId)] : []),
    { label: 'Who was shown this', command: { kind: 'shown-to', relationshipId, page: 0 } },
    { label: 'Remove', command: { kind: 'remove-person', relationshipId }, style: 'danger' },
    WHOM_I_KNOW,
  ]
  return {
    summary: name,
    nodes: [
      { kind: 'heading', text: name },
      ...(logged.handedOver === null
        ? []
        : [
            {
              kind: 'text' as const,
              text: capitalised(`${sayHandedOver(logged.handedOver)}.`),
              tone: 'quiet' as const,
            },
          ]),
      ...nodes.slice(1),
      { kind: 'buttons', buttons: more },
    ],
  }
}
