import { z } from 'zod'
import { DomainError } from '../../domain/errors.ts'
import { Kind, Source, Visibility } from '../../domain/relationships/relationship.ts'
import { refreshNotices } from '../asks/watch-asks.ts'
import type { Context } from '../ports/context.ts'

const LoggedData = z.object({
  before: z
    .object({
      id: z.string(),
      memberId: z.string(),
      personId: z.string(),
      organizationId: z.string().nullable(),
      mergedFromId: z.string().nullable().default(null),
      name: z.string(),
      title: z.string().nullable(),
      spelling: z.string().nullable(),
      domain: z.string().nullable(),
      how: z.string().nullable(),
      kind: Kind,
      rating: z.number().nullable(),
      since: z.string().nullable(),
      lastTouch: z.string().nullable(),
      visibility: Visibility,
      source: Source,
      confirmedAt: z.coerce.date().nullable(),
    })
    .nullable(),
  updated: z.coerce.date(),
  /** The doors they could open before. */
  opened: z
    .array(
      z.object({
        spelling: z.string(),
        organization: z.object({ name: z.string(), key: z.string(), compact: z.string() }),
      }),
    )
    .default([]),
})

/**
 * Undoes what a member logged: the relationship is removed, or restored.
 *
 * @returns the name it was about
 * @throws DomainError not-allowed, stale (changed since) or in-use (an introduction rests on it)
 */
export async function undoLog(context: Context, auditId: string): Promise<string> {
  const { store, workspace, member, now, origin } = context
  return await store.transaction(workspace.id, async (tenant) => {
    const event = await tenant.audit.get(auditId)
    const isLog = event?.subject === 'relationship' && (event.event === 'logged' || event.event === 'updated')
    if (!isLog || event.memberId !== member.id) throw new DomainError('not-who-logged')
    const relationship = await tenant.relationships.get(event.subjectId)
    if (!relationship) throw new DomainError('log-undone')
    const { before, updated, opened } = LoggedData.parse(event.data)
    await refreshNotices(tenant, relationship.id)
    if (relationship.confirmedAt?.getTime() !== updated.getTime())
      throw new DomainError('relationship-changed', { person: relationship.name })
    if (before) {
      await tenant.relationships.restore(before, now)
      await tenant.partners.setOpened(relationship.id, opened, now)
    } else if (!(await tenant.relationships.remove(relationship.id)))
      throw new DomainError('relationship-used', { person: relationship.name })
    await tenant.audit.record(
      { memberId: member.id, subject: 'relationship', subjectId: relationship.id, event: 'undone', origin },
      now,
    )
    return relationship.name
  })
}
