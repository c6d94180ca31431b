import { describe, expect, it } from 'vitest'
import { ASK_STATUSES, isAlive } from '../../src/domain/ask.ts'
import { helpView, introsView } from '../../src/views/intros.ts'
import { buttonsOf, expectGood, labelsOf } from '../support/views.ts'

const ID = '01890a5d-ac96-774b-bcce-b302099a8057'
const favour = (state: 'asked' | 'later' | 'accepted' | 'lent-name') => ({
  id: ID,
  state,
  asker: 'Sam Lee',
  person: 'Jane Doe',
  organization: 'Acme Corp',
})

const page = <T>(items: T[]) => ({ items, page: 0, more: false })

describe('/intros', () => {
  it('shows each favour with the answers that fit its state', () => {
    const view = introsView({
      asks: page([]),
      favours: page([favour('asked'), favour('later'), favour('accepted'), favour('lent-name')]),
    })
    expectGood(view)
    expect(view.summary).toBe('None of your asks are open, and 4 favours wait for you.')
    const items = view.nodes.filter((node) => node.kind === 'item')
    expect(items.map((item) => item.buttons?.map((button) => button.command.kind))).toEqual([
      ['accept', 'pass'],
      ['accept', 'pass'],
      ['made'],
      ['made'],
    ])
  })
  it('lets living asks be closed, and only those', () => {
    const asks = ASK_STATUSES.map((status) => ({ id: ID, target: 'Acme Corp', whom: 'CFO', status }))
    const view = introsView({ asks: page(asks), favours: page([favour('asked')]) })
    expectGood(view)
    expect(view.summary).toBe('2 of your asks are open, and 1 favour waits for you.')
    const items = view.nodes.filter((node) => node.kind === 'item').slice(1)
    expect(items.map((item) => item.title)).toEqual(asks.map(() => 'CFO at Acme Corp'))
    expect(items.map((item) => (item.buttons ?? []).length > 0)).toEqual(ASK_STATUSES.map(isAlive))
  })
  it('says what to do where there is nothing', () => {
    const view = introsView({ asks: page([]), favours: page([]) })
    expectGood(view)
    expect(JSON.stringify(view.nodes)).toContain('Try /whoknows Acme Corp.')
    expect(labelsOf(view)).toEqual(['Confirm my imported ties'])
  })
})

it('the help names the commands, the file, and opens the form', () => {
  const view = helpView()
  expectGood(view)
  for (const word of ['/whoknows', '/iknow', '/intros', 'Connections.csv']) expect(JSON.stringify(view)).toContain(word)
  expect(buttonsOf(view).map((button) => button.command)).toEqual([{ kind: 'iknow', text: '' }])
})
