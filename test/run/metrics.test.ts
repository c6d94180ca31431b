import { Hono } from 'hono'
import { describe, expect, it } from 'vitest'
import type { Job } from '../../src/app/ports/jobs.ts'
import { createTurns } from '../../src/app/take-turns.ts'
import { createDoors } from '../../src/run/doors.ts'
import type { Http } from '../../src/run/http-server.ts'
import { addMetricsRoute, createMetrics } from '../../src/run/metrics.ts'

const log = { info() {}, warn() {}, error() {} }
const ID = '00000000-0000-7000-8000-000000000000'

describe('the metrics', () => {
  it('count commands, jobs and log lines, look up the rest, and go on where something cannot be looked up', async () => {
    const metrics = createMetrics()
    const turns = createTurns(async () => ({ kind: 'silence' }), { log, observe: metrics.saw })
    const doors = createDoors({ log, onDeaf() {} })
    doors.add('slack')({ is: 'ready' })
    metrics.watch({
      turns,
      doors,
      ping: () => Promise.reject(new Error('gone')),
      queues: async () => [{ queue: 'messages', waiting: 3, running: 1, failing: 2, buried: 4, oldest: 61 }],
    })
    const actor = { platform: 'local', workspace: 'local', workspaceName: '', user: 'ana', userName: 'Ana' } as const
    await turns.handle({ kind: 'whoknows', text: 'Confidential Corp' }, actor)
    const way = { kind: 'item', title: 'Ben', way: ID } as const
    const answering = metrics.matched(async () => ({ kind: 'view', view: { summary: '', nodes: [way, way] } }))
    await answering({ kind: 'whoknows', text: 'Acme' }, actor)
    const job: Job = { kind: 'digest', workspaceId: ID, digestId: ID }
    await metrics.measured(async () => {})(job)
    await expect(metrics.measured(() => Promise.reject(new Error('broken')))(job)).rejects.toThrow('broken')
    await metrics.counted(async () => {})(job)
    metrics.logged('error', 'P2002')

    const text = await metrics.register.metrics()
    for (const line of [
      'foothold_command_seconds_count{kind="whoknows",outcome="answered"} 1',
      'foothold_ways_shown_sum{kind="whoknows"} 1',
      'foothold_database_seconds Nan',
      'foothold_job_seconds_count{kind="digest",outcome="failed"} 1',
      'foothold_jobs_given_up_total{kind="digest"} 1',
      'foothold_log_total{level="error",code="P2002"} 1',
      'foothold_door_ready{door="slack"} 1',
      'foothold_jobs{queue="messages",state="buried"} 4',
      'foothold_jobs_oldest_seconds{queue="messages"} 61',
      'foothold_commands{state="waiting"} 0',
      'nodejs_eventloop_lag_seconds',
    ])
      expect(text).toContain(line)
    expect(text).not.toContain('Confidential')
  })

  it('are for this machine, or for whoever has the token', async () => {
    const ask = async (token: string | null, remoteAddress: string, headers: Record<string, string> = {}) => {
      const http: Http = new Hono()
      addMetricsRoute(http, createMetrics(), token)
      return (await http.request('/metrics', { headers }, { incoming: { socket: { remoteAddress } } })).status
    }
    expect(await ask(null, '127.0.0.1')).toBe(200)
    expect(await ask(null, '192.0.2.1')).toBe(404)
    expect(await ask(null, '127.0.0.1', { 'x-forwarded-for': '192.0.2.1' })).toBe(404)
    expect(await ask('t0ken', '127.0.0.1')).toBe(404)
    expect(await ask('t0ken', '192.0.2.1', { authorization: 'Bearer t0ken' })).toBe(200)
  })
})
