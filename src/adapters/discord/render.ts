import {
  type APIComponentInContainer,
  type APIMessageTopLevelComponent,
  ButtonStyle,
  ComponentType,
  MessageFlags,
} from 'discord.js'
import { type Button, moreText, type Node, type View, withReactionLines } from '../../views/view.ts'
import { buttonId, type Pending, questionId } from './custom-id.ts'
import { block, label, plain } from './markdown.ts'

// Renders Views as components ("Components V2"), the only way to put a button next to its item: an embed would gather
// the buttons of all list items below the last one.

/** Discord's limits for one message: components at all levels, and characters of all texts. */
const MAX_COMPONENTS = 40
const MAX_TEXT = 4000
const BUTTONS_IN_ROW = 5
const MAX_BUTTON = 80
const MAX_OPTIONS = 25
const MAX_OPTION = 100

/** Accent colour of every message. */
const ACCENT = 0x3b7a57

/** Maximum lengths by kind of text; all are scaled down when a message would be too long. */
const LONGEST = { heading: 250, text: 2000, title: 250, detail: 600, note: 300, field: 1000 }
/** Longest text to copy, never scaled down: half of it would be useless. */
const MAX_QUOTE = 2000

/** Scales of the maximum lengths, tried until the message fits. */
const SCALES = [1, 0.7, 0.5, 0.3, 0.15]

export type Rendered = { components: APIMessageTopLevelComponent[]; flags: MessageFlags.IsComponentsV2 }

/**
 * Renders a View as a message. What exceeds Discord's limits is folded: list items from the end first, then long texts.
 *
 * @param guild the guild it is shown for; null if unknown
 */
export function renderView(view: View, guild: string | null): Rendered {
  const nodes = withReactionLines(view)
  const items = nodes.filter((node) => node.kind === 'item').length
  for (let left = 0; left <= items; left++)
    for (const scale of SCALES) {
      const parts = renderNodes(without(nodes, left), guild, scale)
      if (componentsOf(parts) <= MAX_COMPONENTS && textOf(parts) <= MAX_TEXT) return asMessage(parts)
    }
  // Reached only with dozens of buttons or very long texts: the summary says the same.
  return renderSentence(view.summary)
}

/**
 * Renders the question of which guild is meant, as a select of their names.
 *
 * @param pending what to do there
 */
export function renderQuestion(question: View, guilds: { id: string; name: string }[], pending: Pending): Rendered {
  const options = guilds
    .slice(0, MAX_OPTIONS)
    .map((guild) => ({ value: guild.id, label: label(guild.name, MAX_OPTION) || guild.id }))
  const select = { type: ComponentType.StringSelect as const, custom_id: questionId(pending), options }
  return asMessage([...renderNodes(question.nodes, null, 1), { type: ComponentType.ActionRow, components: [select] }])
}

/** Renders one sentence as a message. */
export function renderSentence(text: string): Rendered {
  return asMessage([textDisplay(plain(text, MAX_TEXT))])
}

/** Renders one sentence with a button that links to a page. */
export function renderLink(text: string, name: string, url: string): Rendered {
  const button = { type: ComponentType.Button as const, style: ButtonStyle.Link as const, label: name, url }
  const row = { type: ComponentType.ActionRow as const, components: [button] }
  return asMessage([textDisplay(plain(text, MAX_TEXT)), row])
}

function asMessage(parts: APIComponentInContainer[]): Rendered {
  const container = { type: ComponentType.Container as const, accent_color: ACCENT, components: parts }
  return { components: [container], flags: MessageFlags.IsComponentsV2 }
}

/** The nodes without their last `left` list items, and how many items were dropped. */
function without(nodes: Node[], left: number): Node[] {
  if (left === 0) return nodes
  const items = nodes.filter((node) => node.kind === 'item').slice(-left)
  const more: Node = { kind: 'text', text: moreText(left), tone: 'quiet' }
  return nodes.flatMap((node) => (node === items[0] ? [more] : items.some((item) => item === node) ? [] : [node]))
}

