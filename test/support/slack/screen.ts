import { list, record } from './published-limits.ts'
import type { Json } from './server.ts'

/** What somebody reads of blocks: texts in their order, buttons as `[Label]`, fields as `‹Label›`. */
export function readBlocks(blocks: Json[]): string {
  return blocks.map(readBlock).join('\n')
}

function readBlock(block: Json): string {
  switch (block['type']) {
    case 'header':
    case 'section':
      return textOf(block['text'])
    case 'context':
      return list(block['elements']).map(textOf).join(' ')
    case 'rich_text':
      return list(block['elements'])
        .map((element) =>
          list(element['elements'])
            .map((part) => {
              if (part['type'] === 'channel') return `#${String(part['channel_id'])}`
              return part['type'] === 'link' ? `LINK ${String(part['url'])}` : String(part['text'])
            })
            .join(''),
        )
        .join('\n')
    case 'actions':
      return list(block['elements'])
        .map((button) => `[${textOf(button['text'])}]`)
        .join(' ')
    case 'input':
      return `‹${textOf(block['label'])}›`
    default:
      return ''
  }
}

export type Button = { label: string; actionId: string; value: string; blockId: string; item: string }

/** The buttons of blocks, each with the text of the list item above it. */
export function buttonsOf(blocks: Json[]): Button[] {
  return blocks.flatMap((block, index) => {
    if (block['type'] !== 'actions') return []
    const item = readBlock(blocks[index - 1] ?? {})
    return list(block['elements']).map((button) => ({
      label: textOf(button['text']),
      actionId: String(button['action_id']),
      value: String(button['value']),
      blockId: String(block['block_id'] ?? `b${index}`),
      item,
    }))
  })
}

/** What stands in a form's fields at first, by block_id. */
export function valuesOf(blocks: Json[]): Record<string, string> {
  return Object.fromEntries(
    inputsOf(blocks).map(([name, element]) => [
      name,
      String(
        element['initial_value'] ??
          element['initial_conversation'] ??
          element['initial_user'] ??
          record(element['initial_option'])['value'] ??
          '',
      ),
    ]),
  )
}

/** view.state.values as Slack sends it; refuses what its own client would not let somebody send. */
export function stateOf(blocks: Json[], values: Record<string, string>): Json {
  for (const name of Object.keys(values))
    if (!inputsOf(blocks).some(([known]) => known === name)) throw new Error(`The form has no field ${name}.`)
  return Object.fromEntries(
    blocks
      .filter((block) => block['type'] === 'input')
      .map((block) => {
        const element = record(block['element'])
        const value = values[String(block['block_id'])] ?? ''
        if (value === '' && block['optional'] !== true)
          throw new Error(`${String(block['block_id'])} must be filled in.`)
        return [String(block['block_id']), { [String(element['action_id'])]: stateOfElement(element, value) }]
      }),
  )
}

function stateOfElement(element: Json, value: string): Json {
  const type = element['type']
  if (type === 'plain_text_input') {
    if (value.length > Number(element['max_length'] ?? 3000)) throw new Error('This is longer than the field takes.')
    return { type, value: value === '' ? null : value }
  }
  if (type === 'users_select') return { type, selected_user: value === '' ? null : value }
  if (type === 'conversations_select') return { type, selected_conversation: value === '' ? null : value }
  const option = list(element['options']).find((one) => one['value'] === value) ?? null
  if (!option && value !== '') throw new Error(`There is no choice ${value}.`)
  return { type, selected_option: option }
}

function inputsOf(blocks: Json[]): [string, Json][] {
  return blocks
    .filter((block) => block['type'] === 'input')
    .map((block) => [String(block['block_id']), record(block['element'])])
}

function textOf(value: unknown): string {
  return String(record(value)['text'] ?? '')
}
