import { toLabel } from '../../domain/commands/command.ts'
import { sayNumber } from '../format.ts'
import type { View } from '../view.ts'
import { lineView } from '../view.ts'

// One-off messages when something failed with a list of target companies, with what to do.

type NotedList = { id: string; fileName: string; total: number }

/** A requested file could not be delivered, despite every retry. */
export function coverageFileFailedView({ id: listId, fileName, total }: NotedList): View {
  return lineView(
    `I could not bring you ${toLabel(fileName)} as a file; that is on our side. Press the button again.`,
    [{ label: `All ${sayNumber(total)} as CSV`, command: { kind: 'coverage-file', listId } }],
  )
}

/** A list could not be read, or not looked up to its end: its report shows what it came to. */
export function coverageFailedView({ fileName, total }: NotedList): View {
  const name = toLabel(fileName)
  if (total === 0)
    return lineView(`I was interrupted while reading ${name}, so nothing of it was kept. Please send it again.`)
  return lineView(
    `I could not look up all of ${name}; that is on our side. What I found stays in its report: please send the list once more for the rest.`,
  )
}
