import { readRefined } from '../../domain/asks/request.ts'
import { wantedWords } from '../../domain/finding/logged-words.ts'
import { rankPaths } from '../../domain/finding/ranking.ts'
import type { Target } from '../../domain/finding/target.ts'
import { asSeenByAsker } from '../../domain/relationships/visibility.ts'
import { chooseView, foundView, noneView, unclearView } from '../../views/finding/ask.ts'
import { understoodNodes, wordsView } from '../../views/finding/understood.ts'
import type { View } from '../../views/view.ts'
import { sharedLabel } from '../companies/site.ts'
import type { Context } from '../ports/context.ts'
import { amongPresent } from './among-present.ts'
import { type Answer, askWhoKnows } from './ask-who-knows.ts'

/** Answers "who knows …?": ways into the company it names; where it names none, people whose logged words fit. */
export async function showWhoKnows(context: Context, text: string): Promise<View> {
  const { tenant, member, now } = context
  const found = await amongPresent(context, () => askWhoKnows(tenant, text, member.id, now))
  if (found.answer === 'none') {
    const groups = wantedWords(text)
    const { paths } = await amongPresent(context, () => findByWords(context, groups))
    if (paths.length > 0) return wordsView(text, groups, paths)
  }
  return answerView(text, found, member.admin)
}

/**
 * The same for an ask its asker said again in parts.
 *
 * @throws DomainError form-invalid with what to mend
 */
export async function refineAsk(context: Context, values: Record<string, string>): Promise<View> {
  const { whom, organization } = readRefined(values)
  return await showWhoKnows(context, whom ? `${whom} at ${organization}` : organization)
}

/**
 * What an answer to "who knows …?" looks like.
 *
 * @param admin whether it is for somebody who may say which companies are one wherever they know nobody
 */
export function answerView(text: string, found: Answer, admin: boolean): View {
  const { answer: kind, target, organizations, paths, own, partners, away = false } = found
  const [organization] = organizations
  if (kind === 'found' && organization) {
    const { name, alias } = organization
    const view = foundView({
      organization: name,
      whom: target.whom,
      paths,
      own,
      partners,
      alias,
      away,
      known: { ...organization, mayMerge: admin || own.length > 0 },
      guessed: organization.match === 'name' && !organization.domainKnown ? target.domain : null,
    })
    return { ...view, nodes: [...view.nodes, ...understoodNodes(text, target.whom, name)] }
  }
  if (target.organization === '') return unclearView(text)
  const place = target.whom ? placeOf(target) : text
  return kind === 'ambiguous' ? chooseView(place, organizations, text) : noneView(place)
}

/** A host that is one word for the look-up is shown as it is written. */
function placeOf({ organization, domain }: Target): string {
  return domain !== null && sharedLabel(domain) === organization ? domain : organization
}

async function findByWords({ tenant, member, now }: Context, groups: string[][]) {
  const candidates = groups.length > 0 ? await tenant.waysIn.byWords(groups, member.id, now) : []
  return { paths: rankPaths(candidates, null, now).map(asSeenByAsker) }
}
