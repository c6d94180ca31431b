import type { View } from '../view.ts'

/** A message labelled with its team, for a reader in several. */
export function inTeamView({ summary, nodes }: View, team: string): View {
  return { summary, nodes: [{ kind: 'text', text: `In ${team}`, tone: 'quiet' }, ...nodes] }
}

/** Asks which of their teams a member means, when they spoke outside of any. */
export function whichTeamView(): View {
  const summary = 'Which team is this for?'
  return { summary, nodes: [{ kind: 'text', text: summary }] }
}
