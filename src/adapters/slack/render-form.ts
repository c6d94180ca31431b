import type { types } from '@slack/bolt'
import { doorView } from '../../app/door-words.ts'
import { encodeForm } from '../../domain/commands/command-code.ts'
import type { Field, Form, View } from '../../views/view.ts'
import { cut, LIMITS } from './limits.ts'
import { plain, renderBlocks } from './render.ts'
import { type Spot, withSpot } from './spot.ts'

type InputBlock = types.InputBlock
type KnownBlock = types.KnownBlock
export type Modal = types.ModalView

// Forms as modals. A field's name is its block_id; its one element is always called `value`.

/** The callback_id of every form. */
export const FORM = 'form'
export const VALUE = 'value'

/**
 * Renders a Form as a modal. Its Command travels in private_metadata, at most 100 of its 3,000 characters, and beside it
 * where its user spoke to the bot.
 */
export function renderForm(form: Form, spot: Spot | null = null): Modal {
  return {
    type: 'modal',
    callback_id: FORM,
    title: plain(form.title, LIMITS.title),
    submit: plain(form.submitLabel, LIMITS.title),
    close: plain('Cancel', LIMITS.title),
    private_metadata: withSpot(encodeForm(form.submit), spot),
    blocks: [
      ...(form.intro ? [note(form.intro)] : []),
      ...form.fields.flatMap((field) => [...error(form.errors?.[field.name]), renderField(field)]),
    ],
  }
}

/** A View as a modal without inputs: the result of a submission. */
export function renderNotice(title: string, view: View, spot: Spot | null = null): Modal {
  return {
    type: 'modal',
    callback_id: 'notice',
    title: plain(title, LIMITS.title),
    close: plain('Close', LIMITS.title),
    blocks: renderBlocks(view.nodes, LIMITS.viewBlocks, spot),
  }
}

/** The modal shown while a submission is processed. */
export function renderWorking(title: string): Modal {
  return renderNotice(title, doorView('working'))
}

function note(text: string): KnownBlock {
  return { type: 'section', text: plain(text, LIMITS.section) }
}

/** Slack marks fields only in response to a submission; in a reopened form the error stands above the field. */
function error(text: string | undefined): KnownBlock[] {
  return text ? [note(`⚠️ ${text}`)] : []
}

function renderField(field: Field): InputBlock {
  return {
    type: 'input',
    block_id: field.name,
    label: plain(field.label, LIMITS.label),
    ...(field.hint ? { hint: plain(field.hint, LIMITS.hint) } : {}),
    optional: !field.required,
    element: renderElement(field),
  }
}

function renderElement(field: Field): InputBlock['element'] {
  if (field.kind === 'choice') return renderChoice(field)
  if (field.kind === 'member') {
    const isUser = /^[UW][A-Z0-9]+$/.test(field.value ?? '')
    return { type: 'users_select', action_id: VALUE, ...(isUser && field.value ? { initial_user: field.value } : {}) }
  }
  if (field.kind !== 'channel') return renderText(field)
  return {
    type: 'conversations_select',
    action_id: VALUE,
    filter: { include: ['public', 'private'], exclude_bot_users: true, exclude_external_shared_channels: true },
    ...(field.value ? { initial_conversation: field.value } : {}),
  }
}

function renderText(field: Extract<Field, { kind: 'line' | 'paragraph' }>) {
  const max = Math.min(field.maxLength, LIMITS.input)
  return {
    type: 'plain_text_input' as const,
    action_id: VALUE,
    multiline: field.kind === 'paragraph',
    max_length: max,
    ...(field.value ? { initial_value: cut(field.value, max) } : {}),
  }
}

function renderChoice(field: Extract<Field, { kind: 'choice' }>) {
  const options = field.options
    .slice(0, LIMITS.options)
    .map(({ value, label }) => ({ value, text: plain(label, LIMITS.option) }))
  const chosen = options.find((option) => option.value === field.value)
  return {
    type: options.length > LIMITS.radios ? ('static_select' as const) : ('radio_buttons' as const),
    action_id: VALUE,
    options,
    ...(chosen ? { initial_option: chosen } : {}),
  }
}
