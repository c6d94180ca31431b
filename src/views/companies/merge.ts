import { sayPeopleKnown } from '../finding/people-known.ts'
import type { Form, Node, View } from '../view.ts'

// Merging two companies: from naming the other to undoing it.

type Named = { id: string; name: string; people: number }

/** The form that names the other company. */
export function mergeForm(
  organizationId: string,
  values: Record<string, string> = {},
  errors?: Record<string, string>,
): Form {
  const value = values['company']
  return {
    title: 'Same as another company',
    submitLabel: 'Look it up',
    submit: { kind: 'merge-with', organizationId, values: {} },
    fields: [
      {
        kind: 'line',
        name: 'company',
        label: 'Which company is it the same as?',
        hint: 'Its name as your team writes it. You see both before anything happens.',
        required: true,
        maxLength: 200,
        ...(value === undefined ? {} : { value }),
      },
    ],
    ...(errors ? { errors } : {}),
  }
}

/** Several companies may be meant. */
export function mergeChoiceView(one: Named, others: Named[]): View {
  const summary = `Which one is the same company as ${one.name}?`
  return {
    summary,
    nodes: [
      { kind: 'heading', text: summary },
      ...others.map(
        (other): Node => ({
          kind: 'item',
          title: other.name,
          detail: sayPeopleKnown(other.people),
          buttons: [
            {
              label: 'This one',
              command: { kind: 'merge-preview', organizationId: one.id, otherId: other.id },
            },
          ],
        }),
      ),
    ],
  }
}

/** What merging them means, before it is done. */
export function mergePreviewView(one: Named, other: Named): View {
  const summary = `Are ${one.name} and ${other.name} one company?`
  const item = ({ name, people }: Named): Node => ({ kind: 'item', title: name, detail: sayPeopleKnown(people) })
  return {
    summary,
    nodes: [
      { kind: 'heading', text: summary },
      item(one),
      item(other),
      {
        kind: 'text',
        text: 'They would count as one for everybody here: who is known at either, the asks for it, and what is logged or imported under either name later. It can be undone.',
      },
      {
        kind: 'buttons',
        buttons: [
          {
            label: 'Make them one',
            command: { kind: 'merge', organizationId: one.id, otherId: other.id },
            style: 'primary',
          },
        ],
      },
    ],
  }
}

/** They have been merged. */
export function mergedView(one: Omit<Named, 'people'>, other: Omit<Named, 'people'>): View {
  const text = `${one.name} and ${other.name} count as one company now, for everybody here.`
  return {
    summary: text,
    nodes: [
      { kind: 'text', text },
      {
        kind: 'buttons',
        buttons: [{ label: 'Undo', command: { kind: 'unmerge', organizationId: other.id, otherId: one.id } }],
      },
    ],
  }
}

/** They are separate again; `name` is null if the member knows nobody there under that name. */
export function unmergedView(split: { id: string; name: string | null; countedAs: string }): View {
  const { id, name, countedAs } = split
  const text = name
    ? `“${name}” is a company of its own again, for everybody here.`
    : 'They are two companies again, for everybody here.'
  return {
    summary: text,
    nodes: [
      { kind: 'text', text },
      {
        kind: 'buttons',
        buttons: [{ label: 'Undo', command: { kind: 'merge', organizationId: countedAs, otherId: id } }],
      },
    ],
  }
}
