import type { Balance } from '../../domain/partners/favour.ts'
import { monthOfDay, plural, sayCount } from '../format.ts'
import { swapButton } from '../partners/swap.ts'
import { sayBalance } from '../partners/swap-words.ts'
import type { Button, Node, View } from '../view.ts'
import { lineView } from '../view.ts'
import { touchButton } from './touch.ts'

// Ties that go cold while teammates look for a way to where these people work.

export type WarmPerson = {
  id: string
  name: string
  title: string | null
  spelling: string | null
  how: string | null
  lastTouch: string | null
  /** How many asks of teammates it may answer. */
  asks: number
  /** Whether it still goes cold, was touched since, or is to be left alone. */
  state: 'cold' | 'warm' | 'left'
}

/** Reminds of them, each with what may be said of it; always shows how they are now. */
export function keepWarmView(people: WarmPerson[]): View {
  const cold = people.filter(({ state }) => state === 'cold').length
  const summary =
    cold === 0
      ? 'Nobody here is going cold any more. Thank you!'
      : `${sayCount(cold, 'person', 'people')} you know well ${plural(cold, 'has', 'have')} not heard from you for long.`
  return {
    summary,
    nodes: [
      { kind: 'heading', text: 'Keep in touch?' },
      {
        kind: 'text',
        text: `${summary} Teammates are looking for a way to where they work. A line from you keeps the door open.`,
      },
      ...people.map(item),
      {
        kind: 'text',
        text: 'Only you see this. It comes once a week at most.',
        tone: 'quiet',
      },
      { kind: 'buttons', buttons: [{ label: 'Stop these notes', command: { kind: 'keep-warm', on: 'no' } }] },
    ],
  }
}

const STATES = { warm: 'In touch again: thank you!', left: 'Left alone, as you said.' } as const

function item(person: WarmPerson): Node {
  const { id: relationshipId, name, title, spelling, how, lastTouch, asks, state } = person
  const where = [title, spelling].filter(Boolean).join(', ')
  const touched = lastTouch === null ? '' : `last in touch in ${monthOfDay(lastTouch)}`
  const wanted = asks === 0 ? '' : `${sayCount(asks, 'teammate looks', 'teammates look')} for a way in there`
  if (state !== 'cold') return { kind: 'item', title: name, detail: STATES[state] }
  return {
    kind: 'item',
    title: name,
    detail: [where, how, touched].filter(Boolean).join(' · '),
    ...(wanted ? { note: wanted } : {}),
    buttons: [
      touchButton(relationshipId),
      { label: 'Not now', command: { kind: 'leave-cold', relationshipId, answer: 'later' } },
      { label: 'Never', command: { kind: 'leave-cold', relationshipId, answer: 'never' } },
    ],
  }
}

/**
 * Asks whether what was said of a few is still right; always shows how they are now.
 *
 * @param owed partners who are well ahead in what they opened
 */
export function stillRightView(people: WarmPerson[], owed: Owed[] = []): View {
  const open = people.filter(({ state }) => state === 'cold').length
  const summary =
    open === 0
      ? 'All of these are right. Thank you!'
      : `Is what you said of ${sayCount(open, 'person', 'people')} still right?`
  return {
    summary,
    nodes: [
      { kind: 'heading', text: 'Still right?' },
      { kind: 'text', text: `${summary} A minute a month keeps what matters most true.` },
      ...people.map(checkItem),
      ...owed.map(owedItem),
      { kind: 'text', text: 'Only you see this. It comes once a month at most.', tone: 'quiet' },
      { kind: 'buttons', buttons: [{ label: 'Stop these notes', command: { kind: 'keep-warm', on: 'no' } }] },
    ],
  }
}

function checkItem({ id: relationshipId, name, title, spelling, how, state }: WarmPerson): Node {
  if (state !== 'cold') return { kind: 'item', title: name, detail: 'Confirmed.' }
  return {
    kind: 'item',
    title: name,
    detail: [[title, spelling].filter(Boolean).join(', '), how].filter(Boolean).join(' · '),
    buttons: [
      { label: 'Still right', command: { kind: 'still-right', relationshipId }, style: 'primary' },
      { label: 'Edit', command: { kind: 'edit-form', relationshipId } },
      { label: 'Remove', command: { kind: 'remove-person', relationshipId } },
    ],
  }
}

type Owed = Balance & { id: string; name: string; company: string | null }

function owedItem({ id, name, company, ...balance }: Owed): Node {
  return {
    kind: 'item',
    title: [name, company].filter(Boolean).join(', '),
    detail: sayBalance(name, balance),
    buttons: [swapButton(id, 'What we could open')],
  }
}

/** What was said of somebody is confirmed. */
export function stillRightNotedView(name: string): View {
  return lineView(`Noted: what you said of ${name} is still right.`)
}

/** A tie is left cold. */
export function leftColdView(name: string, answer: 'later' | 'never'): View {
  return lineView(
    answer === 'never' ? `Fine: I never remind you of ${name} again.` : `Fine: I leave ${name} alone for two months.`,
  )
}

/** Whether one is reminded from now on. */
export function keptWarmView(on: boolean): View {
  const other: Button = on
    ? { label: 'Stop these notes', command: { kind: 'keep-warm', on: 'no' } }
    : { label: 'Remind me again', command: { kind: 'keep-warm', on: 'yes' } }
  return lineView(
    on
      ? 'I remind you, once a week at most, of people you know well who are going cold while teammates look for a way to them.'
      : 'I remind you of nobody who is going cold any more.',
    [other],
  )
}
