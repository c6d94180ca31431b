import { expect, it } from 'vitest'
import {
  digestView,
  logForForm,
  loggedForView,
  namedView,
  nameForm,
  openAsksView,
} from '../../../src/views/digest/digest.ts'
import {
  digestForm,
  digestHintView,
  digestLostView,
  digestSettingsView,
} from '../../../src/views/digest/digest-settings.ts'
import { expectGood, expectGoodForm, labelsOf } from '../../support/views.ts'

const ID = '01890a5d-ac96-774b-bcce-b302099a8057'
const ask = {
  id: ID,
  asker: 'Ana Ruiz',
  target: 'Acme Corp',
  whom: 'CFO',
  teamWhy: null,
  why: 'We build rockets.',
  days: 1,
}
const page = { items: [ask], page: 0, more: true }
const content = { asks: page, introduced: [], untold: 0, unfilled: [] }
const settings = { channel: 'general', day: 7, hour: 0, timeZone: 'Asia/Kathmandu', paused: false, lostAt: null }

it('every view of the digest is good', () => {
  const introduced = Array.from({ length: 11 }, () => ({ asker: 'Ana', target: 'Acme', thanks: 'Ben' }))
  const logged = { summary: 'Logged.', nodes: [] }
  for (const view of [
    digestView(content),
    digestView({ ...content, introduced, untold: 2, unfilled: [ask] }),
    digestView({ asks: { ...page, items: [], more: false }, introduced, untold: 0, unfilled: [] }),
    digestView({ asks: { ...page, items: [], more: false }, introduced: [], untold: 0, unfilled: [] }),
    openAsksView(page),
    openAsksView({ items: [], page: 0, more: false }),
    namedView(ask, 'Cleo Marsh'),
    loggedForView(logged, ask, ID),
    loggedForView(logged, ask, null),
    digestSettingsView(settings),
    digestSettingsView({ ...settings, channel: null }),
    digestHintView(),
    digestLostView(),
  ])
    expectGood(view)
})

it('names a few of a long list and counts the rest', () => {
  const introduced = Array.from({ length: 11 }, (_, n) => ({ asker: `Ana${n}`, target: 'Acme', thanks: null }))
  const text = JSON.stringify(digestView({ ...content, introduced }))
  expect(text).toContain('Ana7')
  expect(text).not.toContain('Ana8')
  expect(text).toContain('… and 3 more.')
})

it('offers a pause or its end', () => {
  expect(labelsOf(digestSettingsView(settings))).toEqual(['Change', 'Preview', 'Pause'])
  expect(labelsOf(digestSettingsView({ ...settings, paused: true }))).toEqual(['Change', 'Preview', 'Resume'])
})

it('every form of the digest is good, and shows a rare zone where it is typed', () => {
  const form = digestForm({ channel: 'C1', day: '3', hour: '23', zone: 'Asia/Kathmandu' })
  for (const one of [
    form,
    digestForm(),
    logForForm({ askId: ID, target: 'Acme' }),
    nameForm({ askId: ID, target: 'Acme' }),
  ])
    expectGoodForm(one)
  expect(form.fields.find((field) => field.name === 'other')?.value).toBe('Asia/Kathmandu')
  expect(digestForm({ zone: 'Europe/Berlin' }).fields.find((field) => field.name === 'zone')?.value).toBe(
    'Europe/Berlin',
  )
})
