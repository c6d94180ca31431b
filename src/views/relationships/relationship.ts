import type { FormCommand } from '../../domain/commands/command.ts'
import { type Kind, saysOnlyKind, type Visibility } from '../../domain/relationships/relationship.ts'
import { RATING_WORDS } from '../finding/evidence.ts'
import { capitalised, ended, plural, sayNumber } from '../format.ts'
import type { Button, Form, Node, View } from '../view.ts'
import { lineView } from '../view.ts'

const RATINGS = [5, 4, 3, 2, 1].map((rating) => ({
  value: String(rating),
  label: `${rating} · ${RATING_WORDS[rating]}${rating === 5 ? ', they would do me a favour' : ''}`,
}))

const VISIBILITY_LINES: Record<Visibility, string> = {
  open: 'Teammates see that you know them, and how. Your rating stays a word.',
  sealed: 'Sealed: teammates see “a teammate”, and you are asked first.',
  private: 'Private: only you see this, and it is never matched.',
}

/** How a logged relationship was understood, with the ways to correct it. */
export function loggedView(logged: {
  relationshipId: string
  /** The event to undo; null when it cannot be undone (any more). */
  auditId: string | null
  name: string
  title: string | null
  organization: string | null
  kind: Kind
  how: string | null
  rating: number | null
  visibility: Visibility
  /** Companies whose doors they can open. */
  opens?: string[]
  isNew: boolean
  /** Whether to ask for the rating though it was given. */
  mayRate?: boolean
}): View {
  const place = logged.organization ? ` at ${logged.organization}` : ''
  const summary = `${logged.isNew ? 'Logged' : 'Updated'} ${ended(`${logged.name}${place}`)}`
  const fields = [
    { label: 'Name', value: logged.name },
    { label: 'Title', value: logged.title ?? '' },
    { label: 'Company', value: logged.organization ?? 'none' },
    {
      label: 'How',
      value: logged.how && !saysOnlyKind(logged.how, logged.kind) ? `${logged.kind}: ${logged.how}` : logged.kind,
    },
    { label: 'Opens doors at', value: (logged.opens ?? []).join(', ') },
    { label: 'How well', value: logged.rating === null ? 'not said' : `${logged.rating}/5` },
  ].filter((field) => field.value !== '')
  return {
    summary,
    nodes: [
      { kind: 'heading', text: summary },
      { kind: 'fields', fields },
      ...(logged.organization === null ? [quiet('Without a company teammates cannot find this.')] : []),
      ...(logged.rating === null || logged.mayRate ? ratingNodes(logged.relationshipId) : []),
      quiet(VISIBILITY_LINES[logged.visibility]),
      {
        kind: 'buttons',
        buttons: [
          ...(logged.auditId === null
            ? []
            : [{ label: 'Undo', command: { kind: 'undo-log' as const, auditId: logged.auditId } }]),
          editButton(logged.relationshipId),
          ...visibilityButtons(logged.relationshipId, logged.visibility),
        ],
      },
    ],
  }
}

/** Shows the ties that await their description. */
export const CONFIRM_IMPORTED: Button = { label: 'Confirm my imported ties', command: { kind: 'unconfirmed' } }

const editButton = (relationshipId: string): Button => ({
  label: 'Edit',
  command: { kind: 'edit-form', relationshipId },
})

/** Asks how well somebody is known, to be answered with one press. */
export function ratingNodes(relationshipId: string): Node[] {
  const buttons = [5, 4, 3, 2, 1].map(
    (rating): Button => ({
      label: `${'★'.repeat(rating)} ${RATING_WORDS[rating]}`,
      command: { kind: 'rate', relationshipId, rating },
    }),
  )
  return [quiet('How well do you know them? It counts most.'), { kind: 'buttons', buttons }]
}

/** Says how well somebody is known from now on. */
export function ratedView(relationshipId: string, name: string, rating: number): View {
  return lineView(`Noted: you know ${name} ${RATING_WORDS[rating]}.`, [editButton(relationshipId)])
}

function quiet(text: string): Node {
  return { kind: 'text', text, tone: 'quiet' }
}

/** Says who may see a relationship from now on. */
export function visibilityView(relationshipId: string, name: string, visibility: Visibility): View {
  const summary = `${name}: ${VISIBILITY_LINES[visibility]}`
  return {
    summary,
    nodes: [
      { kind: 'text', text: summary },
      { kind: 'buttons', buttons: visibilityButtons(relationshipId, visibility) },
    ],
  }
}

