import { toLabel } from '../../domain/commands/command.ts'
import { type CoverageCounts, LIST_KEPT, type ListStatus } from '../../domain/coverage/coverage.ts'
import type { Whom } from '../../domain/finding/target.ts'
import { TARGET_LIST } from '../../domain/imports/limits.ts'
import type { ShownPath } from '../../domain/relationships/visibility.ts'
import { pathItem } from '../finding/path-item.ts'
import { sayNumber as count, ended, plural, sayCount, sayNames } from '../format.ts'
import type { Button, Node, View } from '../view.ts'
import { lineView } from '../view.ts'
import { coverageFields } from './coverage.ts'

// A list of target companies: how to send one, its progress, its result, and its pages.

export type CoveredPart = 'opened' | 'unclear'

export type CoveredList = {
  id: string
  fileName: string
  status: ListStatus
  total: number
  updatedAt: Date
  expiresAt: Date
  counts: CoverageCounts
}

/** A target as written in the list, and what is found for it now. */
type NearCompany = { organization: { name: string }; paths: ShownPath[] }

export type CoveredTarget = {
  number: number
  text: string
  found: { target: { whom: Whom | null }; organizations: { name: string }[]; paths: ShownPath[]; near?: NearCompany[] }
}

/** Shown to anyone returning to an expired list. */
export const LIST_FORGOTTEN = `That list is forgotten: I keep one for ${LIST_KEPT} days. Drop the file again for answers as of today.`

const quiet = (text: string): Node => ({ kind: 'text', text, tone: 'quiet' })

/** The column taken for the one of companies, and other candidates. */
export type GuessedColumn = { name: string; others: string[] }

/** Which column was read, if that was not obvious. */
export function guessedColumn({ name, others }: GuessedColumn): string {
  const called = (column: string) => `“${toLabel(column)}”`
  const read = name === '' ? 'I read the column without a name' : `I read the column ${called(name)}`
  const rest = others.length > 0 ? `, not ${others.map(called).join(' and ')}` : ''
  return `${read}${rest}: if that is not the one with the companies, name that one “company” and send the list again.`
}

/** Immediate reply once a list is read; the report comes by direct message. */
export function listTakenView(targets: number, guess: GuessedColumn | null = null): View {
  const many = sayCount(targets, 'target company', 'target companies')
  const text = `I take this for a list of ${many}. I am looking up who can open each: my message to you shows how far it is.`
  return lineView(guess ? `${text} ${guessedColumn(guess)}` : text)
}

const HOW: Record<string, string> = {
  slack: 'Drop a CSV or text file into our conversation: the Messages tab of this app.',
  discord: 'Attach a CSV or text file to a direct message to me, or to /iknow.',
}

/**
 * How to have a whole list looked up, and the existing lists.
 *
 * @param origin the platform whose wording to use
 */
export function howToCoverView(origin: string, lists: CoveredList[]): View {
  const how = HOW[origin] ?? 'Drop a CSV or text file anywhere in this conversation.'
  return {
    summary: 'Drop a list of target companies, and I look up who can open each.',
    nodes: [
      { kind: 'heading', text: 'Who can open a whole list?' },
      {
        kind: 'text',
        text: `${how} A column “company”, or one company per line. I answer with who can open each, and with a CSV of all.`,
      },
      quiet(
        `Up to ${count(TARGET_LIST.targets)} companies and ${TARGET_LIST.bytes / 1024 / 1024} MB. The list is yours alone, and forgotten after ${LIST_KEPT} days. A file with the columns First Name and Last Name is taken for your connections instead.`,
      ),
      ...lists.map(listItem),
    ],
  }
}

function listItem(list: CoveredList): Node {
  return {
    kind: 'item',
    title: toLabel(list.fileName),
    detail:
      list.status === 'looking'
        ? `Looked up ${count(looked(list))} of ${count(list.total)} targets so far.`
        : openedText(list),
    buttons: listButtons(list),
  }
}

/**
 * A list's progress or result: only numbers. The message stays in its owner's inbox, so it names nobody whose tie
 * may be hidden, or who may be erased, a moment later.
 */
