import { z } from 'zod'
import { statusAt } from '../../domain/coverage/coverage.ts'
import { DomainError } from '../../domain/errors.ts'
import { textsOf } from '../coverage/coverage-file.ts'
import { showIntroduction } from '../introductions/shown-introduction.ts'
import type { Context } from '../ports/context.ts'
import type { Ask, Slice } from '../ports/entities.ts'
import type { Introduction } from '../ports/tenant/introductions.ts'
import type { OwnRelationship } from '../ports/tenant/own-data.ts'
import type { PostedRequest } from '../ports/tenant/requests.ts'
import type {
  ExportedAsk,
  ExportedDraft,
  ExportedEvent,
  ExportedFavour,
  ExportedHandover,
  ExportedHelp,
  ExportedImport,
  ExportedJoined,
  ExportedList,
  ExportedName,
  ExportedNoGo,
  ExportedRelationship,
  ExportedShown,
  ExportedSuggestion,
  ExportedWish,
  MemberExport,
} from './member-export.ts'

/** Rows read, and held in memory, at a time. */
const PAGE = 500

type Exporting = Pick<Context, 'tenant' | 'workspace' | 'now'> & { member: { id: string } }
type Out<T extends z.ZodType> = z.output<T>

/**
 * Everything stored about a member, as pieces of one JSON value (its shape: MemberExport), a page of rows at a time, so
 * memory use does not grow with it. Of others it has only what the member may see: a sealed tie stays sealed. No
 * hashes of addresses, no keys.
 *
 * @throws DomainError not-found when the member is gone
 */
export async function* exportMember(exporting: Exporting): AsyncGenerator<string> {
  const { tenant, workspace, member, now } = exporting
  const profile = await tenant.ownData.profile(member.id)
  if (!profile) throw new DomainError('no-such-member')
  const { platform, name } = workspace
  const head: Pick<Out<typeof MemberExport>, 'format' | 'exportedAt' | 'workspace' | 'member'> = {
    format: 1,
    exportedAt: now.toISOString(),
    workspace: { platform, name },
    member: {
      ...profile,
      snoozedUntil: iso(profile.snoozedUntil),
      unreachableSince: iso(profile.unreachableSince),
      createdAt: profile.createdAt.toISOString(),
    },
  }
  yield JSON.stringify(head).slice(0, -1)
  const lists: Record<Exclude<keyof Out<typeof MemberExport>, keyof typeof head>, AsyncIterable<unknown>> = {
    relationships: relationshipsOf(exporting),
    asks: asksOf(exporting),
    favours: favoursOf(exporting),
    joined: joinedBy(exporting),
    wishes: wishesOf(exporting),
    noGos: noGosOf(exporting),
    handovers: handoversOf(exporting),
    imports: importsOf(exporting),
    suggestions: suggestionsOf(exporting),
    ownDomains: ownDomainsOf(exporting),
    lists: listsOf(exporting),
    names: namesOf(exporting),
    drafts: draftsOf(exporting),
    shown: shownOf(exporting),
    helped: helpedBy(exporting),
    history: historyOf(exporting),
  }
  for (const [list, items] of Object.entries(lists)) {
    yield `,${JSON.stringify(list)}:[`
    let separator = ''
    for await (const item of items) {
      yield separator + JSON.stringify(item)
      separator = ','
    }
    yield ']'
  }
  yield '}'
}

const iso = (at: Date | null): string | null => at?.toISOString() ?? null

/** All rows of a list paged by key, each page starting after the last key. */
async function* afterEach<T>(
  read: (after: string | null) => Promise<T[]>,
  keyOf: (row: T) => string,
): AsyncGenerator<T> {
  for (let after: string | null = null; ; ) {
    const rows: T[] = await read(after)
    yield* rows
    if (rows.length < PAGE) return
    after = rows.slice(-1).map(keyOf)[0] ?? null
  }
}

