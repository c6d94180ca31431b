import type { Node, View } from './view.ts'

/** A view as plain text for a terminal: its readable content, without the buttons. */
export function plainText(view: View): string {
  return view.nodes
    .map(plainNode)
    .filter((text) => text !== '')
    .join('\n')
}

function plainNode(node: Node): string {
  switch (node.kind) {
    case 'heading':
      return `${node.text}\n${'─'.repeat(Math.min(60, [...node.text].length))}`
    case 'text':
      return node.text
    case 'fields':
      return node.fields.map(({ label, value, url }) => `${label}: ${url ?? value}`).join('\n')
    case 'item': {
      const head = node.band ? `${node.title}  [${node.band}]` : node.title
      return [head, node.detail, node.note].filter(Boolean).join('\n  ')
    }
    case 'moment':
      return `${node.text} ${node.at.slice(0, 16).replace('T', ' ')} UTC`
    case 'quote':
      return `${node.label}:\n${node.text.replace(/^/gm, '  ')}`
    case 'divider':
      return ''
    case 'buttons':
      return ''
  }
}
