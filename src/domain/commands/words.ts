/** The commands people type. */
export const COMMAND_WORDS = ['whoknows', 'iknow', 'touch', 'intros', 'help'] as const
export type CommandWord = (typeof COMMAND_WORDS)[number]

/** The words /intros takes. */
export const INTROS_WORDS = ['help', 'people', 'history', 'digest', 'coverage', 'settings', 'privacy'] as const
export type IntrosWord = (typeof INTROS_WORDS)[number]
