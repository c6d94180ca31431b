import { newId } from '../../src/app/new-id.ts'
import type { Member, Store, Tenant } from '../../src/app/store.ts'
import { normaliseOrganization } from '../../src/domain/organization-name.ts'
import { entry, merge, NOW, readFile, row } from '../store/contract/stage.ts'
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
const PART = { limit: 10, offset: 0 }
const me: Member = {
  id: memberId,
  user: 'user7',
  name: 'Member 7',
  active: true,
  admin: false,
  defaultVisibility: 'open',
  thankedByName: false,
  unreachableSince: null,
}

type Named = [name: string, work: () => Promise<unknown>]

function ofCompanies(store: Store, tenant: Tenant): Named[] {
  const find = (name: string, domain: string | null, viewerId: string | null = memberId) =>
    tenant.findOrganizations({ ...normaliseOrganization(name), domain, viewerId })
  const log = (name: string, company: string | null) => tenant.logRelationship(entry(me, name, company), NOW)
  return [
    ['findOrganizations by name and domain', () => find('acme', 'company-70.test')],
    ['findOrganizations for any teammate', () => find('acme', 'company-70.test', null)],
    ['findOrganizations of similar spelling', () => find(withSlip(companyName(70)), null)],
    ['organization', () => tenant.organization(companyId, memberId)],
    ['suggestOrganizations', () => tenant.suggestOrganizations('new comp', memberId, 25)],
    ['candidates', () => tenant.candidates(companyId, memberId, [], NOW)],
    ['candidatesOf', () => tenant.candidatesOf([companyId, idOf('company 70')], memberId, NOW)],
    ['candidates by name', () => tenant.candidates(companyId, memberId, ['jane', 'doe'], NOW)],
    ['candidatesByWords', () => tenant.candidatesByWords([['fintech'], ['berlin', 'munich']], memberId, NOW)],
    ['candidate', () => tenant.candidate(idOf('tie 8'), memberId)],
    ['candidate through a partner', () => tenant.candidate(idOf('partner tie 8'), memberId)],
    ['hasWaysIn', () => tenant.hasWaysIn(companyId, memberId)],
    ['openedBy', () => tenant.openedBy(idOf('tie 7'))],
    ['setOpened', () => setOpened(tenant, idOf('tie 7'))],
    ['ownPartners', () => tenant.ownPartners(companyId, memberId)],
    ['ownPeople', () => tenant.ownPeople(companyId, memberId)],
    ['relationship', () => tenant.relationship(idOf('tie 7'))],
    ['logRelationship', () => log('Jane Doe 7', 'Acme')],
    ['logRelationship without a company', () => log('Jane Doe 7', null)],
    ['restoreRelationship', async () => restore(tenant, await tenant.relationship(idOf('tie 7')))],
    ['removeRelationship', () => tenant.removeRelationship(idOf('tie 9000'))],
    ['rateRelationship', () => tenant.rateRelationship(idOf('tie 7'), 4, NOW)],
    ['setVisibility', () => tenant.setVisibility(idOf('tie 7'), 'open', NOW)],
    ['unconfirmed', () => tenant.unconfirmed(memberId, 10)],
    ['an import', () => importRows(store, tenant)],
    ['spellings', () => tenant.spellings(companyId, memberId, 10)],
    ['splitOrganization', () => tenant.splitOrganization(idOf('company 5'), 'Spelling 1', NOW)],
    ['splitFrom', () => tenant.splitFrom(idOf('company 5'))],
    ['rejoinOrganization', () => split(store, tenant)],
    ['mergeOrganizations', () => mergeAndSplit(store, tenant)],
  ]
}

function ofAsks(store: Store, tenant: Tenant): Named[] {
  return [
    ['ask', () => tenant.ask(idOf('ask 7'))],
    ['lockAsk', () => tenant.lockAsk(idOf('ask 7'))],
    ['livingAsk by company', () => tenant.livingAsk(memberId, companyId, 'x')],
    ['livingAsk by target', () => tenant.livingAsk(memberId, null, 'x')],
    ['asksOf', () => tenant.asksOf(memberId, PART)],
    ['asksWith', () => tenant.asksWith(memberId, PART)],
    ['approaches', () => tenant.approaches(idOf('tie 7'))],
    ['teammatesAsks', () => tenant.teammatesAsks(memberId, { organizationId: companyId, keys: ['acme'] }, NOW)],
    ['asksWithoutCompany', () => tenant.asksWithoutCompany()],
    ['adoptCompanies', () => tenant.adoptCompanies([{ askId: idOf('ask 7'), key: 'acme' }])],
    ['addMatches of a tie', () => tenant.addMatches({ relationshipId: idOf('tie 7') }, NOW)],
    ['addMatches of an import', () => tenant.addMatches({ importId: idOf('import') }, NOW)],
    ['matchOf', () => tenant.matchOf(idOf('ask 7'), memberId)],
    ['matchesOf', () => tenant.matchesOf(idOf('notice'))],
    ['leftAsks', () => store.leftAsks()],
    ...ofLists(store, tenant),
    ['untoldMatches', () => store.untoldMatches()],
    ['asksInDigest', () => tenant.asksInDigest(PART)],
    ['unfilledAsks', () => tenant.unfilledAsks(NOW, NOW)],
    ['expiredAsks', () => store.expiredAsks(NOW)],
    ['introduction', () => tenant.introduction(idOf('introduction 1'))],
    ['introductionsOfAsk', () => tenant.introductionsOfAsk(idOf('ask 1'))],
    ['introductionsOfAsks', () => tenant.introductionsOfAsks([idOf('ask 1'), idOf('ask 2')])],
    ['introductionsFor', () => tenant.introductionsFor(memberId, PART)],
    ['everyIntroductionFor', () => tenant.everyIntroductionFor(memberId, PART)],
    ['introducedBetween', () => tenant.introducedBetween(NOW, NOW)],
    ['untoldIntroductions', () => tenant.untoldIntroductions(memberId)],
    ['dueIntroductions', () => store.dueIntroductions(NOW)],
    ['changeIntroduction', () => tenant.changeIntroduction(idOf('introduction 1'), 'asked', { state: 'passed' }, NOW)],
    ['favoursOf', () => tenant.favoursOf(memberId)],
    ['asksWithin', () => tenant.asksWithin(memberId)],
    ['history', () => tenant.history([idOf('ask 1'), idOf('introduction 1')])],
    ['messageById', () => tenant.messageById(idOf('message 1'))],
    ['messageAt', () => tenant.messageAt('local', { channel: 'dm', message: '1' })],
    ['messagesAbout', () => tenant.messagesAbout(idOf('introduction 1'))],
  ]
}

