import { rowOf } from '../../app/members/find-workspace.ts'
import type { FormCommand } from '../../domain/commands/command.ts'
import { encodeCommand, encodeForm } from '../../domain/commands/command-code.ts'
import type { Button } from '../../views/view.ts'

// The custom_id of a button or form: at most 100 characters, and the only state that comes back with it, even after a
// restart. Direct messages have no guild, so a Command that names no row of one carries the guild itself:
// `@guild|command`. The question of which guild is meant carries what to do there: `?command` or `?msg|message`.

/** A parsed custom_id. */
export type Said = { guild: string | null; code: string }

/** A button's custom_id; `guild` is the guild it was shown for, null if unknown. */
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

/** Parses a button's or form's custom_id. */
export function readId(customId: string): Said {
  const [, guild = null, code = ''] = /^@(\d{1,20})\|(.*)$/s.exec(customId) ?? []
  return guild === null ? { guild, code: customId } : { guild, code }
}

/** What to do once the guild is known: a Command, or a direct message to process. */
export type Pending = { code: string } | { message: string }

/** The custom_id of the question of which guild is meant. */
export function questionId(pending: Pending): string {
  return 'code' in pending ? `?${pending.code}` : `?msg|${pending.message}`
}

/** Parses the custom_id of an answered question; null if it is not one. */
export function readQuestion(customId: string): Pending | null {
  if (!customId.startsWith('?')) return null
  const [, message = null] = /^\?msg\|(\d{1,20})$/.exec(customId) ?? []
  return message === null ? { code: customId.slice(1) } : { message }
}
