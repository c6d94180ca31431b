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

/** Most commands of an application, by their type: chat input, user, message. */
const MOST_COMMANDS: Record<number, number> = { 1: 100, 2: 15, 3: 15 }
const SLASH_NAME = /^[-_\p{Ll}\p{N}]{1,32}$/u

/** What is wrong with the commands: names, descriptions, options and choices, in every language. */
export function problemsOfCommands(commands: Json[]): string[] {
  const types = commands.map((one) => Number(one['type'] ?? 1))
  return [
    ...Object.entries(MOST_COMMANDS).flatMap(([type, most]) =>
      types.filter((one) => one === Number(type)).length > most ? [`more than ${most} commands of type ${type}`] : [],
    ),
    ...commands.flatMap(problemsOfCommand),
  ]
}

function problemsOfCommand(command: Json): string[] {
  const options = list(command['options'])
  const isInMenu = command['type'] === 2 || command['type'] === 3
  const names = sayings(command, 'name')
  return [
    ...names.filter((name) => !(isInMenu ? name.length >= 1 && name.length <= 32 : SLASH_NAME.test(name))),
    ...(isInMenu
      ? [
          ...(command['description'] ? ['a description in a menu'] : []),
          ...(options.length > 0 ? ['options in a menu'] : []),
        ]
      : [command, ...options].flatMap((one) => wrongLengths(sayings(one, 'description'), 'description'))),
    ...options.flatMap(problemsOfOption),
    ...(options.length > 25 ? ['more than 25 options'] : []),
    ...(longest(command) > 8000 ? ['a command of too many characters'] : []),
  ]
}

function problemsOfOption(option: Json): string[] {
  const choices = list(option['choices'])
  return [
    ...sayings(option, 'name').filter((name) => !SLASH_NAME.test(name)),
    ...(choices.length > 25 ? ['more than 25 choices'] : []),
    ...(choices.length > 0 && option['autocomplete'] === true ? ['choices beside suggestions'] : []),
    ...choices.flatMap((one) => wrongLengths(sayings(one, 'name'), 'choice')),
    ...wrongLengths(
      choices.map((one) => text(one['value'])),
      'value',
    ),
  ]
}

/** Discord's locales (its reference, "Locales"); no plain Spanish is among them. */
const LOCALES = new Set(
  `id da de en-GB en-US es-ES es-419 fr hr it lt hu nl no pl pt-BR ro fi sv-SE vi tr cs el bg ru uk hi th zh-CN ja zh-TW
  ko`.split(/\s+/),
)

/** A name or description in every language it is given in. */
function sayings(one: Json, field: 'name' | 'description'): string[] {
  const localized = Object.entries(record(one[`${field}_localizations`]))
  return [text(one[field]), ...localized.map(([locale, said]) => (LOCALES.has(locale) ? text(said) : ''))]
}

function wrongLengths(said: string[], what: string): string[] {
  return said.flatMap((one) => (one.length >= 1 && one.length <= 100 ? [] : [`a ${what} of ${one.length} characters`]))
}

/** The characters that count for a command: of each name and description the longest language, and the values. */
function longest(one: Json): number {
  const most = (said: string[]) => Math.max(...said.map(({ length }) => length))
  const own = most(sayings(one, 'name')) + most(sayings(one, 'description')) + text(one['value']).length
  return [...list(one['options']), ...list(one['choices'])].reduce((sum, part) => sum + longest(part), own)
}
