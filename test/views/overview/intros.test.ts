import { describe, expect, it } from 'vitest'
import { renderView as onDiscord } from '../../../src/adapters/discord/render.ts'
import { renderMessage as onSlack } from '../../../src/adapters/slack/render.ts'
import { ASK_STATUSES, isAlive } from '../../../src/domain/asks/ask.ts'
import type { IntroductionState } from '../../../src/domain/introductions/introduction.ts'
import { balanceNodes } from '../../../src/views/overview/balance.ts'
import { asksView, favoursView, helpView, introsView } from '../../../src/views/overview/intros.ts'
import type { AskRow, FavourRow, Lead, Page } from '../../../src/views/overview/intros-rows.ts'
import type { View } from '../../../src/views/view.ts'
import { list, problemsOfMessage, record } from '../../support/discord/published-limits.ts'
import { readComponents } from '../../support/discord/screen.ts'
import { messageFaults } from '../../support/slack/published-limits.ts'
import { buttonsOf, expectGood, labelsOf } from '../../support/views.ts'

const ID = '01890a5d-ac96-774b-bcce-b302099a8057'
const idOf = (n: number) => `01890a5d-ac96-774b-bcce-b302099a80${10 + n}`
const favour = (state: FavourRow['state'], given: Partial<FavourRow> = {}): FavourRow => ({
  id: ID,
  state,
  asker: 'Sam Lee',
  person: 'Jane Doe',
  organization: 'Acme Corp',
  day: 'Thursday',
  reminded: false,
  ...given,
})
const lead = (state: IntroductionState, given: Partial<Lead> = {}): Lead => ({
  id: ID,
  state,
  connector: 'Ben Okafor',
  person: 'Jane Doe',
  day: 'Thursday',
  reminded: false,
  mayRemind: false,
  untold: false,
  away: null,
  next: null,
  ...given,
})
const ask = (given: Partial<AskRow> = {}): AskRow => ({
  id: ID,
  target: 'Acme Corp',
  organizationId: ID,
  whom: 'CFO',
  status: 'open',
  seenIn: 'connectors',
  until: '1 May',
  lead: null,
  others: 0,
  ...given,
})

const onePage = <T>(items: T[]): Page<T> => ({ items, page: 0, more: false })
const itemsOf = (view: View) => view.nodes.filter((node) => node.kind === 'item')

