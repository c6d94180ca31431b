import {
  type APILabelComponent,
  type APIModalInteractionResponseCallbackData,
  type APIStringSelectComponent,
  type APITextDisplayComponent,
  type APIUserSelectComponent,
  ChannelType,
  ComponentType,
  SelectMenuDefaultValueType,
  TextInputStyle,
} from 'discord.js'
import { doorLine } from '../../app/door-words.ts'
import type { Teammate } from '../../app/ports/platform.ts'
import { clip } from '../../domain/text.ts'
import type { Field, Form } from '../../views/view.ts'
import { formId } from './custom-id.ts'
import { label, plain } from './markdown.ts'

/** Discord's limits for one modal. */
const MAX_FIELDS = 5
const MAX_TITLE = 45
const MAX_LABEL = 45
const MAX_HINT = 100
const MAX_OPTIONS = 25
const MAX_VALUE = 4000

/**
 * Where a form opens: the guild its answer belongs to, null if unknown; and whether in that guild or in direct messages,
 * where a picker could offer only the two who talk there: `teammates` are offered instead, or named in words.
 */
export type FormPlace = { guild: string | null; isDirect: boolean; teammates?: readonly Teammate[] }

/**
 * Renders a Form as a modal. Errors go below the field's label: Discord cannot mark a field.
 */
export function renderForm(form: Form, place: FormPlace): APIModalInteractionResponseCallbackData {
  const room = MAX_FIELDS - form.fields.length
  const fields = form.fields
    .slice(0, MAX_FIELDS)
    .flatMap((field) => renderField(field, place, { error: form.errors?.[field.name], room }))
  const intro: APITextDisplayComponent[] =
    form.intro && fields.length < MAX_FIELDS
      ? [{ type: ComponentType.TextDisplay, content: plain(form.intro, MAX_VALUE) }]
      : []
  return {
    // What is sent in a guild says so itself.
    custom_id: formId(form.submit, place.isDirect ? place.guild : null),
    title: label(form.title, MAX_TITLE),
    components: [...intro, ...fields],
  }
}

function renderField(
  field: Field,
  { isDirect, teammates = [] }: FormPlace,
  { error, room }: { error: string | undefined; room: number },
): APILabelComponent[] {
  const hint = error ?? field.hint
  const described = {
    type: ComponentType.Label as const,
    label: label(field.label, MAX_LABEL),
    ...(hint ? { description: label(hint, MAX_HINT) } : {}),
  }
  if (field.kind !== 'member') return [{ ...described, component: renderInput(field) }]
  if (!isDirect) return [{ ...described, component: renderMember(field) }]
  if (teammates.length === 0 || room < 1) return [{ ...described, component: renderInput(field) }]
  const isOffered = teammates.some(({ user }) => user === field.value)
  const typed = {
    ...field,
    name: `${field.name}${TYPED}`,
    required: false,
    value: isOffered ? '' : (field.value ?? ''),
  }
  return [
    { ...described, component: renderTeammates(field, teammates) },
    { type: ComponentType.Label, label: doorLine('name-typed'), component: renderInput(typed) },
  ]
}

/** The field beside a select of teammates, for the name of one who is not among them. */
const TYPED = '.typed'

/** The values of a form, where a name that was typed goes before one that was chosen. */
export function withNamesTyped(values: Record<string, string>): Record<string, string> {
  const typed = Object.entries(values).filter(([name]) => name.endsWith(TYPED))
  const others = Object.entries(values).filter(([name]) => !name.endsWith(TYPED))
  const named = typed.flatMap(([name, value]) => (value.trim() === '' ? [] : [[name.slice(0, -TYPED.length), value]]))
  return Object.fromEntries([...others, ...named])
}

/** Either is enough: neither may be demanded by itself. */
function renderTeammates(field: Field, teammates: readonly Teammate[]): APIStringSelectComponent {
  return {
    type: ComponentType.StringSelect,
    custom_id: field.name,
    required: false,
    options: teammates.slice(0, MAX_OPTIONS).map(({ user, name }) => ({
      value: user,
      label: label(name, 100) || user,
      ...(user === field.value ? { default: true } : {}),
    })),
  }
}

function renderMember(field: Field): APIUserSelectComponent {
  const isUser = /^\d{15,20}$/.test(field.value ?? '')
  return {
    type: ComponentType.UserSelect,
    custom_id: field.name,
    required: field.required,
    ...(isUser && field.value ? { default_values: [{ id: field.value, type: SelectMenuDefaultValueType.User }] } : {}),
  }
}

function renderInput(field: Field): APILabelComponent['component'] {
  const common = { custom_id: field.name, required: field.required }
  if (field.kind === 'choice')
    return {
      ...common,
      type: ComponentType.StringSelect,
      options: field.options.slice(0, MAX_OPTIONS).map((option) => ({
        value: option.value,
        label: label(option.label, 100),
        ...(option.value === field.value ? { default: true } : {}),
      })),
    }
  if (field.kind === 'channel')
    return {
      ...common,
      type: ComponentType.ChannelSelect,
      channel_types: [ChannelType.GuildText, ChannelType.GuildAnnouncement],
      ...(field.value ? { default_values: [{ id: field.value, type: SelectMenuDefaultValueType.Channel }] } : {}),
    }
  const max = Math.min(field.maxLength, MAX_VALUE)
  return {
    ...common,
    type: ComponentType.TextInput,
    style: field.kind === 'paragraph' ? TextInputStyle.Paragraph : TextInputStyle.Short,
    max_length: max,
    // Discord rejects the whole modal if a value is too long.
    ...(field.value ? { value: clip(field.value.toWellFormed(), max) } : {}),
  }
}
