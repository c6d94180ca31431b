import { siteOf } from '../../companies/site.ts'
import type { Context } from '../../ports/context.ts'
import type { Format } from '../formats/format.ts'
import { emailKey } from '../person-keys.ts'

// Whose calendar or mailbox it is: a member says once which addresses are theirs. Kept are their hashes, and the domain of
// their company, whose people are left out.

/** Addresses kept of one member. */
const MOST = 20

/** The addresses in a text, in small letters. */
function addressesOf(text: string): string[] {
  const found = text.toLowerCase().match(/[^\s,;<>"'()]+@[^\s,;<>"'()@]+\.[^\s,;<>"'()@]+/g) ?? []
  return [...new Set(found)].slice(0, MOST)
}

/** Keeps what a text says; false where it names no address. */
export async function keepOwnAddresses(
  { store, tenant, workspace, member }: Pick<Context, 'store' | 'tenant' | 'workspace' | 'member'>,
  text: string,
): Promise<boolean> {
  const emails = addressesOf(text)
  if (emails.length === 0) return false
  const hash = await tenant.imports.hasher()
  const addresses = emails.map((email) => {
    const site = siteOf(email)
    return { hash: hash(emailKey(email)), domain: site && !site.freeMail ? site.domain : null }
  })
  await store.transaction(workspace.id, (within) => within.imports.keepOwnAddresses(member.id, addresses))
  return true
}

/** Forgets them: with the next calendar or mailbox it is asked whose it is. */
export async function forgetOwnAddresses({ store, workspace, member }: Context): Promise<void> {
  await store.transaction(workspace.id, (within) => within.imports.keepOwnAddresses(member.id, []))
}

/** Whether a member has to say first which addresses are theirs. */
export async function isOwnerAsked(
  { tenant, member }: Pick<Context, 'tenant' | 'member'>,
  format: Format,
): Promise<boolean> {
  if (format.kind !== 'encounters' || !format.asksOwner) return false
  return (await tenant.imports.ownAddresses(member.id)).hashes.size === 0
}
