import { createHmac } from 'node:crypto'
import { Agent, createServer, request } from 'node:http'
import { setTimeout as pause } from 'node:timers/promises'
import { parentPort } from 'node:worker_threads'
import { z } from 'zod'
import type { Done } from './slack-client.ts'

// Posts signed commands and takes what the bot answers.

const SIGNING_SECRET = 'bench'
const CONCURRENCY = 32
/** How long an answer may take before it counts as lost, in milliseconds: longer than the bot lets anybody wait. */
const LOST = 15_000
/** After how long without an answer nothing more is expected, in milliseconds. */
const QUIET = 500
const SORRY = /busy just now|takes longer than/

const Order = z.object({
  url: z.string(),
  count: z.number(),
  isAnswered: z.boolean(),
  aSecond: z.number().nullable(),
  texts: z.array(z.string()).default(Array.from({ length: 100 }, (_, n) => `/whoknows Company ${n}`)),
  people: z.number().default(1),
})
type Order = z.infer<typeof Order>

let lastCameAt = 0
const onAnswer = new Map<string, (body: string) => void>()
const server = createServer((incoming, response) => {
  lastCameAt = performance.now()
  const pieces: Buffer[] = []
  incoming.on('data', (piece: Buffer) => pieces.push(piece))
  incoming.on('end', () => {
    response.setHeader('content-type', 'application/json')
    if (incoming.url?.startsWith('/respond')) {
      response.end('ok')
      onAnswer.get(incoming.url)?.(Buffer.concat(pieces).toString())
      onAnswer.delete(incoming.url)
    } else if (incoming.url === '/api/auth.test')
      response.end(JSON.stringify({ ok: true, team_id: 'TBENCH', team: 'Bench', user_id: 'U0', bot_id: 'B0' }))
    else {
      const id = new URLSearchParams(Buffer.concat(pieces).toString()).get('user') ?? 'U1'
      response.end(JSON.stringify({ ok: true, user: { id, team_id: 'TBENCH', real_name: `Ana ${id}`, tz: 'UTC' } }))
    }
  })
})
let base = ''
let runs = 0
server.listen(0, '127.0.0.1', () => {
  const address = server.address()
  base = `http://127.0.0.1:${typeof address === 'object' && address ? address.port : 0}`
  parentPort?.postMessage({ base })
})

parentPort?.on('message', async (message: unknown) => {
  parentPort?.postMessage(await run(Order.parse(message)))
})

async function run({ url, count, isAnswered, aSecond, texts, people }: Order): Promise<Done> {
  runs += 1
  const processor = process.threadCpuUsage()
  const done: Done = { took: [], answers: [], sorry: [], refused: 0, acknowledged: 0, answered: 0, processor: 0 }
  const agent = new Agent({ keepAlive: true, ...(aSecond === null ? { maxSockets: CONCURRENCY } : {}) })
  const start = performance.now()

  async function answer(path: string, sent: number): Promise<void> {
    const body = await new Promise<string | null>((resolve) => {
      onAnswer.set(path, resolve)
      setTimeout(() => resolve(null), LOST)
    })
    if (body === null) return
    done[SORRY.test(body) ? 'sorry' : 'answers'].push(performance.now() - sent)
    done.answered = performance.now() - start
  }

  /** Until it is acknowledged, and answered where it is to be. */
  async function command(n: number): Promise<void> {
    const path = `/respond/${runs}/${n}`
    const sent = performance.now()
    const answered = isAnswered ? answer(path, sent) : null
    try {
      await post(
        url,
        agent,
        sign(`${base}${path}`, { typed: texts[n % texts.length] ?? '', user: `U${1 + (n % people)}` }),
      )
      done.took.push(performance.now() - sent)
      done.acknowledged = performance.now() - start
    } catch {
      done.refused += 1
      return
    }
    await answered
  }

  if (aSecond === null) {
    const all = Array.from({ length: count }, (_, n) => n).values()
    const asker = async () => {
      for (const n of all) await command(n)
    }
    await Promise.all(Array.from({ length: CONCURRENCY }, asker))
  } else {
    const commands: Promise<void>[] = []
    for (let n = 0; n < count; n++) {
      const due = start + (n * 1000) / aSecond
      if (due > performance.now()) await pause(due - performance.now())
      commands.push(command(n))
    }
    await Promise.all(commands)
  }
  const { user, system } = process.threadCpuUsage(processor)
  await quiet()
  onAnswer.clear()
  agent.destroy()
  return { ...done, processor: (user + system) / 1000 }
}

/** Waits until nothing comes any more: the next run has the bot for itself. */
async function quiet(): Promise<void> {
  while (performance.now() - lastCameAt < QUIET) await pause(QUIET)
}

function sign(
  response_url: string,
  { typed, user }: { typed: string; user: string },
): { body: string; headers: Record<string, string> } {
  const [command = ''] = typed.split(' ', 1)
  const body = new URLSearchParams({
    command,
    text: typed.slice(command.length + 1),
    team_id: 'TBENCH',
    user_id: user,
    channel_id: 'C1',
    trigger_id: crypto.randomUUID(),
    response_url,
    is_enterprise_install: 'false',
  }).toString()
  const time = String(Math.floor(Date.now() / 1000))
  const hash = createHmac('sha256', SIGNING_SECRET).update(`v0:${time}:${body}`).digest('hex')
  return {
    body,
    headers: {
      'content-type': 'application/x-www-form-urlencoded',
      'x-slack-request-timestamp': time,
      'x-slack-signature': `v0=${hash}`,
    },
  }
}

function post(url: string, agent: Agent, { body, headers }: ReturnType<typeof sign>): Promise<void> {
  return new Promise((resolve, reject) => {
    const sent = request(url, { method: 'POST', agent, headers }, (response) => {
      response.resume()
      response.on('end', () =>
        response.statusCode === 200 ? resolve() : reject(new Error(`Not acknowledged: ${response.statusCode}.`)),
      )
    })
    sent.on('error', reject)
    sent.end(body)
  })
}
