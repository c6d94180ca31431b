import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll } from 'vitest'
import type { Member, Workspace } from '../../../src/app/ports/entities.ts'
import { newId } from '../../../src/app/ports/new-id.ts'
import type { Actor } from '../../../src/app/ports/platform.ts'
import type { Store, Tenant } from '../../../src/app/ports/store.ts'
import type { ImportRecord, MetRecord } from '../../../src/app/ports/tenant/imports.ts'
import type { RelationshipEntry } from '../../../src/app/ports/tenant/relationships.ts'
import type { SeenIn } from '../../../src/domain/asks/ask.ts'
import { normaliseOrganization } from '../../../src/domain/matching/companies/organization-name.ts'
import { normalisePerson } from '../../../src/domain/matching/people/person-name.ts'
import { openDatabase } from '../../../src/store/database.ts'
import type { OpenedDatabase, TestDatabase } from '../../support/database/database.ts'
import { createJobTable, type JobTable } from '../../support/database/job-table.ts'
import { createTestStore } from '../../support/database/store.ts'

export const NOW = new Date('2026-03-02T10:00:00Z')
export const LATER = new Date('2026-03-02T11:00:00Z')

/** What the tests of the contract stand on: one database, and two stores on it as of two processes. */
export type Stage = {
  database: OpenedDatabase
  store: Store
  /** Another process's. */
  other: Store
  jobs: JobTable
  /** How often the queue was told of committed jobs. */
  woken(): number
}

/** A workspace of its own with two members. */
export type Scene = { workspace: Workspace; tenant: Tenant; ana: Member; ben: Member }

/** Opens one database for all tests of the contract. */
export function useStage(open: TestDatabase['open']): () => Stage {
  let stage: Stage
  let close: () => Promise<void>
  beforeAll(async () => {
    const database = await open()
    const second = openDatabase(database.connection, (error) => {
      throw error
    })
    const jobs = await createJobTable(database)
    let count = 0
    const outbox = { ...jobs, wake: () => void count++ }
    const store = createTestStore(database, outbox)
    stage = {
      database,
      store,
      other: createTestStore({ ...second, walled: database.walled ?? false }, outbox),
      jobs,
      woken: () => count,
    }
    close = async () => {
      await second.close()
      await database.close()
    }
  })
  afterAll(() => close())
  return () => stage
}

export function actorOf(workspace: string, userName: string): Actor {
  return { platform: 'local', workspace, workspaceName: 'Rocket Team', user: userName.toLowerCase(), userName }
}

export async function newScene({ store }: Pick<Stage, 'store'>): Promise<Scene> {
  const key = randomUUID()
  const { workspace, member: ana } = await store.enter(actorOf(key, 'Ana'), NOW)
  const { member: ben } = await store.enter(actorOf(key, 'Ben'), NOW)
  return { workspace, tenant: store.in(workspace.id), ana, ben }
}

function companyOf(spelling: string | null) {
  if (spelling === null) return null
  const { key, compact } = normaliseOrganization(spelling)
  return { name: spelling, key, compact }
}

/** What a member says of somebody they know. */
export function entry(
  member: Member,
  name: string,
  company: string | null,
  said: Partial<RelationshipEntry> = {},
): RelationshipEntry {
  return {
    memberId: member.id,
    name,
    nameKey: normalisePerson(name),
    title: null,
    organization: companyOf(company),
    spelling: company,
    domain: null,
    kind: 'acquaintance',
    rating: null,
    how: null,
    since: null,
    visibility: 'open',
    ...said,
  }
}

/** One row of a file, its profile's hash made of the name. */
export function row(name: string, company: string | null, said: Partial<ImportRecord> = {}): ImportRecord {
  const nameKey = normalisePerson(name)
  return {
    name,
    nameKey,
    title: null,
    spelling: company,
    organization: companyOf(company),
    domain: null,
    emailHash: null,
    profileHash: `profile of ${nameKey}`,
    since: null,
    ...said,
  }
}

