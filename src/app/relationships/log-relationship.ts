import { z } from 'zod'
import { read } from '../../domain/asks/request.ts'
import { DomainError } from '../../domain/errors.ts'
import { mend } from '../../domain/field-refusal.ts'
import { normalisePerson } from '../../domain/matching/people/person-name.ts'
import { type Kind, Kind as KindSchema, Source, Visibility } from '../../domain/relationships/relationship.ts'
import {
  readKind,
  readRelationship,
  readSince,
  readStory,
  withoutAddresses,
} from '../../domain/relationships/relationship-text.ts'
import { fieldTexts } from '../../views/refusals/fields.ts'
import { loggedView } from '../../views/relationships/relationship.ts'
import type { View } from '../../views/view.ts'
import { watchAsks } from '../asks/watch-asks.ts'
import { readCompany } from '../companies/organization.ts'
import type { Context } from '../ports/context.ts'
import type { OpenedCompany } from '../ports/tenant/partners.ts'
import type { Relationship } from '../ports/tenant/relationships.ts'

/** What a member says of somebody they know. */
type Said = {
  name: string
  title: string | null
  organization: string
  how: string | null
  kind: Kind
  rating: number | null
  since: string | null
  /** The companies whose doors they can open, as written; none keeps what was said before. */
  opens: string[]
}

export type Logged = { auditId: string; before: Relationship | null; after: Relationship; opens: OpenedCompany[] }

const line = z
  .string()
  .max(200)
  .transform((text) => text.replace(/\s+/g, ' ').trim())

const NO_COMPANY = { organization: { reason: 'no-company' } } as const

const FormValues = z.object({
  name: line.transform(withoutAddresses).pipe(z.string().regex(/\p{L}/u, mend('no-person'))),
  organization: line.pipe(z.string().min(1, mend('no-company'))),
  title: line.default('').transform((text) => withoutAddresses(text) || null),
  how: line.default(''),
  rating: z.coerce.number(mend('no-rating')).int().min(1).max(5),
})

/**
 * Logs a relationship told in one line.
 *
 * @throws DomainError not-understood or form-invalid when the line named nobody or no company
 */
export async function logText(context: Context, text: string): Promise<Logged> {
  const { said } = readLine(text)
  const name = withoutAddresses(said.name)
  if (!/\p{L}/u.test(name)) throw new DomainError('form-to-mend', { fields: { name: { reason: 'no-person' } } })
  return await log(context, { ...said, name, title: withoutAddresses(said.title ?? '') || null })
}

/**
 * Reads a line in which a relationship is told; one that misses the company comes with the form's values, and what to
 * mend in them. A pure function.
 *
 * @throws DomainError not-understood when it names nobody
 */
export function readLine(
  text: string,
): { said: Said } | { said: Said; values: Record<string, string>; missed: Record<string, string> } {
  const said = readRelationship(text)
  return said.organization === '' ? { said, values: spokenValues(said), missed: fieldTexts(NO_COMPANY) } : { said }
}

/** The form's values of what a line said, for a line that missed the company. */
function spokenValues({ name, title, organization, how, rating, opens }: Said): Record<string, string> {
  const told = [how ?? '', opens.length > 0 ? `opens ${opens.join(', ')}` : ''].filter(Boolean).join('; ')
  return { name, title: title ?? '', organization, how: told, rating: rating === null ? '' : String(rating) }
}

/** Reads the form's values, "opens Acme" among how they know each other; throws form-invalid with what to mend. */
export function readLogForm(values: Record<string, string>): Said {
  const said = read(FormValues, values)
  const { opens, how } = readStory(said.how)
  return { ...said, opens, how, kind: opens.length > 0 ? 'partner' : readKind(how ?? ''), since: readSince(how ?? '') }
}

/**
 * Logs a relationship from the form's values; throws like readLogForm.
 *
 * @param forAskId the ask it is said for, of which its member needs not hear again
 */
export async function logForm(
  context: Context,
  values: Record<string, string>,
  forAskId: string | null = null,
): Promise<Logged> {
  return await log(context, readLogForm(values), forAskId)
}

async function log(context: Context, said: Said, forAskId: string | null = null): Promise<Logged> {
  const { store, workspace, member, now, origin } = context
  const company = said.organization === '' ? null : readCompany(said.organization)
  if (said.organization === '') throw new DomainError('form-to-mend', { fields: NO_COMPANY })
  return await store.transaction(workspace.id, async (tenant) => {
    const { before, after } = await tenant.relationships.log(
      {
        ...said,
        memberId: member.id,
        nameKey: normalisePerson(said.name),
        organization: company?.organization ?? null,
        spelling: company?.organization.name ?? withoutAddresses(said.organization),
        domain: company?.domain ?? null,
        visibility: member.defaultVisibility,
      },
      now,
    )
    const opened = before ? await tenant.partners.openedBy(after.id) : []
    if (said.opens.length > 0) await tenant.partners.setOpened(after.id, readOpened(said.opens), now)
    const auditId = await tenant.audit.record(
      {
        memberId: member.id,
        subject: 'relationship',
        subjectId: after.id,
        event: before ? 'updated' : 'logged',
        data: { before, updated: after.confirmedAt, opened },
        origin,
      },
      now,
    )
    if (forAskId)
      await tenant.watches.settleMatch({ askId: forAskId, memberId: member.id, relationshipId: after.id }, now)
    if (isNews(before, after)) await watchAsks(tenant, member.id, { relationshipId: after.id }, now)
    return { auditId, before, after, opens: said.opens.length > 0 ? await tenant.partners.openedBy(after.id) : opened }
  })
}

/** The companies that can be known by these words; what names none is left out. */
function readOpened(opens: string[]): OpenedCompany[] {
  return opens.flatMap((written) => {
    const organization = readCompany(written)?.organization
    return organization ? [{ spelling: organization.name, organization }] : []
  })
}

/** Whether a teammate may find somebody at a company by it now whom they could not find there before. */
function isNews(before: Relationship | null, after: Relationship): boolean {
  return after.visibility !== 'private' && before?.organizationId !== after.organizationId
}

/** What was logged, as its member sees it. */
export function showLogged({ auditId, before, after, opens }: Logged): View {
  return loggedView({
    ...after,
    relationshipId: after.id,
    auditId,
    organization: after.organizationId ? after.spelling : null,
    opens: opens.map(({ spelling }) => spelling),
    isNew: before === null,
  })
}

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
      kind: KindSchema,
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
 * Takes back what a member logged: the relationship goes, or becomes what it was.
 *
 * @returns the name it was about
 * @throws DomainError not-allowed, stale (changed since) or in-use (an introduction rests on it)
 */
export async function undoLog(context: Context, auditId: string): Promise<string> {
  const { store, workspace, member, now, origin } = context
  return await store.transaction(workspace.id, async (tenant) => {
    const event = await tenant.audit.get(auditId)
    if (event?.subject !== 'relationship' || event.memberId !== member.id) throw new DomainError('not-who-logged')
    const relationship = await tenant.relationships.get(event.subjectId)
    if (!relationship) throw new DomainError('log-undone')
    const { before, updated, opened } = LoggedData.parse(event.data)
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
