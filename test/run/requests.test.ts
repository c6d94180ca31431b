import { expect, it } from 'vitest'
import type { Actor } from '../../src/app/ports/platform.ts'
import { createLog } from '../../src/log.ts'
import { createRequests } from '../../src/run/requests.ts'

const ANA: Actor = { platform: 'local', workspace: 'local', workspaceName: '', user: 'ana', userName: null }

it('every line of one command bears its id, and those of another one theirs', async () => {
  const lines: { request?: string; msg: string }[] = []
  const requests = createRequests()
  const write = (line: string) => void lines.push(JSON.parse(line))
  const log = createLog('info', { fields: requests.fields, to: { write } })
  const handle = requests.handling(async (command) => {
    log.info({}, command.kind)
    await new Promise((resolve) => setImmediate(resolve))
    log.info({}, command.kind)
    return { kind: 'silence' }
  })
  await Promise.all([handle({ kind: 'help' }, ANA), handle({ kind: 'intros' }, ANA)])
  log.info({}, 'outside')
  const idsOf = (said: string) => new Set(lines.filter(({ msg }) => msg === said).map(({ request }) => request))
  expect(idsOf('help').size).toBe(1)
  expect([...idsOf('help')]).not.toEqual([...idsOf('intros')])
  expect(lines.filter(({ request }) => request?.match(/^[0-9a-f]{12}$/))).toHaveLength(4)
  expect([...idsOf('outside')]).toEqual([undefined])
})
