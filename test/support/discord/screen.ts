import { ComponentType } from 'discord-api-types/v10'
import { everyComponent, type Json, list, record } from './published-limits.ts'

// What somebody reads of Discord's components: texts as the client shows them, buttons as `[Label]`, fields as `‹Label›`.

export function readComponents(components: Json[]): string {
  return components.map(readComponent).filter(Boolean).join('\n')
}

function readComponent(one: Json): string {
  const inside = list(one['components'])
  switch (one['type']) {
    case ComponentType.TextDisplay:
      return showMarkdown(String(one['content']))
    case ComponentType.Section:
      return [...inside, record(one['accessory'])].map(readComponent).join('\n')
    case ComponentType.ActionRow:
      return inside.map(readComponent).join(' ')
    case ComponentType.Button:
      return one['url'] ? `[${String(one['label'])}](${String(one['url'])})` : `[${String(one['label'])}]`
    case ComponentType.StringSelect:
      return list(one['options'])
        .map((option) => `[${String(option['label'])}]`)
        .join(' ')
    case ComponentType.Label:
      return [`‹${String(one['label'])}›`, one['description']].filter(Boolean).join('\n')
    default:
      return readComponents(inside)
  }
}

/**
 * Markdown as Discord shows it: marks vanish, a backslash makes the next mark plain, mentions and links become what
 * they are. So a text that was not made harmless does not read as it was written.
 */
export function showMarkdown(markdown: string): string {
  return markdown
    .split(/(```\n[\s\S]*?\n```)/)
    .map((part) => (part.startsWith('```') ? part.slice(4, -4) : part.split('\n').map(showLine).join('\n')))
    .join('')
}

function showLine(line: string): string {
  const body = line.replace(/^(?:#{1,3} |-# |> |[-*+] |\d+\. )/, '')
  return body.replace(
    /\\([^A-Za-z0-9\s])|\[([^\]\\]*)\]\(([^)]*)\)|<[@#:][^>]*>|@(?:everyone|here)|https?:\/\/\S+|\*\*?|__?|~~|\|\||`/g,
    (mark, escaped?: string, linked?: string) => {
      if (escaped) return escaped
      if (linked !== undefined) return `LINK ${linked}`
      if (mark.startsWith('http')) return 'LINK'
      if (/^<#\d+>$/.test(mark)) return `#${mark.slice(2, -1)}`
      return mark.startsWith('<') || mark.startsWith('@') ? 'PING' : ''
    },
  )
}

export type Pressable = { label: string; customId: string; value: string | null; item: string }

/** Buttons and options of a message, each with the text of the list item it belongs to. */
export function pressables(components: Json[]): Pressable[] {
  const found: Pressable[] = []
  let item = ''
  for (const one of everyComponent(components)) {
    if (one['type'] === ComponentType.TextDisplay) item = showMarkdown(String(one['content']))
    if (one['type'] === ComponentType.Button)
      found.push({ label: String(one['label']), customId: String(one['custom_id']), value: null, item })
    if (one['type'] === ComponentType.StringSelect)
      for (const option of list(one['options']))
        found.push({
          label: String(option['label']),
          customId: String(one['custom_id']),
          value: String(option['value']),
          item,
        })
  }
  return found
}
