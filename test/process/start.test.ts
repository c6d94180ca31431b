import { writeFile } from 'node:fs/promises'
import { createServer } from 'node:net'
import { hostname } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { z } from 'zod'
import { daysBetween } from '../../src/domain/time/elapsed.ts'
import { type DataDir, makeDataDir, runProgram } from '../support/process/bot-process.ts'
import { findBrowser, openBrowser } from '../support/process/browser.ts'

const executable = await findBrowser()

let dataDir: DataDir
beforeEach(async () => {
  dataDir = await makeDataDir('nothing')
})
afterEach(() => dataDir.remove())

/** Starts the bot; `said` waits for what it says on its standard output. */
function start() {
  const { process: child, ended } = runProgram('src/main.ts', [], { DATA_DIR: dataDir.path, PORT: '0' })
  let text = ''
  return {
    ended,
    kill: () => child.kill('SIGKILL'),
    said: (pattern: RegExp) =>
      new Promise<string>((resolve, reject) => {
        const look = () => {
          const found = pattern.exec(text)
          if (found) resolve(found[1] ?? '')
        }
        child.stdout?.on('data', (more: string) => {
          text += more
          look()
        })
        void ended.then(({ stderr }) => reject(new Error(`It ended before: ${stderr}`)))
        look()
      }),
  }
}

const Team = z.object({ now: z.iso.datetime(), members: z.array(z.object({ messages: z.number() })) })

/** What comes due in a week is sent while the clock jumps over it: the sample team's reminders and follow-ups. */
async function jumpsAhead(url: string): Promise<void> {
  const team = async () => Team.parse(await (await fetch(`${url}/api/members`)).json())
  const sent = async () => (await team()).members.reduce((sum, { messages }) => sum + messages, 0)
  const before = await sent()
  const headers = { 'content-type': 'application/json', origin: url }
  const jumped = await fetch(`${url}/api/clock`, { method: 'POST', headers, body: JSON.stringify({ days: 7 }) })
  expect(jumped.status).toBe(200)
  expect(await sent()).toBeGreaterThan(before)
  expect(daysBetween(new Date(), new Date((await team()).now))).toBeCloseTo(7, 1)
}

describe('a first start', () => {
  it.skipIf(executable === null)(
    'opens its port first, says what it does, and lets a page in when it is ready',
    { timeout: 240_000 },
    async () => {
      const bot = start()
      const browser = await openBrowser(executable ?? '')
      try {
        const url = (await bot.said(/^Foothold is starting \((http:\S+)\): setting up its database/m)).replace(
          'localhost',
          '127.0.0.1',
        )
        const health = await fetch(`${url}/health`)
        expect([health.status, await health.json()]).toEqual([503, { status: 'starting', doing: expect.any(String) }])
        const members = await fetch(`${url}/api/members`)
        expect([members.status, await members.json()]).toEqual([
          503,
          { error: expect.stringMatching(/^Foothold is starting: .+\.$/) },
        ])

        const problems: string[] = []
        const page = await browser.page(url, { problems })
        // A busy machine takes a minute to load the sample team.
        page.setDefaultTimeout(100_000)
        await page.getByRole('heading', { name: 'Foothold is starting' }).waitFor()
        await page.getByRole('status').getByText('Loading the sample team…').waitFor()
        await page.getByRole('heading', { name: /^Foothold$/ }).waitFor()
        await page.getByRole('button', { name: 'Ana', exact: true }).waitFor()
        await bot.said(/^Foothold is ready: (http:\S+)/m)
        expect((await fetch(`${url}/health`)).status).toBe(200)
        await jumpsAhead(url)
        // While it starts, /health says so with 503.
        expect(problems.filter((problem) => !problem.includes('503'))).toEqual([])
      } finally {
        await browser.close()
        bot.kill()
        await bot.ended
      }
    },
  )

  it('that fails ends with one clear line', async () => {
    const taken = createServer()
    const port = await new Promise<number>((resolve) => {
      taken.listen(0, '127.0.0.1', () => {
        const address = taken.address()
        resolve(typeof address === 'object' && address ? address.port : 0)
      })
    })
    const refused = await runProgram('src/main.ts', [], { DATA_DIR: dataDir.path, PORT: String(port) }).ended
    taken.close()
    expect([refused.code, refused.stdout, refused.stderr]).toEqual([
      1,
      '',
      `Port ${port} is taken. Is Foothold running already? If not, set PORT to another one.\n`,
    ])

    const lock = { pid: process.pid, host: hostname(), role: 'bot', address: null }
    await writeFile(join(dataDir.path, 'lock'), JSON.stringify(lock))
    const second = await start().ended
    expect(second.code).toBe(1)
    expect(second.stdout).not.toContain('ready')
    expect(second.stderr.trim().split('\n')).toEqual([expect.stringMatching(/is in use by process \d+/)])
  })
})