describe('/intros', () => {
  it('shows each favour with the answers that fit its state', () => {
    const favours = [favour('asked'), favour('asked', { reminded: true }), favour('later'), favour('accepted')]
    const view = favoursView(onePage([...favours, favour('lent-name')]))
    expectGood(view)
    expect(itemsOf(view).map((item) => item.detail)).toEqual([
      'waits for your answer',
      'waits for your answer until Thursday',
      'put off until Thursday',
      'you said yes: make the introduction',
      'you lent your name: Sam Lee writes to them',
    ])
    const kinds = itemsOf(view).map((item) => item.buttons?.map((button) => button.command.kind))
    const [answer, made] = [
      ['accept', 'favour'],
      ['made', 'favour'],
    ]
    expect(kinds).toEqual([answer, answer, answer, made, made])
  })

  it('says the next step of each ask, with what its asker can do', () => {
    const rows: [Partial<AskRow>, string, string[]][] = [
      [{}, 'open until 1 May: nobody is asked now', ['Change the reason', 'Close']],
      [{ seenIn: 'digest' }, 'open until 1 May: the weekly digest shows it', ['Change the reason', 'Close']],
      [
        { lead: lead('passed') },
        'open until 1 May: nobody is asked now',
        ['Where it stands', 'Change the reason', 'Close'],
      ],
      [
        { status: 'pursued', lead: lead('asked') },
        'asked Ben Okafor; I will remind them on Thursday',
        ['Where it stands', 'Change the reason', 'Close'],
      ],
      [
        { status: 'pursued', lead: lead('asked', { mayRemind: true, day: 'tomorrow' }), others: 1 },
        'asked Ben Okafor; I will remind them tomorrow; 1 more is asked',
        ['Where it stands', 'Remind', 'Change the reason', 'Close'],
      ],
      [
        { status: 'pursued', lead: lead('asked', { reminded: true, next: 'Cy Vance' }) },
        'Ben Okafor has until Thursday, then I will ask Cy Vance',
        ['Where it stands', 'Change the reason', 'Close'],
      ],
      [
        { status: 'pursued', lead: lead('asked', { reminded: true, next: 'A teammate' }) },
        'Ben Okafor has until Thursday, then I will ask another teammate',
        ['Where it stands', 'Change the reason', 'Close'],
      ],
      [
        { status: 'pursued', lead: lead('asked', { reminded: true }) },
        'Ben Okafor has until Thursday, then I will tell you',
        ['Where it stands', 'Change the reason', 'Close'],
      ],
      [
        { status: 'pursued', lead: lead('later') },
        'Ben Okafor will come back to it on Thursday',
        ['Where it stands', 'Change the reason', 'Close'],
      ],
      [
        { status: 'pursued', lead: lead('accepted') },
        'Ben Okafor will introduce you to Jane Doe',
        ['Where it stands', 'Change the reason', 'Close'],
      ],
      [
        { status: 'pursued', lead: lead('lent-name') },
        'write to Jane Doe in Ben Okafor’s name',
        ['Where it stands', 'Change the reason', 'Close'],
      ],
      [
        { status: 'fulfilled', lead: lead('introduced') },
        'introduced to Jane Doe by Ben Okafor; I will ask how it went on Thursday',
        ['Where it stands'],
      ],
      [
        { status: 'fulfilled', lead: lead('introduced', { untold: true }) },
        'How did it go with Jane Doe?',
        ['We met', 'No reply yet', 'Nothing came of it', 'Won 🎉'],
      ],
      [
        { status: 'fulfilled', lead: lead('no-reply', { untold: true }) },
        'How did it go with Jane Doe?',
        ['We met', 'Nothing came of it', 'Won 🎉'],
      ],
      [{ status: 'fulfilled', lead: lead('met', { day: null }) }, 'you met Jane Doe', ['Where it stands']],
      [{ status: 'closed' }, 'closed', ['Ask again']],
      [{ status: 'expired' }, 'ran out', ['Ask again']],
    ]
    for (const [given, detail, labels] of rows) {
      const view = asksView(onePage([ask(given)]))
      expectGood(view)
      expect([itemsOf(view)[0]?.detail, labelsOf(view)]).toEqual([detail, labels])
    }
  })

  it('gives every row an action, whatever its state', () => {
    for (const status of ASK_STATUSES) {
      const view = introsView({ asks: onePage([ask({ status })]), favours: onePage([]), hasLogged: true })
      expectGood(view)
      const [item] = itemsOf(view)
      expect(item?.title).toBe('CFO at Acme Corp')
      const kinds = item?.buttons?.map(({ command }) => command.kind) ?? []
      expect(kinds).not.toEqual([])
      expect(kinds.includes('close')).toBe(isAlive(status))
    }
  })

  it('shows three of a long list, and all of it page by page', () => {
    const asks = { ...onePage(Array.from({ length: 5 }, (_, n) => ask({ id: idOf(n) }))), more: true }
    const view = introsView({ asks, favours: onePage([favour('asked')]), hasLogged: true })
    expectGood(view)
    expect(view.summary).toBe('5+ of your asks are open, and 1 favour waits for you.')
    expect(itemsOf(view)).toHaveLength(4)
    const all = buttonsOf(view).find((button) => button.label === 'All I asked')?.command
    expect(all).toEqual({ kind: 'asks', page: 0 })
    expect(labelsOf(view)).not.toContain('All I am asked')
    const next = buttonsOf(asksView({ ...asks, page: 1 })).at(-1)
    expect(next).toEqual({ label: 'Show more', command: { kind: 'asks', page: 2 } })
    expect(labelsOf(favoursView({ ...onePage([favour('asked')]), page: 1, more: true }))).toContain('Show more')
  })

  it('fits every platform: what is folded is in a list that is not', () => {
    const due = (n: number) =>
      ask({
        id: idOf(n),
        target: `Company ${n}`,
        status: 'fulfilled',
        lead: lead('introduced', { id: idOf(n), untold: true }),
      })
    const five = Array.from({ length: 5 }, (_, n) => n)
    const asks = onePage(five.map(due))
    const favours = onePage(five.map((n) => favour('accepted', { id: idOf(20 + n) })))
    const within = [1, 2].map((n) => ({
      askId: idOf(40 + n),
      relationshipId: idOf(50 + n),
      asker: 'Cy',
      target: 'Globex',
      whom: null,
      person: 'Jim Roe',
    }))
    const pairs = five.map((n) => ({ teammate: `Teammate ${n}`, given: 0, received: 2 }))
    const balance = balanceNodes({ given: 0, received: 10, pairs, unnamed: 1 }, within)
    const met = { most: { name: 'Jane Doe', days: 14, first: '2026-03-02' }, total: 12 }
    for (const view of [
      introsView({ asks, favours, hasLogged: true, met }, balance),
      asksView(asks),
      favoursView(favours),
    ]) {
      expect(problemsOfMessage(record(onDiscord(view, '1')))).toEqual([])
      expect(messageFaults(record(onSlack(view)))).toEqual([])
    }
    const shown = (view: View) => readComponents(list(onDiscord(view, '1').components))
    expect(shown(introsView({ asks, favours, hasLogged: true }, balance))).toContain('[All I asked]')
    expect(shown(asksView(asks)).match(/\[We met\]/g)).toHaveLength(5)
    expect(shown(favoursView(favours)).match(/\[Show it\]/g)).toHaveLength(5)
  })

  it('says what to do where there is nothing', () => {
    const begins = (hasLogged: boolean) => introsView({ asks: onePage([]), favours: onePage([]), hasLogged })
    expectGood(begins(false))
    expectGood(begins(true))
    expect(JSON.stringify(begins(false).nodes)).toContain('Try /whoknows Acme Corp.')
    // Three lines and one button; "Whom I know" belongs to the overview itself.
    expect(begins(false).nodes.findIndex(({ kind }) => kind === 'buttons')).toBe(3)
    expect(labelsOf(begins(false))).toEqual(['Log someone I know', 'Whom I know'])
    expect(labelsOf(begins(true))).toEqual(['Find a way in', 'Whom I know'])
  })
})

it('the help names the commands, the file, and opens the form', () => {
  const view = helpView()
  expectGood(view)
  for (const word of ['/whoknows', '/iknow', '/intros', 'Connections.csv']) expect(JSON.stringify(view)).toContain(word)
  expect(buttonsOf(view).map((button) => button.command)).toEqual([
    { kind: 'refine-form', asked: '' },
    { kind: 'iknow', text: '' },
    { kind: 'intros' },
  ])
})
