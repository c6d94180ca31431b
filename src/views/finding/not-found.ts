import { toLabel } from '../../domain/commands/command.ts'
import { shortlist } from '../../domain/finding/ranking.ts'
import type { ShownPath } from '../../domain/relationships/visibility.ts'
import { ended } from '../format.ts'
import type { Node, View } from '../view.ts'
import { allWaysToNodes, soughtNames } from './all-ways.ts'
import { type Choice, choiceItem, type Kept, keepButton } from './ask.ts'
import { pathItem } from './path-item.ts'
import { refineButton } from './understood.ts'

// Answers to an ask that names no known company. They never deny what was not understood.

const HOW_TO_ASK = 'Try a company’s name, its domain, or a person with their company: /whoknows Jane Doe at Acme.'

/** The text names no company: a private mailbox, a profile page, no letters. */
export function unclearView(text: string): View {
  const summary = `I see no company in “${toLabel(text)}”.`
  return {
    summary,
    nodes: [
      { kind: 'text', text: summary },
      { kind: 'text', text: HOW_TO_ASK },
    ],
  }
}

/**
 * No company of that name is known here. Says that the text was read as a company's name, and nothing about anything
 * else it may stand for, like a person.
 *
 * @param kept what to keep open
 */
export function noneView(text: string, kept: Kept = { organization: text }): View {
  const summary = `Nobody here has logged anyone at a company called “${text}” yet.`
  return {
    summary,
    nodes: [
      { kind: 'heading', text: `No company called “${text}” yet` },
      {
        kind: 'text',
        text: `${summary} Keep the ask open, and let the weekly digest show it: somebody may know someone.`,
      },
      { kind: 'buttons', buttons: [keepButton(kept)] },
    ],
  }
}

/** Only the asker knows somebody of that name: they, and where they were logged, with the way to them. */
export function ownView(people: { id: string; name: string; company: string | null }[]): View {
  const [first] = people
  const summary = `You have logged ${ended(first?.company ? `${first.name} at ${first.company}` : (first?.name ?? ''))}`
  return {
    summary,
    nodes: [
      { kind: 'text', text: `${summary} I see nobody else here who knows them.` },
      ...people.map(
        ({ id: relationshipId, name, company }): Node => ({
          kind: 'item',
          title: name,
          ...(company ? { detail: company } : {}),
          buttons: [{ label: 'Show', command: { kind: 'my-person', relationshipId } }],
        }),
      ),
    ],
  }
}

/** The closest matches to an ask: people of its names, and companies it may mean. */
export type Nearest = { names: string[]; paths: ShownPath[]; choices: Choice[] }

/** No company has that name, but a person does. */
export function namesakesView(asked: string, { paths, choices }: Omit<Nearest, 'names'>): View {
  const [best] = paths
  const summary = `No company here is called “${toLabel(asked)}”, but ${best?.connector ?? 'a teammate'} knows ${ended(best?.person ?? 'somebody')}`
  return {
    summary,
    nodes: [
      { kind: 'heading', text: `Who knows ${toLabel(asked)}` },
      ...nearestNodes({ names: [asked], paths, choices }),
      { kind: 'buttons', buttons: [refineButton(asked), keepButton({ organization: asked })] },
    ],
  }
}

/** A sentence or question that was not understood, with the closest matches. */
export function notUnderstoodView(asked: string, nearest: Nearest): View {
  const found = nearest.paths.length + nearest.choices.length > 0
  const summary = `I did not understand “${toLabel(asked)}”.${found ? ' Is it one of these?' : ''}`
  return {
    summary,
    nodes: [
      { kind: 'text', text: summary },
      ...nearestNodes(nearest),
      { kind: 'text', text: `${found ? 'If not: try' : 'Try'}${HOW_TO_ASK.slice('Try'.length)}` },
      { kind: 'buttons', buttons: [refineButton(asked)] },
    ],
  }
}

function nearestNodes({ names, paths, choices }: Nearest): Node[] {
  const shown = shortlist(paths)
  const hidden = paths.length - shown.length
  return [
    ...shown.map((path) => pathItem(path, null, '')),
    ...allWaysToNodes(hidden, 'by that name', soughtNames(names)),
    // Chosen by its own name: a sentence must not be learned as another name of the company.
    ...choices.map((choice) => choiceItem(choice, choices, choice.name)),
  ]
}
