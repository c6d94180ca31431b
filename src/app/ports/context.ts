import type { Member, Workspace } from './entities.ts'
import type { Actor } from './platform.ts'
import type { Store, Tenant } from './store.ts'

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

/** Who causes an event: a member, or the clock where nobody did. */
export type Cause = { member: { id: string } | null; now: Date; origin: string }
