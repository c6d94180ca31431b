import { wishLabel } from '../../domain/asks/wish.ts'
import type { ButtonCommand } from '../../domain/commands/command-code.ts'
import type { Passing, Whom } from '../../domain/finding/target.ts'
import { firstName } from '../../domain/matching/people/person-name.ts'
import type { ShownPath } from '../../domain/relationships/visibility.ts'
import type { Node, View } from '../view.ts'
import { evidence } from './evidence.ts'

/** Asks for an introduction through a way in, to a person or role as worded; with what was said in passing. */
export function askThrough(wayId: string, whom: string, said: Passing = UNSAID): ButtonCommand {
  return { kind: 'ask-form', relationshipId: wayId, whom: wishLabel({ wanted: whom, whom: '', ...said }) }
}

const UNSAID: Passing = { place: null, by: null }

/** The ways in that a view shows: those its buttons ask through, and those that wait for a yes. */
export function waysIn({ nodes }: View): string[] {
  const waiting = nodes.flatMap((node) => (node.kind === 'item' && node.way ? [node.way] : []))
  const asking = nodes
    .flatMap((node) => ('buttons' in node ? (node.buttons ?? []) : []))
    .flatMap(({ command }) => (command.kind === 'ask-form' ? [command.relationshipId] : []))
  return [...waiting, ...asking]
}

/**
 * A way in, with the button that asks for it.
 *
 * @param organization the company whose ways are shown: a way elsewhere says where
 */
export function pathItem(path: ShownPath, whom: Whom | null, organization: string, said?: Passing): Node {
  const wanted = path.sealed || path.partner ? (whom?.text ?? '') : path.person
  return {
    ...wayItem(path, organization),
    buttons: [
      {
        label: path.sealed ? 'Ask for an introduction' : `Ask ${firstName(path.connector)}`,
        command: askThrough(path.wayId, wanted, said),
        style: 'primary',
      },
    ],
  }
}

/** The same where asking waits for the reader's yes to the company. */
export function waitingItem(path: ShownPath, organization: string): Node {
  return { ...wayItem(path, organization), way: path.wayId }
}

function wayItem(path: ShownPath, organization: string): Extract<Node, { kind: 'item' }> {
  const person = [path.person, path.title].filter(Boolean).join(', ')
  // A teammate's own spelling, so that a wrong company is noticed; for a partner, where they work.
  const place = path.partner ? path.partner.organization : path.organization
  return {
    kind: 'item',
    title: [path.connector, person, ...(path.partner ? [path.organization] : [])].join(' → '),
    band: path.band,
    detail: evidence(path),
    ...(place === organization || place === '' ? {} : { note: path.partner ? `${path.person} is at ${place}` : place }),
  }
}
