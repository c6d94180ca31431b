import { webApi } from '@slack/bolt'
import { describe, expect, it } from 'vitest'
import { createProfiles, isMember } from '../../../src/adapters/slack/profiles.ts'

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

describe('while Slack does not answer', () => {
  const hour = 3600_000
  async function ask(error: Error, after: number) {
    let time = 0
    let answer: () => Promise<unknown> = async () => ({ id: 'U1', team_id: 'T1', real_name: 'Ana Ruiz' })
    const profiles = createProfiles({ ask: () => answer(), team: 'T1', now: () => time, log })
    await profiles.of('U1')
    answer = async () => Promise.reject(error)
    time = after
    return (await profiles.of('U1')).active
  }

  it('what it said within a day counts, and nothing older', async () => {
    const down = new Error('Slack is down.')
    expect(await ask(down, 2 * hour)).toBe(true)
    expect(await ask(down, 24 * hour)).toBeUndefined()
  })

  it('but not where it says that there is nobody of that id', async () => {
    const error = new webApi.WebAPIPlatformError({ ok: false, error: 'user_not_visible' })
    expect(await ask(error, 2 * hour)).toBe(false)
  })
})

describe('a member of the team', () => {
  const bare = { id: 'U1', team_id: 'T1', real_name: 'Ana Ruiz' }
  it.each([['is_restricted'], ['is_ultra_restricted'], ['is_stranger'], ['deleted'], ['is_bot']])(
    'is nobody Slack marks %s',
    async (mark) => {
      const profiles = createProfiles({ ask: async () => ({ ...bare, [mark]: true }), team: 'T1', now: () => 0, log })
      expect((await profiles.of('U1')).active).toBe(false)
    },
  )

  it('is of this team, or of its organization', async () => {
    const active = async (more: object) =>
      (await createProfiles({ ask: async () => ({ ...bare, ...more }), team: 'T1', now: () => 0, log }).of('U1')).active
    expect([
      await active({}),
      await active({ team_id: 'T2' }),
      await active({ team_id: 'T2', enterprise_user: {} }),
    ]).toEqual([true, false, true])
  })
})

describe('before somebody is erased for having left', () => {
  const asked = (user: () => Promise<unknown>) => isMember({ user, team: { id: 'T1' } }, 'U1')

  it('Slack says whether they are back; where it says nothing, nothing is decided', async () => {
    const who = { id: 'U1', team_id: 'T1', real_name: 'Ana Ruiz' }
    expect(await asked(async () => who)).toBe(true)
    expect(await asked(async () => ({ ...who, deleted: true }))).toBe(false)
    expect(await asked(async () => ({ ...who, is_restricted: true }))).toBe(false)
    const nobody = new webApi.WebAPIPlatformError({ ok: false, error: 'user_not_found' })
    expect(await asked(async () => Promise.reject(nobody))).toBe(false)
    await expect(asked(async () => Promise.reject(new Error('Slack is down.')))).rejects.toThrow('down')
  })
})
