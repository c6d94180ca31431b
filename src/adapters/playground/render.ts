import type { Reply } from '../../app/ports/platform.ts'
import { encodeCommand } from '../../domain/commands/command-code.ts'
import type { Button, Field, Node, View } from '../../views/view.ts'
import { CHANNEL } from './journal.ts'
import type { Person } from './receive.ts'
import type { WireButton, WireField, WireNode, WireReply, WireView } from './wire.ts'

/** A Reply as the page gets it; its forms offer these people where they ask for a teammate. */
export function renderReply(reply: Reply, people: Person[]): WireReply {
  if (reply.kind === 'view') return { kind: 'view', view: renderView(reply.view) }
  // The page asks for no suggestions.
  if (reply.kind === 'suggestions') return { kind: 'silence' }
  return reply.kind === 'form'
    ? { kind: 'form', form: { ...reply.form, fields: reply.form.fields.map((field) => renderField(field, people)) } }
    : reply
}

/** Of channels there is one to choose from; of members whoever is there, under their id. */
function renderField(field: Field, people: Person[]): WireField {
  if (field.kind === 'channel')
    return { ...field, kind: 'choice', value: CHANNEL, options: [{ value: CHANNEL, label: `#${CHANNEL}` }] }
  if (field.kind !== 'member') return field
  const { maxLength: _, ...rest } = field
  const there = people.filter(({ active }) => active)
  return { ...rest, kind: 'choice', options: there.map(({ user, name }) => ({ value: user, label: name })) }
}

/** A View as the page gets it: every button's Command becomes a string. */
export function renderView(view: View): WireView {
  return { ...view, nodes: view.nodes.map(renderNode) }
}

function renderNode(node: Node): WireNode {
  if (node.kind === 'buttons') return { ...node, buttons: node.buttons.map(renderButton) }
  if (node.kind === 'fields')
    return {
      ...node,
      fields: node.fields.map(({ label, value, channel }) => ({ label, value: channel ? `#${value}` : value })),
    }
  if (node.kind !== 'item') return node
  const { buttons, ...item } = node
  return buttons ? { ...item, buttons: buttons.map(renderButton) } : item
}

function renderButton({ command, ...button }: Button): WireButton {
  return { ...button, code: encodeCommand(command) }
}
