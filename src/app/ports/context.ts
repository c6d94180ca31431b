import type { Member, Workspace } from './entities.ts'
import type { Actor } from './platform.ts'
import type { Store, Tenant } from './store.ts'

/** What a use case runs with: the member, the place, the time and the stored data. */
export type Context = {
  store: Store
  tenant: Tenant
  workspace: Workspace
  member: Member
  now: Date
  /** Where it came from, for the audit: a platform's name or `cli`. */
  origin: string
  isPresent?: Actor['isPresent']
  openFile?: Actor['openFile']
  /** The channel they speak in, if any. */
  channel?: Actor['channel']
  /** The thread there, if any. */
  thread?: Actor['thread']
}

/** Who causes an event: a member, or the clock when no member did. */
export type Cause = { member: { id: string } | null; now: Date; origin: string }
