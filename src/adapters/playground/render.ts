import { encodeCommand } from '../../domain/commands/command-code.ts'
import type { Button, Field, Form, Node, View } from '../../views/view.ts'
import { CHANNEL } from './journal.ts'
import type { Person } from './receive.ts'
import type { WireButton, WireField, WireForm, WireNode, WireView } from './wire.ts'

/** Renders a Form for the page; `people` are the choices where it asks for a teammate. */
export function renderForm(form: Form, people: Person[]): WireForm {
  return { ...form, fields: form.fields.map((field) => renderField(field, people)) }
}

/** There is one channel to choose; members are offered by id. */
function renderField(field: Field, people: Person[]): WireField {
  if (field.kind === 'channel')
    return { ...field, kind: 'choice', value: CHANNEL, options: [{ value: CHANNEL, label: `#${CHANNEL}` }] }
  if (field.kind !== 'member') return field
  const { maxLength: _, ...rest } = field
  const there = people.filter(({ active }) => active)
  return { ...rest, kind: 'choice', options: there.map(({ user, name }) => ({ value: user, label: name })) }
}

/** Renders a View for the page, with every button's Command encoded as a string. */
export function renderView(view: View): WireView {
  return { ...view, nodes: view.nodes.map(renderNode) }
}

function renderNode(node: Node): WireNode {
  if (node.kind === 'buttons') return { ...node, buttons: node.buttons.map(renderButton) }
  if (node.kind === 'fields')
    return {
      ...node,
      fields: node.fields.map(({ label, value, channel, url }) => ({
        label,
        value: channel ? `#${value}` : value,
        ...(url ? { url } : {}),
      })),
    }
  if (node.kind !== 'item') return node
  const { buttons, ...item } = node
  return buttons ? { ...item, buttons: buttons.map(renderButton) } : item
}

function renderButton({ command, ...button }: Button): WireButton {
  return { ...button, code: encodeCommand(command) }
}
