import type { DomainError } from '../domain/errors.ts'
import { DOOR_LINES, type DoorLine, failedLine, startingLine, typeLine } from '../views/door.ts'
import { fieldTexts } from '../views/refusals/fields.ts'
import { refusalText } from '../views/refusals/refusal-text.ts'
import { waysOn } from '../views/refusals/ways-on.ts'
import { lineView, type View } from '../views/view.ts'

// The words of what the adapters say by themselves: they have none of their own.

/** A refusal as its reader sees it. */
export function refusalView(error: DomainError): View {
  return lineView(refusalText(error), waysOn(error))
}

/** The same as a sentence alone. */
export function refusalLine(error: DomainError): string {
  return refusalText(error)
}

/** A refusal where a door answers with a text and, by form field, what to mend. */
export function refusalLines(error: DomainError): { error: string; fields: Record<string, string> } {
  return { error: refusalText(error), fields: fieldTexts(error.fields) }
}

/** What a door says where nothing was asked of the bot. */
export function doorView(line: DoorLine): View {
  return lineView(DOOR_LINES[line])
}

/** What a door answers a request with that it does not take. */
export function doorLine(said: DoorLine | { failed: string } | { type: string } | { starting: string }): string {
  if (typeof said === 'string') return DOOR_LINES[said]
  if ('starting' in said) return startingLine(said.starting)
  return 'failed' in said ? failedLine(said.failed) : typeLine(said.type)
}
