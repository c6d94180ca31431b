import type { View } from '../view.ts'

/** Asks in which of their teams somebody means what they said outside of any. */
export function whichTeamView(): View {
  const summary = 'Which team is this for?'
  return { summary, nodes: [{ kind: 'text', text: summary }] }
}
