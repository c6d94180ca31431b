import { DomainError } from '../../domain/errors.ts'
import { readAskInWords } from '../../domain/finding/asks-in-words.ts'
import { mayBeCompany } from '../../domain/finding/company-text.ts'
import { normaliseOrganization } from '../../domain/matching/companies/organization-name.ts'
import { type Answer, askAt } from '../finding/ask-who-knows.ts'
import type { Context } from '../ports/context.ts'

/** The origin of learned names. */
const ORIGIN = 'chosen'

/**
 * Answers for the company the asker chose among several, and remembers what they had called it: the next person asking
 * by that name is not asked again. Not remembered: names cut to fit the button, sentences, and names that were
 * not in question.
 *
 * @throws DomainError stale when the company is not known to them (any more)
 */
export async function chooseOrganization(
  context: Context,
  { organizationId, asked }: { organizationId: string; asked: string },
): Promise<Answer> {
  const { store, tenant, workspace, member, now, origin } = context
  const found = await askAt(tenant, organizationId, asked, member.id, now)
  const [organization] = found?.answer.organizations ?? []
  if (!found || !organization) throw new DomainError('company-not-there')
  const name = found.answer.target.organization
  const { key } = normaliseOrganization(name)
  const isName =
    key !== '' &&
    key !== organization.key &&
    mayBeCompany(name) &&
    readAskInWords(name) === null &&
    !asked.endsWith('…')
  if (!found.offered || !isName) return found.answer
  const aliasId = await store.transaction(workspace.id, async (tx) => {
    const id = await tx.companies.addAlias({ organizationId, name, key, origin: ORIGIN }, now)
    if (id)
      await tx.audit.record(
        {
          memberId: member.id,
          subject: 'organization',
          subjectId: organizationId,
          event: 'alias-learned',
          data: { aliasId: id, name },
          origin,
        },
        now,
      )
    return id
  })
  const alias = aliasId ? { id: aliasId, name } : null
  return { ...found.answer, organizations: [{ ...organization, alias }] }
}

/**
 * Removes a learned name from its company: the next person using it is asked again.
 *
 * @returns the name and the company it stood for
 * @throws DomainError stale when it was already removed, not-found when the company is not known to this member
 */
export async function forgetAlias(context: Context, aliasId: string): Promise<{ name: string; organization: string }> {
  const { store, workspace, member, now, origin } = context
  return await store.transaction(workspace.id, async (tx) => {
    const alias = await tx.companies.removeAlias(aliasId)
    if (!alias) throw new DomainError('alias-forgotten')
    const { name, organizationId } = alias
    const organization = await tx.companies.get(organizationId, member.id)
    if (!organization) throw new DomainError('company-gone')
    await tx.audit.record(
      {
        memberId: member.id,
        subject: 'organization',
        subjectId: organizationId,
        event: 'alias-forgotten',
        data: { aliasId, name },
        origin,
      },
      now,
    )
    return { name, organization: organization.name }
  })
}
