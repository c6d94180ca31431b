import type { FormCommand } from '../domain/commands/command.ts'
import type { ButtonCommand } from '../domain/commands/command-code.ts'
import type { Band } from '../domain/relationships/relationship.ts'

// The view language: what people see, in the words all platforms share. Every string is plain text; renderers escape
// it, so that user text can never ping, link or format, and they fold what exceeds a platform's limits.

/** A button carries the Command it gives. */
export type Button = { label: string; command: ButtonCommand; style?: 'primary' | 'danger' }

export type Node =
  | { kind: 'heading'; text: string }
  | { kind: 'text'; text: string; tone?: 'quiet' }
  /** The value of a field with `channel` is the platform's own name of a channel, to be shown as people know it. */
  | { kind: 'fields'; fields: { label: string; value: string; channel?: true }[] }
  /** One row of a list: a person, an ask. `detail` is the second line, `note` the quiet third. */
  | { kind: 'item'; title: string; band?: Band; detail?: string; note?: string; buttons?: Button[] }
  /**
   * Words to copy or forward as they are; line breaks are kept. `mailto` opens them in a mail program: only where a
   * platform is known to take such links.
   */
  | { kind: 'quote'; label: string; text: string; mailto?: string }
  /** Quiet words that end with a moment (ISO 8601), which each reader sees in their own time zone. */
  | { kind: 'moment'; text: string; at: string }
  | { kind: 'buttons'; buttons: Button[] }
  | { kind: 'divider' }

/** `summary` is one full sentence: the notification, the screen reader's text and the CLI's answer. */
export type View = { summary: string; nodes: Node[]; reactions?: OfferedReaction[] }

/** A reaction that does something where a view is shown, and what: for platforms that can offer it. */
export type OfferedReaction = { emoji: string; label: string }

/** Said in place of list items that a platform cannot show any more. */
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
  /** One of the workspace's channels, by the platform's own name. */
  | { kind: 'channel' }
  /** A teammate: chosen, by the platform's own id of theirs, or where a platform cannot offer that, named in words. */
  | { kind: 'member'; maxLength: number }
)

/**
 * A form: a pure function of the Command that opened it. What is typed comes back as the Command `submit` with
 * `values` filled in.
 */
export type Form = {
  title: string
  intro?: string
  submitLabel: string
  submit: FormCommand
  fields: Field[]
  /** What to mend, by field name, when the form comes back rejected. */
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
