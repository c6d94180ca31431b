import { afterAll, afterEach, beforeAll, beforeEach, expect, it, vi } from 'vitest'
import { type OpenedDatabase, openOnServer } from '../../support/database/database.ts'
import { openSlackWorld, type SlackWorld } from '../../support/slack/door.ts'
import type { SlackPerson } from '../../support/slack/person.ts'

// A file to a member, where Slack does not take it at once.

let database: OpenedDatabase
let world: SlackWorld
let ana: SlackPerson

beforeAll(async () => {
  database = await openOnServer()
})
afterAll(() => database.close())
beforeEach(async () => {
  world = await openSlackWorld(database, 'http')
  ana = await world.join('Ana')
  await ana.drops('targets.txt', 'Acme Corp\nGlobex\n')
})
afterEach(async () => {
  const faults = world.faults()
  await world.close()
  expect(faults).toEqual([])
})

const PRESS = 'All 2 as CSV'
const callsOf = (method: string) => world.server.calls.filter((call) => call.method === method)

it('is posted once where the last call got no answer', async () => {
  world.server.failNext('files.completeUploadExternal', { kind: 'unanswered' })
  await ana.presses(PRESS)
  expect(world.jobs.failures).toHaveLength(1)
  await world.settle()
  await world.settle()
  expect(await ana.files()).toMatchObject([{ name: 'targets-covered.csv' }])
  expect(callsOf('files.completeUploadExternal')).toHaveLength(1)
})

it('is posted after all where the last call was not carried out', async () => {
  world.server.failNext('files.completeUploadExternal', { kind: 'refused', error: 'internal_error' })
  await ana.presses(PRESS)
  expect(await ana.files()).toEqual([])
  await world.settle()
  expect(await ana.files()).toHaveLength(1)
})

it('waits as long as Slack says', async () => {
  world.server.failNext('files.getUploadURLExternal', { kind: 'limited', retryAfter: 3 })
  await ana.presses(PRESS)
  await world.settle()
  expect(await ana.files()).toHaveLength(1)
  expect(world.waited()).toBeGreaterThanOrEqual(2_900)
})

it.each([
  ['missing_scope', 'I may not send files here yet'],
  ['file_uploads_disabled', 'Files are switched off in this workspace'],
])('that Slack refuses with %s is answered with what to do, once', async (error, sentence) => {
  world.server.failNext('files.getUploadURLExternal', { kind: 'refused', error })
  await ana.presses(PRESS)
  await world.settle()
  expect(await ana.files()).toEqual([])
  expect((await ana.inbox()).filter((message) => message.includes(sentence))).toHaveLength(1)
  expect(world.jobs.failures).toEqual([])
})

it('goes to a conversation, as Slack wants it, with words nobody’s file name can format', async () => {
  await ana.drops('*bold* <!channel>.txt', 'Acme Corp\n')
  await ana.presses('All 1 as CSV')
  const [call] = callsOf('files.completeUploadExternal')
  expect(call?.args['channel_id']).toBe(await world.server.channel(ana.user))
  expect((await ana.inbox()).at(-1)).toContain('Here is *bold* <!channel>.txt as of now: 1 target')
  expect((await ana.files()).map(({ name }) => name)).toEqual(['bold-channel-covered.csv'])
})

it('has more time to go up the larger it is', async () => {
  const given = vi.spyOn(AbortSignal, 'timeout')
  const times = async (targets: number) => {
    await ana.drops('many.txt', 'Acme Corp\n'.repeat(targets))
    given.mockClear()
    await ana.presses(`All ${targets} as CSV`)
    return Math.max(...given.mock.calls.map(([time]) => time))
  }
  const [small, large] = [await times(5), await times(500)]
  given.mockRestore()
  const bytes = 495 * 'Acme Corp,none,,,,,,,\r\n'.length
  expect(large - small).toBeGreaterThanOrEqual(bytes / 100 - 1)
})
