import type { DomainError } from '../domain/errors.ts'
import { COMMAND_WORDS, type CommandWord, type CommandWords } from '../views/command-words.ts'
import { DOOR_LINES, type DoorLine, failedLine, startingLine, typeLine } from '../views/door.ts'
import { INSTALL_PAGES, type InstallPage } from '../views/install.ts'
import { fieldTexts } from '../views/refusals/fields.ts'
import { refusalText } from '../views/refusals/refusal-text.ts'
import { waysOn } from '../views/refusals/ways-on.ts'
import { lineView, type View } from '../views/view.ts'

// Texts for what the adapters say on their own: they have none themselves.

/** A refusal as its reader sees it. */
export function refusalView(error: DomainError): View {
  return lineView(refusalText(error), waysOn(error))
}

/** The same as a single sentence. */
export function refusalLine(error: DomainError): string {
  return refusalText(error)
}

/** A refusal for a door that answers with a text and the errors by form field. */
export function refusalLines(error: DomainError): { error: string; fields: Record<string, string> } {
  return { error: refusalText(error), fields: fieldTexts(error.fields) }
}

/** What a door says when nothing was asked of the bot. */
export function doorView(line: DoorLine): View {
  return lineView(DOOR_LINES[line])
}

/** The same above an answer that could not be given where it belongs. */
export function withDoorLine(line: DoorLine, { nodes }: View): View {
  const { summary, nodes: first } = doorView(line)
  return { summary, nodes: [...first, ...nodes] }
}

/** What a platform shows of a command, an option or a choice, in each language. */
export function commandWords(word: CommandWord): CommandWords {
  return COMMAND_WORDS[word]
}

/** A door's answer to a request it does not accept. */
export function doorLine(said: DoorLine | { failed: string } | { type: string } | { starting: string }): string {
  if (typeof said === 'string') return DOOR_LINES[said]
  if ('starting' in said) return startingLine(said.starting)
  return 'failed' in said ? failedLine(said.failed) : typeLine(said.type)
}

/** What a page around installing the app says. */
export function installPage(page: InstallPage): { title: string; text: string; link: string } {
  return INSTALL_PAGES[page]
}
