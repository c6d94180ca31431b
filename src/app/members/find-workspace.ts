import type { Command } from '../../domain/commands/command.ts'
import { DomainError } from '../../domain/errors.ts'
import { whichTeamView } from '../../views/members/team.ts'
import type { View } from '../../views/view.ts'
import type { Workspace } from '../ports/entities.ts'
import type { Actor } from '../ports/platform.ts'
import type { Store } from '../ports/store.ts'

/** Where a Command belongs: one workspace, or several to choose from, with the question to ask. */
export type WorkspaceMatch = { one: Workspace } | { several: Workspace[]; question: View }

/**
 * Finds where a Command given outside any workspace belongs (on a platform whose direct messages belong to none):
 * the workspace with the row or message it names, else the one its giver is a member of. If several match, they
 * must choose.
 *
 * @throws DomainError not-found when there is none
 */
export async function findWorkspace(
  store: Store,
  who: Pick<Actor, 'platform' | 'user'>,
  command: Command,
): Promise<WorkspaceMatch> {
  const row = rowOf(command)
  const about = command.kind === 'react' ? command : row === null ? null : { id: row }
  let found = await store.workspacesOf(who, about)
  // A reaction may come before its message is recorded: it may belong to any of them.
  if (command.kind === 'react' && found.length === 0) found = await store.workspacesOf(who, null)
  const [one] = found
  if (!one) throw about ? new DomainError('subject-gone') : new DomainError('not-met-yet')
  return found.length === 1 ? { one } : { several: found, question: whichTeamView() }
}

/** The id of the row a Command names; null when it names none. */
export function rowOf(command: Command): string | null {
  const [, id = null] = Object.entries(command).find(([field]) => field.endsWith('Id')) ?? []
  return typeof id === 'string' ? id : null
}