/** All rows of a list paged by offset. */
async function* inParts<T>(read: (part: Slice) => Promise<T[]>): AsyncGenerator<T[]> {
  for (let offset = 0; ; offset += PAGE) {
    const rows = await read({ limit: PAGE, offset })
    yield rows
    if (rows.length < PAGE) return
  }
}

async function* relationshipsOf({ tenant, member }: Exporting): AsyncGenerator<Out<typeof ExportedRelationship>> {
  const rows = afterEach(
    (after) => tenant.ownData.relationships(member.id, after, PAGE),
    (row) => row.personId,
  )
  for await (const row of rows) yield toRelationship(row)
}

function toRelationship({ personId: _, fileName, ...row }: OwnRelationship): Out<typeof ExportedRelationship> {
  return {
    ...row,
    file: fileName,
    confirmedAt: iso(row.confirmedAt),
    createdAt: row.createdAt.toISOString(),
    updatedAt: row.updatedAt.toISOString(),
  }
}

async function* asksOf(exporting: Exporting): AsyncGenerator<Out<typeof ExportedAsk>> {
  const { tenant, member, now } = exporting
  for await (const asks of inParts((part) => tenant.asks.of(member.id, part)))
    for (const ask of asks)
      yield toAsk(ask, await tenant.introductions.ofAsk(ask.id), await tenant.requests.ofAsk(ask.id), now)
}

function toAsk(ask: Ask, introductions: Introduction[], cards: PostedRequest[], now: Date): Out<typeof ExportedAsk> {
  const { target, whom, why, benefit, teamWhy, question, seenIn, status, createdAt, expiresAt } = ask
  return {
    target,
    whom,
    why,
    benefit,
    teamWhy,
    question,
    seenIn,
    status,
    createdAt: createdAt.toISOString(),
    expiresAt: expiresAt.toISOString(),
    introductions: introductions.map((one) => ({
      connector: showIntroduction(one, 'asker', now).connector,
      ...toIntroduction(one, 'asker', now),
    })),
    cards: cards.map(({ channel, until, postedAt, ended }) => ({
      channel,
      until: until.toISOString(),
      postedAt: iso(postedAt),
      ended,
    })),
  }
}

function toIntroduction(introduction: Introduction, reader: 'asker' | 'connector', now: Date) {
  const { person, organization, whom, state, amount } = showIntroduction(introduction, reader, now)
  const { askedAt, introducedAt } = introduction
  return { person, organization, whom, state, askedAt: iso(askedAt), introducedAt: iso(introducedAt), amount }
}

async function* favoursOf({ tenant, member, now }: Exporting): AsyncGenerator<Out<typeof ExportedFavour>> {
  for await (const favours of inParts((part) => tenant.introductions.everFor(member.id, part))) {
    const reasons = await tenant.ownData.passReasons(
      member.id,
      favours.map(({ id }) => id),
    )
    for (const favour of favours) {
      const { asker, why, benefit } = favour.ask
      const passReason = reasons.get(favour.id) ?? null
      const { consent, draft } = favour
      yield { asker, ...toIntroduction(favour, 'connector', now), why, benefit, passReason, consent, draft }
    }
  }
}

async function* joinedBy({ tenant, member }: Exporting): AsyncGenerator<Out<typeof ExportedJoined>> {
  for await (const asks of inParts((part) => tenant.asks.with(member.id, part)))
    for (const { asker, target, joined } of asks)
      for (const { memberId, why, benefit } of joined) if (memberId === member.id) yield { asker, target, why, benefit }
}

async function* wishesOf({ tenant, member }: Exporting): AsyncGenerator<Out<typeof ExportedWish>> {
  for await (const wishes of inParts((part) => tenant.joinWishes.of(member.id, part)))
    for (const { createdAt, ...wish } of wishes) yield { ...wish, createdAt: createdAt.toISOString() }
}

