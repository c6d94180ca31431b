import { DomainError } from '../domain/errors.ts'
import type { View } from '../views/view.ts'
import { refusalView } from './door-words.ts'
import type { Actor } from './ports/platform.ts'

/**
 * The one gate to everything a team shares: only those the platform says are active members of this team read or
 * write anything. If it does not say, nobody does.
 *
 * @throws DomainError not-allowed for guests, bots, people of other teams and those who left; in-use when unknown
 */
export function mustRead({ active }: Pick<Actor, 'active'>): void {
  if (active === undefined) throw new DomainError('member-unconfirmed')
  if (!active) throw new DomainError('members-only')
}

/** What those who may not read are told; null for those who may. */
export function readerRefusal(actor: Pick<Actor, 'active'>): View | null {
  try {
    mustRead(actor)
    return null
  } catch (error) {
    if (error instanceof DomainError) return refusalView(error)
    throw error
  }
}
