/** The commands one types. */
export const COMMAND_WORDS = ['whoknows', 'iknow', 'intros', 'help'] as const
export type CommandWord = (typeof COMMAND_WORDS)[number]

/** The words /intros takes. */
export const INTROS_WORDS = ['coverage', 'settings', 'help'] as const
export type IntrosWord = (typeof INTROS_WORDS)[number]