function renderNodes(nodes: Node[], guild: string | null, scale: number): APIComponentInContainer[] {
  const parts: APIComponentInContainer[] = []
  const used = new Set<string>()
  const write = (text: string) => {
    if (text === '') return
    const last = parts.at(-1)
    if (last?.type === ComponentType.TextDisplay) last.content += `\n${text}`
    else parts.push(textDisplay(text))
  }
  for (const node of nodes) {
    const buttons = 'buttons' in node ? renderButtons(node.buttons ?? [], guild, used) : []
    const text = renderText(node, scale)
    const [only] = buttons
    if (node.kind === 'divider') parts.push({ type: ComponentType.Separator })
    else if (node.kind === 'item' && only && buttons.length === 1)
      parts.push({ type: ComponentType.Section, components: [textDisplay(text)], accessory: only })
    else {
      write(text)
      for (let at = 0; at < buttons.length; at += BUTTONS_IN_ROW)
        parts.push({ type: ComponentType.ActionRow, components: buttons.slice(at, at + BUTTONS_IN_ROW) })
    }
  }
  return parts
}

function renderText(node: Node, scale: number): string {
  const max = (kind: keyof typeof LONGEST) => Math.floor(LONGEST[kind] * scale)
  switch (node.kind) {
    case 'heading':
      return `### ${plain(node.text, max('heading'))}`
    case 'text':
      return node.tone === 'quiet' ? `-# ${plain(node.text, max('text'))}` : plain(node.text, max('text'))
    case 'fields':
      return node.fields
        .map((field) => `**${plain(field.label, 100)}:** ${renderValue(field, max('field'))}`)
        .join('\n')
    case 'item': {
      const title = `**${plain(node.title, max('title'))}**${node.band ? ` · ${node.band}` : ''}`
      const detail = node.detail ? plain(node.detail, max('detail')) : ''
      const note = node.note ? `-# ${plain(node.note, max('note'))}` : ''
      return [title, detail, note].filter(Boolean).join('\n')
    }
    case 'moment':
      return `-# ${plain(node.text, max('text'))} <t:${Math.floor(Date.parse(node.at) / 1000)}:f>`
    case 'quote':
      return `**${plain(node.label, 100)}**\n${block(node.text, MAX_QUOTE)}`
    case 'buttons':
    case 'divider':
      return ''
  }
}

/** A channel id is shown as its name to those who may see it, and a link to a message under its text. */
function renderValue({ value, channel, url }: { value: string; channel?: true; url?: string }, max: number): string {
  if (url) return `[${plain(value, max)}](${url})`
  return channel && /^\d{1,20}$/.test(value) ? `<#${value}>` : plain(value, max)
}

/** A message's buttons without duplicates: Discord rejects a repeated custom_id. */
function renderButtons(buttons: Button[], guild: string | null, used: Set<string>) {
  return buttons.flatMap((button) => {
    const id = buttonId(button.command, guild)
    if (used.has(id)) return []
    used.add(id)
    return [
      {
        type: ComponentType.Button as const,
        style: STYLES[button.style ?? 'plain'],
        label: label(button.label, MAX_BUTTON),
        custom_id: id,
      },
    ]
  })
}

const STYLES = {
  primary: ButtonStyle.Primary,
  danger: ButtonStyle.Danger,
  plain: ButtonStyle.Secondary,
} as const

function textDisplay(content: string) {
  return { type: ComponentType.TextDisplay as const, content }
}

/** Counts components at all levels, including the container. */
function componentsOf(parts: APIComponentInContainer[]): number {
  return parts.reduce((sum, part) => {
    if (part.type === ComponentType.ActionRow) return sum + 1 + part.components.length
    return sum + (part.type === ComponentType.Section ? 2 + part.components.length : 1)
  }, 1)
}

/** Total characters of all texts. */
function textOf(parts: APIComponentInContainer[]): number {
  return parts.reduce((sum, part) => {
    if (part.type === ComponentType.TextDisplay) return sum + part.content.length
    if (part.type !== ComponentType.Section) return sum
    return sum + part.components.reduce((all, text) => all + text.content.length, 0)
  }, 0)
}
