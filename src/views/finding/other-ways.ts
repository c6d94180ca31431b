import { toLabel } from '../../domain/commands/command.ts'
import type { Button } from '../view.ts'

/** The button to all ways into a company; `asked` is what was looked for there. */
export function otherWays(organizationId: string, asked: string): Button {
  return {
    label: 'Other ways in',
    command: { kind: 'choose', organizationId, asked: toLabel(asked) },
    style: 'primary',
  }
}
