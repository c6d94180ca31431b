import { findOrganizations } from '../../../src/app/finding/find-organizations.ts'
import type { Member } from '../../../src/app/ports/entities.ts'
import { newId } from '../../../src/app/ports/new-id.ts'
import type { Store, Tenant } from '../../../src/app/ports/store.ts'
import type { Chosen } from '../../../src/app/ports/tenant/relationships.ts'
import { normaliseOrganization } from '../../../src/domain/matching/companies/organization-name.ts'
import { EVERYBODY, type PeopleFilter, readPeopleFilter } from '../../../src/domain/relationships/people-filter.ts'
import { entry, merge, metRow, NOW, readFile, readMet, row } from '../../store/contract/stage.ts'
import { companyName, idOf, withSlip } from './big-workspace.ts'

/** The workspace these statements are about. */
export const BIG_WORKSPACE = { platform: 'local', workspace: 'big', workspaceName: 'Big Team' } as const

/**
 * Every verb of the Store that looks for something, by name, each a use of it in a workspace that big-workspace.ts
 * filled; they change it. Left out is erasing a member, which touches a good part of many tables, so that reading one
 * whole may be the best plan, and what reads a whole list by design (members, allAsks).
 */
export function statementsOf(store: Store, tenant: Tenant): [name: string, work: () => Promise<unknown>][] {
  return [...ofCompanies(store, tenant), ...ofAsks(store, tenant), ...ofMembers(store, tenant)]
}

const memberId = idOf('member 7')
const companyId = idOf('company 0')
const FAVOUR = {
  ...{ id: newId(), relationshipId: idOf('tie 7'), way: 'given' as const },
  ...{ company: 'Acme', day: '2026-03-02' },
}
const PART = { limit: 10, offset: 0 }
const me: Member = {
  id: memberId,
  user: 'user7',
  name: 'Member 7',
  active: true,
  admin: false,
  defaultVisibility: 'open',
  about: null,
  thankedByName: false,
  unreachableSince: null,
}

type Named = [name: string, work: () => Promise<unknown>]

