import { describe, expect, it } from 'vitest'
import { findOrganizations } from '../../../src/app/finding/find-organizations.ts'
import { newId } from '../../../src/app/ports/new-id.ts'
import type { Tenant } from '../../../src/app/ports/store.ts'
import { EVERYBODY } from '../../../src/domain/relationships/people-filter.ts'
import {
  entry,
  LATER,
  merge,
  metRow,
  NOW,
  newAsk,
  newIntroduction,
  newScene,
  readFile,
  readMet,
  row,
  type Stage,
  startImport,
} from './stage.ts'

const WISH = { target: 'Globex', why: 'x', benefit: 'y' }

/** A workspace with one of everything. */
async function furnish(stage: Stage) {
  const scene = await newScene(stage)
  const { tenant, ben } = scene
  const introduction = await newIntroduction(scene)
  await merge(stage.store, tenant, await readFile(tenant, ben, [row('Jim Roe', 'Acme')]))
  const importId = await readFile(tenant, ben, [row('Joe Poe', 'Acme')])
  await merge(stage.store, tenant, await readMet(tenant, ben, [metRow('Max Met', 'hash of max')]))
  const suggestionId = (await tenant.suggestions.list(ben.id, { limit: 1, offset: 0 })).people[0]?.id ?? ''
  await tenant.imports.keepOwnAddresses(ben.id, [{ hash: 'hash of ben', domain: 'our.example' }])
  const reading = await startImport(tenant, ben, 'Connections.csv', NOW)
  await tenant.imports.start({ id: 'F1', name: 'Connections.csv', memberId: ben.id, visibility: 'open' }, NOW, NOW)
  const messageId = newId()
  const ref = { channel: 'dm-ben', message: '1' }
  const message = { id: messageId, platform: 'local', kind: 'request', subjectId: introduction.id } as const
  await tenant.messages.add({ ...message, ...ref, memberId: ben.id }, NOW)
  const audit = { subject: 'introduction', subjectId: introduction.id, event: 'ask', origin: 'cli' } as const
  const auditId = await tenant.audit.record({ ...audit, memberId: ben.id }, NOW)
  const namelessId = await newAsk(scene, null, 'Initech')
  await tenant.sharedAsks.join(introduction.askId, { memberId: ben.id, why: 'x', benefit: 'y' }, NOW)
  const tie = (await tenant.relationships.log(entry(ben, 'Jill Moe', 'Globex'), NOW)).after
  const logged = { subject: 'relationship', subjectId: tie.id, event: 'logged', origin: 'cli' } as const
  await tenant.audit.record({ ...logged, memberId: ben.id, data: { updated: tie.confirmedAt } }, NOW)
  const watchedId = await newAsk(scene, tie.organizationId, 'Globex')
  await tenant.watches.addMatches({ relationshipId: tie.id }, NOW)
  const noticeId = newId()
  await tenant.watches.addNotice({ id: noticeId, memberId: ben.id, day: '2026-03-02' }, NOW)
  const keptId = await newAsk(scene, tie.organizationId, 'Globex', 'connectors')
  await tenant.openedWays.add({ relationshipId: tie.id }, NOW)
  const wayNoticeId = newId()
  await tenant.openedWays.addNotice({ id: wayNoticeId, memberId: scene.ana.id, day: '2026-03-02' }, NOW)
  const wishId = newId()
  const requestId = newId()
  await tenant.requests.add({ id: requestId, askId: keptId, channel: 'sales', until: LATER }, NOW)
  await tenant.requests.addHelper(requestId, ben.id, NOW)
  await tenant.requests.setPosted(requestId, { open: true, link: null }, NOW)
  await tenant.shownTies.add({ wayIds: [introduction.relationship.id], viewerId: scene.ana.id, asked: 'Acme' }, NOW)
  await tenant.touches.add({ id: newId(), relationshipId: tie.id, kind: 'meal', day: '2026-03-01' }, NOW)
  const favourId = newId()
  const acme = { name: 'Acme', key: 'acme', compact: 'acme' }
  await tenant.partners.setOpened(tie.id, [{ spelling: 'Acme', organization: acme }], NOW)
  await tenant.partners.setSought(tie.id, ['Initech'], NOW)
  await tenant.partners.addFavour({ ...favourOf({ tie }), id: favourId }, NOW)
  const warmNoteId = newId()
  const cold = { id: warmNoteId, memberId: ben.id, tells: 'cold', limit: 3, since: NOW } as const
  await tenant.relationships.rate(tie.id, 5, NOW)
  await tenant.warmth.addNote(cold, new Date('2027-06-01T10:00:00Z'))
  const changeId = newId()
  const sealing = { id: changeId, memberId: ben.id, action: 'sealed', leavesAt: null } as const
  await tenant.people.change({ ...sealing, chosen: { relationshipId: tie.id } }, NOW)
  const handoverId = newId()
  await tenant.handovers.agree({ id: handoverId, memberId: ben.id, receiverId: scene.ana.id }, NOW)
  await tenant.joinWishes.add({ id: wishId, askId: keptId, memberId: ben.id, ...WISH }, NOW)
  return {
    ...scene,
    ...introduction,
    warmNoteId,
    favourId,
    handoverId,
    changeId,
    keptId,
    requestId,
    suggestionId,
    tie,
    wayNoticeId,
    wishId,
    organizationId: introduction.relationship.organizationId ?? '',
    importId,
    reading,
    messageId,
    ref,
    auditId,
    namelessId,
    watchedId,
    noticeId,
  }
}
const favourOf = ({ tie }: { tie: { id: string } }) =>
  ({ id: newId(), relationshipId: tie.id, way: 'given', company: 'Initech', day: '2026-03-02' }) as const
