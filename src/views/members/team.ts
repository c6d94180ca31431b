import type { View } from '../view.ts'

/** A message with the team it is about, for a reader who is in several. */
export function inTeamView({ summary, nodes }: View, team: string): View {
  return { summary, nodes: [{ kind: 'text', text: `In ${team}`, tone: 'quiet' }, ...nodes] }
}

/** Asks in which of their teams somebody means what they said outside of any. */
export function whichTeamView(): View {
  const summary = 'Which team is this for?'
  return { summary, nodes: [{ kind: 'text', text: summary }] }
}
