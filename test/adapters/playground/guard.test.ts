import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { DomainError } from '../../../src/domain/errors.ts'
import { makeFolder, type OpenPlayground, openPlayground } from './open-playground.ts'

let folder: Awaited<ReturnType<typeof makeFolder>>
let playground: OpenPlayground
beforeAll(async () => {
  folder = await makeFolder()
  playground = await openPlayground(folder.path, async (command) => {
    if (command.kind === 'intros') throw new DomainError('log-undone')
    if (command.kind === 'help') throw new Error('a bug with ada@example.com in it')
    return { kind: 'silence' }
  })
})
afterAll(async () => {
  await playground.close()
  await folder.remove()
})

const JSON_TYPE = { 'content-type': 'application/json' }
const whoknows = JSON.stringify({ as: 'ada', text: '/whoknows Acme' })

/** A command as a browser sends it, its headers changed by `headers`. */
function send(headers: Record<string, string>, body = whoknows) {
  return playground.request('/api/command', {
    method: 'POST',
    headers: { host: 'localhost:3000', ...JSON_TYPE, ...headers },
    body,
  })
}

describe('who is let in', () => {
  const own = { origin: 'http://localhost:3000', 'sec-fetch-site': 'same-origin' }

  it('its own page', async () => {
    expect((await send(own)).status).toBe(200)
    expect((await send({ 'sec-fetch-site': 'same-origin' })).status).toBe(200)
    expect((await playground.request('/', { headers: { host: '[::1]:3000' } })).status).toBe(200)
  })
  it.each([
    [
      'another name for this address',
      { ...own, host: 'foothold.example:3000', origin: 'http://foothold.example:3000' },
    ],
    ['a name that begins alike', { ...own, host: 'localhost.example.com' }],
    ['another site', { origin: 'http://example.com', 'sec-fetch-site': 'cross-site' }],
    ['another port of this machine', { origin: 'http://localhost:8080', 'sec-fetch-site': 'same-site' }],
    ['a page without an origin', { origin: 'null', 'sec-fetch-site': 'cross-site' }],
    ['somebody who does not say where from', {}],
  ])('not %s', async (_, headers) => {
    const answer = await send(headers)
    expect(answer.status).toBe(403)
    expect(await answer.json()).toEqual({ error: expect.stringMatching(/playground/) })
  })
  it('no other site’s reading, the stream included', async () => {
    for (const path of ['/api/members', '/api/messages?as=ada', '/api/events?as=ada']) {
      const headers = { host: 'localhost:3000', 'sec-fetch-site': 'cross-site' }
      expect((await playground.request(path, { headers })).status).toBe(403)
    }
  })
})

describe('what is let in', () => {
  const own = { 'sec-fetch-site': 'same-origin' }

  it.each(['text/plain', 'application/x-www-form-urlencoded', 'multipart/form-data; boundary=x', ''])(
    'no %s where JSON belongs',
    async (type) => {
      expect((await send({ ...own, 'content-type': type })).status).toBe(415)
    },
  )
  it('JSON, whatever its charset parameter', async () => {
    expect((await send({ ...own, 'content-type': 'Application/JSON; charset=utf-8' })).status).toBe(200)
  })
  it('no body above its bound', async () => {
    const answer = await send(own, JSON.stringify({ as: 'ada', text: 'x'.repeat(70_000) }))
    expect(answer.status).toBe(413)
    expect(await answer.json()).toEqual({ error: 'This is too long to send.' })
  })
  it.each(['', '{', 'null', '{"as":"ada"}', '{"as":"","text":"/intros"}', '{"as":"ada","text":7}'])(
    'nothing unreadable: %s',
    async (body) => {
      const answer = await send(own, body)
      expect(answer.status).toBe(400)
      expect(await answer.json()).toMatchObject({ error: expect.stringContaining('could not be read') })
    },
  )
})

describe('a path', () => {
  it.each([
    '/../package.json',
    '/..%2f..%2f..%2fpackage.json',
    '/%2e%2e/%2e%2e/%2e%2e/package.json',
    '/reading/..%2f..%2findex.ts',
    '/reading/%2e%2e/%2e%2e/index.ts',
    '/page/app.js%00.css',
    '//etc/passwd',
    '/api/file?as=ada&message=../../secret.key',
    '/api/file?as=ada&message=..%2f..%2fsecret.key',
  ])('leads to no file but the page’s own: %s', async (path) => {
    const answer = await playground.request(path, {
      headers: { host: 'localhost:3000', 'sec-fetch-site': 'same-origin' },
    })
    expect([400, 403, 404, 409]).toContain(answer.status)
    expect(await answer.text()).not.toMatch(/"dependencies"|import |root:/)
  })
})

describe('what goes out', () => {
  it('pages that load nothing from elsewhere and show nowhere else', async () => {
    const answer = await playground.request('/', { headers: { host: 'localhost:3000' } })
    const policy = answer.headers.get('content-security-policy')
    expect(policy).toContain("default-src 'self'")
    expect(policy).toContain("frame-ancestors 'none'")
    expect(answer.headers.get('x-content-type-options')).toBe('nosniff')
    expect(await answer.text()).not.toMatch(/\sstyle=|\son\w+=|<style|<script(?! type="module" src=)/)
  })
  it('a refusal in its own words', async () => {
    const answer = await send({ 'sec-fetch-site': 'same-origin' }, JSON.stringify({ as: 'ada', text: '/intros' }))
    expect(answer.status).toBe(409)
    expect(await answer.json()).toEqual({ error: 'That is already undone.', fields: {} })
  })
  it('a bug as one line with a reference to the log', async () => {
    const answer = await send({ 'sec-fetch-site': 'same-origin' }, JSON.stringify({ as: 'ada', text: '/whoknows' }))
    expect(answer.status).toBe(500)
    const { error } = (await answer.json()) as { error: string }
    expect(error).not.toContain('example.com')
    const reference = /\(reference (\w{8})\)/.exec(error)?.[1]
    expect(playground.logged).toContainEqual(expect.objectContaining({ reference }))
  })
})
