import { z } from 'zod'
import { read } from '../../domain/asks/request.ts'
import { DomainError } from '../../domain/errors.ts'
import { type FieldRefusal, mend } from '../../domain/field-refusal.ts'
import { normalisePerson } from '../../domain/matching/people/person-name.ts'
import { withoutAddresses } from '../../domain/privacy/addresses.ts'
import type { Said } from '../../domain/relationships/commands.ts'
import { readKind } from '../../domain/relationships/kind-words.ts'
import type { Visibility } from '../../domain/relationships/relationship.ts'
import {
  type RelationshipText,
  readRelationship,
  readSince,
  readStory,
} from '../../domain/relationships/relationship-text.ts'
import { loggedView } from '../../views/relationships/relationship.ts'
import type { View } from '../../views/view.ts'
import { settleMatch, watchAsks } from '../asks/watch-asks.ts'
import { readCompany } from '../companies/organization.ts'
import { siteOf } from '../companies/site.ts'
import type { Context } from '../ports/context.ts'
import type { Tenant } from '../ports/store.ts'
import type { OpenedCompany } from '../ports/tenant/partners.ts'
import type { Relationship } from '../ports/tenant/relationships.ts'
import { loggedAgain } from './logged-again.ts'

export type Logged = { auditId: string; before: Relationship | null; after: Relationship; opens: OpenedCompany[] }

const line = z
  .string()
  .max(200)
  .transform((text) => text.replace(/\s+/g, ' ').trim())

const FormValues = z.object({
  name: line.transform(withoutAddresses).pipe(z.string().regex(/\p{L}/u, mend('no-person'))),
  organization: line.pipe(z.string().min(1, mend('no-company'))),
  title: line.default('').transform((text) => withoutAddresses(text) || null),
  how: line.default(''),
  rating: z.coerce.number(mend('no-rating')).int().min(1).max(5),
})

/** A line that may be saved as it is; or form values for what was understood, and what to fix or check. */
export type ReadLine = { said: Said } | Unsure
type Unsure = { values: Record<string, string>; unsure: Record<string, FieldRefusal> }

/**
 * Parses a line describing a relationship. Whatever was not understood, or only guessed, is asked about: nothing is
 * saved that its writer did not say. A pure function.
 */
export function readLine(text: string): ReadLine {
  const read = readRelationship(text)
  const line = toForm(read)
  return isSure(line) ? { said: read } : line
}

/** The form values for what a text about somebody says, and what to fix or check in them, by field. A pure function. */
export function toForm(read: RelationshipText): Unsure {
  return { values: spokenValues(read), unsure: unsureOf(read) }
}

/** Whether a form for a line would ask nothing. */
export function isSure({ unsure }: Unsure): boolean {
  return Object.keys(unsure).length === 0
}

/** The questions about a line, by form field. */
function unsureOf({ name, organization, unread, missing, title }: RelationshipText): Record<string, FieldRefusal> {
  const isMailbox = siteOf(organization)?.freeMail ?? false
  const guessed = unread.filter((part) => part === title)
  const left = unread.filter((part) => part !== title && part !== name && part !== organization)
  const notSure = (parts: string[]): FieldRefusal | null =>
    parts.length > 0 ? { reason: 'not-sure', said: parts.join(', ') } : null
  const found: [string, FieldRefusal | null][] = [
    ['name', missing.includes('person') ? { reason: name === '' ? 'no-person' : 'one-person' } : null],
    [
      'organization',
      missing.includes('organization') || isMailbox
        ? { reason: 'no-company' }
        : notSure(unread.filter((part) => part === organization)),
    ],
    ['title', notSure(guessed)],
    ['how', notSure(left)],
  ]
  return Object.fromEntries(found.flatMap(([field, refusal]) => (refusal ? [[field, refusal]] : [])))
}

