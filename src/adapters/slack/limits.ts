import { clip } from '../../domain/text.ts'

// Slack's published size limits, and helpers that cut text to them. Lengths are in UTF-16 units, never fewer than the
// characters Slack counts. Sources: docs.slack.dev/reference/block-kit and the types of @slack/types 3.2.

export const LIMITS = {
  /** Blocks in a message, and in a modal or App Home. */
  messageBlocks: 50,
  viewBlocks: 100,
  header: 150,
  section: 3000,
  /** Slack documents no limit for a context's text; a section's is safe. */
  context: 2000,
  /** No documented limit for rich text either, but longer messages are refused as too long. */
  richText: 3000,
  actions: 25,
  button: 75,
  buttonHint: 75,
  /** Fallback text, one sentence. Updates over 4,000 characters are refused, and an escaped character counts as 5. */
  text: 800,
  title: 24,
  label: 2000,
  hint: 2000,
  option: 75,
  options: 100,
  /** Above this, choices become a select instead of radio buttons; Slack allows 10. */
  radios: 6,
  input: 3000,
} as const

/** Cuts text to at most `max` units, never inside a grapheme; empty text becomes a dash. */
export function cut(text: string, max: number): string {
  const clean = text.toWellFormed().replace(/[\u0000-\u0008\u000B-\u001F\u007F]/g, ' ')
  if (clean.trim() === '') return '–'
  if (clean.length <= max) return clean
  return `${clip(clean, max - 1).trimEnd()}…`
}

/** Escapes a message's fallback text, the one place Slack parses markup, so that nothing in it can ping or link. */
export function escapeMarkup(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')
}
