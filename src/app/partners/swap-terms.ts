import { z } from 'zod'
import { read } from '../../domain/asks/request.ts'
import { DomainError } from '../../domain/errors.ts'
import type { FieldRefusal } from '../../domain/field-refusal.ts'
import type { SwapText } from '../../domain/partners/swap-text.ts'
import { companiesListed, MOST_COMPANIES } from '../../domain/relationships/opens-text.ts'
import { swapForm } from '../../views/partners/swap-form.ts'
import type { Form } from '../../views/view.ts'
import { readCompany } from '../companies/organization.ts'
import type { Context } from '../ports/context.ts'
import { own } from '../relationships/confirm-relationship.ts'
import { readOpened } from '../relationships/log-relationship.ts'

// What a partner opens and looks for, as the member who knows them says.

const list = z.string().max(1000).default('').transform(companiesListed)
const FormValues = z.object({ opens: list, seeks: list })

type Terms = z.output<typeof FormValues>

/** Reads the form's values; throws form-invalid with the errors to fix. */
export function readTerms(values: Record<string, string>): Terms {
  const said = read(FormValues, values)
  const wrong = (['opens', 'seeks'] as const).flatMap((field): [string, FieldRefusal][] => {
    const none = said[field].filter((one) => !isCompany(one))
    return none.length === 0 ? [] : [[field, { reason: 'not-sure', said: none.join(', ') }]]
  })
  if (wrong.length > 0) throw new DomainError('form-to-mend', { fields: Object.fromEntries(wrong) })
  return said
}

const isCompany = (written: string) => readCompany(written) !== null

/** The form, filled with what stands. @throws DomainError not-found when the tie is not theirs */
export async function termsFormOf(context: Context, relationshipId: string): Promise<Form> {
  const { name } = await own(context, relationshipId)
  const { partners } = context.tenant
  const [opened, seeks] = await Promise.all([partners.openedBy(relationshipId), partners.soughtBy(relationshipId)])
  const opens = opened.map(({ spelling }) => spelling)
  return swapForm(relationshipId, { name, opens: opens.join(', '), seeks: seeks.join(', ') })
}

/** Replaces what stands by the form's values; throws like readTerms, and not-found when the tie is not theirs. */
export async function setTerms(
  context: Context,
  relationshipId: string,
  values: Record<string, string>,
): Promise<void> {
  const terms = readTerms(values)
  await own(context, relationshipId)
  await keepTerms(context, relationshipId, terms)
}

/** Adds what was said in words to what stands. @returns what is no company, and was left out */
export async function addTerms(context: Context, relationshipId: string, said: SwapText): Promise<string[]> {
  const { partners } = context.tenant
  const [opened, seeks] = await Promise.all([partners.openedBy(relationshipId), partners.soughtBy(relationshipId)])
  const opens = opened.map(({ spelling }) => spelling)
  await keepTerms(context, relationshipId, { opens: [...opens, ...said.opens], seeks: [...seeks, ...said.seeks] })
  return [...said.opens, ...said.seeks].filter((one) => !isCompany(one))
}

async function keepTerms({ store, workspace, now }: Context, relationshipId: string, terms: Terms): Promise<void> {
  const opens = readOpened(terms.opens).slice(0, MOST_COMPANIES)
  // Of several spellings, the one that was there first.
  const seeks = new Map(
    readOpened(terms.seeks)
      .toReversed()
      .map(({ spelling, organization }) => [organization.key, spelling]),
  )
  await store.transaction(workspace.id, async (tenant) => {
    await tenant.partners.setOpened(relationshipId, opens, now)
    await tenant.partners.setSought(relationshipId, [...seeks.values()].toReversed().slice(0, MOST_COMPANIES), now)
  })
}