export function coverReportView(list: CoveredList): View {
  const name = toLabel(list.fileName)
  if (list.status === 'looking')
    return lineView(`Looking up ${name}: ${count(looked(list))} of ${count(list.total)} targets so far.`)
  if (list.status === 'expired')
    return lineView(
      `The list ${name} is forgotten after ${LIST_KEPT} days. Drop the file again for answers as of today.`,
    )
  const failed = list.status === 'failed'
  const summary = failed
    ? `Something went wrong with ${name}: only ${count(looked(list))} of its ${count(list.total)} targets are looked up.`
    : openedText(list, ` in ${name}`)
  const buttons = listButtons(list)
  return {
    summary,
    nodes: [
      { kind: 'text', text: summary },
      ...(failed ? [quiet('That is on our side. Please send the list once more.')] : []),
      { kind: 'fields', fields: coverageFields(list.counts) },
      ...(buttons.length > 0 ? [{ kind: 'buttons' as const, buttons }] : []),
      { kind: 'moment', text: 'As of', at: list.updatedAt.toISOString() },
      { kind: 'moment', text: 'Yours alone, and forgotten on', at: list.expiresAt.toISOString() },
    ],
  }
}

function looked({ counts }: CoveredList): number {
  return counts.opened + counts.closed + counts.unclear + counts.unknown
}

function openedText({ counts, total }: CoveredList, where = ''): string {
  const have = plural(total, `target${where} has`, `targets${where} have`)
  return `${count(counts.opened)} of ${count(total)} ${have} a way in.`
}

function listButtons({ id: listId, status, counts, total }: CoveredList): Button[] {
  if (status !== 'done' && status !== 'failed') return []
  const part = (part: CoveredPart, label: string): Button[] =>
    counts[part] === 0 ? [] : [{ label, command: { kind: 'covered', listId, part, page: 0 } }]
  return [
    ...part('opened', `Ways in (${count(counts.opened)})`).map((button) => ({ ...button, style: 'primary' as const })),
    ...part('unclear', `Did you mean? (${count(counts.unclear)})`),
    { label: `All ${count(total)} as CSV`, command: { kind: 'coverage-file', listId } },
  ]
}

/**
 * A page of a list.
 *
 * @param targets those of the page still in this part: how many there were is not shown, since a missing one would
 *   reveal a tie its reader may not know of
 */
export function coveredView(
  list: CoveredList,
  part: CoveredPart,
  { page, size }: { page: number; size: number },
  targets: CoveredTarget[],
): View {
  const pages = Math.ceil(list.counts[part] / size)
  const more = page + 1 < pages && page < LAST_PAGE
  if (targets.length === 0 && !more)
    return lineView(`There is nothing more to show of ${ended(toLabel(list.fileName))}`)
  const title = `${part === 'opened' ? 'Ways in' : 'Did you mean?'}: page ${count(page + 1)} of ${count(pages)}`
  const next: Button = { label: 'Show more', command: { kind: 'covered', listId: list.id, part, page: page + 1 } }
  return {
    summary: `${title}, ${ended(toLabel(list.fileName))}`,
    nodes: [
      { kind: 'heading', text: title },
      ...targets.map((target) => targetItem(list.id, target)),
      ...(more ? [{ kind: 'buttons' as const, buttons: [next] }] : []),
    ],
  }
}

/** The last page a button can name; anyone who needs more takes the file. */
const LAST_PAGE = 1000

function targetItem(listId: string, { number, text, found }: CoveredTarget): Node {
  const [best] = found.paths
  const near = found.near ?? []
  const also = near.map(({ organization }) => organization)
  const show = (label: string): Button => ({ label, command: { kind: 'covered-target', listId, number } })
  if (!best)
    return {
      kind: 'item',
      title: text,
      detail: `Did you mean ${[...found.organizations, ...also].map(({ name }) => name).join(' · ')}?`,
      buttons: [show('Choose')],
    }
  const way = pathItem(best, found.target.whom, best.organization)
  if (way.kind !== 'item') return way
  const ways = [found, ...near].reduce((sum, { paths }) => sum + paths.length, 0)
  return {
    ...way,
    ...(also.length > 0
      ? { note: [way.note, `also ${sayNames(also.map(({ name }) => name))}`].filter(Boolean).join('; ') }
      : {}),
    // Discord shows 250 characters of a title, and whom to ask matters most.
    title: `${toLabel(text)}: ${way.title}`,
    buttons: [...(way.buttons ?? []), ...(ways > 1 ? [show(`All ${count(ways)} ways`)] : [])],
  }
}

/** Immediate reply when a list is requested as a file. */
export function fileComingView(fileName: string): View {
  return lineView(
    `I am writing ${toLabel(fileName)} with who can open each: it will be in our conversation in a moment.`,
  )
}

/** Shown above the file. */
export function coverageFileView(list: Pick<CoveredList, 'fileName' | 'total'>): View {
  const text = `Here is ${toLabel(list.fileName)} as of now: ${sayCount(list.total, 'target', 'targets')}, each with its best way in.`
  return {
    summary: text,
    nodes: [{ kind: 'text', text }, quiet('Made for you alone: it shows what you may see at this moment.')],
  }
}