type Furnished = Awaited<ReturnType<typeof furnish>>

/** Everything a workspace holds, by every verb that reads. */
async function all({ tenant, ana, ben, ...ids }: Furnished, reader: Tenant = tenant) {
  const key = { key: 'acme', compact: 'acme', domain: null }
  return {
    members: [await reader.members.get(ana.id), await reader.members.get(ben.id)],
    organization: await reader.companies.get(ids.organizationId, ben.id),
    found: (await findOrganizations(reader.companies, key, ben.id)).filter(({ id }) => id === ids.organizationId),
    candidates: await reader.waysIn.to(ids.organizationId, null, [], NOW),
    around: (await reader.waysIn.around({ organizationId: ids.organizationId, others: [], most: 1 }, null, [], NOW))
      .ways,
    near: (
      await reader.waysIn.around({ organizationId: ids.askId, others: [ids.organizationId], most: 1 }, ben.id, [], NOW)
    ).others,
    candidate: await reader.waysIn.get(ids.relationship.id, ana.id),
    ownNamed: await reader.waysIn.ownNamed(['jane doe', 'jill moe'], ben.id),
    ownPeople: await reader.waysIn.ownPeople(ids.organizationId, ben.id),
    relationship: await reader.relationships.get(ids.relationship.id),
    byVisibility: Object.values(await reader.relationships.byVisibility(ben.id)).filter((count) => count > 0),
    lastLogged: await reader.relationships.lastLogged(ids.tie.id),
    noticesOfTie: await reader.watches.noticesOfTie(ids.tie.id),
    unconfirmed: (await reader.relationships.unconfirmed(ben.id, 10)).relationships,
    imports: [await reader.imports.get(ids.importId), await reader.imports.get(ids.reading)],
    suggestions: (await reader.suggestions.list(ben.id, { limit: 10, offset: 0 })).people,
    suggestionCount: Object.values(await reader.suggestions.count(ben.id)).filter((count) => count > 0),
    suggestion: await reader.suggestions.get(ids.suggestionId, ben.id),
    ownAddresses: [...(await reader.imports.ownAddresses(ben.id)).hashes],
    importOfFile: await reader.imports.ofFile('F1', ben.id),
    ask: await reader.asks.get(ids.askId),
    lockAsk: await reader.asks.lock(ids.askId),
    livingAsk: await reader.asks.living(ana.id, ids.organizationId, 'Acme'),
    asksOf: await reader.asks.of(ana.id, { limit: 10, offset: 0 }),
    allAsks: (await reader.asks.all()).filter(({ id }) => id === ids.askId),
    introduction: await reader.introductions.get(ids.id),
    introductionsOfAsk: await reader.introductions.ofAsk(ids.askId),
    introductionsFor: await reader.introductions.waitingFor(ben.id, { limit: 10, offset: 0 }),
    messageById: await reader.messages.get(ids.messageId),
    messageAt: [await reader.messages.at('local', ids.ref)].filter((message) => message?.id === ids.messageId),
    toldAbout: await reader.messages.toldAbout(ids.id),
    messagesAbout: await reader.messages.about(ids.id),
    auditEvent: await reader.audit.get(ids.auditId),
    profile: await reader.ownData.profile(ben.id),
    ownRelationships: await reader.ownData.relationships(ben.id, null, 10),
    importsOf: await reader.ownData.imports(ben.id, { limit: 10, offset: 0 }),
    ownEvents: await reader.ownData.events(ben.id, null, 10),
    everyIntroductionFor: await reader.introductions.everFor(ben.id, { limit: 10, offset: 0 }),
    subjectsToldOthers: await reader.erasure.subjectsToldOthers(ana.id),
    approaches: Object.values(await reader.introductions.approaches(ids.relationship.id)).flat(),
    teammatesAsks: (
      await reader.sharedAsks.ofTeammates(ben.id, { organizationId: ids.organizationId, keys: ['acme'] }, NOW)
    ).filter(({ id }) => id === ids.askId),
    asksWithoutCompany: (await reader.watches.asksWithoutCompany()).filter(({ askId }) => askId === ids.namelessId),
    matchOf: await reader.watches.matchOf(ids.watchedId, ben.id),
    matchesOf: await reader.watches.matchesOf(ids.noticeId),
    openedAsksOf: await reader.openedWays.asksOf(ids.wayNoticeId),
    openedNoticesOf: await reader.openedWays.noticesOf(ids.keptId),
    handover: await reader.handovers.get(ids.handoverId),
    handoverOf: await reader.handovers.of(ben.id),
    handoversWith: await reader.handovers.with(ben.id),
    handedOver: Object.values(await reader.handovers.count(ben.id)).filter((count) => count > 0),
    wish: await reader.joinWishes.get(ids.wishId),
    request: await reader.requests.get(ids.requestId),
    requestsOfAsk: await reader.requests.ofAsk(ids.keptId),
    standingRequest: await reader.requests.standing(ids.keptId),
    requestsOpenToAll: (await reader.requests.openToAll(10)).filter(({ id }) => id === ids.requestId),
    helpedBy: await reader.requests.helpedBy(ben.id, { limit: 10, offset: 0 }),
    shownTies: await reader.shownTies.of(ben.id, { limit: 10, offset: 0 }),
    people: (await reader.people.list(ben.id, EVERYBODY, { limit: 10, offset: 0 }, NOW)).people,
    peopleFiles: await reader.people.files(ben.id, 10),
    peopleChange: await reader.people.getChange(ids.changeId),
    peopleNotices: await reader.people.noticesOf(ids.changeId),
    shownTo: await reader.shownTies.ofTie(ben.id, ids.relationship.id, { limit: 10, offset: 0 }),
    warmNote: await reader.warmth.note(ids.warmNoteId),
    warmNotesOf: await reader.warmth.notesOf(ids.tie.id),
    touches: await reader.touches.of(ids.tie.id, 10),
    openedBy: await reader.partners.openedBy(ids.tie.id),
    soughtBy: await reader.partners.soughtBy(ids.tie.id),
    wanted: await reader.partners.wanted(ids.tie.id, []),
    partners: await reader.partners.of(ben.id, 10),
    partnerFavours: await reader.partners.favours(ids.tie.id),
    tiesAt: await reader.relationships.at(ids.organizationId, ben.id, 10),
    wishesWaiting: await reader.joinWishes.waiting(ids.keptId),
    wishesOf: await reader.joinWishes.of(ben.id, { limit: 10, offset: 0 }),
  }
}

