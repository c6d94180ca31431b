import { appendFile, readFile, stat, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import fc from 'fast-check'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { Handle } from '../../../src/app/ports/platform.ts'
import { encodeCommand } from '../../../src/domain/commands/command-code.ts'
import type { View } from '../../../src/views/view.ts'
import { makeFolder, openPlayground, TEAM } from './open-playground.ts'

let folder: Awaited<ReturnType<typeof makeFolder>>
let file: string
let answer: Handle
beforeEach(async () => {
  answer = async () => ({ kind: 'silence' })
  folder = await makeFolder()
  file = join(folder.path, 'playground', 'messages.jsonl')
})
afterEach(() => folder.remove())

const line = (text: string): View => ({ summary: text, nodes: [{ kind: 'text', text }] })
const to = (user: string) => ({ workspace: 'local', user })

type Message = { kind: string; message: string; channel: string; seq: number; view: View; reactions: string[] }

/** Runs a playground on the folder; the next one finds what it left. */
async function inPlayground<T>(work: (playground: Awaited<ReturnType<typeof open>>) => Promise<T>): Promise<T> {
  const playground = await open()
  try {
    return await work(playground)
  } finally {
    await playground.close()
  }
}

async function open() {
  const opened = await openPlayground(folder.path, (...said) => answer(...said))
  return {
    ...opened,
    async messages(user: string): Promise<Message[]> {
      const { body } = await opened.get(`/api/messages?as=${user}`)
      return (body as { messages: Message[] }).messages
    },
  }
}

describe('the journal', () => {
  it('keeps each member’s own reactions on what everybody reads', async () => {
    await inPlayground(async ({ platform, post, messages }) => {
      const card = await platform.send({ workspace: 'local', channel: 'general' }, line('who knows?'), 'card')
      const react = async (as: string, on: boolean) =>
        expect((await post('/api/react', { as, ...card, emoji: '🙋', on })).status).toBe(200)
      for (const as of ['ada', 'ben']) await react(as, true)
      await react('ada', false)
      expect((await messages('ada')).map(({ reactions }) => reactions)).toEqual([[]])
      expect((await messages('ben')).map(({ reactions }) => reactions)).toEqual([['🙋']])
    })
    await inPlayground(async ({ messages }) => {
      expect((await messages('ada')).map(({ reactions }) => reactions)).toEqual([[]])
      expect((await messages('ben')).map(({ reactions }) => reactions)).toEqual([['🙋']])
    })
  })

  it('keeps messages, what they show by now and their reactions', async () => {
    await inPlayground(async ({ platform, post }) => {
      const first = await platform.send(to('ada'), line('one'), 'a')
      const second = await platform.send(to('ada'), line('two'), 'b')
      await platform.send(to('ben'), line('three'), 'c')
      await platform.update('local', first, line('one, changed'))
      for (const [emoji, on] of [
        ['✅', true],
        ['🙏', true],
        ['✅', true],
        ['🙏', false],
      ] as const)
        expect((await post('/api/react', { as: 'ada', ...second, emoji, on })).status).toBe(200)
    })
    await inPlayground(async ({ messages, get }) => {
      const kept = await messages('ada')
      expect(kept.map(({ view, reactions }) => [view.summary, reactions])).toEqual([
        ['one, changed', []],
        ['two', ['✅']],
      ])
      expect((await get('/api/members')).body).toEqual({
        now: expect.any(String),
        members: [
          { user: 'ada', name: 'Ada Park', messages: 2 },
          { user: 'ben', name: 'Ben Ortiz', messages: 1 },
          { user: 'chi', name: 'Chiamaka Okafor', messages: 0 },
        ],
      })
    })
  })

  it('takes a repeated delivery for the message it already is, after a restart too', async () => {
    const first = await inPlayground(async ({ platform }) => {
      const sent = await Promise.all([1, 2, 3].map(() => platform.send(to('ada'), line('once'), 'same')))
      expect(new Set(sent.map(({ message }) => message)).size).toBe(1)
      return sent[0]
    })
    await inPlayground(async ({ platform, messages }) => {
      expect(await platform.send(to('ada'), line('once'), 'same')).toEqual(first)
      expect(await messages('ada')).toHaveLength(1)
    })
  })

  it('forgets a torn last line and goes on behind what was acknowledged', async () => {
    await inPlayground(({ platform }) => platform.send(to('ada'), line('whole'), 'a'))
    await appendFile(file, '{"type":"message","seq":2,"id":2,"user":"ada","deliv')
    await inPlayground(async ({ platform, messages, logged }) => {
      await platform.send(to('ada'), line('next'), 'b')
      expect((await messages('ada')).map(({ view }) => view.summary)).toEqual(['whole', 'next'])
      expect(logged).toEqual([])
    })
    await inPlayground(async ({ messages }) => expect(await messages('ada')).toHaveLength(2))
  })

  it('says how many lines it could not read, and keeps the others', async () => {
    await inPlayground(async ({ platform }) => {
      for (const id of ['a', 'b']) await platform.send(to('ada'), line(id), id)
    })
    const [first, second] = (await readFile(file, 'utf8')).split('\n')
    await writeFile(file, `${first}\nrubbish\n{"type":"message","seq":"x"}\n${second}\n`)
    await inPlayground(async ({ messages, logged }) => {
      expect(await messages('ada')).toHaveLength(2)
      expect(logged).toEqual([{ lines: 2 }])
    })
  })

  it.skipIf(process.platform === 'win32')('is its owner’s alone', async () => {
    await inPlayground(({ platform }) => platform.send(to('ada'), line('secret'), 'a'))
    expect((await stat(file)).mode & 0o777).toBe(0o600)
  })

  it('lets nobody react to another’s message, nor to none', async () => {
    await inPlayground(async ({ platform, post, messages }) => {
      const sent = await platform.send(to('ada'), line('for Ada'), 'a')
      const reaction = { emoji: '✅', on: true }
      expect((await post('/api/react', { as: 'ben', ...sent, ...reaction })).status).toBe(404)
      expect((await post('/api/react', { as: 'ben', ...sent, channel: 'dm-ben', ...reaction })).status).toBe(404)
      expect((await post('/api/react', { as: 'ada', channel: 'dm-ada', message: '99', ...reaction })).status).toBe(404)
      expect((await messages('ada')).map(({ reactions }) => reactions)).toEqual([[]])
    })
  })

  it('delivers to nobody who is not there, and updates nothing that is not', async () => {
    await inPlayground(async ({ platform, messages }) => {
      await expect(platform.send(to('zoe'), line('x'), 'a')).rejects.toMatchObject({ code: 'not-allowed' })
      await expect(platform.send({ workspace: 'T1', user: 'ada' }, line('x'), 'b')).rejects.toMatchObject({
        code: 'not-allowed',
      })
      const sent = await platform.send(to('ada'), line('kept'), 'c')
      await platform.update('local', { ...sent, channel: 'dm-ben' }, line('changed'))
      await platform.update('local', { ...sent, message: '99' }, line('changed'))
      expect((await messages('ada')).map(({ view }) => view.summary)).toEqual(['kept'])
    })
  })

  describe('of what members say and are answered', () => {
    const type = (playground: Awaited<ReturnType<typeof open>>, as: string, text: string, turn?: string) =>
      playground.post('/api/command', { as, text, ...(turn ? { turn } : {}) })

    it('keeps the newest, each member’s own, and stays short', async () => {
      await inPlayground(async (playground) => {
        await playground.platform.send(to('ada'), line('a message'), 'a')
        await type(playground, 'ben', '/whoknows 0')
        for (let count = 0; count < 210; count++) await type(playground, 'ada', `/whoknows ${count}`)
      })
      await inPlayground(async ({ messages }) => {
        const texts = (await messages('ada')).map(({ view }) => view.summary)
        expect([texts.length, texts[0], texts[1], texts.at(-1)]).toEqual([
          201,
          'a message',
          '/whoknows 10',
          '/whoknows 209',
        ])
        expect((await messages('ben')).map(({ view }) => view.summary)).toEqual(['/whoknows 0'])
      })
      expect((await readFile(file, 'utf8')).split('\n')).toHaveLength(203)
    })

    it('says the same turn once, however often it is sent', async () => {
      answer = async () => ({ kind: 'view', view: line('answered') })
      await inPlayground(async (playground) => {
        const first = await type(playground, 'ada', '/intros', 'turn-0001')
        expect(await type(playground, 'ada', '/intros', 'turn-0001')).toEqual(first)
        await type(playground, 'ben', '/intros', 'turn-0001')
        expect(await playground.messages('ada')).toHaveLength(2)
        expect(await playground.messages('ben')).toHaveLength(2)
      })
    })

    it('takes nobody’s word for being on another’s answer', async () => {
      answer = async () => ({ kind: 'view', view: line('answered') })
      await inPlayground(async (playground) => {
        await type(playground, 'ada', '/intros')
        const [, theirs] = await playground.messages('ada')
        const code = encodeCommand({ kind: 'help' })
        await playground.post('/api/button', { as: 'ben', code, message: theirs?.message })
        expect(await playground.messages('ada')).toHaveLength(2)
        expect(await playground.messages('ben')).toMatchObject([{ kind: 'answer', view: { summary: 'answered' } }])
      })
    })

    it('forgets all of it once one of them is erased, on disk too', async () => {
      const team = [...TEAM]
      try {
        await inPlayground(async (playground) => {
          await playground.platform.send(to('ada'), line('a message'), 'a')
          await type(playground, 'ada', '/whoknows Something of Ben')
          await type(playground, 'ben', '/whoknows Secret')
          TEAM.splice(1, 1)
          expect((await playground.messages('ada')).map(({ view }) => view.summary)).toEqual(['a message'])
          const text = await readFile(file, 'utf8')
          expect(text).not.toContain('Secret')
          expect(text).not.toContain('Something of Ben')
        })
      } finally {
        TEAM.splice(0, TEAM.length, ...team)
      }
    })
  })

  it('shows after a restart what it showed before, whatever happened', async () => {
    const step = fc.oneof(
      fc.record({ kind: fc.constant('send' as const), user: fc.constantFrom('ada', 'ben'), text: fc.string() }),
      fc.record({ kind: fc.constant('update' as const), at: fc.nat(5), text: fc.string() }),
      fc.record({
        kind: fc.constant('react' as const),
        at: fc.nat(5),
        emoji: fc.constantFrom('✅', '💰', '👍🏽'),
        on: fc.boolean(),
      }),
    )
    await fc.assert(
      fc.asyncProperty(fc.array(step, { maxLength: 12 }), async (steps) => {
        await writeFile(file, '').catch(() => undefined)
        const before = await inPlayground(async ({ platform, post, messages }) => {
          const sent: { channel: string; message: string }[] = []
          for (const [index, one] of steps.entries()) {
            const ref = one.kind === 'send' ? undefined : sent[one.at]
            if (one.kind === 'send') sent.push(await platform.send(to(one.user), line(one.text), `${index}`))
            else if (ref && one.kind === 'update') await platform.update('local', ref, line(one.text))
            else if (ref && one.kind === 'react')
              await post('/api/react', { as: ref.channel.slice(3), ...ref, emoji: one.emoji, on: one.on })
          }
          return [await messages('ada'), await messages('ben')]
        })
        const after = await inPlayground(async ({ messages }) => [await messages('ada'), await messages('ben')])
        expect(after).toEqual(before)
      }),
      { numRuns: 20 },
    )
  })
})
