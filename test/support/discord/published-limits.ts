import { ButtonStyle, ComponentType, MessageFlags } from 'discord-api-types/v10'

// What Discord publishes of its limits, as checks that name every breach. Numbers from the API reference: components,
// messages, interactions.

export type Json = Record<string, unknown>

export function record(value: unknown): Json {
  return typeof value === 'object' && value !== null ? Object.fromEntries(Object.entries(value)) : {}
}

export function list(value: unknown): Json[] {
  return Array.isArray(value) ? value.map(record) : []
}

const text = (value: unknown) => (typeof value === 'string' ? value : '')

/** What is wrong with a message's body. */
export function problemsOfMessage(body: Json): string[] {
  const problems: string[] = []
  const flags = Number(body['flags'] ?? 0)
  if ((flags & MessageFlags.IsComponentsV2) === 0) problems.push('a message without the components flag')
  if (body['content'] || body['embeds']) problems.push('content or embeds beside components of the second kind')
  if (text(body['nonce']).length > 25) problems.push('nonce: longer than 25')
  const components = list(body['components'])
  if (components.length === 0) problems.push('an empty message')
  const all = everyComponent(components)
  if (all.length > 40) problems.push(`${all.length} components`)
  const words = all.reduce((sum, one) => sum + text(one['content']).length, 0)
  if (words > 4000) problems.push(`${words} characters in texts`)
  const ids = all.flatMap((one) => (typeof one['custom_id'] === 'string' ? [one['custom_id']] : []))
  if (new Set(ids).size < ids.length) problems.push('custom_id: used twice in one message')
  for (const one of all) problems.push(...problemsOfComponent(one))
  return problems
}

/**
 * What is wrong with the files of a message: each part names one of its attachments, and among components of the second
 * kind each file is shown by one of them (Discord's reference, "Uploading files" and "File").
 */
export function problemsOfFiles(body: Json): string[] {
  const sent = list(body['sent'])
  const attachments = list(body['attachments'])
  const shown = everyComponent(list(body['components'])).flatMap((one) =>
    one['type'] === ComponentType.File ? [text(record(one['file'])['url'])] : [],
  )
  return [
    ...sent.flatMap(({ part, name }, at) => [
      ...(part === `files[${at}]` ? [] : [`a file in the part ${text(part)}`]),
      ...(attachments[at]?.['id'] === String(at) ? [] : [`an attachment by another id than the string “${at}”`]),
      ...(attachments[at]?.['filename'] === name ? [] : [`no attachment for ${text(name)}`]),
      ...(/^[\w.-]+$/.test(text(name)) ? [] : [`the file name ${text(name)}`]),
      ...(shown.includes(`attachment://${text(name)}`) ? [] : [`a file no component shows: ${text(name)}`]),
    ]),
    ...shown.filter((url) => !sent.some(({ name }) => url === `attachment://${text(name)}`)),
  ]
}

/** Components of all levels. */
export function everyComponent(components: Json[]): Json[] {
  return components.flatMap((one) => [
    one,
    ...everyComponent(list(one['components'])),
    ...(one['accessory'] ? [record(one['accessory'])] : []),
    ...(one['component'] ? [record(one['component'])] : []),
  ])
}

function problemsOfComponent(one: Json): string[] {
  const problems: string[] = []
  const between = (name: string, min: number, max: number) => {
    const { length } = text(one[name])
    if (length < min || length > max) problems.push(`${name} of a ${ComponentType[Number(one['type'])]}: ${length}`)
  }
  const count = (name: string, max: number) => {
    const { length } = list(one[name])
    if (length < 1 || length > max) problems.push(`${length} ${name} in a ${ComponentType[Number(one['type'])]}`)
  }
  switch (one['type']) {
    case ComponentType.TextDisplay:
      between('content', 1, 4000)
      break
    case ComponentType.Button:
      if (one['style'] === ButtonStyle.Link) between('url', 1, 512)
      else between('custom_id', 1, 100)
      between('label', 1, 80)
      break
    case ComponentType.ActionRow:
      count('components', 5)
      break
    case ComponentType.Section:
      count('components', 3)
      if (!one['accessory']) problems.push('a section without an accessory')
      break
    case ComponentType.StringSelect:
      between('custom_id', 1, 100)
      count('options', 25)
      for (const option of list(one['options']))
        for (const name of ['label', 'value'])
          if (text(option[name]).length < 1 || text(option[name]).length > 100) problems.push(`an option’s ${name}`)
      break
    case ComponentType.ChannelSelect:
      between('custom_id', 1, 100)
      if (list(one['default_values']).length > 1) problems.push('two channels where one may be chosen')
      break
    case ComponentType.UserSelect:
      between('custom_id', 1, 100)
      // Of a modal: what it lets be chosen is one, unless it says otherwise.
      if (list(one['default_values']).length > Number(one['max_values'] ?? 1))
        problems.push('more users than may be chosen')
      for (const { type, id } of list(one['default_values']))
        if (type !== 'user' || !/^\d{15,20}$/.test(text(id)))
          problems.push(`a default user ${String(type)} ${String(id)}`)
      break
    case ComponentType.Label:
      between('label', 1, 45)
      if (one['description'] !== undefined) between('description', 1, 100)
      break
    case ComponentType.TextInput:
      between('custom_id', 1, 100)
      if (text(one['value']).length > Math.min(4000, Number(one['max_length'] ?? 4000)))
        problems.push(`the value of ${text(one['custom_id'])} is longer than it may be`)
      break
  }
  return problems
}

/** What is wrong with a modal. */
export function problemsOfModal(modal: Json): string[] {
  const problems: string[] = []
  const components = list(modal['components'])
  if (text(modal['title']).length < 1 || text(modal['title']).length > 45) problems.push('title of a modal')
  if (text(modal['custom_id']).length < 1 || text(modal['custom_id']).length > 100)
    problems.push('custom_id of a modal')
  if (components.length < 1 || components.length > 5) problems.push(`${components.length} components in a modal`)
  for (const one of components)
    if (one['type'] !== ComponentType.Label && one['type'] !== ComponentType.TextDisplay)
      problems.push('a modal with something else than labels and texts')
  for (const one of everyComponent(components)) problems.push(...problemsOfComponent(one))
  return problems
}

/** What is wrong with the slash commands. */
export function problemsOfCommands(commands: Json[]): string[] {
  return commands.flatMap((command) => [
    ...(/^[-_\p{Ll}\p{N}]{1,32}$/u.test(text(command['name'])) ? [] : [`the name ${text(command['name'])}`]),
    ...[command, ...list(command['options'])].flatMap((one) => {
      const { length } = text(one['description'])
      return length >= 1 && length <= 100 ? [] : [`a description of ${length} characters`]
    }),
  ])
}
