import type { Node, View } from './view.ts'

// Which names are one company.

/** Spellings named in one line. */
const NAMED = 4

/** Under an answer: the spellings taken for one company, where there are several. */
export function spellingNodes(organization: { id: string; spellings: string[] }): Node[] {
  const { id, spellings } = organization
  if (spellings.length < 2) return []
  const more = spellings.length > NAMED ? ` and ${spellings.length - NAMED} more` : ''
  return [
    { kind: 'text', text: `Spelled here: ${spellings.slice(0, NAMED).join(' · ')}${more}.`, tone: 'quiet' },
    { kind: 'buttons', buttons: [{ label: 'Not all the same?', command: { kind: 'spellings', organizationId: id } }] },
  ]
}

/** How a company is spelled here, each with the way to split it off. */
export function spellingsView(shown: {
  name: string
  spellings: { spelling: string; people: number; relationshipId: string }[]
  maySplit: boolean
}): View {
  const { name, spellings, maySplit } = shown
  const summary =
    spellings.length > 1
      ? `${name} is spelled in ${spellings.length} ways here.`
      : `${name} is spelled in one way here.`
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
      ...spellings.map(
        ({ spelling, people, relationshipId }): Node => ({
          kind: 'item',
          title: spelling,
          detail: people === 1 ? '1 person known there' : `${people} people known there`,
          ...(maySplit ? { buttons: [{ label: 'Split off', command: { kind: 'split', relationshipId } }] } : {}),
        }),
      ),
    ],
  }
}

/** A spelling is a company of its own now. */
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

/** It is not any more. */
export function rejoinedView(spelling: string): View {
  const text = `“${spelling}” counts as one company with the others written alike again.`
  return { summary: text, nodes: [{ kind: 'text', text }] }
}
