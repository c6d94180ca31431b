import { toLabel } from '../../domain/commands/command.ts'
import { firstName } from '../../domain/matching/people/person-name.ts'
import type { Balance } from '../../domain/partners/favour.ts'
import { askThrough } from '../finding/path-item.ts'
import { dayOfYear, ended, sayNames } from '../format.ts'
import { LOG_SOMEONE } from '../my-asks.ts'
import type { Button, Node, View } from '../view.ts'
import { lineView } from '../view.ts'
import { logItButton } from '../words/mention.ts'
import type { ForThem, ForUs, SwapSheet } from './swap-sheet.ts'
import { sayBalance, whoOpens, whoWants } from './swap-words.ts'

// Lead swaps: what a partner and the team can open for each other. Companies, and whom to ask on the team; of the people
// there only those the reader knows.

/** Companies on a page: with their buttons they fit into one message on every platform. */
const PAGE = 5
/** Favours named on each side. */
const FAVOURS = 3

const quiet = (text: string): Node => ({ kind: 'text', text, tone: 'quiet' })

/**
 * A page, from 0, of one partner's sheet.
 *
 * @param unread what was just said of them and is no company
 */
export function swapView(sheet: SwapSheet, page: number, unread: string[] = []): View {
  return pageView(sheet, { page, size: PAGE }, unread)
}

/** All of it at once, where no platform limits it. */
export const wholeSwapView = (sheet: SwapSheet): View =>
  pageView(sheet, { page: 0, size: sheet.forThem.length + sheet.forUs.length }, [])

function pageView(sheet: SwapSheet, { page, size }: { page: number; size: number }, unread: string[]): View {
  const { relationshipId, name, company, forThem, forUs } = sheet
  const who = firstName(name)
  const rows = [
    ...forThem.map((one) => ({ part: `What we can open for ${who}`, node: themItem(relationshipId, one) })),
    ...forUs.map((one) => ({ part: `What ${who} can open for us`, node: usItem(relationshipId, one) })),
  ]
  const shown = rows.slice(page * size, (page + 1) * size)
  const title = `Lead swap with ${[name, company].filter(Boolean).join(', ')}`
  return {
    summary: `${title}: ${forThem.length} for them, ${forUs.length} for us.`,
    nodes: [
      { kind: 'heading', text: title },
      { kind: 'text', text: sayBalance(name, counts(sheet)) },
      ...(page === 0 ? favourFields(sheet) : []),
      ...(unread.length > 0 ? [quiet(`I know ${sayNames(unread)} as no company, and left that out.`)] : []),
      ...shown.flatMap(({ part, node }, at): Node[] =>
        part === shown[at - 1]?.part ? [node] : [{ kind: 'heading', text: part }, node],
      ),
      ...(page === 0 ? restNodes(sheet, who) : []),
      { kind: 'buttons', buttons: sheetButtons(sheet, page, rows.length) },
    ],
  }
}

function counts({ given, received }: SwapSheet): Balance {
  return { given: given.length, received: received.length }
}

function favourFields({ given, received }: SwapSheet): Node[] {
  const say = (favours: SwapSheet['given']) =>
    favours
      .slice(0, FAVOURS)
      .map(({ company, at }) => `${company} (${dayOfYear(at, 'UTC')})`)
      .join(', ') + (favours.length > FAVOURS ? ' …' : '')
  const fields = [
    { label: 'Given', value: say(given) },
    { label: 'Received', value: say(received) },
  ].filter(({ value }) => value !== '')
  return fields.length > 0 ? [{ kind: 'fields', fields }] : []
}

function favourButton(relationshipId: string, way: 'given' | 'received', company: string): Button {
  const label = way === 'given' ? 'We opened it' : 'They opened it'
  return { label, command: { kind: 'swap-favour', relationshipId, way, company: toLabel(company) } }
}

function themItem(relationshipId: string, one: ForThem): Node {
  const { company, connector } = one
  const ask: Button[] = connector
    ? [
        {
          label: connector.sealed ? 'Ask for an introduction' : `Ask ${firstName(connector.name)}`,
          command: askThrough(connector.wayId, ''),
          style: 'primary',
        },
      ]
    : []
  return {
    kind: 'item',
    title: company,
    ...(connector ? { band: connector.band } : {}),
    detail: whoOpens(one),
    buttons: [...ask, favourButton(relationshipId, 'given', company)],
  }
}

