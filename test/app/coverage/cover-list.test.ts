import { parse } from 'csv-parse/sync'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { coverList, expireLists, giveUpList, resumeLists, takeList } from '../../../src/app/coverage/cover-list.ts'
import { sendCoverageFile } from '../../../src/app/coverage/coverage-file.ts'
import { deliverMessage, refreshMessages } from '../../../src/app/delivery/deliver-message.ts'
import { openFile } from '../../../src/app/imports/open-file.ts'
import { eraseMember } from '../../../src/app/members/erase-member.ts'
import { queueMessage } from '../../../src/app/outbox/queue-message.ts'
import { newId } from '../../../src/app/ports/new-id.ts'
import { createGiveUp } from '../../../src/app/run-job.ts'
import type { Command } from '../../../src/domain/commands/command.ts'
import { DomainError } from '../../../src/domain/errors.ts'
import { LIST_FORGOTTEN } from '../../../src/views/coverage/covered-list.ts'
import type { View } from '../../../src/views/view.ts'
import { inPieces } from '../../support/bytes.ts'
import { type OpenedDatabase, openOnServer } from '../../support/database/database.ts'
import { textOf } from '../../support/platform.ts'
import { refusalOf } from '../../support/refusals.ts'
import { createTeam, type Team, type Teammate } from '../../support/team.ts'
import { labelsOf } from '../../support/views.ts'

const LIST = 'id;Company\n1;Volta Motors\n2;Nobody Ltd\n3;Nordbahn\n4;Siemens\n5;Own Corp\n'