function ofCompanies(store: Store, tenant: Tenant): Named[] {
  const find = (name: string, domain: string | null, viewerId: string | null = memberId) =>
    findOrganizations(tenant.companies, { ...normaliseOrganization(name), domain }, viewerId)
  const log = (name: string, company: string | null) => tenant.relationships.log(entry(me, name, company), NOW)
  return [
    ['findOrganizations by name and domain', () => find('acme', 'company-70.test')],
    ['findOrganizations for any teammate', () => find('acme', 'company-70.test', null)],
    ['findOrganizations of similar spelling', () => find(withSlip(companyName(70)), null)],
    ['organization', () => tenant.companies.get(companyId, memberId)],
    ['suggestOrganizations', () => tenant.companies.suggest('new comp', memberId, 25)],
    ['candidates', () => tenant.waysIn.to(companyId, memberId, [], NOW)],
    [
      'around',
      () =>
        tenant.waysIn.around({ organizationId: companyId, others: [idOf('company 70')], most: 10 }, memberId, [], NOW),
    ],
    [
      'around, alone',
      () => tenant.waysIn.around({ organizationId: companyId, others: [], most: 10 }, memberId, [], NOW),
    ],
    ['candidates by name', () => tenant.waysIn.to(companyId, memberId, ['jane', 'doe'], NOW)],
    ['candidatesByWords', () => tenant.waysIn.byWords([['fintech'], ['berlin', 'munich']], memberId, NOW)],
    ['candidates of these names', () => tenant.waysIn.byNames(['jane doe 7', 'jane doe 8'], memberId, NOW)],
    ['candidate', () => tenant.waysIn.get(idOf('tie 8'), memberId)],
    ['candidate through a partner', () => tenant.waysIn.get(idOf('partner tie 8'), memberId)],
    ['openedBy', () => tenant.partners.openedBy(idOf('tie 7'))],
    ['soughtBy', () => tenant.partners.soughtBy(idOf('tie 7'))],
    ['setSought', () => tenant.partners.setSought(idOf('tie 7'), ['Initech'], NOW)],
    ['wantedOf', () => tenant.partners.wanted(idOf('tie 7'), [{ askId: idOf('ask 1'), key: 'acme' }])],
    ['partnersOf', () => tenant.partners.of(memberId, 10)],
    ['partnerFavours', () => tenant.partners.favours(idOf('tie 7'))],
    ['addPartnerFavour', () => tenant.partners.addFavour(FAVOUR, NOW)],
    ['removePartnerFavour', () => tenant.partners.removeFavour(FAVOUR.id, memberId)],
    ['targetsWith', () => tenant.coverage.targetsWith(['Acme', 'Globex'], memberId)],
    ['setOpened', () => setOpened(tenant, idOf('tie 7'))],
    ['partFamily', () => tenant.companies.part(companyId, idOf('company 70'), NOW)],
    ['partedFrom', () => tenant.companies.partedFrom(companyId, memberId)],
    ['unpartFamily', () => tenant.companies.unpart(companyId, idOf('company 70'))],
    ['companies to rekey', () => tenant.rekeying.next(-1, 10)],
    ['ownPeople', () => tenant.waysIn.ownPeople(companyId, memberId)],
    ['ownNamed', () => tenant.waysIn.ownNamed(['jane doe'], memberId)],
    ['relationship', () => tenant.relationships.get(idOf('tie 7'))],
    ['logRelationship', () => log('Jane Doe 7', 'Acme')],
    ['logRelationship without a company', () => log('Jane Doe 7', null)],
    ['restoreRelationship', async () => restore(tenant, await tenant.relationships.get(idOf('tie 7')))],
    ['removeRelationship', () => tenant.relationships.remove(idOf('tie 9000'))],
    ['byVisibility', () => tenant.relationships.byVisibility(memberId)],
    ['lastLogged', () => tenant.relationships.lastLogged(idOf('tie 7'))],
    ['rateRelationship', () => tenant.relationships.rate(idOf('tie 7'), 4, NOW)],
    ['setVisibility', () => tenant.relationships.setVisibility(idOf('tie 7'), 'open', NOW)],
    ...ofPeople(store, tenant),
    ['unconfirmed', () => tenant.relationships.unconfirmed(memberId, 10)],
    ['an import', () => importRows(store, tenant)],
    ['whom a calendar says I met', () => meet(store, tenant)],
    ['ownAddresses', () => tenant.imports.ownAddresses(memberId)],
    ['spellings', () => tenant.spellings.of(companyId, memberId, 10)],
    ['splitOrganization', () => tenant.spellings.split(idOf('company 5'), 'Spelling 1', NOW)],
    ['splitFrom', () => tenant.spellings.splitFrom(idOf('company 5'))],
    ['rejoinOrganization', () => split(store, tenant)],
    ['mergeOrganizations', () => mergeAndSplit(store, tenant)],
  ]
}

const LATE = new Date('2027-06-01T10:00:00Z')
const BEFORE = { lastTouch: null, confirmedAt: null, toldAt: NOW }

function ofPeople(store: Store, tenant: Tenant): Named[] {
  const list = (filter: PeopleFilter) => tenant.people.list(memberId, filter, PART, NOW)
  const said = readPeopleFilter
  const note = { memberId, limit: 3, since: NOW }
  const touch = { relationshipId: idOf('tie 7'), kind: 'meal', day: '2026-03-01' }
  const change = (id: string, action: 'sealed' | 'remove', chosen: Chosen) =>
    tenant.people.change({ id, memberId, action, chosen, leavesAt: action === 'remove' ? NOW : null }, NOW)
  return [
    ['people', () => list(EVERYBODY)],
    ['people by words', () => list(said('jane 7 at bank'))],
    ['people by choices', () => list({ ...said('strong open colleagues cold'), importId: newId() })],
    ['keptOf', () => tenant.people.keptOf('a hash')],
    ['people untouched', () => list({ ...EVERYBODY, state: 'untouched' })],
    ['peopleFiles', () => tenant.people.files(memberId, 15)],
    ['countPeople', () => tenant.people.count(memberId, 'remove', { filter: said('title 7') }, NOW)],
    ['changePerson', () => change(newId(), 'remove', { relationshipId: idOf('tie 9007') })],
    ['changePeople', () => change(idOf('change'), 'sealed', { filter: said('private colleagues') })],
    ['noticesOfChange', () => tenant.people.noticesOf(idOf('change'))],
    ['undoChange', () => tenant.people.undo(idOf('change'), NOW)],
    ['workspacesLeft', () => store.workspacesLeft(NOW)],
    ['removeLeft', () => tenant.people.removeLeft(NOW)],
    ['addWarmNote', () => tenant.warmth.addNote({ ...note, id: newId(), tells: 'cold' }, LATE)],
    ['addMonthlyNote', () => tenant.warmth.addNote({ ...note, id: newId(), tells: 'right' }, LATE)],
    ['confirmTie', () => tenant.warmth.confirm(idOf('tie 7'), NOW)],
    ['membersToCheck', () => store.membersToCheck(LATE, NOW)],
    ['warmNote', () => tenant.warmth.note(idOf('note'))],
    ['warmNotesOf', () => tenant.warmth.notesOf(idOf('tie 7'))],
    ['membersToWarm', () => store.membersToWarm(LATE, NOW)],
    ['addTouch', () => tenant.touches.add({ ...touch, id: newId() }, NOW)],
    ['undoTouch', () => tenant.touches.undo({ ...touch, id: newId(), ...BEFORE }, NOW)],
    ['touchesOf', () => tenant.touches.of(idOf('tie 7'), 10)],
    ['shownTo', () => tenant.shownTies.ofTie(memberId, idOf('tie 7'), PART)],
  ]
}

