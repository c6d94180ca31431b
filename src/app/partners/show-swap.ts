import { readSwap } from '../../domain/partners/swap-text.ts'
import { nobodySwapsView, partnersView, swapView, whichPartnerView } from '../../views/partners/swap.ts'
import type { SwapSheet } from '../../views/partners/swap-sheet.ts'
import type { View } from '../../views/view.ts'
import { keepLog } from '../forms/form-draft.ts'
import { useUpLookup } from '../limits/use-up.ts'
import type { Context } from '../ports/context.ts'
import type { Relationship } from '../ports/tenant/relationships.ts'
import { own } from '../relationships/confirm-relationship.ts'
import { findNamed } from '../relationships/touch-person.ts'
import { readSheet } from './swap-sheet.ts'
import { addTerms } from './swap-terms.ts'

// "/swap Jane": what a partner and the team can open for each other.

/** Partners shown at once, and people of one name. */
const PARTNERS = 10
const ALIKE = 5

/** Answers "/swap …": all partners, or one of them, perhaps with more that they open or look for. */
export async function swapByText(context: Context, text: string): Promise<View> {
  const said = readSwap(text)
  if (said.who === '') {
    const kept = await context.tenant.partners.of(context.member.id, PARTNERS + 1)
    return partnersView(kept.slice(0, PARTNERS), kept.length > PARTNERS)
  }
  const found = await findNamed(context, said.who)
  const kept = found.filter(({ kind }) => kind === 'partner')
  const [only] = kept.length > 0 ? kept : found
  const isTerms = said.opens.length + said.seeks.length > 0
  if (!only) {
    const [name = said.who, organization = ''] = said.who.split(/\s+(?:at|@)\s+/i)
    const how = said.opens.length > 0 ? `opens ${said.opens.join(', ')}` : 'partner'
    return nobodySwapsView(said.who, await keepLog(context, { name, organization, how }), said.seeks)
  }
  if (kept.length > 1 || (kept.length === 0 && found.length > 1))
    return whichPartnerView(said.who, (kept.length > 1 ? kept : found).slice(0, ALIKE), isTerms)
  const unread = isTerms ? await addTerms(context, only.id, said) : []
  return await show(context, only, 0, unread)
}

/** A partner's whole sheet, for the command line: null where nobody, or not one alone, is called so. */
export async function sheetCalled(context: Context, name: string): Promise<SwapSheet | null> {
  const found = await findNamed(context, name)
  const kept = found.filter(({ kind }) => kind === 'partner')
  const [only, ...others] = kept.length > 0 ? kept : found
  return only && others.length === 0 ? await readSheet(context, only) : null
}

/** A page of one partner's sheet. @throws DomainError not-found when the tie is not theirs */
export async function showSwap(context: Context, relationshipId: string, page: number): Promise<View> {
  return await show(context, await own(context, relationshipId), page)
}

/**
 * @param unread what was said of them and is no company
 * @throws DomainError limit-reached when that is enough for an hour
 */
async function show(context: Context, tie: Relationship, page: number, unread: string[] = []): Promise<View> {
  for (const company of await context.tenant.partners.soughtBy(tie.id)) await useUpLookup(context, company)
  return swapView(await readSheet(context, tie), page, unread)
}
