import type { Command } from '../../domain/commands/command.ts'
import { COMMAND_WORDS, TYPED_COMMANDS } from '../../domain/commands/words.ts'
import { waysIn } from '../../views/finding/path-item.ts'
import type { View } from '../../views/view.ts'
import type { Context } from '../ports/context.ts'
import type { Reply } from '../ports/platform.ts'
import type { Tenant } from '../ports/store.ts'

/**
 * Records which teammates' ties a view shows its reader, for the owners of the ties: whatever can be asked for was shown.
 *
 * @param asked what they asked for, in their words; empty if they asked for nothing
 */
export async function recordShown(
  tenant: Pick<Tenant, 'shownTies'>,
  { viewerId, asked, view }: { viewerId: string; asked: string; view: View },
  now: Date,
): Promise<void> {
  const wayIds = [...new Set(waysIn(view))]
  if (wayIds.length > 0) await tenant.shownTies.add({ wayIds, viewerId, asked }, now)
}

/** Records the same for the answer to a Command. */
export async function recordAnswer({ tenant, member, now }: Context, command: Command, reply: Reply): Promise<void> {
  if (reply.kind !== 'view') return
  await recordShown(tenant, { viewerId: member.id, asked: askedIn(command), view: reply.view }, now)
}

/** Whether a typed Command is about a person: who they are is nothing for the owners of ties it shows. */
const isAboutPerson = ({ kind }: Command): boolean =>
  COMMAND_WORDS.some((word) => word === kind && TYPED_COMMANDS[word].takes === 'person')

/** What a Command asks for, in words. */
function askedIn(command: Command): string {
  if (isAboutPerson(command)) return ''
  if ('text' in command) return command.text
  if ('asked' in command && typeof command.asked === 'string') return command.asked
  if (!('values' in command)) return ''
  const { whom = '', organization = '' } = command.values
  return [whom, organization].filter(Boolean).join(' · ').slice(0, 500)
}
