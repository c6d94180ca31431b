import { MAX_ABOUT, MAX_QUESTION, MAX_REASON, MAX_WORDS } from '../../domain/asks/ask-rules.ts'
import { fitName } from '../../domain/asks/fit-words.ts'
import { readWish, type Wish } from '../../domain/asks/wish.ts'
import type { CommandOf } from '../../domain/commands/command.ts'
import { ended } from '../format.ts'
import { USUAL_QUESTION } from '../introductions/draft-words.ts'
import type { Field, Form } from '../view.ts'

// The form of an ask: its fields are the parts of the note. Discord's forms hold five fields and hints of 100 characters,
// so the company is chosen before, and where the ask may be seen afterwards.

/** Who the asker is: asked once, kept, and filled in from then on. */
export const ABOUT_FIELD: Field = {
  kind: 'line',
  name: 'about',
  label: 'Who are you, in one line?',
  hint: 'Kept for your next asks. Like: I run the pilot projects at our firm.',
  required: true,
  maxLength: MAX_ABOUT,
}

/** The two fields that every note needs; `company` is the one the examples speak of. */
export function wordsFields(company = ''): Field[] {
  const there = fitName(company, 30) || 'your firm'
  return [
    {
      kind: 'paragraph',
      name: 'why',
      label: 'Why do you want to meet?',
      hint: `Write it to them. Like: Your team at ${there} has just done what we plan.`,
      required: true,
      maxLength: MAX_WORDS,
    },
    {
      kind: 'paragraph',
      name: 'benefit',
      label: 'What is in it for them?',
      hint: `Like: You see how 200 firms like ${there} solved it.`,
      required: true,
      maxLength: MAX_WORDS,
    },
  ]
}

/** Why, for the team: the note speaks to somebody outside. */
export const REASON_FIELD: Field = {
  kind: 'line',
  name: 'teamWhy',
  label: 'Why, in a line for your team?',
  hint: 'Teammates read it. Like: I want to offer them a pilot for their warehouse.',
  required: false,
  maxLength: MAX_REASON,
}

/** What the note ends with. */
export const QUESTION_FIELD: Field = {
  kind: 'line',
  name: 'question',
  label: 'One small question',
  hint: `Left empty: ${USUAL_QUESTION}`,
  required: false,
  maxLength: MAX_QUESTION,
}

/** What asks one connector. */
export type AskOne = CommandOf<'ask-form'>

/**
 * The form for asking one connector or, with `keep-form`, for keeping an ask open until somebody can help.
 *
 * @param company the one it is about, if its Command does not say
 */
export function askForm(
  command: AskOne | CommandOf<'keep-form'>,
  values: Record<string, string> = {},
  errors?: Record<string, string>,
  company = '',
): Form {
  const asks = command.kind === 'ask-form'
  const wish = readWish(asks ? command.whom : command.target)
  const target = asks ? company : wish.wanted
  return {
    title: asks ? 'Ask for an introduction' : 'Keep my ask open',
    ...(asks ? {} : { intro: `For ${ended(target)} It stays open for 60 days, and whoever can help hears of it.` }),
    submitLabel: 'See the note',
    submit: asks
      ? { kind: 'ask', relationshipId: command.relationshipId, values: {} }
      : { kind: 'keep', target, values: {} },
    fields: noteFields({ ...wish, whom: asks ? wish.wanted : wish.whom }, target, values),
    ...(errors ? { errors } : {}),
  }
}

/** The fields of every ask for a company, with what was said in passing and what was typed before. */
function noteFields(
  { whom, place, by }: Pick<Wish, 'whom' | 'place' | 'by'>,
  company: string,
  values: Record<string, string>,
): Field[] {
  const fields: Field[] = [
    { ...WHOM, value: sayWhom(whom, place) },
    ABOUT_FIELD,
    ...wordsFields(company),
    { ...QUESTION_FIELD, value: by === null ? '' : askToMeet(by) },
  ]
  return fields.map((field) =>
    values[field.name] === undefined ? field : { ...field, value: values[field.name] ?? '' },
  )
}

/**
 * The same for an ask that is to be posted: a line for the team, which begins with a deadline that was said, takes the
 * place of the note's question; that one can be changed afterwards.
 */
export function postingFields(
  wish: Pick<Wish, 'whom' | 'place' | 'by'>,
  company: string,
  values: Record<string, string>,
) {
  const by = wish.by === null ? '' : `${wish.by.charAt(0).toUpperCase()}${wish.by.slice(1)}: `
  const teamWhy: Field = { ...REASON_FIELD, required: true, value: values['teamWhy'] ?? by }
  return noteFields(wish, company, values).flatMap((field) => {
    if (field.name === QUESTION_FIELD.name) return []
    return field.name === 'whom' ? [field, teamWhy] : [field]
  })
}

/** "CFO in Berlin": a place that was said in passing belongs to whom they seek. */
function sayWhom(whom: string, place: string | null): string {
  if (place === null) return whom
  return whom === '' ? `Somebody in ${place}` : `${whom} in ${place}`
}

/** A deadline that was said in passing, as the question the note ends with. */
function askToMeet(by: string): string {
  return /^(?:before|by|until|this|next|on|within|in|today|tomorrow|asap)\b/iu.test(by)
    ? `Could we talk ${by}?`
    : `${by.charAt(0).toUpperCase()}${by.slice(1)}?`
}

const WHOM: Field = {
  kind: 'line',
  name: 'whom',
  label: 'Whom do you want to meet?',
  hint: 'A person or a role; leave it empty for anyone.',
  required: false,
  maxLength: 120,
}