function ofLists(store: Store, tenant: Tenant): Named[] {
  const listId = idOf('list 1')
  const list = { listId: newId(), memberId, name: 'targets.csv', expiresAt: NOW }
  return [
    ['startList', () => tenant.startList({ ...list, id: 'F1', message: '1' }, NOW, NOW)],
    ['fillList', () => tenant.fillList(list.listId, ['Acme', 'Globex'], NOW)],
    ['dropList', () => tenant.dropList(list.listId)],
    ['lockLists', () => tenant.lockLists(memberId)],
    ['targetList', () => tenant.targetList(listId)],
    ['listsOf', () => tenant.listsOf(memberId, PART)],
    ['countTargets', () => tenant.countTargets(listId)],
    ['targetsLeft', () => tenant.targetsLeft(listId, 500)],
    ['keepOutcomes', () => tenant.keepOutcomes(listId, [{ number: 7, outcome: 'opened', band: 'good' }])],
    ['targetsThat', () => tenant.targetsThat(listId, 'opened', PART)],
    ['targetsAfter', () => tenant.targetsAfter(listId, 7, 500)],
    ['endList', () => tenant.endList(listId, 'done', NOW)],
    ['askForFile', () => tenant.askForFile(listId, NOW, NOW)],
    ['leftLists', () => store.leftLists(NOW)],
    ['expiredLists', () => store.expiredLists(NOW)],
    ['removeLists', () => store.removeLists(NOW)],
    ['expireList', () => tenant.expireList(idOf('list 2'), new Date('2027-01-01'))],
  ]
}

function ofMembers(store: Store, tenant: Tenant): Named[] {
  const actor = { ...BIG_WORKSPACE, user: 'user7', userName: 'Member 7' }
  const standing = { askerId: idOf('member 8'), organizationId: companyId }
  return [
    ['enter', () => store.enter(actor, NOW)],
    ['member', () => tenant.member(memberId)],
    ['workspacesOf', () => store.workspacesOf({ platform: 'local', user: 'user7' }, { id: idOf('introduction 1') })],
    ['workingTime', () => tenant.workingTime(memberId)],
    ['protection', () => tenant.protection(memberId, NOW)],
    ['lockStanding', () => tenant.lockStanding(memberId, standing, NOW)],
    ['noGos', () => tenant.noGos(memberId)],
    ['takeHeld', () => tenant.takeHeld(memberId, NOW)],
    ['membersHeldFor', () => store.membersHeldFor(NOW)],
    ['profile', () => tenant.profile(memberId)],
    ['ownRelationships', () => tenant.ownRelationships(memberId, idOf('person 7'), 100)],
    ['importsOf', () => tenant.importsOf(memberId, PART)],
    ['pickedNames', () => tenant.pickedNames(memberId)],
    ['ownDrafts', () => tenant.ownDrafts(memberId)],
    ['ownEvents', () => tenant.ownEvents(memberId, null, 100)],
    ['passReasons', () => tenant.passReasons(memberId, [idOf('introduction 1')])],
  ]
}

function setOpened(tenant: Tenant, relationshipId: string): Promise<void> {
  const organization = { name: 'Acme', key: 'acme', compact: 'acme' }
  return tenant.setOpened(relationshipId, [{ spelling: 'Acme', organization }], NOW)
}

async function restore(tenant: Tenant, before: Awaited<ReturnType<Tenant['relationship']>>): Promise<void> {
  if (!before) throw new Error('There is no such relationship.')
  await tenant.restoreRelationship(before, NOW)
}

async function importRows(store: Store, tenant: Tenant): Promise<void> {
  const rows = Array.from({ length: 2000 }, (_, n) =>
    row(`Jane Doe ${n * 20 + 7}`, `New Company ${n}`, { emailHash: `e${n}`, profileHash: `profile ${n * 20 + 7}` }),
  )
  await merge(store, tenant, await readFile(tenant, me, rows, 2000))
}

/** Makes two companies one, and two again. */
async function mergeAndSplit(store: Store, tenant: Tenant): Promise<void> {
  const [from, into] = [idOf('company 8'), idOf('company 9')]
  await store.transaction(tenant.workspaceId, async (tx) => {
    if (!(await tx.mergeOrganizations(from, into, NOW))) throw new Error('Nothing was merged.')
    if (!(await tx.unmergeOrganization(from, into))) throw new Error('Nothing was split again.')
  })
}

/** Splits a spelling off and puts it back. */
async function split(store: Store, tenant: Tenant): Promise<void> {
  await store.transaction(tenant.workspaceId, async (tx) => {
    const apart = await tx.splitOrganization(idOf('company 6'), 'Spelling 1', NOW)
    if (apart === null) throw new Error('Nothing was split off.')
    await tx.rejoinOrganization(apart, NOW)
  })
}