describe('a dropped list of companies', () => {
  let database: OpenedDatabase
  beforeAll(async () => {
    database = await openOnServer()
  })
  afterAll(() => database.close())

  async function bareTeam() {
    const team = await createTeam(database)
    return { team, ana: await team.join('Ana') }
  }

  /** Ana drops lists; Ben knows people at Volta, and at Nordbahn without telling whom. */
  async function newTeam() {
    const { team, ana } = await bareTeam()
    const ben = await team.join('Ben')
    await ben.says('/iknow Jane Doe, CFO at Volta Motors — worked together, 4/5')
    await ben.says('/iknow Jim Roe, CTO at Volta Motors — met in Ulm, 2/5')
    await ben.says('/iknow Kim Roe, CEO at Nordbahn — met in Ulm, 2/5')
    await ben.presses('Seal it')
    await ben.says('/iknow Max Mohr, CEO at Siemens Energy — met in Ulm, 2/5')
    await ana.says('/iknow Lea Poe, CEO at Own Corp — met in Ulm, 2/5')
    return { team, ana, ben }
  }
  const contextOf = ({ store, workspace, clock }: Team, { member }: Teammate) => ({
    ...{ store, tenant: store.in(workspace.id), workspace, member, now: clock.now(), origin: 'local' },
  })
  const bytesOf = (text: string) => inPieces(new TextEncoder().encode(text), 1000)
  const report = (teammate: Teammate): View => teammate.inbox().at(-1) ?? { summary: '', nodes: [] }
  const itemsOf = (view: View) => view.nodes.flatMap((node) => (node.kind === 'item' ? [node] : []))
  const filesOf = ({ platform, workspace }: Team, { actor }: Teammate) =>
    platform
      .inbox({ workspace: workspace.platformId, user: actor.user })
      .flatMap(({ file }) => (file ? [{ name: file.name, text: Buffer.from(file.bytes).toString() }] : []))
  const countOf = async (table: 'target_list' | 'listed_target', { workspace }: Team) =>
    (await database.pool.query(`SELECT 1 FROM ${table} WHERE workspace_id = $1`, [workspace.id])).rowCount
  const listOf = async ({ store, workspace }: Team, { member }: Teammate) => {
    const [list] = await store.in(workspace.id).coverage.of(member.id, { limit: 1, offset: 0 })
    if (!list) throw new Error('There is no list.')
    return list
  }

  it('is answered in one message that names nobody: how many have a way in; a click shows the best of them', async () => {
    const { team, ana, ben } = await newTeam()
    await ana.drops('targets.csv', LIST)
    expect(ana.seen().summary).toContain('a list of 5 target companies')
    expect(ana.inbox()).toHaveLength(1)
    expect(report(ana).summary).toBe('2 of 5 targets in targets.csv have a way in.')
    expect(textOf(report(ana))).toContain('"value":"strong 1 · good 0 · faint 1"')
    // It stays in her inbox, whatever becomes of the ties.
    expect(textOf(report(ana))).not.toMatch(/Ben|Jane|Kim|Volta|Nordbahn/)
    await ana.presses('Ways in (2)')
    expect(itemsOf(ana.seen()).map(({ title, band }) => [title, band])).toEqual([
      ['Volta Motors: Ben → Jane Doe, CFO', 'strong'],
      ['Nordbahn: A teammate → someone', 'faint'],
    ])
    expect(textOf(ana.seen())).not.toMatch(/Kim|Lea/)
    expect(ben.inbox()).toEqual([])
    expect([team.errors, team.jobs.failures]).toEqual([[], []])
  })

  it('leads on: to the ways in page by page, to one company’s ways, to asking, and to what may be meant', async () => {
    const { team, ana } = await newTeam()
    await ana.drops('targets.txt', `${'Volta Motors\n'.repeat(7)}Siemens\nNordbahn`)
    await ana.presses('Ways in (8)')
    expect(ana.seen().summary).toBe('Ways in: page 1 of 2, targets.txt.')
    await ana.presses('Show more')
    expect(ana.seen().summary).toBe('Ways in: page 2 of 2, targets.txt.')
    expect(labelsOf(ana.seen())).not.toContain('Show more')
    // The best come first.
    expect(itemsOf(ana.seen()).map(({ band }) => band)).toEqual(['strong', 'strong', 'faint'])
    await ana.presses('All 2 ways')
    expect(textOf(ana.seen())).toContain('Jim Roe')
    await ana.presses('Did you mean? (1)')
    expect(itemsOf(ana.seen())).toMatchObject([{ title: 'Siemens', detail: 'Did you mean Siemens Energy?' }])
    await ana.presses('Choose')
    await ana.presses('Yes')
    expect(textOf(ana.seen())).toContain('Max Mohr')
    await ana.presses('Ways in (8)')
    await ana.presses('Ask Ben', 'Volta Motors')
    await ana.asks({ why: 'We build rockets for their warehouse.', benefit: 'Half the freight costs.' })
    expect(textOf(ana.seen())).toContain('Asked Ben')
    expect(team.errors).toEqual([])
  })

  it('comes as a CSV of all when it is asked for, as things are then, once for two clicks', async () => {
    const { team, ana, ben } = await newTeam()
    await ana.drops('my targets!.csv', LIST.replace('Nobody Ltd', '=cmd|/c calc'))
    await ben.says('/iknow Pat Lee, CEO at Own Corp — worked together, 5/5')
    const { tenant } = contextOf(team, ben)
    const [jane] = (await tenant.ownData.relationships(ben.member.id, null, 10)).filter(
      ({ name }) => name === 'Jane Doe',
    )
    expect(jane).toBeDefined()
    await ana.presses('All 5 as CSV')
    await ana.presses('All 5 as CSV')
    const [file, ...more] = filesOf(team, ana)
    expect([file?.name, more]).toEqual(['my-targets-covered.csv', []])
    const [head, ...rows]: string[][] = parse(file?.text ?? '', { bom: true })
    expect(head).toEqual('target,answer,company,connector,person,title,band,evidence,others,at'.split(','))
    expect(rows.map((row) => [row[0], row[1], row[3], row[4]])).toEqual([
      ['Volta Motors', 'found', 'Ben', 'Jane Doe'],
      ["'=cmd|/c calc", 'none', '', ''],
      ['Nordbahn', 'found', 'A teammate', 'someone'],
      ['Siemens', 'ambiguous', '', ''],
      ['Own Corp', 'found', 'Ben', 'Pat Lee'],
    ])
    team.clock.pass({ minutes: 2 })
    await ana.presses('All 5 as CSV')
    expect(filesOf(team, ana)).toHaveLength(2)
  })

  it('says why where the platform takes no file, once', async () => {
    const { team, ana } = await bareTeam()
    await ana.drops('targets.csv', LIST)
    team.platform.refuseFiles(new DomainError('slack-files-off'))
    await ana.presses('All 5 as CSV')
    expect([report(ana).summary, filesOf(team, ana), team.jobs.failures]).toEqual([
      'Files are switched off in this workspace, so I cannot send you one.',
      [],
      [],
    ])
  })

  it('that could not be brought as a file is told of once, and asked for again from there', async () => {
    const { team, ana } = await bareTeam()
    await ana.drops('targets.csv', LIST)
    team.platform.refuseFiles(new Error('the platform is away'))
    await ana.presses('All 5 as CSV')
    const job = (await team.jobs.queued(team.workspace.id)).find(({ kind }) => kind === 'deliver')
    if (job?.kind !== 'deliver') throw new Error('No file is queued.')
    await database.pool.query('DELETE FROM support.job WHERE id = $1', [job.deliveryId])
    for (let n = 0; n < 2; n++) {
      await createGiveUp(team.store, team.clock.now)(job)
      await team.settle()
    }
    expect(ana.inbox()).toHaveLength(2)
    expect(report(ana).summary).toContain('I could not bring you targets.csv as a file')
    expect(labelsOf(report(ana))).toEqual(['All 5 as CSV'])
    team.platform.refuseFiles(null)
    team.clock.pass({ minutes: 2 })
    await ana.presses('All 5 as CSV')
    expect(filesOf(team, ana)).toHaveLength(1)
    // One that came before it was given up is not said to be missing.
    const came = { ...job, deliveryId: team.platform.delivered.at(-1)?.deliveryId ?? '' }
    await createGiveUp(team.store, team.clock.now)(came)
    await team.settle()
    expect(ana.inbox()).toHaveLength(3)
  })

  it('shows what its owner may see at that moment, and to nobody else anything', async () => {
    const { team, ana, ben } = await newTeam()
    await ana.drops('targets.csv', LIST)
    const { tenant } = contextOf(team, ana)
    const [way] = (await tenant.waysIn.byWords([['cfo']], ana.member.id, team.clock.now())) ?? []
    await tenant.relationships.setVisibility(way?.relationshipId ?? '', 'private', team.clock.now())
    await ana.presses('Ways in (2)')
    expect(textOf(ana.seen())).not.toContain('Jane Doe')
    expect(textOf(ana.seen())).toContain('Jim Roe')
    const { id: listId } = await listOf(team, ana)
    const others: Command[] = [
      { kind: 'covered', listId, part: 'opened', page: 0 },
      { kind: 'covered-target', listId, number: 1 },
      { kind: 'coverage-file', listId },
    ]
    for (const command of others) {
      await ben.does(command)
      expect(ben.seen().summary).toContain('That list is forgotten')
    }
    const { rows } = await database.pool.query('SELECT t::text AS row FROM listed_target t WHERE list_id = $1', [
      listId,
    ])
    expect(rows.map(({ row }) => String(row)).join()).not.toMatch(/Jane|Jim|Ben/)
  })

  /** As if the queue had lost its job. */
  const loseJob = async (listId: string) => {
    expect((await database.pool.query('DELETE FROM support.job WHERE id = $1', [listId])).rowCount).toBe(1)
  }
  const hides: Record<string, (team: Team, ben: Teammate) => Promise<unknown>> = {
    'makes it private': async (team, ben) => {
      const { tenant, now } = contextOf(team, ben)
      for (const { id } of await idsOf(ben)) await tenant.relationships.setVisibility(id, 'private', now)
    },
    'erases themselves': (team, ben) => eraseMember({ ...contextOf(team, ben), origin: 'cli' }),
  }
  const idsOf = async ({ member }: Teammate) =>
    (await database.pool.query<{ id: string }>('SELECT id FROM relationship WHERE member_id = $1', [member.id])).rows

  it.each(Object.entries(hides))('forgets a tie without a word when the only one who knows %s', async (_what, hide) => {
    const { team, ana } = await bareTeam()
    const [ben, cleo] = [await team.join('Ben'), await team.join('Cleo')]
    await ben.says('/iknow Jane Doe, CFO at Volta Motors — worked together, 4/5')
    await ben.says('/iknow Max Mohr, CEO at Siemens Energy — met in Ulm, 2/5')
    await cleo.says('/iknow Kim Roe, CEO at Nordbahn — met in Ulm, 2/5')
    await ana.drops('targets.txt', `${'Volta Motors\n'.repeat(6)}Nordbahn\nSiemens`)
    await hide(team, ben)
    await ana.presses('Ways in (7)')
    expect(textOf(ana.seen())).not.toMatch(/Volta|Ben|Jane/)
    // The first page is empty now, and leads on all the same.
    expect([itemsOf(ana.seen()), labelsOf(ana.seen())]).toEqual([[], ['Show more']])
    await ana.presses('Show more')
    expect(itemsOf(ana.seen()).map(({ title }) => title)).toEqual(['Nordbahn: Cleo → Kim Roe, CEO'])
    await ana.presses('Did you mean? (1)')
    expect(ana.seen().summary).toBe('There is nothing more to show of targets.txt.')
  })

  it('names nobody who left, neither on a page nor in the file', async () => {
    const { team, ana } = await bareTeam()
    const names = Array.from({ length: 10 }, (_, n) => `Mate ${n}`)
    for (const [n, name] of names.entries())
      await (await team.join(name)).says(`/iknow Jane Doe, CFO at Volta ${n} — worked together, 4/5`)
    await ana.drops('targets.txt', names.map((_, n) => `Volta ${n}`).join('\n'))
    const left = ['mate.0', 'mate.9']
    const isPresent = async (user: string) => !left.includes(user)
    ana.actor.isPresent = isPresent
    team.platform.isPresent = (_workspace, user) => isPresent(user)
    await ana.presses('Ways in (10)')
    expect(itemsOf(ana.seen()).map(({ title }) => title.split(' → ')[0])).toEqual(
      [1, 2, 3, 4].map((n) => `Volta ${n}: Mate ${n}`),
    )
    await ana.presses('All 10 as CSV')
    const rows: string[][] = parse(filesOf(team, ana)[0]?.text ?? '', { bom: true, from: 2 })
    expect(rows.map((row) => row[3])).toEqual(['', ...names.slice(1, 9), ''])
  })

  it('shows how far it is, goes on where a dead process stopped, and says one thing once', async () => {
    const { team, ana } = await newTeam()
    const { store, workspace, clock } = team
    const targets = Array.from({ length: 601 }, (_, n) => (n % 2 ? 'Volta Motors' : `Nobody ${n} Ltd`))
    await takeList(
      contextOf(team, ana),
      { name: 'targets.txt', open: () => openFile(bytesOf(targets.join('\n'))) },
      clock.now,
    )
    const { id } = await listOf(team, ana)
    const tenant = store.in(workspace.id)
    // The process died after the first chunk, whose message was sent.
    const first = await tenant.coverage.targetsLeft(id, 500)
    const unknown = first.map(({ number }) => ({ number, outcome: 'unknown', band: null }) as const)
    await tenant.coverage.keepOutcomes(id, unknown)
    const deliver = (await team.jobs.queued(workspace.id)).find((job) => job.kind === 'deliver')
    if (!deliver) throw new Error('No message is queued.')
    await deliverMessage(store, team.platform, deliver, { now: clock.now() })
    expect(report(ana).summary).toBe('Looking up targets.txt: 500 of 601 targets so far.')
    const lookUps = async () => (await team.jobs.queued(workspace.id)).filter(({ kind }) => kind === 'cover-list')
    await loseJob(id)
    expect(await lookUps()).toEqual([])
    for (let n = 0; n < 2; n++) await resumeLists(store, clock.now())
    expect(await lookUps()).toEqual([{ kind: 'cover-list', workspaceId: workspace.id, listId: id }])
    await team.settle()
    for (let n = 0; n < 2; n++) await coverList(store, workspace.id, id, clock.now)
    await team.settle()
    expect(ana.inbox().map(({ summary }) => summary)).toEqual(['50 of 601 targets in targets.txt have a way in.'])
    expect(await tenant.coverage.count(id)).toMatchObject({ opened: 50, unknown: 551, bands: { strong: 50 } })
  })

  it('shows how far it is while time passes', async () => {
    const { team, ana } = await bareTeam()
    const { store, workspace, clock } = team
    const targets = 'Nobody Ltd\n'.repeat(601)
    await takeList(contextOf(team, ana), { name: 'targets.txt', open: () => openFile(bytesOf(targets)) }, clock.now)
    const { id } = await listOf(team, ana)
    await loseJob(id)
    await team.settle()
    // What a transaction queued is done before the next one begins.
    const watched: typeof store = {
      ...store,
      async transaction(...args) {
        const result = await store.transaction(...args)
        await team.settle()
        return result
      },
    }
    const passing = () => {
      clock.pass({ minutes: 1 })
      return clock.now()
    }
    await coverList(watched, workspace.id, id, passing)
    const [message] = team.platform.inbox({ workspace: workspace.platformId, user: ana.actor.user })
    expect(message?.earlier.map(({ summary }) => summary.replace(/ of 601.*/, ''))).toEqual([
      'Looking up targets.txt: 0',
      'Looking up targets.txt: 200',
      'Looking up targets.txt: 400',
      'Looking up targets.txt: 600',
      'Looking up targets.txt: 601',
    ])
    expect(message?.view.summary).toBe('0 of 601 targets in targets.txt have a way in.')
  })

  it('ends as done where a refresh that read it before comes after the last', async () => {
    const { team, ana } = await bareTeam()
    const { store, workspace, clock, platform } = team
    await takeList(
      contextOf(team, ana),
      { name: 'targets.txt', open: () => openFile(bytesOf('Nobody Ltd')) },
      clock.now,
    )
    const { id } = await listOf(team, ana)
    await loseJob(id)
    await team.settle()
    let isFirst = true
    const slow: typeof platform = {
      ...platform,
      async update(...args) {
        if (isFirst) {
          isFirst = false
          await coverList(store, workspace.id, id, clock.now)
          await team.settle()
          expect(report(ana).summary).toBe('0 of 1 target in targets.txt has a way in.')
        }
        return await platform.update(...args)
      },
    }
    await refreshMessages(store, slow, { kind: 'refresh', workspaceId: workspace.id, subjectId: id }, clock.now())
    expect(report(ana).summary).toBe('0 of 1 target in targets.txt has a way in.')
  })

  it('that cannot be looked up ends, says so once, and keeps what it found', async () => {
    const { team, ana } = await newTeam()
    const { store, workspace, clock } = team
    await takeList(
      contextOf(team, ana),
      { name: 'targets.txt', open: () => openFile(bytesOf('Volta Motors\nNordbahn')) },
      clock.now,
    )
    const { id } = await listOf(team, ana)
    await store.in(workspace.id).coverage.keepOutcomes(id, [{ number: 1, outcome: 'opened', band: 'good' }])
    for (let n = 0; n < 2; n++) await giveUpList(store, workspace.id, id, clock.now())
    await team.settle()
    expect(ana.inbox().map(({ summary }) => summary)).toEqual([
      'Something went wrong with targets.txt: only 1 of its 2 targets are looked up.',
      'I could not look up all of targets.txt; that is on our side. What I found stays in its report: please send the list once more for the rest.',
    ])
    await ana.presses('Ways in (1)')
    expect(textOf(ana.seen())).toContain('Jane Doe')
  })

  it('is forgotten after seven days, and every way back to it says how to begin again', async () => {
    const { team, ana } = await bareTeam()
    await ana.drops('targets.csv', LIST)
    const { id: listId } = await listOf(team, ana)
    team.clock.pass({ days: 6, hours: 23 })
    await expireLists(team.store, team.clock.now())
    expect(await countOf('listed_target', team)).toBe(5)
    team.clock.pass({ hours: 2 })
    for (let n = 0; n < 2; n++) await expireLists(team.store, team.clock.now())
    await team.settle()
    expect(await countOf('listed_target', team)).toBe(0)
    expect(ana.inbox().map(({ summary }) => summary)).toEqual([
      'The list targets.csv is forgotten after 7 days. Drop the file again for answers as of today.',
    ])
    await ana.does({ kind: 'covered', listId, part: 'opened', page: 0 })
    expect(ana.seen().summary).toBe(
      'That list is forgotten: I keep one for 7 days. Drop the file again for answers as of today.',
    )
    await ana.says('/intros coverage')
    expect(itemsOf(ana.seen())).toEqual([])
    const before = ana.inbox()
    team.clock.pass({ days: 30 })
    await expireLists(team.store, team.clock.now())
    await team.settle()
    expect([await countOf('target_list', team), ana.inbox()]).toEqual([0, before])
    await ana.does({ kind: 'coverage-file', listId })
    expect(ana.seen().summary).toBe(LIST_FORGOTTEN)
  })

  it('counts as forgotten from that moment on, also where its targets are there still', async () => {
    const { team, ana } = await bareTeam()
    await ana.drops('targets.csv', LIST)
    const { id: listId } = await listOf(team, ana)
    const subject = { workspaceId: team.workspace.id, subjectId: listId }
    const { tenant } = contextOf(team, ana)
    await queueMessage(tenant, { memberId: ana.member.id, message: 'coverage-file', subjectId: listId })
    team.clock.pass({ days: 7 })
    await tenant.enqueue({ kind: 'refresh', ...subject })
    await team.settle()
    expect(ana.inbox().map(({ summary }) => summary)).toEqual([
      'The list targets.csv is forgotten after 7 days. Drop the file again for answers as of today.',
      LIST_FORGOTTEN,
    ])
    const commands: Command[] = [
      { kind: 'covered', listId, part: 'opened', page: 0 },
      { kind: 'covered-target', listId, number: 1 },
      { kind: 'coverage-file', listId },
    ]
    for (const command of commands) {
      await ana.does(command)
      expect(ana.seen().summary).toBe(LIST_FORGOTTEN)
    }
    await ana.says('/intros coverage')
    expect(itemsOf(ana.seen())).toEqual([])
    expect([filesOf(team, ana), await countOf('listed_target', team)]).toEqual([[], 5])
  })

  it('that is forgotten while its file is written comes as no half a file', async () => {
    const { team, ana } = await bareTeam()
    await ana.drops('targets.txt', 'Nobody Ltd\n'.repeat(700))
    const { id: subjectId, expiresAt } = await listOf(team, ana)
    const context = contextOf(team, ana)
    const targetsAfter: typeof context.tenant.coverage.targetsAfter = async (...part) => {
      const targets = await context.tenant.coverage.targetsAfter(...part)
      await context.tenant.coverage.expire(subjectId, expiresAt)
      return targets
    }
    const to = { workspace: team.workspace.platformId, user: ana.actor.user }
    const delivery = { to, view: report(ana), deliveryId: newId(), subjectId }
    const coverage = { ...context.tenant.coverage, targetsAfter }
    await sendCoverageFile(team.platform, { ...context, tenant: { ...context.tenant, coverage } }, delivery)
    expect([report(ana).summary, filesOf(team, ana)]).toEqual([LIST_FORGOTTEN, []])
  })

  const sends = (teammate: Teammate, file: { id: string; message?: string }, text: string) =>
    teammate.does({ kind: 'import', file: { ...file, name: 'targets.csv', bytes: bytesOf(text) } })

  /** The process dies while it reads this file. */
  async function diesReading(team: Team, teammate: Teammate, file: { id: string; message: string }) {
    let isRead = () => {}
    const reading = new Promise<void>((resolve) => {
      isRead = resolve
    })
    async function* bytes() {
      yield new TextEncoder().encode(LIST)
      isRead()
      await new Promise(() => {})
    }
    void takeList(
      contextOf(team, teammate),
      { ...file, name: 'targets.csv', open: () => openFile(bytes()) },
      team.clock.now,
    )
    await reading
  }

  it('whose reader died is missed, and asked for again, once', async () => {
    const { team, ana } = await bareTeam()
    const { store, clock } = team
    const file = { id: 'F1', message: '1.1' }
    await diesReading(team, ana, file)
    expect(await sends(ana, file, LIST)).toEqual({ kind: 'silence' })
    await resumeLists(store, clock.now())
    await team.settle()
    expect(ana.inbox()).toEqual([])
    clock.pass({ minutes: 5 })
    for (let n = 0; n < 2; n++) await resumeLists(store, clock.now())
    await team.settle()
    const said = 'I was interrupted while reading targets.csv, so nothing of it was kept. Please send it again.'
    expect(ana.inbox().map(({ summary }) => summary)).toEqual([said])
    expect(await sends(ana, file, LIST)).toEqual({ kind: 'silence' })
    await ana.says('/intros coverage')
    expect(itemsOf(ana.seen())).toEqual([])
    await sends(ana, { ...file, message: '2.2' }, LIST)
    expect(report(ana).summary).toContain('of 5 targets in targets.csv')
    expect(team.errors).toEqual([])
  })

  it('whose reader died is read when it is told of again before it is missed', async () => {
    const { team, ana } = await bareTeam()
    const file = { id: 'F1', message: '1.1' }
    await diesReading(team, ana, file)
    team.clock.pass({ minutes: 5 })
    await sends(ana, file, LIST)
    await resumeLists(team.store, team.clock.now())
    await team.settle()
    expect(ana.inbox().map(({ summary }) => summary)).toEqual(['0 of 5 targets in targets.csv have a way in.'])
  })

  it('that breaks off while it is read leaves nothing', async () => {
    const { team, ana } = await bareTeam()
    async function* bytes() {
      yield new TextEncoder().encode(LIST)
      throw new Error('the download broke')
    }
    const file = { id: 'F1', message: '1.1', name: 'targets.csv' }
    const taken = takeList(contextOf(team, ana), { ...file, open: () => openFile(bytes()) }, team.clock.now)
    await expect(taken).rejects.toThrow('the download broke')
    expect(await countOf('target_list', team)).toBe(0)
  })

  it('is one of three at a time for one member', async () => {
    const { team, ana } = await bareTeam()
    const ben = await team.join('Ben')
    const take = (teammate: Teammate) =>
      takeList(contextOf(team, teammate), { name: 'targets.csv', open: () => openFile(bytesOf(LIST)) }, team.clock.now)
    const taken = await Promise.allSettled([take(ana), take(ana), take(ana), take(ana), take(ben)])
    expect(taken.filter(({ status }) => status === 'rejected')).toHaveLength(1)
    expect(await refusalOf(() => take(ana))).toContain(
      'I am still looking up 3 lists of yours: please send this one again',
    )
    expect(await countOf('target_list', team)).toBe(4)
    await team.settle()
    expect(await take(ana)).toMatchObject({ targets: 5 })
  })

  it('that is told of again is silent, or refused again, and sent again looked up anew', async () => {
    const { team, ana } = await bareTeam()
    await sends(ana, { id: 'F1', message: '1.1' }, LIST)
    expect(await sends(ana, { id: 'F1', message: '1.1' }, LIST)).toEqual({ kind: 'silence' })
    expect(ana.inbox()).toHaveLength(1)
    await sends(ana, { id: 'F1', message: '2.2' }, LIST)
    expect(ana.inbox()).toHaveLength(2)
    await sends(ana, { id: 'F2' }, '')
    expect(ana.seen().summary).toContain('This file is empty')
    // Whoever refused it may have died before it was said.
    await sends(ana, { id: 'F2' }, '')
    expect(ana.seen().summary).toContain('This file is empty')
    expect([await countOf('listed_target', team), ana.inbox().length]).toEqual([10, 2])
  })

  it.each([
    ['nothing', '', 'This file is empty'],
    ['blank lines', '\n\n  \r\n', 'This file is empty'],
    ['a web page', '<!DOCTYPE html><html>', 'This is a web page'],
    ['a broken zip', 'PK\u0003\u0004 binary', 'This zip archive is broken or locked'],
    ['JSON', '[{"company": "Acme"}]', 'This is JSON'],
    ['one huge field', `Acme\n${'x'.repeat(501)}`, 'longer than 500 characters'],
    ['a header alone', 'Company,City\n', 'I find no companies'],
    ['signs alone', '---\n***\n', 'I find no companies'],
    ['a table without that column', 'Date,Amount\n2026-01-02,12.50\n', 'I find no column “company”'],
    ['a broken quote', 'company\n"Acme\nGlobex\n', 'A quote opened'],
    ['too many', 'Acme\n'.repeat(10_001), 'more than 10,000 targets: split it'],
    ['too much', `company\n${`${'Acme '.repeat(60)}\n`.repeat(7_500)}`, 'larger than 2 MB: split it'],
  ])('of %s is refused in one sentence and leaves nothing', async (_what, text, sentence) => {
    const { team, ana } = await bareTeam()
    await ana.drops('targets.csv', text)
    expect(ana.seen().summary).toContain(sentence)
    expect(ana.seen().nodes).toHaveLength(1)
    expect([ana.inbox(), await countOf('target_list', team), team.errors]).toEqual([[], 0, []])
  })

  it('takes 10,000, and a file of connections is an import as before', async () => {
    const { team, ana } = await bareTeam()
    const bytes = bytesOf('Nobody Ltd\n'.repeat(10_000))
    const file = { name: 'targets.txt', open: () => openFile(bytes) }
    expect(await takeList(contextOf(team, ana), file, team.clock.now)).toEqual({ targets: 10_000, guess: null })
    const { ana: other } = await bareTeam()
    await other.drops(
      'any.csv',
      'First Name,Last Name,URL,Email Address,Company,Position,Connected On\nA,B,,,Acme,CFO,\n',
    )
    expect(other.seen().summary).toContain('Read 1 row.')
  })

  it('is explained where one asks for it', async () => {
    const { ana } = await bareTeam()
    await ana.says('/intros coverage')
    expect(textOf(ana.seen())).toContain('anywhere in this conversation')
    await ana.says('/whoknows help')
    expect(textOf(ana.seen())).toContain('/intros coverage')
  })
})
