import type { CommandKind, CommandOf, FormCommand, KindWith } from '../domain/commands/command.ts'
import type { Form, View } from '../views/view.ts'
import type { Context } from './ports/context.ts'
import type { Reply } from './ports/platform.ts'

// How a room handles its Commands. Its tables name exactly the kinds it defines: an unhandled Command does not compile.

/** What a handler gets; `clock` is for work that goes on while it answers. */
export type Asking = Context & { clock(): Date }

/** The kinds answered by a use case, not just by a form or kept as news. */
export type AnsweredKind = Exclude<CommandKind, OpeningKind | KindWith<'news'>>
export type Handler<K extends CommandKind> = (context: Asking, command: CommandOf<K>) => Promise<Reply>

/** The kinds that open a form before anything is read. */
export type OpeningKind = KindWith<'opens-form' | 'may-open-form'>
type Opening<K extends CommandKind> = (
  command: CommandOf<K>,
) => K extends KindWith<'may-open-form'> ? Form | CommandOf<AnsweredKind> : Form

/**
 * Handles a sent form: `read` checks its values alone (throwing a DomainError form-invalid), and `filled` shows the
 * form as filled in, with the errors to fix. Where its choices are read from somewhere, `again` reopens it with them.
 */
export type Sending<K extends FormCommand['kind']> = {
  read(values: Record<string, string>): unknown
  filled(command: CommandOf<K>, errors: Record<string, string>): Form
  again?(context: Context, command: CommandOf<K>, errors: Record<string, string>): Promise<Form>
}

type Definitions = readonly { kind: CommandKind }[]
type In<D extends Definitions, K extends CommandKind> = Extract<D[number]['kind'], K>

/** Handlers of a room's Commands. */
export type Handlers<D extends Definitions> = { readonly [K in In<D, AnsweredKind>]: Handler<K> }
/** The forms that a room's Commands open: pure functions of them. */
export type Opened<D extends Definitions> = { readonly [K in In<D, OpeningKind>]: Opening<K> }
/** The forms a room gets back. */
export type Sent<D extends Definitions> = { readonly [K in In<D, FormCommand['kind']>]: Sending<K> }

export function show(view: View): Reply {
  return { kind: 'view', view }
}

export const SILENCE: Reply = { kind: 'silence' }
