/** What is known of a command that people type; every door and every hint is made of it. */
type TypedCommand = {
  /** What may follow it, as a field is named where a platform has fields; without it, it stands alone. */
  readonly takes?: string
  /** The word after it that takes words of its own: a field of its own where a platform has fields. */
  readonly searches?: IntrosWord
  /** Offers companies while its field is filled. */
  readonly suggests?: true
  /** Takes a file beside its text. */
  readonly file?: true
  /** Works where nobody else is, too: it shows only what is the speaker's own. */
  readonly alone?: true
  /** An everyday word ("touch base with Jane"): without a slash it counts alone or before a name, and nothing is its misspelling. */
  readonly everyday?: true
}

const TYPED = {
  whoknows: { takes: 'company', suggests: true },
  iknow: { takes: 'person', file: true },
  touch: { takes: 'person', everyday: true },
  swap: { takes: 'person', everyday: true },
  intros: { takes: 'show', searches: 'people', alone: true },
  help: {},
} as const satisfies Record<string, TypedCommand>

export type CommandWord = keyof typeof TYPED
/** The same of every command. */
export const TYPED_COMMANDS: Readonly<Record<CommandWord, TypedCommand>> = TYPED
/** The commands people type. */
export const COMMAND_WORDS = Object.keys(TYPED).filter((word): word is CommandWord => word in TYPED)

/** Those that stand behind a slash. */
export type SlashWord = { [W in CommandWord]: (typeof TYPED)[W] extends { takes: string } ? W : never }[CommandWord]
export const SLASH_WORDS = COMMAND_WORDS.filter((word): word is SlashWord => TYPED_COMMANDS[word].takes !== undefined)

/** The words /intros takes. */
export const INTROS_WORDS = ['help', 'people', 'history', 'digest', 'coverage', 'settings', 'privacy'] as const
export type IntrosWord = (typeof INTROS_WORDS)[number]
