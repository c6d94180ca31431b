import type { Actor } from './platform.ts'
import type { Member, Store, Tenant, Workspace } from './store.ts'

/** What a use case gets: who speaks, where, when, and what is remembered. */
export type Context = {
  store: Store
  tenant: Tenant
  workspace: Workspace
  member: Member
  now: Date
  /** Where it came from, for the audit: a platform's name or `cli`. */
  origin: string
  isPresent?: Actor['isPresent']
}
