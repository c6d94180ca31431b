import { describe, expect, it } from 'vitest'
import { ASK_STATUSES, isAlive } from '../../src/domain/ask.ts'
import { asksView, favoursView, helpView, introsView, type Page } from '../../src/views/intros.ts'
import { buttonsOf, expectGood, labelsOf } from '../support/views.ts'

const ID = '01890a5d-ac96-774b-bcce-b302099a8057'
const favour = (state: 'asked' | 'later' | 'accepted' | 'lent-name') => ({
  id: ID,
  state,
  asker: 'Sam Lee',
  person: 'Jane Doe',
  organization: 'Acme Corp',
})

const onePage = <T>(items: T[]): Page<T> => ({ items, page: 0, more: false })

describe('/intros', () => {
  it('shows each favour with the answers that fit its state', () => {
    const view = introsView({
      asks: onePage([]),
      favours: onePage([favour('asked'), favour('later'), favour('accepted'), favour('lent-name')]),
    })
    expectGood(view)
    expect(view.summary).toBe('None of your asks are open, and 4 favours wait for you.')
    const items = view.nodes.filter((node) => node.kind === 'item')
    expect(items.map((item) => item.buttons?.map((button) => button.command.kind))).toEqual([
      ['accept', 'favour', 'pass'],
      ['accept', 'favour', 'pass'],
      ['made', 'favour'],
      ['made', 'favour'],
    ])
  })
  it('lets living asks be closed, and only those', () => {
    const asks = ASK_STATUSES.map((status) => ({ id: ID, target: 'Acme Corp', whom: 'CFO', status }))
    const view = introsView({ asks: onePage(asks), favours: onePage([favour('asked')]) })
    expectGood(view)
    expect(view.summary).toBe('2 of your asks are open, and 1 favour waits for you.')
    const items = view.nodes.filter((node) => node.kind === 'item').slice(1)
    expect(items.map((item) => item.title)).toEqual(asks.map(() => 'CFO at Acme Corp'))
    const has = (kind: string) => items.map((item) => (item.buttons ?? []).some(({ command }) => command.kind === kind))
    expect(has('close')).toEqual(ASK_STATUSES.map(isAlive))
    expect(has('progress')).toEqual(ASK_STATUSES.map((status) => status === 'pursued' || status === 'fulfilled'))
  })
  it('shows more of a long list, page by page', () => {
    const asks = { ...onePage([{ id: ID, target: 'Acme Corp', whom: null, status: 'open' as const }]), more: true }
    const view = introsView({ asks, favours: onePage([]) })
    expectGood(view)
    expect(view.summary).toContain('1+ of your asks')
    const next = buttonsOf(view).find((button) => button.label === 'Show more')?.command
    expect(next).toEqual({ kind: 'asks', page: 1 })
    expect(labelsOf(asksView({ ...asks, page: 1, more: false }))).toEqual(['Close'])
    expect(labelsOf(favoursView({ ...onePage([favour('asked')]), page: 1, more: true }))).toContain('Show more')
  })
  it('says what to do where there is nothing', () => {
    const view = introsView({ asks: onePage([]), favours: onePage([]) })
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
