import { createHmac } from 'node:crypto'
import { Agent, createServer, request } from 'node:http'
import { parentPort } from 'node:worker_threads'
import { z } from 'zod'

// Slack's side of the bench, in a thread of its own, so that it costs the measured process nothing: it posts signed
// commands and takes what the bot answers.

const SIGNING_SECRET = 'bench'
const CONCURRENCY = 32

const Order = z.object({ url: z.string(), count: z.number(), answers: z.number() })

let answers = 0
let onAnswer = () => {}
const server = createServer((incoming, response) => {
  incoming.resume()
  incoming.on('end', () => {
    response.setHeader('content-type', 'application/json')
    if (incoming.url?.startsWith('/respond')) {
      answers += 1
      response.end('ok')
      onAnswer()
    } else if (incoming.url === '/api/auth.test')
      response.end(JSON.stringify({ ok: true, team_id: 'T1', team: 'Bench', user_id: 'U0', bot_id: 'B0' }))
    else response.end(JSON.stringify({ ok: true, user: { id: 'U1', team_id: 'T1', real_name: 'Ana Ruiz', tz: 'UTC' } }))
  })
})
server.listen(0, '127.0.0.1', () => {
  const address = server.address()
  const port = typeof address === 'object' && address ? address.port : 0
  parentPort?.postMessage({ kind: 'ready', base: `http://127.0.0.1:${port}` })
})

parentPort?.on('message', async (message: unknown) => {
  const result = await run(Order.parse(message))
  parentPort?.postMessage({ kind: 'done', ...result })
})

/** Posts `count` commands, then waits for that many answers; milliseconds each took to be acknowledged, and in all. */
async function run({ url, count, answers: expected }: z.infer<typeof Order>) {
  const agent = new Agent({ keepAlive: true, maxSockets: CONCURRENCY })
  const bodies = Array.from({ length: count }, (_, n) => sign(n))
  const took: number[] = []
  answers = 0
  const start = performance.now()
  let next = 0
  const client = async () => {
    while (next < count) {
      const body = bodies[next++]
      if (!body) return
      const sent = performance.now()
      await post(url, agent, body)
      took.push(performance.now() - sent)
    }
  }
  await Promise.all(Array.from({ length: CONCURRENCY }, client))
  const acknowledged = performance.now() - start
  await new Promise<void>((resolve) => {
    onAnswer = () => {
      if (answers >= expected) resolve()
    }
    onAnswer()
  })
  agent.destroy()
  return { took, acknowledged, answered: performance.now() - start }
}

function sign(n: number): { body: string; headers: Record<string, string> } {
  const address = server.address()
  const port = typeof address === 'object' && address ? address.port : 0
  const body = new URLSearchParams({
    command: '/whoknows',
    text: `Company ${n % 100}`,
    team_id: 'T1',
    user_id: 'U1',
    channel_id: 'C1',
    trigger_id: crypto.randomUUID(),
    response_url: `http://127.0.0.1:${port}/respond/${n}`,
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
