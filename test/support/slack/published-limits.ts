// Slack's published limits (docs.slack.dev/reference/block-kit, chat.postMessage, views), checked on everything the
// bot sends. Written from the documentation alone, apart from the adapter's own numbers.

type Json = Record<string, unknown>

/** Says what of a message exceeds a limit; nothing when Slack would take it. */
export function messageFaults(message: Json): string[] {
  const faults: string[] = []
  const text = message['text']
  if (typeof text !== 'string' || text.trim() === '') faults.push('A message needs a text for its notification.')
  else {
    if (text.length > 4000) faults.push('The text is longer than 4,000 characters.')
    if (/<[!@#]/.test(text)) faults.push('The text can ping somebody.')
  }
  for (const flag of ['unfurl_links', 'unfurl_media'])
    if (message[flag] !== undefined && message[flag] !== false && message[flag] !== 'false')
      faults.push(`${flag} is on.`)
  if (message['link_names'] !== undefined || message['parse'] !== undefined)
    faults.push('Names in the text would become pings.')
  return [...faults, ...blocksFaults(message['blocks'], 50)]
}

/** The same for a modal or an App Home. */
export function viewFaults(view: Json): string[] {
  const faults = blocksFaults(view['blocks'], 100)
  const blocks = list(view['blocks'])
  if (JSON.stringify(view).length > 250_000) faults.push('The view is larger than 250 KB.')
  if (String(view['private_metadata'] ?? '').length > 3000) faults.push('private_metadata is longer than 3,000.')
  if (String(view['callback_id'] ?? '').length > 255) faults.push('callback_id is longer than 255.')
  if (view['type'] === 'modal') {
    for (const name of ['title', 'submit', 'close']) {
      const text = view[name]
      if (name === 'title' && text === undefined) faults.push('A modal needs a title.')
      if (text !== undefined) faults.push(...plainFaults(text, 24, name))
    }
    if (blocks.some((block) => block['type'] === 'input') && view['submit'] === undefined)
      faults.push('A modal with inputs needs a submit button.')
  } else if (view['type'] !== 'home') faults.push(`There is no view of type ${String(view['type'])}.`)
  return faults
}

/** The same for the errors a sent form is answered with: each stands at an input that is there. */
export function errorsFaults(errors: Json, view: Json): string[] {
  const inputs = list(view['blocks']).filter((block) => block['type'] === 'input')
  return Object.entries(errors).flatMap(([name, text]) => [
    ...(inputs.some((block) => block['block_id'] === name) ? [] : [`There is no input ${name} to mark.`]),
    ...(typeof text === 'string' && text !== '' ? [] : [`The error of ${name} says nothing.`]),
  ])
}

function blocksFaults(value: unknown, max: number): string[] {
  if (!Array.isArray(value) || value.length === 0) return ['There are no blocks.']
  const blocks = list(value)
  const faults = blocks.length > max ? [`There are ${blocks.length} blocks, more than ${max}.`] : []
  const ids = blocks.flatMap((block) => (typeof block['block_id'] === 'string' ? [block['block_id']] : []))
  if (new Set(ids).size < ids.length) faults.push('Two blocks have the same block_id.')
  if (ids.some((id) => id.length > 255)) faults.push('A block_id is longer than 255.')
  return [...faults, ...blocks.flatMap(blockFaults)]
}

function blockFaults(block: Json): string[] {
  switch (block['type']) {
    case 'header':
      return plainFaults(block['text'], 150, 'header')
    case 'section':
      return textFaults(block['text'], 3000, 'section')
    case 'context':
      return [
        ...countFaults(block['elements'], 1, 10, 'context elements'),
        ...list(block['elements']).flatMap((element) => textFaults(element, 3000, 'context')),
      ]
    case 'actions': {
      const elements = list(block['elements'])
      const ids = elements.map((element) => element['action_id'])
      return [
        ...countFaults(block['elements'], 1, 25, 'actions'),
        ...(new Set(ids).size < ids.length ? ['Two buttons of a row have the same action_id.'] : []),
        ...elements.flatMap(buttonFaults),
      ]
    }
    case 'rich_text':
      return richTextFaults(block)
    case 'input':
      return inputFaults(block)
    case 'divider':
      return []
    default:
      return [`A block of type ${String(block['type'])} is not known here.`]
  }
}

function buttonFaults(button: Json): string[] {
  const { text, value, action_id: id, style, accessibility_label: label } = button
  return [
    ...plainFaults(text, 75, 'button'),
    ...lengthFaults(value, 1, 2000, 'button value'),
    ...lengthFaults(id, 1, 255, 'action_id'),
    ...(label === undefined ? [] : lengthFaults(label, 1, 75, 'accessibility_label')),
    ...(style === undefined || style === 'primary' || style === 'danger'
      ? []
      : [`There is no style ${String(style)}.`]),
  ]
}

const PERMALINK = /^https:\/\/[a-z0-9-]+\.slack\.com\/archives\/[CG][A-Z0-9]+\/p\d+$/

function richTextFaults(block: Json): string[] {
  const faults = countFaults(block['elements'], 1, Number.POSITIVE_INFINITY, 'rich text')
  for (const element of list(block['elements'])) {
    if (!['rich_text_section', 'rich_text_preformatted', 'rich_text_quote'].includes(String(element['type'])))
      faults.push(`Rich text of type ${String(element['type'])} is not known here.`)
    faults.push(...countFaults(element['elements'], 1, Number.POSITIVE_INFINITY, 'rich text'))
    // Only literal text: `user`, `usergroup`, `broadcast` and `link` parts would ping or link. A `channel` does neither, and
    // a message of Slack’s own, as chat.getPermalink names it, may be linked.
    for (const part of list(element['elements']))
      if (part['type'] === 'link' && PERMALINK.test(String(part['url'])))
        faults.push(...lengthFaults(part['text'], 1, 12_000, 'link text'))
      else if (part['type'] === 'channel') faults.push(...lengthFaults(part['channel_id'], 9, 11, 'channel_id'))
      else if (part['type'] === 'date' && Number.isInteger(part['timestamp']) && typeof part['format'] === 'string')
        faults.push(...lengthFaults(part['fallback'], 1, 200, 'date fallback'))
      else if (part['type'] !== 'text')
        faults.push(`A rich text part of type ${String(part['type'])} can ping or link.`)
      else faults.push(...lengthFaults(part['text'], 1, 12_000, 'rich text'))
  }
  return faults
}

function inputFaults(block: Json): string[] {
  const element = record(block['element'])
  const initial = element['initial_value']
  const options = list(element['options'])
  const faults = [
    ...plainFaults(block['label'], 2000, 'label'),
    ...(block['hint'] === undefined ? [] : plainFaults(block['hint'], 2000, 'hint')),
    ...lengthFaults(block['block_id'], 1, 255, 'block_id'),
    ...lengthFaults(element['action_id'], 1, 255, 'action_id'),
  ]
  switch (element['type']) {
    case 'plain_text_input': {
      const max = Number(element['max_length'] ?? 3000)
      if (max < 1 || max > 3000) faults.push('max_length is out of 1 to 3,000.')
      if (initial !== undefined) faults.push(...lengthFaults(initial, 1, max, 'initial_value'))
      return faults
    }
    case 'users_select':
    case 'conversations_select':
      return faults
    case 'static_select':
    case 'radio_buttons': {
      const most = element['type'] === 'radio_buttons' ? 10 : 100
      faults.push(...countFaults(element['options'], 1, most, 'options'))
      for (const option of options)
        faults.push(
          ...plainFaults(option['text'], 75, 'option'),
          ...lengthFaults(option['value'], 1, 75, 'option value'),
        )
      const first = element['initial_option']
      if (first !== undefined && !options.some((option) => JSON.stringify(option) === JSON.stringify(first)))
        faults.push('initial_option is none of the options.')
      return faults
    }
    default:
      return [...faults, `An input of type ${String(element['type'])} is not known here.`]
  }
}

/** A text object that users' words may stand in: plain, or without anything Slack reads as markup. */
function textFaults(value: unknown, max: number, where: string): string[] {
  if (record(value)['type'] === 'plain_text') return plainFaults(value, max, where)
  return [`The text of a ${where} is not plain.`]
}

function plainFaults(value: unknown, max: number, where: string): string[] {
  const { type, text } = record(value)
  return [
    ...(type === 'plain_text' ? [] : [`The text of a ${where} is not plain.`]),
    ...lengthFaults(text, 1, max, where),
  ]
}

function lengthFaults(value: unknown, min: number, max: number, where: string): string[] {
  if (typeof value !== 'string') return [`A ${where} is no text.`]
  const faults =
    value.length >= min && value.length <= max
      ? []
      : [`A ${where} has ${value.length} characters: ${min} to ${max} are allowed.`]
  return value.isWellFormed() ? faults : [...faults, `A ${where} ends in half a character.`]
}

function countFaults(value: unknown, min: number, max: number, where: string): string[] {
  const count = list(value).length
  return count >= min && count <= max ? [] : [`There are ${count} ${where}: ${min} to ${max} are allowed.`]
}

export function list(value: unknown): Json[] {
  return Array.isArray(value) ? value.map(record) : []
}

export function record(value: unknown): Json {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
    ? Object.fromEntries(Object.entries(value))
    : {}
}