function visibilityButtons(relationshipId: string, now: Visibility): Button[] {
  const labels: Record<Visibility, string> = { open: 'Make open', sealed: 'Seal it', private: 'Make private' }
  return (['open', 'sealed', 'private'] as const)
    .filter((visibility) => visibility !== now)
    .map((visibility) => ({ label: labels[visibility], command: { kind: 'visibility', relationshipId, visibility } }))
}

/**
 * The form of /iknow without text, or with something missing.
 *
 * @param submit what it is sent as: a log, or the correction of one
 */
export function logForm(
  values: Record<string, string> = {},
  errors?: Record<string, string>,
  submit: FormCommand = { kind: 'log', values: {} },
): Form {
  const value = (name: string) => (values[name] ? { value: values[name] } : {})
  return {
    title: 'Someone I know',
    submitLabel: 'Log it',
    submit,
    fields: [
      { kind: 'line', name: 'name', label: 'Name', required: true, maxLength: 200, ...value('name') },
      {
        kind: 'line',
        name: 'organization',
        label: 'Company',
        required: true,
        maxLength: 200,
        ...value('organization'),
      },
      { kind: 'line', name: 'title', label: 'Title', required: false, maxLength: 200, ...value('title') },
      {
        kind: 'line',
        name: 'how',
        label: 'How do you know each other?',
        hint: 'Worked together 2019–22; opens Acme, Globex; private',
        required: false,
        maxLength: 200,
        ...value('how'),
      },
      {
        kind: 'choice',
        name: 'rating',
        label: 'How well?',
        required: true,
        options: RATINGS,
        value: values['rating'] || '3',
      },
    ],
    ...(errors ? { errors } : {}),
  }
}

/** The form that corrects what was logged. */
export function editForm(
  relationshipId: string,
  values: Record<string, string>,
  errors?: Record<string, string>,
): Form {
  return logForm(values, errors, { kind: 'edit', relationshipId, values: {} })
}

/**
 * A member's imported ties that await their description.
 *
 * @param wanted how many of all are at companies teammates look for: they come first
 */
export function unconfirmedView(ties: { id: string; name: string; where: string }[], total: number, wanted = 0): View {
  if (total === 0)
    return {
      summary: 'Every tie of yours is confirmed.',
      nodes: [{ kind: 'text', text: 'Every tie of yours is confirmed. Thank you!' }],
    }
  const summary = `${total} imported ${plural(total, 'tie is', 'ties are')} waiting for you to confirm ${plural(total, 'it', 'them')}.`
  const rate = (relationshipId: string, rating: number): Button => ({
    label: capitalised(RATING_WORDS[rating] ?? ''),
    command: { kind: 'rate', relationshipId, rating },
  })
  return {
    summary,
    nodes: [
      { kind: 'heading', text: 'How well do you know them?' },
      { kind: 'text', text: `${summary} One press each makes them count for your team.`, tone: 'quiet' },
      ...(wanted > 0 ? [{ kind: 'text' as const, text: lookImportant(wanted) }] : []),
      ...ties.map(
        (tie): Node => ({
          kind: 'item',
          title: tie.name,
          detail: tie.where,
          buttons: [5, 4, 3, 2, 1].map((rating) => rate(tie.id, rating)),
        }),
      ),
      // Rated ties leave the list: the same command shows the next ones.
      ...(total > ties.length
        ? [
            {
              kind: 'buttons' as const,
              buttons: [{ label: 'Show the next', command: { kind: 'unconfirmed' as const } }],
            },
          ]
        : []),
    ],
  }
}

/** Says how many imported ties matter to asks, and that they come first. */
export function lookImportant(wanted: number): string {
  const those = plural(wanted, 'One looks', `${sayNumber(wanted)} look`)
  return `${those} important: teammates look for a way in there. ${plural(wanted, 'It comes', 'They come')} first.`
}

/** Says that a text was not logged, and what to say again, by form field: where no form can open. */
export function unsureText(fields: Record<string, string>): string {
  return ['Nothing was saved: this leaves something to say again.', ...Object.values(fields)].join('\n')
}

/** A logged relationship was undone. */
export function undoneView(name: string): View {
  return lineView(`Undone: ${ended(name)}`)
}
