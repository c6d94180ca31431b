import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { Handle } from '../../../src/app/ports/platform.ts'
import type { Command } from '../../../src/domain/commands/command.ts'
import { encodeCommand } from '../../../src/domain/commands/command-code.ts'
import { DomainError } from '../../../src/domain/errors.ts'
import { makeFolder, type OpenPlayground, openPlayground } from './open-playground.ts'

const INTRODUCTION = '01890a5d-ac96-774b-bcce-b302099a8057'

let folder: Awaited<ReturnType<typeof makeFolder>>
let playground: OpenPlayground
let heard: { command: Command; user: string }[]
beforeEach(async () => {
  folder = await makeFolder()
  heard = []
})
afterEach(async () => {
  await playground.close()
  await folder.remove()
})

/** A bot that only listens, unless `answer` says otherwise. */
async function open(answer?: Handle): Promise<void> {
  playground = await openPlayground(folder.path, async (command, actor) => {
    heard.push({ command, user: actor.user })
    return (await answer?.(command, actor)) ?? { kind: 'silence' }
  })
}

describe('a file that came with a message', () => {
  const sent = { name: 'targets-covered.csv', type: 'text/csv', bytes: new TextEncoder().encode('a,b\r\n') } as const
  const view = { summary: 'Here.', nodes: [{ kind: 'text' as const, text: 'Here.' }] }

  it('is downloaded by its reader alone, also after a restart', async () => {
    await open()
    const to = { workspace: 'local', user: 'ben' }
    const { message } = await playground.platform.send(to, view, 'delivery', { file: sent })
    await playground.platform.send(to, view, 'delivery', { file: sent })
    const plain = await playground.platform.send(to, view, 'another')
    await playground.close()
    await open()
    const get = (as: string, of: string) => fetch(`${playground.url}/api/file?as=${as}&message=${of}`)
    const file = await get('ben', message)
    expect([file.status, await file.text()]).toEqual([200, 'a,b\r\n'])
    expect(file.headers.get('content-disposition')).toBe('attachment; filename="targets-covered.csv"')
    expect(file.headers.get('x-content-type-options')).toBe('nosniff')
    expect([(await get('ada', message)).status, (await get('ben', plain.message)).status]).toEqual([404, 404])
    expect([(await get('nobody', message)).status, (await get('ben', '../messages.jsonl')).status]).toEqual([404, 400])
  })
})

describe('what reaches the bot', () => {
  it.each([
    ['/whoknows Acme Corp', { kind: 'whoknows', text: 'Acme Corp' }],
    ['  /IKNOW Jane Doe at Acme', { kind: 'iknow', text: 'Jane Doe at Acme' }],
    ['/iknow', { kind: 'iknow', text: '' }],
    ['/intros', { kind: 'intros' }],
    ['/whoknows help', { kind: 'help' }],
    ['help', { kind: 'help' }],
    ['whoknows Acme', { kind: 'whoknows', text: 'Acme' }],
  ])('“%s”', async (text, command) => {
    await open()
    expect(await playground.post('/api/command', { as: 'ben', text })).toEqual({
      status: 200,
      body: { kind: 'silence' },
    })
    expect(heard).toEqual([{ command, user: 'ben' }])
  })
  it('a pressed button', async () => {
    await open()
    const command = { kind: 'accept', introductionId: INTRODUCTION } as const
    await playground.post('/api/button', { as: 'ben', code: encodeCommand(command) })
    expect(heard).toEqual([{ command, user: 'ben' }])
  })
  it('a filled form', async () => {
    await open()
    const submit = { kind: 'ask', relationshipId: INTRODUCTION, values: {} }
    const values = { why: 'Because\nof that' }
    await playground.post('/api/form', { as: 'ben', submit, values })
    expect(heard).toEqual([{ command: { ...submit, values }, user: 'ben' }])
  })
  it('a reaction put on a message, not one taken back', async () => {
    await open()
    const sent = await playground.platform.send({ workspace: 'local', user: 'ben' }, { summary: '', nodes: [] }, 'a')
    for (const on of [true, false]) await playground.post('/api/react', { as: 'ben', ...sent, emoji: '✅', on })
    expect(heard).toEqual([{ command: { kind: 'react', ...sent, emoji: '✅' }, user: 'ben' }])
  })
})

describe('what does not', () => {
  it('a command that does not exist: it is answered like one', async () => {
    await open()
    expect(await playground.post('/api/command', { as: 'ben', text: '/hello there' })).toMatchObject({
      status: 200,
      body: { kind: 'view', message: { kind: 'answer', view: { summary: expect.stringContaining('/whoknows') } } },
    })
    expect(heard).toEqual([])
  })
  it('a stale button, a form that is none, somebody unknown', async () => {
    await open()
    const refused = await Promise.all([
      playground.post('/api/button', { as: 'ben', code: '0|accept|x' }),
      playground.post('/api/form', { as: 'ben', submit: { kind: 'help' }, values: {} }),
      playground.post('/api/command', { as: 'zoe', text: '/intros' }),
      playground.post('/api/clock', { days: 8 }),
      playground.post('/api/clock', { days: -1 }),
    ])
    expect(refused.map(({ status }) => status)).toEqual([409, 400, 404, 400, 400])
    for (const { body } of refused) expect(body).toMatchObject({ error: expect.stringMatching(/^[A-Z].*\.$/) })
    expect(heard).toEqual([])
  })
  it('anything before the bot is ready: a reaction is then not kept either', async () => {
    playground = await openPlayground(folder.path, null)
    const sent = await playground.platform.send({ workspace: 'local', user: 'ben' }, { summary: '', nodes: [] }, 'a')
    expect((await playground.post('/api/command', { as: 'ben', text: '/intros' })).status).toBe(409)
    expect((await playground.post('/api/react', { as: 'ben', ...sent, emoji: '✅', on: true })).status).toBe(409)
    const { body } = await playground.get('/api/messages?as=ben')
    expect(body).toMatchObject({ messages: [{ reactions: [] }] })
  })
})

describe('a file', () => {
  const big = new Uint8Array(8 * 1024 * 1024).fill(65)

  it('arrives whole', async () => {
    let size = 0
    await open(async (command) => {
      if (command.kind === 'import') for await (const chunk of command.file.bytes) size += chunk.length
      return { kind: 'silence' }
    })
    expect((await playground.sendFile('ada', 'Ünï.csv', big)).status).toBe(200)
    expect(size).toBe(big.length)
    expect(heard).toMatchObject([{ command: { kind: 'import', file: { name: 'Ünï.csv' } } }])
  })
  it('refused at its first line is answered all the same', async () => {
    await open(async (command) => {
      if (command.kind === 'import') for await (const _ of command.file.bytes) throw new DomainError('reading-given-up')
      return { kind: 'silence' }
    })
    expect(await playground.sendFile('ada', 'a.csv', big)).toMatchObject({
      status: 422,
      body: { error: expect.stringContaining('was given up') },
    })
  })
  it('nobody reads is answered all the same', async () => {
    await open()
    expect((await playground.sendFile('ada', 'a.csv', big)).status).toBe(200)
  })
  it('that is too big is refused', async () => {
    await open(async (command) => {
      if (command.kind === 'import') for await (const _ of command.file.bytes);
      return { kind: 'silence' }
    })
    const answer = await playground.sendFile('ada', 'a.csv', new Uint8Array(22 * 1024 * 1024))
    expect(answer).toMatchObject({ status: 422, body: { error: expect.stringContaining('20 MB') } })
  })
})