/** Begins to read a file that comes once. */
export async function startImport(tenant: Tenant, { id: memberId }: Member, name: string, now: Date): Promise<string> {
  const id = await tenant.imports.start({ name, memberId, visibility: 'open' }, now, now)
  if (id === null) throw new Error('A file without an id was taken for one told of before.')
  return id
}

/** Reads a file of these rows, in chunks, to its end. */
export async function readFile(tenant: Tenant, member: Member, rows: ImportRecord[], chunk = 1000): Promise<string> {
  const id = await startImport(tenant, member, 'Connections.csv', NOW)
  for (let at = 0; at < rows.length; at += chunk)
    await tenant.imports.stage(id, at / chunk, rows.slice(at, at + chunk), NOW)
  await tenant.imports.finishReading(id, { rows: rows.length, repeated: 0, refused: [] }, NOW)
  return id
}

/** Somebody a calendar says was met on two days, staged. */
export function metRow(name: string, hash: string, said: Partial<MetRecord> = {}): MetRecord {
  return {
    ...{ hash, isProfile: false, name, nameKey: normalisePerson(name), organization: companyOf('Acme') },
    ...{ domain: 'acme.example', title: null, days: 2, first: '2026-01-05', last: '2026-01-12' },
    touches: ['2026-01-12', '2026-01-05'].map((day) => ({ kind: 'meeting', day })),
    isWorthAsking: true,
    ...said,
  }
}

/** Reads a calendar that says these were met. */
export async function readMet(tenant: Tenant, { id: memberId }: Member, rows: MetRecord[]): Promise<string> {
  const file = { name: 'mine.ics', memberId, kind: 'encounters', visibility: 'open' } as const
  const id = await tenant.imports.start(file, NOW, NOW)
  if (id === null) throw new Error('A file without an id was taken for one told of before.')
  await tenant.imports.stage(id, 0, rows, NOW)
  await tenant.imports.finishReading(id, { rows: rows.length, repeated: 0, refused: [] }, NOW)
  return id
}

/** Merges an import as its job does, and says how it ended. */
export async function merge(store: Store, tenant: Tenant, importId: string) {
  while (await store.transaction(tenant.workspaceId, (tx) => tx.imports.mergeNext(importId, NOW)));
  await tenant.imports.finish(importId, NOW)
  const report = await tenant.imports.get(importId)
  if (!report) throw new Error('The import is gone.')
  const { rows, added, updated, unchanged } = report
  return { rows, added, updated, unchanged }
}

/** An ask of Ana's at a company, that everybody may see unless said otherwise. */
export async function newAsk(
  scene: Scene,
  organizationId: string | null,
  target = 'Acme',
  seenIn: SeenIn = 'digest',
): Promise<string> {
  const id = newId()
  await scene.tenant.asks.create(
    {
      id,
      askerId: scene.ana.id,
      organizationId,
      target,
      whom: null,
      why: 'We build rockets.',
      benefit: 'Cheaper rockets.',
      question: null,
      seenIn,
      status: 'open',
      expiresAt: new Date(NOW.getTime() + 60 * 24 * 3600_000),
    },
    NOW,
  )
  return id
}

/** Ben knows Jane Doe at Acme, and Ana asks him. */
export async function newIntroduction(scene: Scene) {
  const { after } = await scene.tenant.relationships.log(entry(scene.ben, 'Jane Doe', 'Acme'), NOW)
  const askId = await newAsk(scene, after.organizationId)
  const id = newId()
  await scene.tenant.introductions.create(
    { id, askId, relationshipId: after.id, whom: 'Jane Doe', state: 'suggested' },
    NOW,
  )
  return { id, askId, relationship: after }
}

/** Does the same several times at once, by both processes. */
export function together<T>(stage: Stage, times: number, work: (store: Store, index: number) => Promise<T>) {
  return Promise.all(Array.from({ length: times }, (_, index) => work(index % 2 ? stage.other : stage.store, index)))
}