const empty = (value: unknown) => (Array.isArray(value) ? value.every((one) => one === null) : value === null)

export function testScoping(stage: () => Stage) {
  describe('two workspaces with the same names', () => {
    it('read nothing of each other', async () => {
      const [here, there] = [await furnish(stage()), await furnish(stage())]
      const mine = Object.entries(await all(here))
      expect(mine.filter(([, value]) => empty(value) || (Array.isArray(value) && value.length === 0))).toEqual([])
      const theirs = Object.entries(await all(here, there.tenant))
      expect(theirs.filter(([, value]) => !empty(value))).toEqual([])
    })

    it('change nothing of each other', async () => {
      const [here, there] = [await furnish(stage()), await furnish(stage())]
      const before = await all(here)
      const intruder = there.tenant
      await intruder.relationships.restore({ ...here.relationship, name: 'Mallory' }, LATER)
      await intruder.relationships.rate(here.relationship.id, 1, LATER)
      await intruder.relationships.setVisibility(here.relationship.id, 'private', LATER)
      expect(await intruder.asks.setStatus(here.askId, 'open', 'closed', LATER)).toBe(false)
      expect(await intruder.introductions.change(here.id, 'suggested', { state: 'passed' }, LATER)).toBe(false)
      expect(await intruder.imports.mergeNext(here.importId, LATER)).toBe(false)
      expect(await intruder.imports.finish(here.importId, LATER)).toBe(false)
      await intruder.imports.refuse(here.reading, 'refused', LATER)
      expect(await intruder.imports.fail(here.importId, LATER)).toBe(false)
      expect(await intruder.imports.take(here.importId, here.ben, 'open', LATER)).toBeNull()
      expect(await intruder.imports.offered(here.importId, here.ben.id)).toBeNull()
      expect(await intruder.imports.forget(here.importId, here.ben.id)).toBe(false)
      expect(await intruder.imports.undoNext(here.importId, 10, LATER)).toBe(0)
      await intruder.suggestions.forget(here.ben.id)
      expect(await intruder.suggestions.leaveOut(here.suggestionId, here.ben.id, LATER)).toBe(false)
      expect(await intruder.suggestions.settle(here.suggestionId, here.ben.id, here.tie.id, LATER)).toBe(false)
      expect(await intruder.sharedAsks.leave(here.askId, here.ben.id)).toBe(false)
      const words = { why: 'Mallory', benefit: 'Mallory' }
      await intruder.sharedAsks.handOver(
        here.askId,
        { memberId: there.ben.id, name: 'Mallory', ...words, since: NOW },
        LATER,
      )
      await intruder.watches.adoptCompanies([{ askId: here.namelessId, key: 'acme' }])
      await intruder.watches.addMatches({ relationshipId: here.relationship.id }, LATER)
      await intruder.openedWays.add({ relationshipId: here.tie.id }, LATER)
      expect(await intruder.joinWishes.answer(here.wishId, true)).toBe(false)
      expect(await intruder.handovers.ask(here.handoverId, LATER)).toBe(false)
      expect(await intruder.handovers.rest(here.handoverId)).toBe(false)
      expect(await intruder.handovers.answer(here.handoverId, true, LATER)).toBeNull()
      expect(await intruder.handovers.takeBack(here.ben.id)).toBe(false)
      expect(await intruder.requests.end(here.requestId, 'down')).toBe(false)
      await intruder.requests.setPosted(here.requestId, { open: false, link: 'https://mallory.test' }, LATER)
      await intruder.shownTies.add({ wayIds: [here.tie.id], viewerId: there.ana.id, asked: 'Mallory' }, LATER)
      const mine = { id: newId(), memberId: here.ben.id, action: 'private', leavesAt: null } as const
      expect(await intruder.people.undo(here.changeId, LATER)).toBe(false)
      await intruder.warmth.leave(here.tie.id, '2027-01-01', LATER)
      await intruder.warmth.confirm(here.tie.id, LATER)
      await intruder.warmth.setOn(here.ben.id, false)
      expect(await intruder.people.removeLeft(LATER)).toBe(0)
      await intruder.partners.setSought(here.tie.id, ['Mallory'], LATER)
      expect(await intruder.partners.removeFavour(here.favourId, here.ben.id)).toBeNull()
      await intruder.joinWishes.remove(here.keptId, here.ben.id)
      expect(await intruder.watches.addNotice({ id: newId(), memberId: here.ben.id, day: '2026-03-03' }, LATER)).toBe(
        false,
      )
      const refused = [
        () => intruder.handovers.agree({ id: newId(), memberId: here.ben.id, receiverId: there.ana.id }, LATER),
        () => intruder.handovers.agree({ id: newId(), memberId: there.ben.id, receiverId: here.ana.id }, LATER),
        () =>
          intruder.touches.add({ id: newId(), relationshipId: here.tie.id, kind: 'call', day: '2026-03-02' }, LATER),
        () => intruder.partners.addFavour({ ...favourOf(here), company: 'Mallory' }, LATER),
        () => intruder.people.change({ ...mine, chosen: { filter: EVERYBODY } }, LATER),
        () => intruder.requests.addHelper(here.requestId, there.ben.id, LATER),
        () => intruder.requests.add({ id: newId(), askId: here.askId, channel: 'sales', until: LATER }, LATER),
        () => intruder.sharedAsks.join(here.askId, { memberId: there.ben.id, why: 'x', benefit: 'y' }, LATER),
        () =>
          intruder.watches.settleMatch(
            { askId: here.askId, memberId: there.ben.id, relationshipId: there.relationship.id },
            NOW,
          ),
        () => intruder.joinWishes.add({ id: newId(), askId: here.keptId, memberId: there.ben.id, ...WISH }, LATER),
        () => intruder.imports.stage(here.reading, 0, [row('Mallory', 'Acme')], LATER),
        () => intruder.imports.finishReading(here.reading, { rows: 1, repeated: 0, refused: [] }, LATER),
        () => startImport(intruder, here.ben, 'Connections.csv', LATER),
        () => intruder.relationships.log(entry(here.ben, 'Mallory', 'Acme'), LATER),
        () => newAsk({ ...there, ana: here.ana }, there.organizationId),
        () => newAsk(there, here.organizationId),
        () =>
          intruder.introductions.create(
            { id: newId(), askId: there.askId, relationshipId: here.relationship.id, whom: null, state: 'asked' },
            LATER,
          ),
        () =>
          intruder.audit.record(
            { memberId: here.ben.id, subject: 'ask', subjectId: newId(), event: 'x', origin: 'cli' },
            NOW,
          ),
        () =>
          intruder.messages.add(
            {
              id: newId(),
              platform: 'local',
              channel: 'x',
              message: '1',
              kind: 'request',
              subjectId: newId(),
              memberId: here.ben.id,
            },
            LATER,
          ),
        () =>
          intruder.introductions.change(
            there.id,
            'suggested',
            { state: 'introduced', confirmedById: here.ana.id },
            LATER,
          ),
      ]
      for (const attempt of refused) await expect(attempt()).rejects.toThrow()
      expect(await intruder.relationships.remove(here.relationship.id)).toBe(false)
      expect(await intruder.erasure.lock(here.ben.id)).toBe(false)
      expect(await intruder.erasure.removeMember(here.ben.id)).toEqual({ people: 0, organizations: 0 })
      expect(await all(here)).toEqual(before)
    })

    it('are kept apart by the keys of every tie and person, whatever is written', async () => {
      const [here, there] = [await furnish(stage()), await furnish(stage())]
      const { pool } = stage().database
      const { rows } = await pool.query('SELECT id FROM person WHERE workspace_id = $1', [there.workspace.id])
      const theirs = [
        ['relationship', 'member_id', there.ben.id],
        ['relationship', 'person_id', rows[0]?.id],
        ['relationship', 'organization_id', there.organizationId],
        ['relationship', 'workspace_id', there.workspace.id],
        ['person', 'organization_id', there.organizationId],
        ['person', 'workspace_id', newId()],
      ]
      for (const [table, column, value] of theirs)
        await expect(
          pool.query(
            `UPDATE ${table} SET ${column} = $1
             WHERE workspace_id = $2 AND id = (SELECT id FROM ${table} WHERE workspace_id = $2 ORDER BY id LIMIT 1)`,
            [value, here.workspace.id],
          ),
        ).rejects.toThrow('violates foreign key constraint')
    })

    it('may hold the same ids, and still know whose is whose', async () => {
      const [here, there] = [await furnish(stage()), await furnish(stage())]
      const ask = await here.tenant.asks.get(here.askId)
      if (!ask) throw new Error('The ask is gone.')
      const { asker: _asker, about: _about, createdAt: _createdAt, joined: _joined, posted: _posted, ...same } = ask
      await there.tenant.asks.create(
        { ...same, askerId: there.ana.id, organizationId: there.organizationId, why: 'Theirs' },
        NOW,
      )
      expect(await there.tenant.asks.setStatus(ask.id, 'open', 'closed', NOW)).toBe(true)
      expect([(await here.tenant.asks.get(ask.id))?.status, (await there.tenant.asks.get(ask.id))?.why]).toEqual([
        'open',
        'Theirs',
      ])
    })
  })
}
