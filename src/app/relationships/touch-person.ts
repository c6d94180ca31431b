import { z } from 'zod'
import { read } from '../../domain/asks/request.ts'
import { DomainError } from '../../domain/errors.ts'
import { mend } from '../../domain/field-refusal.ts'
import { findPerson } from '../../domain/matching/people/person-match.ts'
import { normalisePerson } from '../../domain/matching/people/person-name.ts'
import { EVERYBODY, soughtWords } from '../../domain/relationships/people-filter.ts'
import { dayOfTouch, TouchKind, type TouchText } from '../../domain/relationships/touch.ts'
import { dayIn } from '../../domain/time/working-days.ts'
import { nobodyTouchedView, touchedView, touchUndoneView, whichPersonView } from '../../views/relationships/touch.ts'
import type { View } from '../../views/view.ts'
import { keepLog } from '../forms/form-draft.ts'
import type { Context } from '../ports/context.ts'
import { newId } from '../ports/new-id.ts'
import type { Listed, Relationship } from '../ports/tenant/relationships.ts'
import { own } from './confirm-relationship.ts'
import { refreshNotes } from './keep-warm.ts'

// "/touch Jane Doe lunch": when a member was last in touch with somebody they know.

/** People of one name shown to choose from. */
const ALIKE = 5
/** People of one family name compared with a nickname. */
const NAMESAKES = 200

/** What the form's values say, as one line of the command says it. */
const FormValues = z.object({
  who: z.string().max(200).regex(/\p{L}/u, mend('no-person')),
  how: TouchKind,
  day: z.string().max(20).default(''),
})

/** Reads the form's values; throws form-invalid with the errors to fix. */
export function readTouchForm(values: Record<string, string>): z.output<typeof FormValues> {
  return read(FormValues, values)
}

export async function touchByForm(context: Context, values: Record<string, string>): Promise<View> {
  const { who, how, day } = readTouchForm(values)
  const today = await todayOf(context)
  const on = day.trim() === '' ? today : dayOfTouch({ day: day.trim() }, today)
  if (on === null) throw new DomainError('form-to-mend', { fields: { day: { reason: 'date-ahead' } } })
  return await touchNamed(context, who, how, on)
}

/**
 * Keeps a touch told in words.
 *
 * @throws DomainError form-invalid where they name nobody, or a day still to come
 */
export async function touchByLine(context: Context, { who, how, when }: TouchText): Promise<View> {
  const day = dayOfTouch(when, await todayOf(context))
  if (who === '') throw new DomainError('form-to-mend', { fields: { who: { reason: 'no-person' } } })
  if (day === null) throw new DomainError('form-to-mend', { fields: { day: { reason: 'date-ahead' } } })
  return await touchNamed(context, who, how ?? 'other', day)
}

const todayOf = async ({ tenant, member, now }: Context) =>
  dayIn((await tenant.members.workingTime(member.id)).timeZone, now)

async function touchNamed(context: Context, who: string, how: TouchKind, day: string): Promise<View> {
  const found = await findNamed(context, who)
  const [only] = found
  if (only && found.length === 1) return await keepTouch(context, only, how, day)
  if (only) return whichPersonView(who, found.slice(0, ALIKE), how, day)
  const [name = who, organization = ''] = who.split(/\s+(?:at|@)\s+/i)
  const draftId = await keepLog(context, { name, organization })
  return nobodyTouchedView(who, draftId)
}

/** Those of one's people a name means: who is called exactly so, else who holds its words, else who goes by a nickname. */
export async function findNamed({ tenant, member, now }: Context, who: string): Promise<Listed[]> {
  const filter = { ...EVERYBODY, said: who }
  const { people } = await tenant.people.list(member.id, filter, { limit: ALIKE + 1, offset: 0 }, now)
  const [name = who] = who.split(/\s+(?:at|@)\s+/i)
  const exact = people.filter((one) => normalisePerson(one.name) === normalisePerson(name))
  if (exact.length > 0) return exact
  if (people.length > 0) return people
  const last = soughtWords({ ...EVERYBODY, said: name }).anywhere.at(-1) ?? ''
  const namesakes = { ...EVERYBODY, said: who.replace(name, last) }
  const part = { limit: NAMESAKES, offset: 0 }
  const candidates = (await tenant.people.list(member.id, namesakes, part, now)).people
  const meant = findPerson(
    name,
    candidates.map((one) => ({ ...one, nameKey: normalisePerson(one.name) })),
  )
  return meant ? [meant] : []
}

/**
 * Keeps a touch of one tie; the same twice is kept once.
 *
 * @param day `yyyy-mm-dd`; today if empty
 * @throws DomainError not-found when the tie is not theirs, not-understood for a day still to come
 */
export async function touchPerson(
  context: Context,
  { relationshipId, how, day }: { relationshipId: string; how: TouchKind; day: string },
): Promise<View> {
  const tie = await own(context, relationshipId)
  const today = await todayOf(context)
  return await keepTouch(context, tie, how, day === '' || day > today ? today : day)
}

async function keepTouch(context: Context, tie: Relationship, kind: TouchKind, day: string): Promise<View> {
  const { store, workspace, member, now, origin } = context
  const { id: relationshipId, lastTouch, confirmedAt } = tie
  const auditId = await store.transaction(workspace.id, async (tenant) => {
    const touchId = newId()
    if (!(await tenant.touches.add({ id: touchId, relationshipId, kind, day }, now))) return null
    await refreshNotes(tenant, relationshipId)
    return await tenant.audit.record(
      {
        ...{ memberId: member.id, subject: 'relationship', subjectId: relationshipId, event: 'touched', origin },
        data: { touchId, before: { lastTouch, confirmedAt }, toldAt: now },
      },
      now,
    )
  })
  return touchedView({ relationshipId, name: tie.name, company: tie.spelling, rating: tie.rating, kind, day, auditId })
}

const TouchData = z.object({
  touchId: z.string(),
  before: z.object({ lastTouch: z.string().nullable(), confirmedAt: z.coerce.date().nullable() }),
  toldAt: z.coerce.date(),
})

/** Takes a touch back. @throws DomainError not-allowed when it is not theirs, stale when it was taken back before */
export async function undoTouch(context: Context, auditId: string): Promise<View> {
  const { store, workspace, member, now, origin } = context
  return await store.transaction(workspace.id, async (tenant) => {
    const event = await tenant.audit.get(auditId)
    if (event?.subject !== 'relationship' || event.event !== 'touched' || event.memberId !== member.id)
      throw new DomainError('not-who-logged')
    const tie = await tenant.relationships.get(event.subjectId)
    if (tie?.memberId !== member.id) throw new DomainError('log-undone')
    const { touchId, before, toldAt } = TouchData.parse(event.data)
    if (!(await tenant.touches.undo({ id: touchId, relationshipId: tie.id, ...before, toldAt }, now)))
      throw new DomainError('log-undone')
    await refreshNotes(tenant, tie.id)
    const of = { memberId: member.id, subject: 'relationship', subjectId: tie.id, event: 'untouched', origin } as const
    await tenant.audit.record(of, now)
    return touchUndoneView(tie.name)
  })
}
