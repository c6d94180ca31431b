import type { FormCommand } from '../domain/commands/command.ts'
import type { ButtonCommand } from '../domain/commands/command-code.ts'
import type { Band } from '../domain/relationships/relationship.ts'

// The view language: what people see, in terms all platforms share. Every string is plain text; renderers escape it,
// so that user text can never ping, link or format, and shorten what exceeds a platform's limits.

/** A button carries the Command it issues. */
export type Button = { label: string; command: ButtonCommand; style?: 'primary' | 'danger' }

export type Node =
  | { kind: 'heading'; text: string }
  | { kind: 'text'; text: string; tone?: 'quiet' }
  /**
   * With `channel`, a field's value is the platform's own name of a channel, shown under its familiar name; with `url`, a
   * link to a message of the platform: never one that a person wrote.
   */
  | { kind: 'fields'; fields: { label: string; value: string; channel?: true; url?: string }[] }
  /**
   * One row of a list: a person, an ask. `detail` is the second line, `note` the quiet third; `way` is the way in that it
   * shows, if no button asks through it yet.
   */
  | { kind: 'item'; title: string; band?: Band; detail?: string; note?: string; way?: string; buttons?: Button[] }
  /**
   * Text to copy or forward as is; line breaks are kept. `mailto` opens it in a mail program: only where a platform is
   * known to accept such links.
   */
  | { kind: 'quote'; label: string; text: string; mailto?: string }
  /** Quiet text ending with a moment (ISO 8601), which readers see in their own time zone. */
  | { kind: 'moment'; text: string; at: string }
  | { kind: 'buttons'; buttons: Button[] }
  | { kind: 'divider' }

/** `summary` is one full sentence: the notification, the screen reader's text and the CLI's answer. */
export type View = { summary: string; nodes: Node[]; reactions?: OfferedReaction[] }

/** A reaction that does something where a view is shown, and what: for platforms that support it. */
export type OfferedReaction = { emoji: string; label: string }

/** What is shown where a platform has no place of its own for the reactions on offer: a line for each, at the end. */
export function withReactionLines({ nodes, reactions = [] }: View): Node[] {
  return [
    ...nodes,
    ...reactions.map(
      ({ emoji, label }): Node => ({
        kind: 'text',
        text: `Or react to this message with ${emoji}: ${label}.`,
        tone: 'quiet',
      }),
    ),
  ]
}

/** Replaces list items a platform has no room for. */
export function moreText(count: number): string {
  return `… and ${count} more.`
}

export type Field = {
  name: string
  label: string
  hint?: string
  required: boolean
  value?: string
} & (
  | { kind: 'line'; maxLength: number }
  | { kind: 'paragraph'; maxLength: number }
  | { kind: 'choice'; options: { value: string; label: string }[] }
  /** One of the workspace's channels, by its platform name. */
  | { kind: 'channel' }
  /** A teammate: chosen, by platform id, or where a platform cannot offer that, named in words. */
  | { kind: 'member'; maxLength: number }
)

/**
 * A form: a pure function of the Command that opened it. Input comes back as the Command `submit` with
 * `values` filled in.
 */
export type Form = {
  title: string
  intro?: string
  submitLabel: string
  submit: FormCommand
  fields: Field[]
  /** What to correct, by field name, when the form comes back rejected. */
  errors?: Record<string, string>
}

/** One line as a view. */
export function lineView(text: string, buttonList: Button[] = []): View {
  return {
    summary: text,
    nodes: [
      { kind: 'text', text },
      ...(buttonList.length > 0 ? [{ kind: 'buttons' as const, buttons: buttonList }] : []),
    ],
  }
}
