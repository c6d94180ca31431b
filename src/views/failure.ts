import type { View } from './view.ts'
import { lineView } from './view.ts'

/** Reports a bug without its cause: `reference` finds it in the log. */
export function failureView(reference: string): View {
  return lineView(`Something went wrong on our side: nothing was changed. Please try again (${reference}).`)
}
