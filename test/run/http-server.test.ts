import { describe, expect, it } from 'vitest'
import { listen, listenFault } from '../../src/run/http-server.ts'
import { refusalOf, sentenceOf } from '../support/refusals.ts'

describe('a port that cannot be had', () => {
  it('is refused in one line that says what to do', async () => {
    const first = await listen({ port: 0, host: null })
    const port = Number(new URL(first.url).port)
    expect(await refusalOf(() => listen({ port, host: null }))).toContain(`Port ${port} is taken.`)
    await first.close()
    expect(await refusalOf(() => listen({ port: 0, host: '192.0.2.1' }))).toContain(
      '192.0.2.1 is no address of this machine',
    )
    const forbidden = Object.assign(new Error('listen EACCES'), { code: 'EACCES' })
    expect(sentenceOf(listenFault(forbidden, 80, '0.0.0.0'))).toContain('Port 80 is not open to this user')
  })
})