/** Form values for a line: doors and visibility are expressed in the story. */
function spokenValues(said: RelationshipText): Record<string, string> {
  const { name, title, organization, how, rating, opens, visibility } = said
  const told = [how ?? '', opens.length > 0 ? `opens ${opens.join(', ')}` : '', visibility ?? '']
  return {
    name,
    title: title ?? '',
    organization: siteOf(organization)?.freeMail ? '' : organization,
    how: told.filter(Boolean).join('; '),
    rating: rating === null ? '' : String(rating),
  }
}

/**
 * Reads the form's values, including "opens Acme" and "private" in how they know each other; throws form-invalid with
 * the errors to fix.
 */
export function readLogForm(values: Record<string, string>): Said {
  const said = read(FormValues, values)
  const { opens, how, visibility, unclear } = readStory(said.how)
  // Whoever says "open" has been asked, and means it.
  if (unclear !== null && visibility === null)
    throw new DomainError('form-to-mend', { fields: { how: { reason: 'who-may-see', said: unclear } } })
  const kind = opens.length > 0 ? 'partner' : readKind(how ?? '')
  return { ...said, opens, how, kind, visibility, since: readSince(how ?? '') }
}

/**
 * Logs a relationship from the form's values; throws like readLogForm.
 *
 * @param forAskId the ask it is logged for, of which its member need not be told again
 */
export async function logForm(
  context: Context,
  values: Record<string, string>,
  forAskId: string | null = null,
): Promise<Logged> {
  return await log(context, readLogForm(values), forAskId)
}

/** Logs what a member said of somebody, new or again. */
export async function log(context: Context, said: Said, forAskId: string | null = null): Promise<Logged> {
  const { store, workspace, member, now, origin } = context
  const company = readCompany(said.organization)
  return await store.transaction(workspace.id, async (tenant) => {
    const { before, after: logged } = await tenant.relationships.log(
      {
        ...said,
        memberId: member.id,
        nameKey: normalisePerson(said.name),
        organization: company?.organization ?? null,
        spelling: company?.organization.name ?? withoutAddresses(said.organization),
        domain: company?.domain ?? null,
        visibility: said.visibility ?? member.defaultVisibility,
      },
      now,
    )
    const after = await withVisibility(tenant, logged, said.visibility, now)
    const { opened, opens } = await keepOpened(tenant, { before, after }, said.opens, now)
    const isSame = opened.length === opens.length
    const again = isSame ? await loggedAgain(tenant, { before, after }, now) : null
    const auditId =
      again ??
      (await tenant.audit.record(
        {
          memberId: member.id,
          subject: 'relationship',
          subjectId: after.id,
          event: before ? 'updated' : 'logged',
          data: { before, updated: after.confirmedAt, opened },
          origin,
        },
        now,
      ))
    if (forAskId) await settleMatch(tenant, { askId: forAskId, memberId: member.id, relationshipId: after.id }, now)
    if (isNews(before, after)) await watchAsks(tenant, member.id, { relationshipId: after.id }, now)
    return { auditId, before, after, opens }
  })
}

/** The doors a person could open before, and those they can open now. */
async function keepOpened(
  { partners }: Tenant,
  { before, after }: { before: Relationship | null; after: Relationship },
  said: string[],
  now: Date,
) {
  const opened = before ? await partners.openedBy(after.id) : []
  if (said.length === 0) return { opened, opens: opened }
  await partners.setOpened(after.id, readOpened(said), now)
  return { opened, opens: await partners.openedBy(after.id) }
}

/** Keeps the visibility of what was logged before, unless its owner sets it now. */
async function withVisibility(
  tenant: Tenant,
  logged: Relationship,
  said: Visibility | null,
  now: Date,
): Promise<Relationship> {
  if (said === null || said === logged.visibility) return logged
  await tenant.relationships.setVisibility(logged.id, said, now)
  return { ...logged, visibility: said }
}

/** The companies these words name; words that name none are left out. */
export function readOpened(opens: string[]): OpenedCompany[] {
  return opens.flatMap((written) => {
    const organization = readCompany(written)?.organization
    return organization ? [{ spelling: organization.name, organization }] : []
  })
}

/** Whether it now lets a teammate find somebody at a company whom they could not find there before. */
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
