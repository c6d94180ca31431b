import { encodeCommand } from '../../domain/commands/command-code.ts'
import type { Button, Field, Form, Node, View } from '../../views/view.ts'
import { CHANNEL } from './journal.ts'
import type { WireButton, WireField, WireForm, WireNode, WireView } from './wire.ts'

/** A form as the page gets it. */
export function renderForm(form: Form): WireForm {
  return { ...form, fields: form.fields.map(renderField) }
}

/** Of channels there is one to choose from. */
function renderField(field: Field): WireField {
  return field.kind === 'channel'
    ? { ...field, kind: 'choice', value: CHANNEL, options: [{ value: CHANNEL, label: `#${CHANNEL}` }] }
    : field
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
