import { DomainError } from '../../domain/errors.ts'
import type { FieldRefusal } from '../../domain/field-refusal.ts'
import { readRedirect } from '../../domain/introductions/favour-form.ts'
import { nameMatches, normalisePerson } from '../../domain/matching/people/person-name.ts'
import type { Context } from '../ports/context.ts'
import type { Member } from '../ports/entities.ts'
import type { Introduction } from '../ports/tenant/introductions.ts'
import { answerIntroduction } from './answer-introduction.ts'

/**
 * The connector names a teammate to ask instead; the asker is told. This alone asks nobody. Named again, it stays with
 * the first.
 *
 * @returns the teammate who stays named
 * @throws DomainError form-invalid unless exactly one teammate is meant; otherwise like an answer
 */
export async function redirectIntroduction(
  context: Context,
  introductionId: string,
  values: Record<string, string>,
): Promise<{ introduction: Introduction; named: Member }> {
  const { teammate } = readRedirect(values)
  const introduction = await context.tenant.introductions.get(introductionId)
  const members = await context.tenant.members.all()
  const named = findTeammate(members, teammate)
  if (named.id === context.member.id) throw refused({ reason: 'is-you' })
  if (named.id === introduction?.ask.askerId) throw refused({ reason: 'is-asker', name: named.name })
  const before = await answerIntroduction(context, introductionId, 'redirect', { namedId: named.id })
  const first = before.state === 'redirected' ? members.find(({ id }) => id === before.namedId) : null
  return { introduction: before, named: first ?? named }
}

/**
 * Finds the one active teammate meant by a chosen platform id or by what was typed: a name, part of one, or a
 * mention.
 *
 * @throws DomainError form-invalid at the field `teammate`
 */
export function findTeammate(members: Member[], typed: string): Member {
  const active = members.filter((member) => member.active)
  const text = typed.replace(/^<?@!?|>$/g, '')
  const key = normalisePerson(text)
  const equal = active.filter((member) => member.user === text || normalisePerson(member.name) === key)
  const found = equal.length > 0 ? equal : active.filter((member) => nameMatches(text, member.name))
  const [one] = found
  if (!one) throw refused(isPicked(text) ? { reason: 'teammate-new' } : { reason: 'teammate-unknown', typed })
  if (found.length === 1) return one
  const names = found.slice(0, 4).map((member) => member.name)
  throw refused({ reason: 'teammates-alike', names, more: found.length > 4 })
}

/** Whether it is a platform's user id, which nobody types as a name. */
function isPicked(text: string): boolean {
  return /^(?:[UW][A-Z0-9]{7,}|\d{15,})$/.test(text)
}

function refused(teammate: FieldRefusal): DomainError {
  return new DomainError('form-to-mend', { fields: { teammate } })
}
