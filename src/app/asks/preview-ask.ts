import type { Command } from '../../domain/commands/command.ts'
import { DomainError } from '../../domain/errors.ts'
import { rankPaths } from '../../domain/finding/ranking.ts'
import { askForm } from '../../views/finding/ask.ts'
import { evidence } from '../../views/finding/evidence.ts'
import { asSeenByAsker } from '../../views/finding/seen-path.ts'
import type { Form } from '../../views/view.ts'
import type { Context } from '../ports/context.ts'

/**
 * The form of an ask with a sentence on the way in, for platforms that can update an open form.
 *
 * @throws DomainError no-path when the way is gone
 */
export async function previewAsk(
  { tenant, member, now }: Context,
  { relationshipId, whom }: Extract<Command, { kind: 'ask-preview' }>,
): Promise<Form> {
  const candidate = await tenant.waysIn.get(relationshipId, member.id)
  const [path] = candidate ? rankPaths([candidate], null, now) : []
  if (!path) throw new DomainError('way-in-gone')
  return { ...askForm({ kind: 'ask-form', relationshipId, whom }), intro: evidence(asSeenByAsker(path)) }
}
