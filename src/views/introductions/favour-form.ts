import type { FormCommand } from '../../domain/commands/command.ts'
import { PASS_REASONS, type PassReason } from '../../domain/introductions/favour-form.ts'
import type { Field, Form } from '../view.ts'

/** Reasons for passing, as worded in the form. */
export const PASS_WORDS: Record<PassReason, string> = {
  'hardly-know': 'I don’t know them well enough',
  'not-now': 'Not now, too much on',
  'no-fit': 'Not a good fit for them',
  unsaid: 'Rather not say',
}
const PASS_OPTIONS = PASS_REASONS.map((value) => ({ value, label: PASS_WORDS[value] }))

type FavourForm = Extract<FormCommand, { kind: 'redirect' | 'reason' | 'won' }>

const FORMS: Record<FavourForm['kind'], { title: string; intro: string; submitLabel: string; fields: Field[] }> = {
  redirect: {
    title: 'Ask someone else',
    intro: 'The asker hears that you suggested this teammate; nothing is left on your plate.',
    submitLabel: 'Suggest them',
    fields: [
      {
        kind: 'member',
        name: 'teammate',
        label: 'Which teammate should be asked?',
        hint: 'Somebody who knows them, or knows who does',
        required: true,
        maxLength: 120,
      },
    ],
  },
  reason: {
    title: 'Why you passed',
    intro: 'Nobody sees this: it only helps me to ask you for the right things.',
    submitLabel: 'Keep it private',
    fields: [
      { kind: 'choice', name: 'reason', label: 'What was it?', required: true, options: PASS_OPTIONS },
      { kind: 'line', name: 'words', label: 'In your own words, if you like', required: false, maxLength: 300 },
    ],
  },
  won: {
    title: 'You won it',
    intro: 'Whoever introduced you hears of it at once. Only the two of you see the amount.',
    submitLabel: 'Tell them',
    fields: [
      {
        kind: 'line',
        name: 'amount',
        label: 'What is it worth?',
        hint: 'If you like: “€ 12,000 a year”',
        required: false,
        maxLength: 60,
      },
    ],
  },
}

/** A form of an introduction: who else to ask, why they passed, what was won. */
export function favourForm(command: FavourForm, errors?: Record<string, string>): Form {
  const { fields, ...form } = FORMS[command.kind]
  return {
    ...form,
    submit: { ...command, values: {} },
    fields: fields.map((field) => {
      const value = command.values[field.name]
      return value ? { ...field, value } : field
    }),
    ...(errors ? { errors } : {}),
  }
}
