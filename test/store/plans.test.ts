import { createHash } from 'node:crypto'
import type pg from 'pg'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { z } from 'zod'
import type { Member, Store, Tenant } from '../../src/app/store.ts'
import { fillBigWorkspace } from '../support/big-workspace.ts'
import { type OpenedDatabase, openOnServer } from '../support/database.ts'
import { createTestStore } from '../support/store.ts'
import { entry, merge, NOW, readFile, row } from './contract/stage.ts'

// In a workspace of 100,000 relationships every statement of the Store finds its rows by an index: none reads a
// growing table from end to end. PostgreSQL is asked for the plan of each statement as it was sent.

const SIZE = { members: 20, companies: 20_000, relationships: 100_000 }
const GROWING = new Set([
  'relationship',
  'person',
  'organization',
  'ask',
  'introduction',
  'message_reference',
  'relationship_word',
  'partner_tie',
])

type Statement = { text: string; values: unknown[] }
type PlanNode = { 'Node Type': string; 'Relation Name'?: string | undefined; Plans?: PlanNode[] | undefined }
const PlanNode: z.ZodType<PlanNode> = z.object({
  'Node Type': z.string(),
  'Relation Name': z.string().optional(),
  get Plans() {
    return z.array(PlanNode).optional()
  },
})
const Explained = z.tuple([z.object({ 'QUERY PLAN': z.tuple([z.object({ Plan: PlanNode })]) })])

