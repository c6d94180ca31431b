import { expect, it } from 'vitest'
import { createProfiles } from '../../../src/adapters/slack/profiles.ts'

const log = { info() {}, warn() {}, error() {} }

it('whoever asks while Slack does not say who somebody is gets an answer, and the next one asks again', async () => {
  const asked: PromiseWithResolvers<unknown>[] = []
  const ask = () => {
    const answer = Promise.withResolvers<unknown>()
    asked.push(answer)
    return answer.promise
  }
  const profiles = createProfiles({ ask, team: 'T1', now: () => 0, log })
  const both = [profiles.of('U1'), profiles.of('U1')]
  asked[0]?.reject(new Error('Slack is down.'))
  expect(await Promise.all(both)).toEqual([{ userName: null }, { userName: null }])

  const later = profiles.of('U1')
  asked[1]?.resolve({ id: 'U1', team_id: 'T1', real_name: 'Ana Ruiz' })
  expect(await later).toEqual({ userName: 'Ana Ruiz', active: true, admin: false })
  expect(asked).toHaveLength(2)
})
