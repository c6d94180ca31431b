import { describe, expect, it } from 'vitest'
import { renderView as onDiscord } from '../../src/adapters/discord/render.ts'
import { renderMessage as onSlack } from '../../src/adapters/slack/render.ts'
import { type Balance, balanceOf, type Favours } from '../../src/domain/overview/reciprocity.ts'
import { digestView } from '../../src/views/digest/digest.ts'
import { balanceNodes } from '../../src/views/overview/balance.ts'
import { historyView } from '../../src/views/overview/history.ts'
import { asksView, favoursView, introsView } from '../../src/views/overview/intros.ts'
import type { AskRow, FavourRow, Lead } from '../../src/views/overview/intros-rows.ts'
import type { View } from '../../src/views/view.ts'
import { list, problemsOfMessage, record } from '../support/discord/published-limits.ts'
import { readComponents } from '../support/discord/screen.ts'
import { messageFaults } from '../support/slack/published-limits.ts'
import { readBlocks } from '../support/slack/screen.ts'

// What /intros, its lists and a history look like on the platforms.

const idOf = (n: number) => `01890a5d-ac96-774b-bcce-b302099a80${10 + n}`
const lead = (n: number, given: Partial<Lead>): Lead => ({
  id: idOf(n),
  state: 'asked',
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
const ask = (n: number, target: string, given: Partial<AskRow>): AskRow => ({
  id: idOf(n),
  target,
  organizationId: null,
  whom: null,
  status: 'pursued',
  seenIn: 'digest',
  until: '1 May',
  lead: null,
  others: 0,
  ...given,
})

const asks: AskRow[] = [
  ask(1, 'Acme Corp', { whom: 'CFO', status: 'fulfilled', lead: lead(1, { state: 'introduced', untold: true }) }),
  ask(2, 'Globex', { lead: lead(2, { reminded: true, next: 'Cy Vance' }) }),
  ask(3, 'Initech', { status: 'open' }),
  ask(4, 'Hooli *GmbH*', { lead: lead(4, { mayRemind: true }), others: 1 }),
  ask(5, 'Umbrella', { status: 'closed' }),
]
const favours: FavourRow[] = [
  {
    id: idOf(6),
    state: 'asked',
    asker: 'Dan Weiss',
    person: 'Jim Roe',
    organization: 'Globex',
    day: 'Friday',
    reminded: true,
  },
  {
    id: idOf(7),
    state: 'accepted',
    asker: 'Eve Lund',
    person: 'Jo Poe',
    organization: 'Initech',
    day: null,
    reminded: false,
  },
]
const favour = (giver: string, receiver: string, count: number): Favours => ({
  ...{ giverId: giver, giver, receiverId: receiver, receiver, count },
  ...{ visibility: 'open', stateBefore: 'accepted', confirmedById: giver },
})
const balance: Balance = balanceOf('Ana', [favour('Ben', 'Ana', 2), favour('Ana', 'Ben', 1), favour('Cy', 'Ana', 3)])
const within = [
  {
    askId: idOf(8),
    relationshipId: idOf(9),
    asker: 'Cy Vance',
    target: 'Vandelay',
    whom: 'VP Sales',
    person: 'Art Vance',
  },
]
const happened = (event: string, by: 'asker' | 'connector' | 'clock', minutes: number) => ({
  ...{ subject: 'introduction', event, by, origin: by === 'clock' ? 'clock' : 'slack' },
  ...{ at: new Date(Date.UTC(2026, 4, 3, 10, minutes)), asker: 'Ana Ruiz', connector: 'Ben Okafor' },
})

const pages: [string, View][] = [
  [
    '/intros',
    introsView(
      {
        asks: { items: asks, page: 0, more: true },
        favours: { items: favours, page: 0, more: false },
        hasLogged: true,
      },
      balanceNodes(balance, within),
    ),
  ],
  ['All I asked', asksView({ items: asks, page: 0, more: true })],
  ['All I am asked', favoursView({ items: favours, page: 0, more: false })],
  [
    'History',
    historyView({
      title: 'Your ask for Acme Corp',
      lines: [happened('ask', 'asker', 12), happened('nudge', 'clock', 30), happened('accept', 'connector', 45)],
      reader: 'asker',
      subjectId: '01890a5d-ac96-774b-bcce-b302099a8057',
      page: 0,
    }),
  ],
]

function book(read: (view: View) => string): string {
  return pages.map(([title, view]) => `== ${title} ==\n${read(view)}\n`).join('\n')
}

describe('one’s own lists', () => {
  it('look so in Slack', async () => {
    for (const [, view] of pages) expect(messageFaults(record(onSlack(view)))).toEqual([])
    await expect(book((view) => readBlocks(list(onSlack(view).blocks)))).toMatchFileSnapshot('golden/ledger-slack.txt')
  })

  it('look so in Discord', async () => {
    for (const [, view] of pages) expect(problemsOfMessage(record(onDiscord(view, '1')))).toEqual([])
    await expect(book((view) => readComponents(list(onDiscord(view, '1').components)))).toMatchFileSnapshot(
      'golden/ledger-discord.txt',
    )
  })

  it('are whole in the fullest digest: nothing is only counted', () => {
    const ask = {
      id: idOf(1),
      asker: 'Ana Ruiz',
      target: 'Acme Corp',
      whom: 'CFO',
      teamWhy: null,
      why: 'x'.repeat(150),
      days: 1,
    }
    const cards = Array.from({ length: 6 }, () => ({
      asker: 'Ana',
      target: 'Acme Corp',
      channel: 'C0123456789',
      link: null,
    }))
    const view = digestView({
      asks: { items: Array.from({ length: 6 }, (_, n) => ({ ...ask, target: `Acme ${n}` })), page: 0, more: true },
      cards,
      moreCards: true,
      week: {
        introduced: Array.from({ length: 12 }, () => ({ asker: 'Ana Ruiz', target: 'Acme Corp', thanks: 'Ben' })),
        untold: 2,
        unfilled: Array.from({ length: 12 }, () => ask),
        since: new Date(0),
        until: new Date(0),
      },
    })
    const [slack, discord] = [onSlack(view), onDiscord(view, '1')]
    expect([...messageFaults(record(slack)), ...problemsOfMessage(record(discord))]).toEqual([])
    for (const read of [readBlocks(list(slack.blocks)), readComponents(list(discord.components))]) {
      expect(read).not.toMatch(/and \d+ more/)
      for (const label of ['All open asks', 'Show all 12']) expect(read).toContain(label)
    }
  })
})
