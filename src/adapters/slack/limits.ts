import { clip } from '../../domain/text.ts'

// Slack's published limits of what is sent, and texts cut to them. Lengths are in UTF-16 units, which are never fewer
// than the characters Slack counts. Sources: docs.slack.dev/reference/block-kit and the types of @slack/types 3.2.

export const LIMITS = {
  /** Blocks of a message, and of a modal or App Home. */
  messageBlocks: 50,
  viewBlocks: 100,
  header: 150,
  section: 3000,
  /** Slack states none for a context's text; a section's is safe. */
  context: 2000,
  /** A rich text states none either: a message with more than this is refused as too long. */
  richText: 3000,
  actions: 25,
  button: 75,
  buttonHint: 75,
  /** Fallback text of a message, a sentence; beyond 4,000 characters, of which an escaped sign takes 5, an update is refused. */
  text: 800,
  title: 24,
  label: 2000,
  hint: 2000,
  option: 75,
  options: 100,
  /** More choices than this are offered in a select instead of side by side; Slack allows 10. */
  radios: 6,
  input: 3000,
} as const

/** Text of at most `max` units, cut between what readers see as characters; empty text becomes a dash. */
export function cut(text: string, max: number): string {
  const clean = text.toWellFormed().replace(/[\u0000-\u0008\u000B-\u001F\u007F]/g, ' ')
  if (clean.trim() === '') return '–'
  if (clean.length <= max) return clean
  return `${clip(clean, max - 1).trimEnd()}…`
}

/** Text for the one place where Slack reads markup, the fallback text of a message: nothing in it can ping or link. */
export function escapeMarkup(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')
}
