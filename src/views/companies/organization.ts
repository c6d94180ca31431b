import { splittableOf } from '../../domain/companies/spelling.ts'
import { sayPeopleKnown } from '../finding/people-known.ts'
import { ended } from '../format.ts'
import type { Button, Node, View } from '../view.ts'
import { lineView } from '../view.ts'

// Which names belong to one company.

/** Spellings named in one line. */
const NAMED = 4

/** Shows a learned name, with the way to take it back. */
export function aliasNodes(alias: { id: string; name: string } | null, organization: string): Node[] {
  if (alias === null) return []
  return [
    { kind: 'text', text: `“${alias.name}” stands for ${organization} here, as a teammate chose.`, tone: 'quiet' },
    {
      kind: 'buttons',
      buttons: [{ label: 'Not the same company', command: { kind: 'forget-alias', aliasId: alias.id } }],
    },
  ]
}

/** Below an answer: the spellings taken for one company; if only one, just the way to say which other it is. */
export function spellingNodes(organization: { id: string; spellings: string[]; mayMerge?: boolean }): Node[] {
  const { id, spellings, mayMerge = false } = organization
  if (spellings.length < 2) return mayMerge ? [{ kind: 'buttons', buttons: [mergeButton(id)] }] : []
  const more = spellings.length > NAMED ? ` and ${spellings.length - NAMED} more` : ''
  return [
    { kind: 'text', text: ended(`Spelled here: ${spellings.slice(0, NAMED).join(' · ')}${more}`), tone: 'quiet' },
    { kind: 'buttons', buttons: [{ label: 'Not all the same?', command: { kind: 'spellings', organizationId: id } }] },
  ]
}

function mergeButton(organizationId: string): Button {
  return { label: 'Same as another company…', command: { kind: 'merge-form', organizationId } }
}

type Spelling = { spelling: string; people: number; relationshipId: string | null; mergedFromId: string | null }

/** A company's spellings, each with the way to split it off, and the way to say that another is the same. */
export function spellingsView(shown: { id: string; name: string; spellings: Spelling[]; mayDecide: boolean }): View {
  const { id, name, spellings, mayDecide } = shown
  const splittable = mayDecide ? splittableOf(spellings) : []
  const summary =
    spellings.length > 1
      ? `${name} is spelled in ${spellings.length} ways here.`
      : `${name} is spelled in one way here.`
  const buttonsOf = (one: Spelling): Button[] => {
    const { relationshipId, mergedFromId } = one
    if (mergedFromId && mayDecide)
      return [{ label: 'Split off', command: { kind: 'unmerge', organizationId: mergedFromId, otherId: id } }]
    if (relationshipId && splittable.includes(one))
      return [{ label: 'Split off', command: { kind: 'split', relationshipId } }]
    return []
  }
  const items = spellings.map((one): Node => {
    const buttons = buttonsOf(one)
    const detail = `${sayPeopleKnown(one.people)}${one.mergedFromId ? ' · made one by hand' : ''}`
    return { kind: 'item', title: one.spelling, detail, ...(buttons.length > 0 ? { buttons } : {}) }
  })
  const maySplit = spellings.some((one) => buttonsOf(one).length > 0)
  const hint = maySplit
    ? 'They count as one company. Is one of them another? Split it off: everybody’s people there go with it, and later ones too.'
    : spellings.length > 1
      ? 'They count as one company. Who knows somebody there, or an admin, can split one off.'
      : 'Nothing to split.'
  return {
    summary,
    nodes: [
      { kind: 'heading', text: summary },
      { kind: 'text', text: hint },
      ...items,
      ...(mayDecide ? [{ kind: 'buttons' as const, buttons: [mergeButton(id)] }] : []),
    ],
  }
}

/** A spelling was split off as its own company. */
export function splitView({ spelling, organizationId }: { spelling: string; organizationId: string }): View {
  const text = `“${spelling}” is a company of its own now, for everybody here.`
  return {
    summary: text,
    nodes: [
      { kind: 'text', text },
      { kind: 'buttons', buttons: [{ label: 'Undo', command: { kind: 'rejoin', organizationId } }] },
    ],
  }
}

/** The split was undone. */
export function rejoinedView(spelling: string): View {
  const text = `“${spelling}” counts as one company with the others written alike again.`
  return { summary: text, nodes: [{ kind: 'text', text }] }
}

/** A learned name no longer stands for a company. */
export function forgottenView(name: string, organization: string): View {
  return lineView(`Forgotten: “${name}” does not stand for ${organization} any more.`)
}