async function* noGosOf({ tenant, member }: Exporting): AsyncGenerator<Out<typeof ExportedNoGo>> {
  const { organizationIds, askers } = await tenant.protection.noGos(member.id)
  for (const id of organizationIds)
    yield { company: (await tenant.companies.get(id, member.id))?.name ?? null, teammate: null }
  for (const { name } of askers) yield { company: null, teammate: name }
}

async function* handoversOf({ tenant, member }: Exporting): AsyncGenerator<Out<typeof ExportedHandover>> {
  for (const { giver: from, receiver: to, consentedAt, askedAt, agreed } of await tenant.handovers.with(member.id))
    yield { from, to, consentedAt: consentedAt.toISOString(), askedAt: iso(askedAt), agreed }
}

async function* importsOf({ tenant, member }: Exporting): AsyncGenerator<Out<typeof ExportedImport>> {
  for await (const imports of inParts((part) => tenant.ownData.imports(member.id, part)))
    for (const { fileName: file, status, rows, added, updated, unchanged, refused, createdAt } of imports)
      yield { file, status, rows, new: added, updated, unchanged, refused, createdAt: createdAt.toISOString() }
}

async function* listsOf({ tenant, member, now }: Exporting): AsyncGenerator<Out<typeof ExportedList>> {
  for await (const lists of inParts((part) => tenant.coverage.of(member.id, part)))
    for (const list of lists) {
      const { id, fileName: file, createdAt, expiresAt } = list
      const status = statusAt(list, now)
      const targets: string[] = []
      if (status !== 'expired') for await (const text of textsOf(tenant, id)) targets.push(text)
      yield { file, status, createdAt: createdAt.toISOString(), expiresAt: expiresAt.toISOString(), targets }
    }
}

async function* namesOf({ tenant, member }: Exporting): AsyncGenerator<Out<typeof ExportedName>> {
  for (const { name, organizationId, at, stands } of await tenant.ownData.pickedNames(member.id)) {
    const organization = await tenant.companies.get(organizationId, member.id)
    yield { name, organization: organization?.name ?? null, chosenAt: at.toISOString(), stands }
  }
}

const KeptForm = z.object({ kind: z.string(), values: z.record(z.string(), z.string()).default({}) })

async function* suggestionsOf({ tenant, member }: Exporting): AsyncGenerator<Out<typeof ExportedSuggestion>> {
  for await (const people of inParts(async (part) => (await tenant.suggestions.list(member.id, part)).people))
    for (const { id: _, visibility: _seen, ...one } of people) yield one
}

async function* ownDomainsOf({ tenant, member }: Exporting): AsyncGenerator<string> {
  yield* (await tenant.imports.ownAddresses(member.id)).domains
}

async function* draftsOf({ tenant, member }: Exporting): AsyncGenerator<Out<typeof ExportedDraft>> {
  for (const { form, expiresAt } of await tenant.ownData.drafts(member.id)) {
    const { kind, values } = KeptForm.parse(form)
    yield { form: kind, values, expiresAt: expiresAt.toISOString() }
  }
}

async function* shownOf({ tenant, member }: Exporting): AsyncGenerator<Out<typeof ExportedShown>> {
  for await (const shown of inParts((part) => tenant.shownTies.of(member.id, part)))
    for (const { at, ...one } of shown) yield { ...one, at: at.toISOString() }
}

async function* helpedBy({ tenant, member }: Exporting): AsyncGenerator<Out<typeof ExportedHelp>> {
  for await (const helped of inParts((part) => tenant.requests.helpedBy(member.id, part)))
    for (const { at, ...one } of helped) yield { ...one, at: at.toISOString() }
}

async function* historyOf({ tenant, member }: Exporting): AsyncGenerator<Out<typeof ExportedEvent>> {
  const events = afterEach(
    (after) => tenant.ownData.events(member.id, after, PAGE),
    (event) => event.id,
  )
  for await (const { id: _, at, ...event } of events) yield { at: at.toISOString(), ...event }
}
