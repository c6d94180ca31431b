import { wishLabel } from '../../domain/asks/wish.ts'
import { toLabel } from '../../domain/commands/command.ts'
import type { ButtonCommand } from '../../domain/commands/command-code.ts'
import { shortlist } from '../../domain/finding/ranking.ts'
import type { Passing, Whom } from '../../domain/finding/target.ts'
import type { ShownPath } from '../../domain/relationships/visibility.ts'
import { aliasNodes, spellingNodes } from '../companies/organization.ts'
import { ended, plural, sayCount } from '../format.ts'
import type { Button, Node, View } from '../view.ts'
import { type Near, nearNodes, quiet } from './near.ts'
import { pathItem } from './path-item.ts'
import { sayPeopleKnown } from './people-known.ts'

/** The answer to "who knows …?" when the company is sure. */
export function foundView(found: {
  organization: string
  whom: Whom | null
  /** What the ask says in passing: it goes into the form. */
  said?: Passing | undefined
  paths: ShownPath[]
  /** Companies with similar names, those with the best ways in first. */
  near?: Near[]
  /** Whom the asker knows there, and which of their partners can open its door. */
  own: string[]
  partners?: string[]
  /** The name that was typed, if a teammate's choice taught that it means this company. */
  alias?: { id: string; name: string } | null
  /** There are ways in, but nobody can be asked now: does not say whose they are. */
  away?: boolean
  /** The company with all its spellings. */
  known?: { id: string; spellings: string[]; mayMerge?: boolean }
  /** The domain asked for, if nobody there is known to use it: the company was found by name. */
  guessed?: string | null
}): View {
  const {
    organization,
    whom,
    said,
    paths,
    near = [],
    own,
    partners = [],
    alias = null,
    away = false,
    known,
    guessed = null,
  } = found
  const spelled = [
    ...quiet(
      guessed ? `I only guessed from the name that ${guessed} is ${organization}: nobody here logged that domain.` : '',
    ),
    ...(known ? spellingNodes(known) : []),
  ]
  const place = whom ? `${whom.text} at ${organization}` : organization
  const family = nearNodes(near, whom, { organization, organizationId: known?.id, said })
  const nearest = nearestOpen(near)
  if (paths.length === 0)
    return nobodyView({ place, organization, whom, said, near: family, nearest, own, partners, alias, away, spelled })
  const fitting = paths.filter((path) => path.fits)
  const missed = whom !== null && fitting.length === 0
  const ways = missed ? paths : fitting
  const shown = shortlist(ways)
  const hidden = paths.length - shown.length
  const [best] = shown
  const through = best?.sealed ? 'a teammate' : best?.connector
  const count = `There ${plural(ways.length, 'is', 'are')} ${sayCount(ways.length, 'way', 'ways')} to`
  return {
    summary: missed
      ? `No teammate has logged ${whom.text} at ${organization}, but ${through} may open the door.`
      : ways.length === 1
        ? ended(`${count} ${place}, through ${through}`)
        : ended(`${count} ${place}, the best through ${through}`),
    nodes: [
      { kind: 'heading', text: `Who knows ${place}` },
      ...quiet(missed ? `Nobody has logged ${whom.text} there, but these may open the door.` : ''),
      ...shown.map((path) => pathItem(path, whom, organization, said)),
      ...quiet(hidden > 0 ? `${hidden} more at ${organization}, fainter or through the same people.` : ''),
      ...(hidden > 0 && known ? [allWays(known.id, place)] : []),
      ...quiet(ownLine(own, organization)),
      ...quiet(partnersLine(partners, organization)),
      ...aliasNodes(alias, organization),
      ...spelled,
      ...family,
    ],
  }
}

/** The first company of a family with a way in. */
function nearestOpen(near: Near[]): string | null {
  return near.find(({ paths }) => paths.length > 0)?.name ?? null
}

function allWays(organizationId: string, asked: string): Node {
  return {
    kind: 'buttons',
    buttons: [{ label: 'Show all', command: { kind: 'ways', organizationId, page: 0, asked: toLabel(asked) } }],
  }
}

/** What an ask that is kept open looks for. */
export type Kept = { organization: string; whom?: Whom | null; said?: Passing | undefined }

/** The button that keeps an ask open. */
export function keepButton(kept: Kept): Button {
  return { label: 'Keep my ask open', command: keep(kept), style: 'primary' }
}

