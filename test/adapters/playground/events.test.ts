import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { View } from '../../../src/views/view.ts'
import { makeFolder, type OpenPlayground, openPlayground } from './open-playground.ts'

const line = (text: string): View => ({ summary: text, nodes: [{ kind: 'text', text }] })
const to = (user: string) => ({ workspace: 'local', user })

let folder: Awaited<ReturnType<typeof makeFolder>>
let playground: OpenPlayground
beforeEach(async () => {
  folder = await makeFolder()
  playground = await openPlayground(folder.path, async () => ({ kind: 'silence' }))
})
afterEach(async () => {
  await playground.close()
  await folder.remove()
})

type Event = { event: string; id: string; data: string }

/** Listens as a browser does. `next` waits for the next event; null once the stream has ended. */
async function listen(query: string, lastEventId?: string) {
  const leaving = new AbortController()
  const response = await fetch(`${playground.url}/api/events?${query}`, {
    headers: { accept: 'text/event-stream', ...(lastEventId ? { 'last-event-id': lastEventId } : {}) },
    signal: leaving.signal,
  })
  const reader = response.body?.pipeThrough(new TextDecoderStream()).getReader()
  let text = ''
  return {
    response,
    leave: () => leaving.abort(),
    async next(): Promise<Event | null> {
      for (;;) {
        const end = text.indexOf('\n\n')
        if (end >= 0) {
          const fields = new Map(
            text
              .slice(0, end)
              .split('\n')
              .map((row) => [row.slice(0, row.indexOf(':')), row.slice(row.indexOf(':') + 1).trimStart()] as const),
          )
          text = text.slice(end + 2)
          return { event: fields.get('event') ?? '', id: fields.get('id') ?? '', data: fields.get('data') ?? '' }
        }
        const read = await reader?.read()
        if (!read || read.done) return null
        text += read.value
      }
    },
  }
}

/** What a message event shows. */
function shown(event: Event | null) {
  const { view, reactions } = JSON.parse(event?.data ?? '{}') as { view: View; reactions: string[] }
  return [event?.event, view.summary, reactions]
}

describe('the stream of events', () => {
  it('brings new messages, changed ones and reactions as they happen', async () => {
    const stream = await listen('as=ada')
    expect(stream.response.headers.get('content-type')).toBe('text/event-stream')
    expect(await stream.next()).toEqual({ event: 'hello', id: '0', data: '0' })
    const sent = await playground.platform.send(to('ada'), line('one'), 'a')
    expect(shown(await stream.next())).toEqual(['message', 'one', []])
    await playground.platform.update('local', sent, line('changed'))
    expect(shown(await stream.next())).toEqual(['message', 'changed', []])
    await playground.post('/api/react', { as: 'ada', ...sent, emoji: '✅', on: true })
    expect(shown(await stream.next())).toEqual(['message', 'changed', ['✅']])
    stream.leave()
  })

  it('brings only what was missed to whoever comes back', async () => {
    const stream = await listen('as=ada')
    await stream.next()
    const first = await playground.platform.send(to('ada'), line('one'), 'a')
    const seen = await stream.next()
    stream.leave()
    await playground.platform.send(to('ada'), line('two'), 'b')
    const again = await listen('as=ada&after=0', seen?.id)
    expect((await again.next())?.id).toBe(seen?.id)
    expect(shown(await again.next())).toEqual(['message', 'two', []])
    await playground.platform.update('local', first, line('one, late'))
    expect(shown(await again.next())).toEqual(['message', 'one, late', []])
    again.leave()
  })

  it('brings it across a restart of the server', async () => {
    const sent = await playground.platform.send(to('ada'), line('one'), 'a')
    const { body } = await playground.get('/api/messages?as=ada')
    const { last } = body as { last: number }
    await playground.platform.update('local', sent, line('changed while away'))
    await playground.close()
    playground = await openPlayground(folder.path, async () => ({ kind: 'silence' }))
    const stream = await listen('as=ada', String(last))
    await stream.next()
    expect(shown(await stream.next())).toEqual(['message', 'changed while away', []])
    stream.leave()
  })

  it('tells somebody who knows more than the server that its messages began anew', async () => {
    const stream = await listen('as=ada&after=57')
    expect(await stream.next()).toMatchObject({ event: 'hello', data: '0' })
    stream.leave()
  })

  it('tells of others only how many messages they got', async () => {
    const stream = await listen('as=ada')
    await stream.next()
    const sent = await playground.platform.send(to('ben'), line('for Ben alone'), 'a')
    expect(await stream.next()).toEqual({ event: 'count', id: '', data: '{"user":"ben","messages":1}' })
    await playground.platform.update('local', sent, line('still for Ben alone'))
    await playground.platform.send(to('ada'), line('for Ada'), 'b')
    expect(shown(await stream.next())).toEqual(['message', 'for Ada', []])
    stream.leave()
  })

  it('ends when the playground stops', async () => {
    const stream = await listen('as=ada')
    await stream.next()
    const [end] = await Promise.all([stream.next(), playground.platform.stop()])
    expect(end).toBeNull()
  })

  it('is nobody’s whom nobody knows', async () => {
    expect((await listen('as=zoe')).response.status).toBe(404)
    expect((await listen('')).response.status).toBe(400)
  })
})