function ofAsks(store: Store, tenant: Tenant): Named[] {
  return [
    ['ask', () => tenant.asks.get(idOf('ask 7'))],
    ['lockAsk', () => tenant.asks.lock(idOf('ask 7'))],
    ['livingAsk by company', () => tenant.asks.living(memberId, companyId, 'x')],
    ['livingAsk by target', () => tenant.asks.living(memberId, null, 'x')],
    ['asksOf', () => tenant.asks.of(memberId, PART)],
    ['asksWith', () => tenant.asks.with(memberId, PART)],
    ['approaches', () => tenant.introductions.approaches(idOf('tie 7'))],
    [
      'teammatesAsks',
      () => tenant.sharedAsks.ofTeammates(memberId, { organizationId: companyId, keys: ['acme'] }, NOW),
    ],
    ['asksWithoutCompany', () => tenant.watches.asksWithoutCompany()],
    ['adoptCompanies', () => tenant.watches.adoptCompanies([{ askId: idOf('ask 7'), key: 'acme' }])],
    ['addMatches of a tie', () => tenant.watches.addMatches({ relationshipId: idOf('tie 7') }, NOW)],
    ['addMatches of an import', () => tenant.watches.addMatches({ importId: idOf('import') }, NOW)],
    ['noticesOfTie', () => tenant.watches.noticesOfTie(idOf('tie 7'))],
    ['matchOf', () => tenant.watches.matchOf(idOf('ask 7'), memberId)],
    ['matchesOf', () => tenant.watches.matchesOf(idOf('notice'))],
    ['openedWays of a tie', () => tenant.openedWays.add({ relationshipId: idOf('tie 7') }, NOW)],
    ['openedWays of an import', () => tenant.openedWays.add({ importId: idOf('import') }, NOW)],
    ['addNotice of ways', () => tenant.openedWays.addNotice({ id: newId(), memberId, day: '2026-03-02' }, NOW)],
    ['openedAsksOf', () => tenant.openedWays.asksOf(idOf('notice'))],
    ['openedNoticesOf', () => tenant.openedWays.noticesOf(idOf('ask 7'))],
    ['untoldWays', () => store.untoldWays()],
    ['wish', () => tenant.joinWishes.get(idOf('wish'))],
    ['wishesWaiting', () => tenant.joinWishes.waiting(idOf('ask 7'))],
    ['answerTo', () => tenant.joinWishes.answerTo(idOf('ask 7'), memberId)],
    ['wishesOf', () => tenant.joinWishes.of(memberId, PART)],
    ['leftAsks', () => store.leftAsks()],
    ['noteLeavers', () => store.noteLeavers(NOW)],
    ['leftFavours', () => store.leftFavours()],
    ['handoversDue', () => store.handoversDue()],
    ['leaversDue', () => store.leaversDue(NOW)],
    ['progress', () => tenant.members.progress()],
    ...ofRequests(store, tenant),
    ...ofLists(store, tenant),
    ['untoldMatches', () => store.untoldMatches()],
    ['asksInDigest', () => tenant.asks.inDigest(PART)],
    ['unfilledAsks', () => tenant.asks.unfilled(NOW, NOW)],
    ['expiredAsks', () => store.expiredAsks(NOW)],
    ['introduction', () => tenant.introductions.get(idOf('introduction 1'))],
    ['introductionsOfAsk', () => tenant.introductions.ofAsk(idOf('ask 1'))],
    ['introductionsOfAsks', () => tenant.introductions.ofAsks([idOf('ask 1'), idOf('ask 2')])],
    ['introductionsFor', () => tenant.introductions.waitingFor(memberId, PART)],
    ['everyIntroductionFor', () => tenant.introductions.everFor(memberId, PART)],
    ['introducedBetween', () => tenant.introductions.madeBetween(NOW, NOW)],
    ['untoldIntroductions', () => tenant.introductions.pendingOutcomes(memberId)],
    ['dueIntroductions', () => store.dueIntroductions(NOW)],
    [
      'changeIntroduction',
      () => tenant.introductions.change(idOf('introduction 1'), 'asked', { state: 'passed' }, NOW),
    ],
    ['favoursOf', () => tenant.overview.favoursOf(memberId)],
    ['asksWithin', () => tenant.overview.asksWithin(memberId)],
    ['history', () => tenant.overview.history([idOf('ask 1'), idOf('introduction 1')])],
    ['messageById', () => tenant.messages.get(idOf('message 1'))],
    ['messageAt', () => tenant.messages.at('local', { channel: 'dm', message: '1' })],
    ['memberUse', () => tenant.memberUse.add(memberId, NOW, 'lookups', null)],
    ['memberUse of companies', () => tenant.memberUse.add(memberId, NOW, 'lookups', 'acme')],
    ['toldAbout', () => tenant.messages.toldAbout(idOf('introduction 1'))],
    ['bundled', () => tenant.messages.bundled(idOf('introduction 1'))],
    ['bundledOne', () => tenant.messages.bundledOne(idOf('introduction 1'))],
    ['lockPlaces', () => tenant.messages.lockPlaces(memberId, NOW)],
    ['messagesAbout', () => tenant.messages.about(idOf('introduction 1'))],
  ]
}

