import { rowOf } from '../../app/members/find-workspace.ts'
import type { FormCommand } from '../../domain/commands/command.ts'
import { encodeCommand, encodeForm } from '../../domain/commands/command-code.ts'
import type { Button } from '../../views/view.ts'

// The custom_id of a button or a form: at most 100 characters, and all that is known when it comes back, also after a
// restart. A direct message belongs to no guild, so a Command that names no row of one carries the guild itself:
// `@guild|command`. A question which guild is meant carries what is to be done there: `?command` or `?msg|message`.

/** What a custom_id says. */
export type Said = { guild: string | null; code: string }

/** A button's custom_id; `guild` is where it was shown for, null when that is not known. */
export function buttonId(command: Button['command'], guild: string | null): string {
  return within(guild, encodeCommand(command), rowOf(command))
}

/** A form's custom_id. */
export function formId(form: FormCommand, guild: string | null): string {
  return within(guild, encodeForm(form), rowOf(form))
}

function within(guild: string | null, code: string, row: string | null): string {
  return guild === null || row !== null ? code : `@${guild}|${code}`
}

/** Reads the custom_id of a button or form. */
export function readId(customId: string): Said {
  const [, guild = null, code = ''] = /^@(\d{1,20})\|(.*)$/s.exec(customId) ?? []
  return guild === null ? { guild, code: customId } : { guild, code }
}

/** What is to be done once it is known in which guild: a Command, or what a direct message says. */
export type Pending = { code: string } | { message: string }

/** The custom_id of the question which guild is meant. */
export function questionId(pending: Pending): string {
  return 'code' in pending ? `?${pending.code}` : `?msg|${pending.message}`
}

/** Reads the custom_id of an answered question; null when it is none. */
export function readQuestion(customId: string): Pending | null {
  if (!customId.startsWith('?')) return null
  const [, message = null] = /^\?msg\|(\d{1,20})$/.exec(customId) ?? []
  return message === null ? { code: customId.slice(1) } : { message }
}
