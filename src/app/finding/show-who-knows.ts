import { readRefined } from '../../domain/asks/request.ts'
import { wishLabel } from '../../domain/asks/wish.ts'
import { MAX_LABEL } from '../../domain/commands/define.ts'
import { namesIn } from '../../domain/finding/company-text.ts'
import { wantedWords } from '../../domain/finding/logged-words.ts'
import { rankPaths } from '../../domain/finding/ranking.ts'
import { isUnderstood, readTargets, shortAsk, type Target } from '../../domain/finding/target.ts'
import type { FoundOrganization } from '../../domain/matching/companies/found-organization.ts'
import { otherNames } from '../../domain/matching/people/nicknames.ts'
import { normalisePerson } from '../../domain/matching/people/person-name.ts'
import { withoutPhones } from '../../domain/privacy/addresses.ts'
import type { ShownPath } from '../../domain/relationships/visibility.ts'
import { carriesNone } from '../../domain/requests/posted-request.ts'
import { chooseView, foundView, type Kept } from '../../views/finding/ask.ts'
import { likelyView } from '../../views/finding/likely.ts'
import { namesakesView, noneView, notUnderstoodView, ownView, unclearView } from '../../views/finding/not-found.ts'
import { asSeenByAsker } from '../../views/finding/seen-path.ts'
import { understoodNodes, wordsView } from '../../views/finding/understood.ts'
import { withAskTeam } from '../../views/requests/asking.ts'
import type { View } from '../../views/view.ts'
import { tellOfFellow } from '../asks/fellow-asks.ts'
import { siteOf } from '../companies/site.ts'
import type { Context } from '../ports/context.ts'
import { type Answer, askWhoKnows, resolve } from './ask-who-knows.ts'
import { withoutDeparted } from './without-departed.ts'

/** Companies offered for a sentence. */
const NEAREST = 5

/**
 * Answers "who knows …?": ways into the company it names; if it names none, people with that name or whose logged
 * words match. Text that cannot be a company's name is not looked up as one: the nearest matches are offered.
 */
export async function showWhoKnows(context: Context, said: string): Promise<View> {
  const text = withoutPhones(said).trim()
  const { tenant, member, now } = context
  const found = await withoutDeparted(context, () => askWhoKnows(tenant, text, member.id, now))
  if (!isGuess(found)) return await answer(context, text, found)
  const named = await findPeople(context, found)
  if (named) return namesakesView(named.name, { paths: named.paths, choices: found.organizations })
  if (found.answer === 'none') {
    const name = found.target.whom?.kind === 'person' ? found.target.whom.text : found.target.organization
    const own = await tenant.waysIn.ownNamed(nameKeys(name), member.id)
    if (own.length > 0) return ownView(own)
    const groups = wantedWords(text)
    const { paths } = await withoutDeparted(context, () => findByWords(context, groups))
    if (paths.length > 0) return wordsView(text, groups, paths)
    const names = namesBeside(text, found.target)
    const { paths: people } = await withoutDeparted(context, () => findByNames(context, names))
    // "Mary Quill from Heron Works": treated as a sentence if part of it names somebody here.
    if (!isUnderstood(text, found.target) || people.length > 0)
      return notUnderstoodView(text, { names, paths: people, choices: await companiesNamed(context, text, people) })
  }
  return await answer(context, text, found)
}

/** Whether the company asked for is uncertain, so that a person of that name goes first. */
function isGuess({ answer: kind, target, organizations: [first] }: Answer): boolean {
  return target.organization !== '' && (kind !== 'found' || first?.match === 'similar')
}

/**
 * Whom an ask without a certain company may mean by name, with the ways to them: who is wanted there, or what was read
 * as the company. Only those the asker may see by name.
 *
 * @returns null when the company is certain, or nobody is called so
 */
export async function findPeople(
  context: Context,
  found: Answer,
): Promise<{ name: string; paths: ShownPath[] } | null> {
  const { organization, whom } = found.target
  // Somebody wanted at one of several companies: that one is chosen first.
  const isAtChoice = whom !== null && found.answer !== 'none'
  if (!isGuess(found) || isAtChoice || whom?.kind === 'role') return null
  const name = whom?.text ?? organization
  const { paths } = await withoutDeparted(context, () => findByNames(context, [name]))
  return paths.length > 0 ? { name, paths } : null
}

/**
 * The same for an ask its asker restated in parts.
 *
 * @throws DomainError form-invalid with the errors to fix
 */
export async function refineAsk(context: Context, values: Record<string, string>): Promise<View> {
  const { whom, organization } = readRefined(values)
  return await showWhoKnows(context, whom ? `${whom} at ${organization}` : organization)
}

