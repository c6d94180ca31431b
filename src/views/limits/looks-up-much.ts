import { toLabel } from '../../domain/commands/command.ts'
import { LIMITS } from '../../domain/limits/limits.ts'
import type { View } from '../view.ts'

/** Tells an admin that a member looks up companies in great number. */
export function looksUpMuchView(name: string): View {
  const summary = `${toLabel(name)} looked up more than ${LIMITS.companies.most} companies within an hour.`
  return {
    summary,
    nodes: [
      { kind: 'text', text: summary },
      {
        kind: 'text',
        text: 'I answer them again in the next hour. It may be a long list of targets, or somebody who goes through whom the team knows: ask them. You hear this once a day.',
        tone: 'quiet',
      },
    ],
  }
}
