import { toLabel } from '../../domain/commands/command.ts'
import { shortlist } from '../../domain/finding/ranking.ts'
import type { Target, Whom } from '../../domain/finding/target.ts'
import type { ShownPath } from '../../domain/relationships/visibility.ts'
import { ended } from '../format.ts'
import type { Button, Form, Node, View } from '../view.ts'
import { allWaysToNodes } from './all-ways.ts'
import { keepButton } from './ask.ts'
import { pathItem } from './path-item.ts'

// How an ask in words was understood, and how to phrase it better.

/** How an ask was read, with the way to correct it; nothing if it named only a company. */
export function understoodNodes(asked: string, whom: Whom | null, organization: string): Node[] {
  if (whom === null) return []
  const read = whom.kind === 'role' ? `the role ${whom.text}` : `the person ${whom.text}`
  return [
    { kind: 'text', text: `Understood: ${read}, at ${ended(organization)}`, tone: 'quiet' },
    { kind: 'buttons', buttons: [refineButton(asked)] },
  ]
}

/** People whose descriptions by teammates fit an ask that names no known company. */
export function wordsView(asked: string, groups: string[][], paths: ShownPath[]): View {
  const shown = shortlist(paths)
  const hidden = paths.length - shown.length
  const [best] = shown
  const summary = `No company here is called “${toLabel(asked)}”, but what ${best?.connector ?? 'a teammate'} logged fits.`
  return {
    summary,
    nodes: [
      { kind: 'heading', text: `Who knows ${asked}` },
      {
        kind: 'text',
        text: `Understood: somebody logged with ${groups.map(([word]) => `“${word}”`).join(' and ')}.`,
        tone: 'quiet',
      },
      ...shown.map((path) => pathItem(path, null, '')),
      ...allWaysToNodes(hidden, 'fit', { by: 'words', asked: toLabel(groups.map(([word]) => word).join(' ')) }),
      { kind: 'buttons', buttons: [refineButton(asked), keepButton({ organization: asked })] },
    ],
  }
}

/** Opens the form to rephrase an ask. */
export function refineButton(asked: string): Button {
  return { label: 'Not what I meant', command: { kind: 'refine-form', asked: toLabel(asked) } }
}

/**
 * The form to rephrase an ask, in its parts.
 *
 * @param read how it was read so far
 */
export function refineForm(
  read: Pick<Target, 'organization' | 'whom'>,
  values: Record<string, string> = {},
  errors?: Record<string, string>,
): Form {
  return {
    title: 'Who are you looking for?',
    submitLabel: 'Find ways in',
    submit: { kind: 'refine', values: {} },
    fields: [
      {
        kind: 'line',
        name: 'whom',
        label: 'Who there?',
        hint: 'A name or a job, like CFO or procurement; empty for anyone.',
        required: false,
        maxLength: 120,
        value: values['whom'] ?? read.whom?.text ?? '',
      },
      {
        kind: 'line',
        name: 'organization',
        label: 'Which company?',
        hint: 'Or words a teammate may have logged, like fintech Berlin.',
        required: true,
        maxLength: 200,
        value: values['organization'] ?? read.organization,
      },
    ],
    ...(errors ? { errors } : {}),
  }
}
