import { describe, expect, it } from 'vitest'
import type { Actor, Handle } from '../../src/app/ports/platform.ts'
import { takeTurns } from '../../src/app/take-turns.ts'
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
  const pending: { answer(): void; fail(): void }[] = []
  const handle: Handle = (command) =>
    new Promise((resolve, reject) => {
      begun.push(command.kind === 'whoknows' ? command.text : command.kind)
      pending.push({ answer: () => resolve({ kind: 'silence' }), fail: () => reject(new Error('broken')) })
    })
  return { begun, pending, give: takeTurns(handle) }
}

const ask = (text: string): Command => ({ kind: 'whoknows', text })
const texts = (count: number) => Array.from({ length: count }, (_, n) => `${n}`)

describe('taking turns', () => {
  it('works on eight at a time, in the order they came', async () => {
    const { begun, pending, give } = createSlowBot()
    const given = texts(20).map((text) => give(ask(text), ana))
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
    const { begun, pending, give } = createSlowBot()
    const given = texts(9).map((text) => give(ask(text), ana).catch(() => 'failed'))
    pending[0]?.fail()
    expect(await given[0]).toBe('failed')
    await expect.poll(() => begun).toEqual(texts(9))
  })

  it('keeps no form and no file waiting', async () => {
    const { begun, give } = createSlowBot()
    for (const text of texts(9)) void give(ask(text), ana)
    void give({ kind: 'iknow', text: '' }, ana)
    void give({ kind: 'import', file: { name: 'a.csv', bytes: (async function* () {})() } }, ana)
    await Promise.resolve()
    expect(begun).toEqual([...texts(8), 'iknow', 'import'])
  })
})
