import {
  type APILabelComponent,
  type APIModalInteractionResponseCallbackData,
  type APITextDisplayComponent,
  type APIUserSelectComponent,
  ChannelType,
  ComponentType,
  SelectMenuDefaultValueType,
  TextInputStyle,
} from 'discord.js'
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
 * where a picker could offer only the two who talk there.
 */
export type FormPlace = { guild: string | null; isDirect: boolean }

/**
 * Renders a Form as a modal. Errors go below the field's label: Discord cannot mark a field.
 */
export function renderForm(form: Form, { guild, isDirect }: FormPlace): APIModalInteractionResponseCallbackData {
  const fields = form.fields
    .slice(0, MAX_FIELDS)
    .map((field) => renderField(field, isDirect, form.errors?.[field.name]))
  const intro: APITextDisplayComponent[] =
    form.intro && fields.length < MAX_FIELDS
      ? [{ type: ComponentType.TextDisplay, content: plain(form.intro, MAX_VALUE) }]
      : []
  return {
    custom_id: formId(form.submit, guild),
    title: label(form.title, MAX_TITLE),
    components: [...intro, ...fields],
  }
}

function renderField(field: Field, isDirect: boolean, error: string | undefined): APILabelComponent {
  const hint = error ?? field.hint
  return {
    type: ComponentType.Label,
    label: label(field.label, MAX_LABEL),
    ...(hint ? { description: label(hint, MAX_HINT) } : {}),
    component: field.kind === 'member' && !isDirect ? renderMember(field) : renderInput(field),
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