describe('in a big workspace', () => {
  let database: OpenedDatabase
  let store: Store
  let tenant: Tenant
  let sent: Statement[] = []
  const memberId = idOf('member 7')
  const companyId = idOf('company 0')

  beforeAll(async () => {
    database = await openOnServer()
    database.pool.on('connect', (client) => listen(client, (statement) => sent.push(statement)))
    store = createTestStore(database, { async enqueue() {}, wake() {} })
    const workspace = await store.enterWorkspace(
      { platform: 'local', workspace: 'big', workspaceName: 'Big Team' },
      NOW,
    )
    tenant = store.in(workspace.id)
    await fillBigWorkspace(database, workspace.id, SIZE)
  }, 180_000)
  afterAll(() => database.close())

  /** The tables read from end to end by what `work` sends. */
  const readWhole = async (work: () => Promise<unknown>) => {
    sent = []
    await work()
    const statements = sent.filter(({ text }) => /^\s*(with|select|insert|update|delete)/i.test(text))
    expect(statements).not.toEqual([])
    const found = []
    for (const { text, values } of statements) {
      const { rows } = await database.pool.query(`EXPLAIN (FORMAT JSON) ${text}`, values)
      const [{ 'QUERY PLAN': plan }] = Explained.parse(rows)
      found.push(...scans(plan[0].Plan).map((table) => ({ table, text })))
    }
    return found.filter(({ table }) => GROWING.has(table))
  }

  it('sees a table that is read whole', async () => {
    const { pool } = database
    expect(await readWhole(() => pool.query('SELECT 1 FROM relationship WHERE how = $1', ['x']))).toMatchObject([
      { table: 'relationship' },
    ])
  })

  it.each<[string, () => Promise<unknown>]>([
    ['enter', () => store.enter(actor(), NOW)],
    ['member', () => tenant.member(memberId)],
    ['findOrganizations by name and domain', () => find('acme', 'company-70.test')],
    ['findOrganizations for any teammate', () => find('acme', 'company-70.test', null)],
    ['findOrganizations of similar spelling', () => find('dnvinoh dinjfd', null)],
    ['organization', () => tenant.organization(companyId, memberId)],
    ['candidates', () => tenant.candidates(companyId, memberId, [], NOW)],
    ['candidates by name', () => tenant.candidates(companyId, memberId, ['jane', 'doe'], NOW)],
    ['candidatesByWords', () => tenant.candidatesByWords([['fintech'], ['berlin', 'munich']], memberId, NOW)],
    ['candidate', () => tenant.candidate(idOf('tie 8'), memberId)],
    ['candidate through a partner', () => tenant.candidate(idOf('partner tie 8'), memberId)],
    ['openedBy', () => tenant.openedBy(idOf('tie 7'))],
    ['setOpened', () => setOpened(idOf('tie 7'))],
    ['ownPartners', () => tenant.ownPartners(companyId, memberId)],
    ['ownPeople', () => tenant.ownPeople(companyId, memberId)],
    ['relationship', () => tenant.relationship(idOf('tie 7'))],
    ['logRelationship', () => log('Jane Doe 7', 'Acme')],
    ['logRelationship without a company', () => log('Jane Doe 7', null)],
    ['restoreRelationship', async () => restore(await tenant.relationship(idOf('tie 7')))],
    ['removeRelationship', () => tenant.removeRelationship(idOf('tie 90000'))],
    ['rateRelationship', () => tenant.rateRelationship(idOf('tie 7'), 4, NOW)],
    ['setVisibility', () => tenant.setVisibility(idOf('tie 7'), 'open', NOW)],
    ['unconfirmed', () => tenant.unconfirmed(memberId, 10)],
    ['an import', () => importRows()],
    ['ask', () => tenant.ask(idOf('ask 7'))],
    ['lockAsk', () => tenant.lockAsk(idOf('ask 7'))],
    ['livingAsk by company', () => tenant.livingAsk(memberId, companyId, 'x')],
    ['livingAsk by target', () => tenant.livingAsk(memberId, null, 'x')],
    ['asksOf', () => tenant.asksOf(memberId, { limit: 10, offset: 0 })],
    ['asksWith', () => tenant.asksWith(memberId, { limit: 10, offset: 0 })],
    ['approaches', () => tenant.approaches(idOf('tie 7'))],
    ['teammatesAsks', () => tenant.teammatesAsks(memberId, { organizationId: companyId, keys: ['acme'] }, NOW)],
    ['asksWithoutCompany', () => tenant.asksWithoutCompany()],
    ['adoptCompanies', () => tenant.adoptCompanies([{ askId: idOf('ask 7'), key: 'acme' }])],
    ['addMatches of a tie', () => tenant.addMatches({ relationshipId: idOf('tie 7') }, NOW)],
    ['addMatches of an import', () => tenant.addMatches({ importId: idOf('import') }, NOW)],
    ['matchOf', () => tenant.matchOf(idOf('ask 7'), memberId)],
    ['matchesOf', () => tenant.matchesOf(idOf('notice'))],
    ['leftAsks', () => store.leftAsks()],
    ['untoldMatches', () => store.untoldMatches()],
    ['suggestOrganizations', () => tenant.suggestOrganizations('new comp', memberId, 25)],
    ['workspacesOf', () => store.workspacesOf({ platform: 'local', user: 'user7' }, { id: idOf('introduction 1') })],
    ['expiredAsks', () => store.expiredAsks(NOW)],
    ['dueIntroductions', () => store.dueIntroductions(NOW)],
    ['workingTime', () => tenant.workingTime(memberId)],
    ['introduction', () => tenant.introduction(idOf('introduction 1'))],
    ['introductionsOfAsk', () => tenant.introductionsOfAsk(idOf('ask 1'))],
    ['introductionsFor', () => tenant.introductionsFor(memberId, { limit: 10, offset: 0 })],
    ['favoursOf', () => tenant.favoursOf(memberId)],
    ['asksWithin', () => tenant.asksWithin(memberId)],
    ['untoldIntroductions', () => tenant.untoldIntroductions(memberId)],
    ['introductionsOfAsks', () => tenant.introductionsOfAsks([idOf('ask 1'), idOf('ask 2')])],
    ['history', () => tenant.history([idOf('ask 1'), idOf('introduction 1')])],
    ['changeIntroduction', () => tenant.changeIntroduction(idOf('introduction 1'), 'asked', { state: 'passed' }, NOW)],
    ['messageById', () => tenant.messageById(idOf('message 1'))],
    ['messageAt', () => tenant.messageAt('local', { channel: 'dm', message: '1' })],
    ['protection', () => tenant.protection(memberId, NOW)],
    [
      'lockStanding',
      () => tenant.lockStanding(memberId, { askerId: idOf('member 8'), organizationId: companyId }, NOW),
    ],
    ['hasWaysIn', () => tenant.hasWaysIn(companyId, memberId)],
    ['messagesAbout', () => tenant.messagesAbout(idOf('introduction 1'))],
  ])('%s reads no growing table whole', async (_, work) => {
    expect(await readWhole(work)).toEqual([])
  })

  const find = (key: string, domain: string | null, viewerId: string | null = memberId) =>
    tenant.findOrganizations({ key, compact: key.replaceAll(' ', ''), domain, viewerId })
  const actor = () =>
    ({ platform: 'local', workspace: 'big', workspaceName: 'Big Team', user: 'user7', userName: 'Member 7' }) as const
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
  const log = (name: string, company: string | null) => tenant.logRelationship(entry(me, name, company), NOW)
  const setOpened = (relationshipId: string) => {
    const organization = { name: 'Acme', key: 'acme', compact: 'acme' }
    return tenant.setOpened(relationshipId, [{ spelling: 'Acme', organization }], NOW)
  }
  const restore = (before: Awaited<ReturnType<Tenant['relationship']>>) =>
    before ? tenant.restoreRelationship(before, NOW) : Promise.reject(new Error('There is no such relationship.'))
  const importRows = async () => {
    const rows = Array.from({ length: 2000 }, (_, n) =>
      row(`Jane Doe ${n * 20 + 7}`, `New Company ${n}`, { emailHash: `e${n}`, profileHash: `profile ${n * 20 + 7}` }),
    )
    await merge(store, tenant, await readFile(tenant, me, rows, 2000))
  }
})

/** The tables that a plan reads from end to end. */
function scans(plan: PlanNode): string[] {
  const here = plan['Node Type'].endsWith('Seq Scan') && plan['Relation Name'] ? [plan['Relation Name']] : []
  return [...here, ...(plan.Plans ?? []).flatMap(scans)]
}

/** Hears every statement a connection is sent. */
function listen(client: pg.PoolClient, heard: (statement: Statement) => void): void {
  const Sent = z.union([
    z
      .tuple([z.string()])
      .rest(z.unknown())
      .transform(([text, values]) => ({ text, values })),
    z
      .tuple([z.object({ text: z.string(), values: z.unknown() })])
      .rest(z.unknown())
      .transform(([query, values]) => ({
        text: query.text,
        values: query.values ?? values,
      })),
  ])
  const query = client.query
  Reflect.set(client, 'query', (...args: unknown[]) => {
    const { text, values } = Sent.parse(args)
    heard({ text, values: Array.isArray(values) ? values : [] })
    return Reflect.apply(query, client, args)
  })
}

function idOf(name: string): string {
  const hash = createHash('md5').update(name).digest('hex')
  return hash.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5')
}