function ofRequests(store: Store, tenant: Tenant): Named[] {
  const requestId = idOf('request 7')
  return [
    ['request', () => tenant.requests.get(requestId)],
    ['requestsOfAsk', () => tenant.requests.ofAsk(idOf('ask 7'))],
    ['standingRequest', () => tenant.requests.standing(idOf('ask 7'))],
    ['requestsOpenToAll', () => tenant.requests.openToAll(6)],
    ['helpedBy', () => tenant.requests.helpedBy(memberId, PART)],
    ['lockUsed', () => tenant.requests.lockUsed(memberId, 'sales', NOW)],
    ['countStanding', () => tenant.requests.countStanding(memberId)],
    ['endRequest', () => tenant.requests.end(requestId, 'down')],
    ['overdueCards', () => store.overdueCards(NOW)],
    ['standingCards', () => store.standingCards()],
    ['tiesAt', () => tenant.relationships.at(companyId, memberId, 5)],
    [
      'addShownTies',
      () =>
        tenant.shownTies.add({ wayIds: [idOf('tie 7'), idOf('partner tie 8')], viewerId: memberId, asked: 'x' }, NOW),
    ],
    ['shownTies', () => tenant.shownTies.of(memberId, PART)],
    ['forgetShownTies', () => store.forgetShownTies(NOW)],
  ]
}

function ofLists(store: Store, tenant: Tenant): Named[] {
  const listId = idOf('list 1')
  const list = { listId: newId(), memberId, name: 'targets.csv', expiresAt: NOW }
  return [
    ['startList', () => tenant.coverage.start({ ...list, id: 'F1', message: '1' }, NOW, NOW)],
    ['fillList', () => tenant.coverage.fill(list.listId, ['Acme', 'Globex'], NOW)],
    ['dropList', () => tenant.coverage.drop(list.listId)],
    ['lockLists', () => tenant.coverage.lockAll(memberId)],
    ['targetList', () => tenant.coverage.get(listId)],
    ['listsOf', () => tenant.coverage.of(memberId, PART)],
    ['countTargets', () => tenant.coverage.count(listId)],
    ['targetsLeft', () => tenant.coverage.targetsLeft(listId, 500)],
    ['keepOutcomes', () => tenant.coverage.keepOutcomes(listId, [{ number: 7, outcome: 'opened', band: 'good' }])],
    ['targetsThat', () => tenant.coverage.targetsThat(listId, 'opened', PART)],
    ['targetsAfter', () => tenant.coverage.targetsAfter(listId, 7, 500)],
    ['endList', () => tenant.coverage.end(listId, 'done', NOW)],
    ['askForFile', () => tenant.coverage.askForFile(listId, NOW, NOW)],
    ['leftLists', () => store.leftLists(NOW)],
    ['expiredLists', () => store.expiredLists(NOW)],
    ['removeLists', () => store.removeLists(NOW)],
    ['expireList', () => tenant.coverage.expire(idOf('list 2'), new Date('2027-01-01'))],
  ]
}

