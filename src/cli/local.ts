import { createReadStream } from 'node:fs'
import type { Answer } from '../app/finding/ask-who-knows.ts'
import type { Context } from '../app/ports/context.ts'
import type { Member, Workspace } from '../app/ports/entities.ts'
import { PLATFORMS } from '../app/ports/platform.ts'
import type { Store } from '../app/ports/store.ts'
import { DomainError } from '../domain/errors.ts'
import { belonging, type FoundOrganization } from '../domain/matching/companies/found-organization.ts'
import { fold } from '../domain/matching/companies/organization-name.ts'
import type { ShownPath } from '../domain/relationships/visibility.ts'
import { evidence } from '../views/finding/evidence.ts'

// Shared by the commands: the workspace “local”, files, and answers as JSON.

type Entered<M> = Omit<Context, 'member'> & { member: M }

const LOCAL = { platform: 'local', workspace: 'local', workspaceName: 'Local workspace' } as const

/** Enters the workspace “local” as the member of this name, created on first use. */
export async function enter(store: Store, name: string): Promise<Context>
export async function enter(store: Store, name: string | null): Promise<Entered<Context['member'] | null>>
export async function enter(store: Store, name: string | null): Promise<Entered<Context['member'] | null>> {
  const base = await open(store, 'local')
  if (name === null) return { ...base, member: null }
  const members = await base.tenant.members.all()
  const known = memberCalled(members, name)
  if (known) return { ...base, member: known }
  process.stderr.write(`${name} is new here.\n`)
  const user = freeId(members, fold(name.trim()).replace(/\s+/g, '-'))
  const { member } = await store.enter({ ...LOCAL, user, userName: name.trim() }, base.now)
  return { ...base, member }
}

/** Finds a member by name; creates nobody. @throws DomainError not-found */
export async function findMember(store: Store, workspace: string, name: string): Promise<Context> {
  const base = await open(store, workspace)
  const member = memberCalled(await base.tenant.members.all(), name)
  if (!member) throw new DomainError('member-not-found', { name, workspace })
  return { ...base, member }
}

async function open(store: Store, workspaceName: string): Promise<Omit<Context, 'member'>> {
  const now = new Date()
  const workspace = await findWorkspace(store, workspaceName, now)
  return { store, tenant: store.in(workspace.id), workspace, now, origin: 'cli' }
}

/** Finds a workspace by its command-line name: local, slack:T0123, discord:123. @throws DomainError not-found */
export async function findWorkspace(store: Store, name: string, now: Date): Promise<Workspace> {
  if (name === 'local') return await store.enterWorkspace(LOCAL, now)
  const [, prefix, platformId = ''] = /^(\w+):(\w+)$/.exec(name) ?? []
  const platform = PLATFORMS.find((one) => one === prefix)
  const found = platform ? await store.findWorkspace(platform, platformId) : null
  if (!found) throw new DomainError('workspace-not-found', { name })
  return found
}

/** The member with this id, or else with this name. */
function memberCalled(members: Member[], name: string): Member | null {
  const wanted = fold(name.trim())
  if (wanted === '') throw new DomainError('asker-unsaid')
  const byId = members.find((one) => one.user === name)
  if (byId) return byId
  const called = members.filter((one) => fold(one.name) === wanted)
  if (called.length > 1) throw new DomainError('called-alike', { name, users: called.map((one) => one.user) })
  return called[0] ?? null
}

/** An unused id for a new member: a member of another name may have the wanted one. */
function freeId(members: Member[], wanted: string): string {
  const taken = new Set(members.map((one) => one.user))
  for (let id = wanted, count = 2; ; count++) {
    if (!taken.has(id)) return id
    id = `${wanted}-${count}`
  }
}

/** Streams a file's bytes. @throws DomainError file-refused when it cannot be read */
export async function* readFile(path: string): AsyncGenerator<Uint8Array> {
  try {
    yield* createReadStream(path)
  } catch (error) {
    if (error instanceof Error && 'code' in error && typeof error.code === 'string')
      throw error.code === 'ENOENT'
        ? new DomainError('no-such-file', { path, cause: error })
        : new DomainError('file-unreadable', { path, errno: error.code, cause: error })
    throw error
  }
}

/** The `--json` form of an answer: the company found, then similarly named ones, with their paths in the same order. */
export function answerJson(text: string, found: Answer) {
  const { organization, domain, whom, said } = found.target
  return {
    text,
    answer: found.answer,
    ...(found.likely ? { likely: true } : {}),
    // How the ask was understood.
    asked: {
      organization: domain ?? (organization || null),
      person: whom?.kind === 'person' ? whom.text : null,
      role: whom?.kind === 'role' ? whom.text : null,
      place: said?.place ?? null,
      by: said?.by ?? null,
    },
    organizations: allOrganizations(found).map((one) => ({
      name: one.name,
      spellings: one.spellings,
      score: belonging(one),
    })),
    paths: allPaths(found).map((path) => ({
      connector: path.connector,
      person: path.person,
      title: path.title,
      // For a partner, where they work; the evidence names whose door they can open.
      organization: path.partner ? path.partner.organization : path.organization,
      band: path.band,
      evidence: evidence(path),
    })),
  }
}

/** The company found or the candidates, then similarly named ones. */
export function allOrganizations({ organizations, near = [] }: Answer): FoundOrganization[] {
  return [...organizations, ...near.map(({ organization }) => organization)]
}

/** Paths to the company found or likely, then to similarly named ones. */
export function allPaths({ paths, likely = [], near = [] }: Answer): ShownPath[] {
  return [...paths, ...likely, ...near.flatMap((one) => one.paths)]
}
