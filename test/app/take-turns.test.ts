import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import type { Actor, Handle, Reply } from '../../src/app/ports/platform.ts'
import { createTurns, type Outcome } from '../../src/app/take-turns.ts'
import type { Command } from '../../src/domain/commands/command.ts'

const ana: Actor = {
  platform: 'local',
  workspace: 'local',
  workspaceName: 'Local',
  user: 'ana',
  userName: 'Ana',
  active: true,
}

/** A bot whose answers come when they are told to. */
function createSlowBot() {
  const begun: string[] = []
  const outcomes: Outcome[] = []
  const told: object[] = []
  const pending: { answer(): void; fail(): void }[] = []
  const handle: Handle = (command) =>
    new Promise((resolve, reject) => {
      begun.push(command.kind === 'whoknows' ? command.text : command.kind)
      pending.push({ answer: () => resolve({ kind: 'silence' }), fail: () => reject(new Error('broken')) })
    })
  const tell = (fields: object) => told.push(fields)
  const log = { info: tell, warn: tell, error: tell }
  const turns = createTurns(handle, { log, observe: ({ outcome }) => outcomes.push(outcome) })
  return { begun, pending, outcomes, told, turns, give: (command: Command) => turns.handle(command, ana) }
}

const ask = (text: string): Command => ({ kind: 'whoknows', text })
const texts = (count: number) => Array.from({ length: count }, (_, n) => `${n}`)
const words = (reply: Reply) => (reply.kind === 'view' ? reply.view.summary : reply.kind)

describe('taking turns', () => {
  it('works on eight at a time, in the order they came', async () => {
    const { begun, pending, give } = createSlowBot()
    const given = texts(20).map((text) => give(ask(text)))
    await Promise.resolve()
    expect(begun).toEqual(texts(8))
    for (let n = 0; n < 20; n++) {
      await expect.poll(() => pending.length).toBeGreaterThan(n)
      pending[n]?.answer()
      await given[n]
    }
    expect(begun).toEqual(texts(20))
  })

  it('goes on after one that failed', async () => {
    const { begun, pending, give, outcomes } = createSlowBot()
    const given = texts(9).map((text) => give(ask(text)).catch(() => 'failed'))
    await Promise.resolve()
    pending[0]?.fail()
    expect(await given[0]).toBe('failed')
    await expect.poll(() => begun).toEqual(texts(9))
    expect(outcomes).toEqual(['failed'])
  })

  it('keeps no form and no file waiting', async () => {
    const { begun, give } = createSlowBot()
    for (const text of texts(9)) void give(ask(text))
    void give({ kind: 'iknow', text: '' })
    void give({ kind: 'import', file: { name: 'a.csv', bytes: (async function* () {})() } })
    await Promise.resolve()
    expect(begun).toHaveLength(10)
    expect(begun).not.toContain('8')
  })
})

describe('more than can be answered', () => {
  beforeEach(() => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'performance'] })
  })
  afterEach(() => {
    vi.useRealTimers()
  })

  it('is told within ten seconds, and what had not begun never begins', async () => {
    const { begun, pending, give, outcomes, told, turns } = createSlowBot()
    const given = texts(20).map((text) => give(ask(text)))
    await vi.advanceTimersByTimeAsync(5_000)
    // Who waits for their turn, after half of that.
    expect(outcomes).toHaveLength(12)
    await vi.advanceTimersByTimeAsync(5_000)
    const replies = (await Promise.all(given)).map(words)
    expect(replies.slice(0, 8).every((said) => said.includes('may still go through'))).toBe(true)
    expect(replies.slice(8).every((said) => said.includes('nothing was changed. Please try again in a minute'))).toBe(
      true,
    )
    expect(outcomes.filter((one) => one === 'turned-away')).toHaveLength(12)
    expect(told).toEqual([expect.objectContaining({ count: 1 })])

    // It heals as soon as what was begun ends, with no backlog to work off.
    for (const one of pending) one.answer()
    await expect.poll(() => turns.load()).toEqual({ running: 0, waiting: 0 })
    const next = give(ask('next'))
    await expect.poll(() => begun).toEqual([...texts(8), 'next'])
    pending[8]?.answer()
    expect(await next).toEqual({ kind: 'silence' })
  })

  it('is turned away at once where too many wait, and never fills the memory', async () => {
    const { give, turns } = createSlowBot()
    for (const text of texts(408)) void give(ask(text))
    expect(words(await give(ask('late')))).toContain('I am busy just now')
    expect(turns.load()).toEqual({ running: 8, waiting: 400 })
  })

  it('keeps what was typed into a form, gives no suggestions, and forgets no news', async () => {
    const { begun, give, pending } = createSlowBot()
    for (const text of texts(8)) void give(ask(text))
    const form = give({ kind: 'log', values: { name: 'Jane Doe', organization: 'Acme' } })
    const suggestions = give({ kind: 'suggest', text: 'Ac' })
    const news = give({ kind: 'removed' })
    await vi.advanceTimersByTimeAsync(10_000)
    const shown = await form
    expect(shown).toMatchObject({ kind: 'form', form: { intro: expect.stringContaining('I am busy') } })
    expect(JSON.stringify(shown)).toContain('Jane Doe')
    expect(await suggestions).toEqual({ kind: 'suggestions', names: [] })
    pending[0]?.answer()
    await expect.poll(() => begun.at(-1)).toBe('removed')
    pending[8]?.answer()
    expect(await news).toEqual({ kind: 'silence' })
  })

  it('is told to come back when the process stops, while what was begun is answered', async () => {
    const { give, pending, turns } = createSlowBot()
    const given = texts(9).map((text) => give(ask(text)))
    await Promise.resolve()
    turns.close()
    expect(words((await given[8]) ?? { kind: 'silence' })).toContain('The bot is not ready')
    pending[0]?.answer()
    expect(await given[0]).toEqual({ kind: 'silence' })
  })
})