function ofMembers(store: Store, tenant: Tenant): Named[] {
  const actor = { ...BIG_WORKSPACE, user: 'user7', userName: 'Member 7' }
  const standing = { askerId: idOf('member 8'), organizationId: companyId }
  return [
    ['enter', () => store.enter(actor, NOW)],
    ['member', () => tenant.members.get(memberId)],
    ['workspacesOf', () => store.workspacesOf({ platform: 'local', user: 'user7' }, { id: idOf('introduction 1') })],
    ['workingTime', () => tenant.members.workingTime(memberId)],
    ['protection', () => tenant.protection.of(memberId, NOW)],
    ['lockStanding', () => tenant.protection.lockStanding(memberId, standing, NOW)],
    ['noGos', () => tenant.protection.noGos(memberId)],
    ['takeHeld', () => tenant.messages.takeHeld(memberId, NOW)],
    ['membersHeldFor', () => store.membersHeldFor(NOW)],
    ['profile', () => tenant.ownData.profile(memberId)],
    ['ownRelationships', () => tenant.ownData.relationships(memberId, idOf('person 7'), 100)],
    ['importsOf', () => tenant.ownData.imports(memberId, PART)],
    ['pickedNames', () => tenant.ownData.pickedNames(memberId)],
    ['ownDrafts', () => tenant.ownData.drafts(memberId)],
    ['ownEvents', () => tenant.ownData.events(memberId, null, 100)],
    ['passReasons', () => tenant.ownData.passReasons(memberId, [idOf('introduction 1')])],
  ]
}

function setOpened(tenant: Tenant, relationshipId: string): Promise<void> {
  const organization = { name: 'Acme', key: 'acme', compact: 'acme' }
  return tenant.partners.setOpened(relationshipId, [{ spelling: 'Acme', organization }], NOW)
}

async function restore(tenant: Tenant, before: Awaited<ReturnType<Tenant['relationships']['get']>>): Promise<void> {
  if (!before) throw new Error('There is no such relationship.')
  await tenant.relationships.restore(before, NOW)
}

async function importRows(store: Store, tenant: Tenant): Promise<void> {
  const rows = Array.from({ length: 2000 }, (_, n) =>
    row(`Jane Doe ${n * 20 + 7}`, `New Company ${n}`, { emailHash: `e${n}`, profileHash: `profile ${n * 20 + 7}` }),
  )
  await merge(store, tenant, await readFile(tenant, me, rows, 2000))
}

/** Reads and takes back a calendar: of ties of mine by address and by name, and of people who are none. */
async function meet(store: Store, tenant: Tenant): Promise<void> {
  const rows = Array.from({ length: 200 }, (_, n) => metRow(`Jane Doe ${n * 20 + 7}`, `met ${n}`))
  const importId = await readMet(tenant, me, rows)
  await merge(store, tenant, importId)
  const part = { limit: 10, offset: 0 }
  const [first, second] = (await tenant.suggestions.list(me.id, part)).people
  if (first) await tenant.suggestions.leaveOut(first.id, me.id, NOW)
  if (second) await tenant.suggestions.get(second.id, me.id)
  if (second) await tenant.suggestions.settle(second.id, me.id, idOf('tie 7'), NOW)
  while ((await tenant.imports.undoNext(importId, 100, NOW)) > 0);
}

/** Makes two companies one, and two again. */
async function mergeAndSplit(store: Store, tenant: Tenant): Promise<void> {
  const [from, into] = [idOf('company 8'), idOf('company 9')]
  await store.transaction(tenant.workspaceId, async (tx) => {
    if (!(await tx.spellings.merge(from, into, NOW))) throw new Error('Nothing was merged.')
    if (!(await tx.spellings.unmerge(from, into))) throw new Error('Nothing was split again.')
  })
}

/** Splits a spelling off and puts it back. */
async function split(store: Store, tenant: Tenant): Promise<void> {
  await store.transaction(tenant.workspaceId, async (tx) => {
    const apart = await tx.spellings.split(idOf('company 6'), 'Spelling 1', NOW)
    if (apart === null) throw new Error('Nothing was split off.')
    await tx.spellings.rejoin(apart, NOW)
  })
}