function usItem(relationshipId: string, { company, asks, lists }: ForUs): Node {
  const mine = asks.find(({ asker }) => asker === null)
  const theirs = asks.find(({ asker, mayOffer }) => asker !== null && mayOffer)
  const next: Button[] = [
    ...(theirs
      ? [
          {
            label: `Offer it to ${firstName(theirs.asker ?? '')}`,
            command: { kind: 'offer' as const, askId: theirs.askId, relationshipId: theirs.wayId },
            style: 'primary' as const,
          },
        ]
      : []),
    ...(mine ? [{ label: 'My ask', command: { kind: 'progress' as const, askId: mine.askId } }] : []),
  ]
  return {
    kind: 'item',
    title: company,
    detail: whoWants({ asks, lists }),
    buttons: [...next, favourButton(relationshipId, 'received', company)],
  }
}

function restNodes({ forThem, unclear, closed, forUs, unasked }: SwapSheet, who: string): Node[] {
  const seeks = forThem.length + unclear.length + closed.length > 0
  const opens = forUs.length + unasked.length > 0
  const lines = [
    closed.length > 0 ? `${who} also looks for ${sayNames(closed)}: nobody here can be asked yet.` : '',
    ...unclear.map(
      ({ company, choices }) => `Which ${company} does ${who} look for: ${choices.join(', ')}? Edit it to say.`,
    ),
    unasked.length > 0 ? `${who} also opens ${ended(sayNames(unasked))} Nobody here looks for a way in now.` : '',
    seeks ? '' : `Say what ${who} looks for, and I find who could open it.`,
    opens ? '' : `Say what ${who} can open, and I find who wants it.`,
  ]
  return lines.filter(Boolean).map(quiet)
}

function sheetButtons({ relationshipId }: SwapSheet, page: number, rows: number): Button[] {
  const turn = (label: string, to: number): Button => ({
    label,
    command: { kind: 'swap-with', relationshipId, page: to },
  })
  return [
    ...(page > 0 ? [turn('Back', page - 1)] : []),
    ...((page + 1) * PAGE < rows ? [turn('Show more', page + 1)] : []),
    { label: 'Sheet to print', command: { kind: 'swap-sheet', relationshipId } },
    { label: 'Edit', command: { kind: 'swap-form', relationshipId } },
    ALL_PARTNERS,
  ]
}

const ALL_PARTNERS: Button = { label: 'All partners', command: { kind: 'swap', text: '' } }

/** Opens one partner's sheet. */
export function swapButton(relationshipId: string, label = 'Lead swap'): Button {
  return { label, command: { kind: 'swap-with', relationshipId, page: 0 } }
}

type ListedPartner = Balance & { id: string; name: string; company: string | null; opens: number; seeks: number }

/** A member's partners; `more`: there are others, found by name. */
export function partnersView(partners: ListedPartner[], more: boolean): View {
  if (partners.length === 0)
    return lineView(
      'You have logged no partner yet: somebody outside who trades introductions with the team. Say /swap Jane Doe opens Acme, or log her as a partner first.',
      [LOG_SOMEONE],
    )
  const summary = 'Your partners: what each opens and looks for, and how you stand.'
  return {
    summary,
    nodes: [
      { kind: 'heading', text: 'Your partners' },
      ...partners.map(
        ({ id, name, company, opens, seeks, ...balance }): Node => ({
          kind: 'item',
          title: [name, company].filter(Boolean).join(', '),
          detail: `Opens ${opens}, looks for ${seeks}.`,
          note: sayBalance(name, balance),
          buttons: [swapButton(id)],
        }),
      ),
      ...(more ? [quiet('There are more: name one after /swap.')] : []),
    ],
  }
}

/** Several of one's people go by that name. */
export function whichPartnerView(
  who: string,
  people: { id: string; name: string; title: string | null; spelling: string | null }[],
  isTerms: boolean,
): View {
  const summary = `Whom do you mean by ${ended(who).replace(/\.$/, '')}?`
  const again = 'Nothing was saved: say it again with the company, as in /swap Jane Doe at BridgeCo opens Acme.'
  return {
    summary,
    nodes: [
      { kind: 'text', text: summary },
      ...(isTerms ? [quiet(again)] : []),
      ...people.map(
        ({ id, name, title, spelling }): Node => ({
          kind: 'item',
          title: name,
          detail: [title, spelling].filter(Boolean).join(', '),
          buttons: [swapButton(id, 'This one')],
        }),
      ),
    ],
  }
}

/**
 * Nobody one knows is called so: they may be logged.
 *
 * @param seeks what they were said to look for, to be said again once they are; what they open goes with the log
 */
export function nobodySwapsView(who: string, draftId: string, seeks: string[]): View {
  const again = seeks.length > 0 ? ` Then say again: /swap ${who} looks for ${ended(seeks.join(', '))}` : ''
  return lineView(`You have logged nobody called ${ended(who)} Log them first: they are yours to keep.${again}`, [
    { ...logItButton(draftId), label: 'Log them' },
  ])
}
