import { expect, it } from 'vitest'
import {
  fellowNodes,
  joinForm,
  joinWishView,
  nobodyToJoinView,
  someoneAsksView,
  wishAnsweredView,
  wishDeclinedView,
  wishedView,
  wishGrantedView,
} from '../../../src/views/asks/join-wish.ts'
import { wayOpenedView } from '../../../src/views/asks/way-opened.ts'
import { expectGood, labelsOf } from '../../support/views.ts'

const ID = '01890a5d-ac96-774b-bcce-b302099a8057'
const told = { askId: ID, target: 'Acme Corp', state: 'none', mayAskAlone: true, draftId: ID } as const
const wish = { wishId: ID, name: 'Cy Young', target: 'Acme Corp', why: 'We sell balloons.', benefit: 'A flight.' }
const ask = { id: ID, asker: 'Ana Ruiz', target: 'Acme Corp', why: 'We build rockets.', benefit: 'Cheaper rockets.' }
const way = { organizationId: ID, target: 'Acme Corp', whom: null }

it('reads well', () => {
  for (const view of [
    someoneAsksView(told),
    someoneAsksView({ ...told, state: 'wished' }),
    someoneAsksView({ ...told, state: 'declined', mayAskAlone: false }),
    wishedView('Acme Corp', 'wished', ID),
    wishedView('Acme Corp', 'declined', null),
    nobodyToJoinView('Acme Corp', ID),
    joinWishView({ ...wish, said: null }),
    joinWishView({ ...wish, said: true }),
    joinWishView({ ...wish, said: false }),
    joinWishView({ ...wish, said: 'over' }),
    wishAnsweredView('Cy Young', 'Acme Corp', true, ID),
    wishAnsweredView('Cy Young', 'Acme Corp', false, ID),
    wishGrantedView(ask),
    wishDeclinedView('Acme Corp'),
    wayOpenedView([]),
    wayOpenedView([way]),
    wayOpenedView(Array.from({ length: 7 }, () => ({ ...way, whom: 'CFO' }))),
  ])
    expectGood(view)
})

it('offers what may be done, and nothing once it is done', () => {
  expect(labelsOf(someoneAsksView(told))).toEqual(['Ask to join them', 'Ask on my own'])
  expect(labelsOf(someoneAsksView({ ...told, mayAskAlone: false }))).toEqual(['Ask to join them'])
  expect(labelsOf(someoneAsksView({ ...told, state: 'wished' }))).toEqual(['Ask on my own'])
  expect(labelsOf(joinWishView({ ...wish, said: null }))).toEqual(['Yes, with Cy', 'No'])
  for (const said of [true, false, 'over'] as const) expect(labelsOf(joinWishView({ ...wish, said }))).toEqual([])
  const nodes = fellowNodes({ kind: 'someone', askId: ID, state: 'declined' }, 'Acme Corp')
  expect(labelsOf({ summary: '', nodes })).toEqual([])
})

it('says the same of a no and of an ask that ended', () => {
  expect(wishDeclinedView('Acme Corp').summary).not.toMatch(/no\b|ended|closed/)
})

it('keeps what was typed into the form of joining', () => {
  const { fields, errors } = joinForm({ askId: ID, target: 'Acme' }, { why: 'Because' }, { benefit: 'Say more.' })
  expect(fields.map(({ name, value = '' }) => [name, value])).toEqual([
    ['target', 'Acme'],
    ['why', 'Because'],
    ['benefit', ''],
  ])
  expect(errors).toEqual({ benefit: 'Say more.' })
})
