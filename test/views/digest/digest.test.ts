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
import { digestRestView } from '../../../src/views/digest/week.ts'
import { buttonsOf, expectGood, expectGoodForm, labelsOf } from '../../support/views.ts'

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
const week = {
  introduced: [],
  untold: 0,
  unfilled: [],
  since: new Date('2026-03-02T09:00:00Z'),
  until: new Date('2026-03-09T09:00:00Z'),
}
const content = { asks: page, week }
const none = { ...page, items: [], more: false }
const settings = { channel: 'general', day: 7, hour: 0, timeZone: 'Asia/Kathmandu', paused: false, lostAt: null }

it('every view of the digest is good', () => {
  const introduced = Array.from({ length: 11 }, () => ({ asker: 'Ana', target: 'Acme', thanks: 'Ben' }))
  const logged = { summary: 'Logged.', nodes: [] }
  for (const view of [
    digestView(content),
    digestView({ ...content, week: { ...week, introduced, untold: 2, unfilled: [ask] } }),
    digestView({ asks: none, week: { ...week, introduced } }),
    digestView({ asks: none, week }),
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

it('names a few of a long list, and leads to all of it', () => {
  const introduced = Array.from({ length: 45 }, (_, n) => ({ asker: `Ana${n}`, target: 'Acme', thanks: null }))
  const unfilled = Array.from({ length: 9 }, (_, n) => ({ ...ask, asker: `Cy${n}` }))
  const long = { ...week, introduced, unfilled }
  const view = digestView({ ...content, week: long })
  const text = JSON.stringify(view)
  expect(text).toContain('Ana7')
  expect(text).not.toContain('Ana8')
  expect(labelsOf(view).slice(-2)).toEqual(['Show all 45', 'Show all 9'])
  expect(buttonsOf(view).at(-2)?.command).toEqual({
    kind: 'digest-rest',
    part: 'introduced',
    since: 1772442000,
    until: 1773046800,
    page: 0,
  })
  const told = [0, 1, 2].flatMap((at) => {
    const rest = digestRestView(long, 'introduced', at)
    expectGood(rest)
    return rest.nodes.flatMap((node) => (node.kind === 'text' ? [node.text] : []))
  })
  expect(told).toEqual(introduced.map(({ asker }) => `${asker} at Acme`))
  expect(labelsOf(digestRestView(long, 'introduced', 1))).toEqual(['Back', 'Next'])
  expectGood(digestRestView(week, 'unfilled', 0))
})

it('leads to the posted requests it has no room for', () => {
  const cards = [{ asker: 'Ana', target: 'Acme', channel: 'C1', link: null }]
  expect(labelsOf(digestView({ asks: none, week, cards, moreCards: true }))).toEqual(['All open asks'])
  expect(labelsOf(digestView({ asks: none, week, cards }))).toEqual([])
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