/** An answer to "who knows …?", and what its asker is told of a teammate after the same company. */
export async function answer(context: Context, text: string, found: Answer): Promise<View> {
  const view = answerView(text, found, context.member.admin)
  const [organization] = found.answer === 'found' ? found.organizations : []
  if (found.answer === 'ambiguous' || found.target.organization === '') return view
  const company = { organizationId: organization?.id ?? null, target: organization?.name ?? found.target.organization }
  const told = await tellOfFellow(context, company)
  const { whom, said: { place, by } = { place: null, by: null } } = found.target
  const wish = wishLabel({ wanted: company.target, whom: whom?.text ?? '', place, by })
  const asking = carriesNone(context.workspace.cards) ? view : withAskTeam(view, wish)
  return told.length > 0 ? { ...asking, nodes: [...asking.nodes, ...told] } : asking
}

/**
 * Renders an answer to "who knows …?".
 *
 * @param admin whether the reader may decide which companies are one even where they know nobody
 */
function answerView(text: string, found: Answer, admin: boolean): View {
  const { answer: kind, target, organizations, paths, likely, near = [], own, partners, away = false } = found
  const [organization] = organizations
  if (kind === 'found' && organization) {
    const { name, alias } = organization
    const view = foundView({
      organization: name,
      whom: target.whom,
      said: target.said,
      paths,
      near: near.map(({ organization: { name }, kinship, paths }) => ({ name, kinship, paths })),
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
  const kept = keptOf(target)
  if (kind !== 'ambiguous') return noneView(kept.organization, kept)
  const asked = shortAsk(text, target, MAX_LABEL)
  if (!organization || !likely) return chooseView(kept.organization, organizations, asked, kept)
  return likelyView({ organization, others: organizations.length - 1, paths: likely, asked, kept })
}

/** What to keep open of an ask. */
const keptOf = ({ organization, domain, whom, said }: Target): Kept => ({
  organization: domain ?? organization,
  whom,
  said,
})

/** Renders the other companies an ask may mean, if a likely one was not the one meant. */
export function otherChoicesView(asked: string, target: Target | null, others: FoundOrganization[]): View {
  const kept = target ? keptOf(target) : { organization: asked }
  return others.length > 0 ? chooseView(kept.organization, others, asked, kept) : noneView(kept.organization, kept)
}

/** The names in a sentence, of people perhaps; who was looked for before is not looked for again. */
function namesBeside(sentence: string, { organization, whom }: Target): string[] {
  const before = whom?.kind === 'role' ? '' : normalisePerson(whom?.text ?? organization)
  return namesIn(sentence).filter((name) => normalisePerson(name) !== before)
}

/** All ways to people of these names, or whose logged words match: of what a short answer had no room for too. */
export async function waysTo(context: Context, by: 'names' | 'words', asked: string): Promise<ShownPath[]> {
  const { paths } = await withoutDeparted(context, () =>
    by === 'words' ? findByWords(context, wantedWords(asked)) : findByNames(context, asked.split(' · ')),
  )
  return paths
}

/** Companies a sentence may name, besides people. */
async function companiesNamed(
  { tenant, member }: Context,
  sentence: string,
  people: ShownPath[],
): Promise<FoundOrganization[]> {
  const known = new Set(people.map(({ person }) => normalisePerson(person)))
  const choices = new Map<string, FoundOrganization>()
  for (const name of namesIn(sentence).filter((one) => !known.has(normalisePerson(one))))
    for (const target of readTargets(name, siteOf))
      for (const choice of await resolve(tenant, target, member.id)) choices.set(choice.id, choice)
  return [...choices.values()].sort((a, b) => b.score - a.score).slice(0, NEAREST)
}

async function findByNames({ tenant, member, now }: Context, names: string[]) {
  const keys = [...new Set(names.flatMap(nameKeys))].filter((key) => key !== '')
  const candidates = keys.length > 0 ? await tenant.waysIn.byNames(keys, member.id, now) : []
  return { paths: rankPaths(candidates, null, now).map(asSeenByAsker) }
}

/** The keys somebody may be found under: "Bob Lane" may have been logged as Robert. */
function nameKeys(name: string): string[] {
  const [given = '', ...others] = normalisePerson(name).split(' ')
  return others.length === 0 ? [given] : otherNames(given).map((other) => [other, ...others].join(' '))
}

async function findByWords({ tenant, member, now }: Context, groups: string[][]) {
  const candidates = groups.length > 0 ? await tenant.waysIn.byWords(groups, member.id, now) : []
  return { paths: rankPaths(candidates, null, now).map(asSeenByAsker) }
}