/** Whether a button keeps an ask open. */
export function keepsOpen({ command }: Button): boolean {
  return command.kind === 'keep-form'
}

/** `apart`: it was split off from the company of the same key. */
export type Choice = { id: string; name: string; people: number; key?: string; apart?: boolean }

/** Buttons to put back what was split off, if both are shown. */
function rejoinButtons(choice: Choice, choices: Choice[]): Button[] {
  if (!choice.apart || !choices.some((other) => !other.apart && other.key === choice.key)) return []
  return [{ label: 'The same company after all', command: { kind: 'rejoin', organizationId: choice.id } }]
}

/** A candidate company, with the button that chooses it; `asked` is everything that was typed. */
export function choiceItem(choice: Choice, choices: Choice[], asked: string): Node {
  return {
    kind: 'item',
    title: choice.name,
    detail: sayPeopleKnown(choice.people),
    buttons: [
      {
        label: 'This one',
        command: { kind: 'choose', organizationId: choice.id, asked: toLabel(asked) },
      },
      ...rejoinButtons(choice, choices),
    ],
  }
}

/**
 * Several companies may be meant, or one spelled differently.
 *
 * @param asked everything that was typed
 * @param kept what to keep open if none of them is meant
 */
export function chooseView(text: string, choices: Choice[], asked: string, kept: Kept = { organization: text }): View {
  return {
    summary: `Which company do you mean by “${text}”?`,
    nodes: [
      { kind: 'heading', text: plural(choices.length, 'Did you mean this one?', 'Which one do you mean?') },
      ...choices.map((choice) => choiceItem(choice, choices, asked)),
      { kind: 'buttons', buttons: [{ label: 'None of these', command: keep(kept) }] },
    ],
  }
}

function nobodyView(found: {
  place: string
  organization: string
  whom: Whom | null
  said: Passing | undefined
  near: Node[]
  /** The first similarly named company with a way in. */
  nearest: string | null
  own: string[]
  partners: string[]
  alias: { id: string; name: string } | null
  away: boolean
  spelled: Node[]
}): View {
  const { organization, whom, said, near, nearest, own, partners, alias, away, spelled } = found
  const nobody = away
    ? `There are ways in at ${organization}, but nobody can be asked just now`
    : own.length > 0
      ? `You have logged somebody at ${organization} yourself, and I see no other way in`
      : `No teammate has logged anyone at ${organization} yet`
  const summary = nearest ? ended(`${nobody}, but there is a way to ${nearest}`) : `${nobody}.`
  const next = away
    ? 'Keep your ask open, and let the weekly digest show it: somebody may offer. Or ask again later.'
    : own.length > 0
      ? 'Ask them yourself; or ask the team, if you would rather be introduced by somebody else.'
      : ''
  return {
    summary,
    nodes: [
      { kind: 'heading', text: `Who knows ${found.place}` },
      { kind: 'text', text: summary },
      ...(next ? [{ kind: 'text' as const, text: next }] : []),
      ...quiet(ownLine(own, organization)),
      ...quiet(partnersLine(partners, organization)),
      ...aliasNodes(alias, organization),
      ...spelled.filter(({ kind }) => kind !== 'buttons'),
      // All buttons in one row.
      {
        kind: 'buttons',
        buttons: [
          keepButton({ organization, whom, said }),
          ...spelled.flatMap((node) => (node.kind === 'buttons' ? node.buttons : [])),
        ],
      },
      ...near,
    ],
  }
}

/** Keeps an ask open. */
export function keep(kept: Kept): ButtonCommand {
  return { kind: 'keep-form', target: wishOf(kept) }
}

/** All that is asked for, as a button carries it to a form. */
function wishOf({ organization, whom, said }: Kept): string {
  const { place = null, by = null } = said ?? {}
  return wishLabel({ wanted: organization, whom: whom?.text ?? '', place, by })
}

function ownLine(own: string[], organization: string): string {
  if (own.length === 0) return ''
  const [first] = own
  return own.length === 1
    ? `You know ${first} at ${organization} yourself.`
    : `You know ${own.length} people at ${organization} yourself, ${first} among them.`
}

function partnersLine(partners: string[], organization: string): string {
  const [first, ...others] = partners
  if (first === undefined) return ''
  if (others.length > 0) return `Partners you know can open ${organization}: ${ended(partners.join(', '))}`
  return `${first}, a partner you know, can open ${ended(organization)}`
}
