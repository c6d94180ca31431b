import { toLabel } from '../../domain/commands/command.ts'
import type { Button } from '../view.ts'

/** The button from an ask to all ways into its company: the answer of /whoknows for whom it seeks. */
export function waysInButton(
  label: string,
  { organizationId, target, whom }: { organizationId: string; target: string; whom: string | null },
): Button {
  const asked = toLabel(whom ? `${whom} at ${target}` : target)
  return { label, command: { kind: 'choose', organizationId, asked }, style: 'primary' }
}
