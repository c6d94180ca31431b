import { DomainError } from '../../domain/errors.ts'
import { rankPaths } from '../../domain/finding/ranking.ts'
import { type AskOne, askForm } from '../../views/finding/ask-form.ts'
import { evidence } from '../../views/finding/evidence.ts'
import { asSeenByAsker } from '../../views/finding/seen-path.ts'
import type { Form } from '../../views/view.ts'
import type { Context } from '../ports/context.ts'

/**
 * The form that asks a connector, with a sentence on the way in and the line its asker keeps of themselves.
 *
 * @throws DomainError no-path when the way is gone
 */
export async function openAsk({ tenant, member, now }: Context, command: AskOne): Promise<Form> {
  const candidate = await tenant.waysIn.get(command.relationshipId, member.id)
  const [path] = candidate ? rankPaths([candidate], null, now) : []
  if (!path) throw new DomainError('way-in-gone')
  const seen = asSeenByAsker(path)
  const form = askForm(command, { about: member.about ?? '' }, undefined, seen.organization)
  return { ...form, intro: evidence(seen) }
}
