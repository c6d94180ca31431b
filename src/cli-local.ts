import { createReadStream } from 'node:fs'
import type { Context } from './app/context.ts'
import type { Store } from './app/store.ts'
import { DomainError } from './domain/errors.ts'
import { fold } from './domain/organization-name.ts'

// What the commands work on: the workspace “local”, and files.

type Entered<M> = Omit<Context, 'member'> & { member: M }

/** The workspace “local”, and in it the member of this name, made on first sight. */
export async function enter(store: Store, name: string): Promise<Context>
export async function enter(store: Store, name: string | null): Promise<Entered<Context['member'] | null>>
export async function enter(store: Store, name: string | null): Promise<Entered<Context['member'] | null>> {
  const now = new Date()
  const actor = { platform: 'local', workspace: 'local', workspaceName: 'Local workspace' } as const
  const workspace = await store.enterWorkspace(actor, now)
  const tenant = store.in(workspace.id)
  const base = { store, tenant, workspace, now, origin: 'cli' }
  if (name === null) return { ...base, member: null }
  const wanted = fold(name.trim())
  if (wanted === '') throw new DomainError('not-understood', 'Say who asks: --as NAME.')
  const members = (await tenant.members()).filter((one) => one.user === name || fold(one.name) === wanted)
  if (members.length > 1)
    throw new DomainError(
      'not-understood',
      `Several members are called ${name}. Use one of these: ${members.map((one) => one.user).join(', ')}.`,
    )
  if (members[0]) return { ...base, member: members[0] }
  process.stderr.write(`${name} is new here.\n`)
  const { member } = await store.enter({ ...actor, user: wanted.replace(/\s+/g, '-'), userName: name.trim() }, now)
  return { ...base, member }
}

/** A file's bytes. @throws DomainError file-refused when it cannot be read */
export async function* openFile(path: string): AsyncGenerator<Uint8Array> {
  try {
    yield* createReadStream(path)
  } catch (error) {
    if (error instanceof Error && 'code' in error && typeof error.code === 'string')
      throw new DomainError(
        'file-refused',
        error.code === 'ENOENT' ? `There is no file ${path}.` : `${path} cannot be read (${error.code}).`,
      )
    throw error
  }
}
