import type { Reply } from '../../app/platform.ts'
import { encodeCommand } from '../../domain/command.ts'
import type { Button, Node, View } from '../../views/view.ts'
import type { WireButton, WireNode, WireReply, WireView } from './wire.ts'

/** A Reply as the page gets it. */
export function renderReply(reply: Reply): WireReply {
  if (reply.kind === 'view') return { kind: 'view', view: renderView(reply.view) }
  // The page asks for no suggestions.
  return reply.kind === 'suggestions' ? { kind: 'silence' } : reply
}

/** A View as the page gets it: every button's Command becomes a string. */
export function renderView(view: View): WireView {
  return { ...view, nodes: view.nodes.map(renderNode) }
}

function renderNode(node: Node): WireNode {
  if (node.kind === 'buttons') return { ...node, buttons: node.buttons.map(renderButton) }
  if (node.kind !== 'item') return node
  const { buttons, ...item } = node
  return buttons ? { ...item, buttons: buttons.map(renderButton) } : item
}

function renderButton({ command, ...button }: Button): WireButton {
  return { ...button, code: encodeCommand(command) }
}
