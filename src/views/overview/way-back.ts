import { MY_OVERVIEW } from '../my-asks.ts'
import type { Node, View } from '../view.ts'

/** Buttons that fit into one row on every platform. */
const ROW = 5

/** A view that replaces one's overview, with a button back to it among its last buttons. */
export function withWayBack(view: View): View {
  if (view.nodes.some(leadsBack)) return view
  const last = view.nodes.at(-1)
  const nodes: Node[] =
    last?.kind === 'buttons' && last.buttons.length < ROW
      ? [...view.nodes.slice(0, -1), { ...last, buttons: [...last.buttons, MY_OVERVIEW] }]
      : [...view.nodes, { kind: 'buttons', buttons: [MY_OVERVIEW] }]
  return { ...view, nodes }
}

function leadsBack(node: Node): boolean {
  return node.kind === 'buttons' && node.buttons.some(({ command }) => command.kind === MY_OVERVIEW.command.kind)
}
