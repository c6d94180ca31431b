import type { types } from '@slack/bolt'
import { encodeCommand } from '../../domain/commands/command-code.ts'
import { type Button, moreText, type Node, type View, withReactionLines } from '../../views/view.ts'
import { cut, escapeMarkup, LIMITS } from './limits.ts'
import { type Spot, withSpot } from './spot.ts'

type KnownBlock = types.KnownBlock

// Renders Views as Block Kit. Every text is plain_text or literal rich text: Slack parses no markup there, so user
// content cannot ping, link or format. Limits are enforced here by cutting text and dropping whole nodes.

/** The payload of chat.postMessage, chat.update and a response_url. */
export type Message = { text: string; blocks: KnownBlock[]; mrkdwn: false; unfurl_links: false; unfurl_media: false }

/** Action ids of the bot's buttons: `press-` plus the button's index in its view. */
export const PRESS = /^press-\d+$/

/**
 * Renders a View as a message. `text` is used for notifications and screen readers.
 *
 * @param spot where its reader spoke to the bot, for its buttons to tell
 */
export function renderMessage(view: View, spot: Spot | null = null): Message {
  return {
    text: escapeMarkup(cut(view.summary, LIMITS.text)),
    blocks: renderBlocks(withReactionLines(view), LIMITS.messageBlocks, spot),
    mrkdwn: false,
    unfurl_links: false,
    unfurl_media: false,
  }
}

/** Renders nodes as at most `max` blocks. The end of a long list is only counted, but its last buttons stay. */
export function renderBlocks(nodes: Node[], max: number, spot: Spot | null = null): KnownBlock[] {
  const number = counter()
  const rendered = nodes.map((node) => renderNode(node, number).map((block) => spotted(block, number, spot)))
  if (rendered.flat().length <= max) return rendered.flat()
  const last = nodes.at(-1)?.kind === 'buttons' ? (rendered.pop() ?? []) : []
  const room = max - last.length - 1
  const kept: KnownBlock[] = []
  let shown = 0
  for (const blocks of rendered) {
    if (kept.length + blocks.length > room) break
    kept.push(...blocks)
    shown += 1
  }
  return [...kept, quiet(moreText(rendered.length - shown)), ...last]
}

/** A row of buttons says in its id where its reader spoke to the bot. */
function spotted(block: KnownBlock, number: () => number, spot: Spot | null): KnownBlock {
  return spot && block.type === 'actions' ? { ...block, block_id: withSpot(`row-${number()}`, spot) } : block
}

function counter(): () => number {
  let count = 0
  return () => count++
}

function renderNode(node: Node, number: () => number): KnownBlock[] {
  switch (node.kind) {
    case 'heading':
      return [{ type: 'header', text: plain(node.text, LIMITS.header) }]
    case 'text':
      return [node.tone === 'quiet' ? quiet(node.text) : { type: 'section', text: plain(node.text, LIMITS.section) }]
    case 'fields':
      return [
        richText(
          node.fields.flatMap(({ label, value, channel, url }, index) =>
            fieldParts({ label, value, channel, url }, index > 0),
          ),
        ),
      ]
    case 'item':
      return [richText(itemParts(node)), ...renderButtons(node.buttons ?? [], number, node.title)]
    case 'moment':
      return [moment(node.text, node.at)]
    case 'quote':
      return [quote(node.label, node.text)]
    case 'buttons':
      return renderButtons(node.buttons, number)
    case 'divider':
      return [{ type: 'divider' }]
  }
}

/** With `channel`, the text is a channel id, which Slack shows as its name to those who may see it; `url` links it. */
type TextPart = {
  text: string
  style?: { bold?: true; italic?: true }
  channel?: true | undefined
  url?: string | undefined
}

type FieldPart = { label: string; value: string; channel?: true | undefined; url?: string | undefined }

function fieldParts({ label, value, channel, url }: FieldPart, follows: boolean): TextPart[] {
  return [
    { text: `${follows ? '\n' : ''}${label}: `, style: { bold: true } },
    { text: value, channel, url },
  ]
}

function itemParts({ title, band, detail, note }: Extract<Node, { kind: 'item' }>): TextPart[] {
  return [
    { text: title, style: { bold: true } },
    ...(band ? [{ text: `  ·  ${band}` }] : []),
    ...(detail ? [{ text: `\n${detail}` }] : []),
    ...(note ? [{ text: `\n${note}`, style: { italic: true } } as const] : []),
  ]
}

/** One literal rich text block, truncated at the end to the overall limit. */
function richText(parts: TextPart[]): KnownBlock {
  let room: number = LIMITS.richText
  const elements = parts.flatMap(({ text, style, channel, url }): types.RichTextElement[] => {
    if (url) return [{ type: 'link', url, text }]
    if (channel && /^[CG][A-Z0-9]+$/.test(text)) return [{ type: 'channel', channel_id: text }]
    if (room < 2) return []
    const shown = cut(text, room)
    room -= shown.length
    return [{ type: 'text' as const, text: shown, ...(style ? { style } : {}) }]
  })
  return { type: 'rich_text', elements: [{ type: 'rich_text_section', elements }] }
}

/** Text to copy verbatim. */
function quote(label: string, text: string): KnownBlock {
  const heading = { type: 'text' as const, text: cut(label, LIMITS.header), style: { bold: true } }
  return {
    type: 'rich_text',
    elements: [
      { type: 'rich_text_section', elements: [heading] },
      {
        type: 'rich_text_preformatted',
        elements: [{ type: 'text', text: cut(text, LIMITS.richText - LIMITS.header) }],
      },
    ],
  }
}

/** A date, which Slack shows in the reader's time zone. */
function moment(text: string, at: string): KnownBlock {
  const timestamp = Math.floor(Date.parse(at) / 1000)
  const date = { type: 'date' as const, timestamp, format: '{date_short_pretty} {time}', fallback: at }
  const words = { type: 'text' as const, text: `${cut(text, LIMITS.header)} `, style: { italic: true } }
  return { type: 'rich_text', elements: [{ type: 'rich_text_section', elements: [words, date] }] }
}

function quiet(text: string): KnownBlock {
  return { type: 'context', elements: [plain(text, LIMITS.context)] }
}

function renderButtons(buttons: Button[], number: () => number, about?: string): KnownBlock[] {
  if (buttons.length === 0) return []
  const elements = buttons.slice(0, LIMITS.actions).map(({ label, command, style }) => ({
    type: 'button' as const,
    action_id: `press-${number()}`,
    text: plain(label, LIMITS.button),
    value: encodeCommand(command),
    ...(style ? { style } : {}),
    // List rows repeat the same buttons: the label tells screen readers whose they are.
    ...(about ? { accessibility_label: cut(`${label}: ${about}`, LIMITS.buttonHint) } : {}),
  }))
  return [{ type: 'actions', elements }]
}

/** With `emoji` false, `:word:` stays literal. */
export function plain(text: string, max: number): { type: 'plain_text'; text: string; emoji: false } {
  return { type: 'plain_text', text: cut(text, max), emoji: false }
}

/** A View as App Home. */
export function renderHome(view: View): { type: 'home'; blocks: KnownBlock[] } {
  return { type: 'home', blocks: renderBlocks(view.nodes, LIMITS.viewBlocks) }
}
