import { newId } from '../app/new-id.ts'
import type { Actor } from '../app/platform.ts'
import type { Member } from '../app/store.ts'
import { Visibility } from '../domain/relationship.ts'
import type { Client } from './index.ts'

type Row = { id: string; platformUserId: string; name: string; active: boolean; defaultVisibility: string }

/** Verbs on the members of one workspace. */
export function createMembers(db: Client, workspaceId: string) {
  return {
    async member(id: string): Promise<Member | null> {
      const row = await db.member.findUnique({ where: { workspaceId_id: { workspaceId, id } } })
      return row && toMember(row)
    },
    async members(): Promise<Member[]> {
      const rows = await db.member.findMany({ where: { workspaceId }, orderBy: [{ name: 'asc' }, { id: 'asc' }] })
      return rows.map(toMember)
    },
    /** Finds the member who speaks, or makes them; a changed name or zone is kept. */
    async enterMember(actor: Actor, now: Date): Promise<{ member: Member; isNew: boolean }> {
      const where = { workspaceId_platformUserId: { workspaceId, platformUserId: actor.user } }
      const known = { name: actor.userName, ...(actor.timeZone ? { timeZone: actor.timeZone } : {}) }
      const row = await db.member.findUnique({ where })
      if (row && row.name === actor.userName && (!actor.timeZone || row.timeZone === actor.timeZone))
        return { member: toMember(row), isNew: false }
      const id = newId()
      const made = await db.member.upsert({
        where,
        update: known,
        create: { workspaceId, id, platformUserId: actor.user, createdAt: now, ...known },
      })
      // Of two first commands at once, only one made the member.
      return { member: toMember(made), isNew: made.id === id }
    },
  }
}

function toMember(row: Row): Member {
  return {
    id: row.id,
    user: row.platformUserId,
    name: row.name,
    active: row.active,
    defaultVisibility: Visibility.parse(row.defaultVisibility),
  }
}
