import type { Command } from '../domain/command.ts'
import type { Actor } from './platform.ts'
import type { Store, Workspace } from './store.ts'

/**
 * Where a Command belongs that was given outside of any workspace (a direct message of a platform whose direct messages
 * belong to none): the one that holds the row or the message it names, else every one its giver is a member of. Several
 * mean that they must say which.
 */
export async function findWorkspaces(
  store: Store,
  who: Pick<Actor, 'platform' | 'user'>,
  command: Command,
): Promise<Workspace[]> {
  if (command.kind === 'react') return await store.workspacesOf(who, command)
  const id = rowOf(command)
  return await store.workspacesOf(who, id === null ? null : { id })
}

/** The row a Command names; null when it names none. */
export function rowOf(command: Command): string | null {
  const [, id = null] = Object.entries(command).find(([field]) => field.endsWith('Id')) ?? []
  return typeof id === 'string' ? id : null
}
