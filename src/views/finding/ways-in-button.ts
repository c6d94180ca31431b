import { toLabel } from '../../domain/commands/command.ts'
import type { Button } from '../view.ts'

/**
 * The button to all ways into a company: the answer of /whoknows.
 *
 * @param asked what was looked for there
 */
export function waysInButton(label: string, organizationId: string, asked: string): Button {
  return { label, command: { kind: 'choose', organizationId, asked: toLabel(asked) }, style: 'primary' }
}

/** The same for what an ask seeks. */
export function waysInForAsk(
  label: string,
  { organizationId, target, whom }: { organizationId: string; target: string; whom: string | null },
): Button {
  return waysInButton(label, organizationId, whom ? `${whom} at ${target}` : target)
}
