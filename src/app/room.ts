import type { CommandKind, CommandOf, FormCommand, KindWith } from '../domain/commands/command.ts'
import type { Form, View } from '../views/view.ts'
import type { Context } from './ports/context.ts'
import type { Reply } from './ports/platform.ts'

// What a room says of its Commands. Its tables name every kind its definitions hold and no other: a Command nobody
// answers does not compile.

/** What answers a Command gets; `clock` is for what goes on while it is answered. */
export type Asking = Context & { clock(): Date }

/** The kinds that are answered by a use case: neither by a form alone, nor kept as news. */
export type AnsweredKind = Exclude<CommandKind, KindWith<'opens-form' | 'news'>>
export type Handler<K extends CommandKind> = (context: Asking, command: CommandOf<K>) => Promise<Reply>

/** The kinds that open a form before anything is read. */
export type OpeningKind = KindWith<'opens-form' | 'may-open-form'>
type Opening<K extends CommandKind> = (
  command: CommandOf<K>,
) => K extends KindWith<'may-open-form'> ? Form | null : Form

/**
 * What becomes of a sent form: `read` says by its values alone what is to mend (a DomainError form-invalid), and
 * `filled` shows the form as it was filled in, with what to mend.
 */
export type Sending<K extends FormCommand['kind']> = {
  read(values: Record<string, string>): unknown
  filled(command: CommandOf<K>, errors: Record<string, string>): Form
}

type Definitions = readonly { kind: CommandKind }[]
type In<D extends Definitions, K extends CommandKind> = Extract<D[number]['kind'], K>

/** A room's Commands, answered. */
export type Handlers<D extends Definitions> = { readonly [K in In<D, AnsweredKind>]: Handler<K> }
/** The forms that a room's Commands open: pure functions of them. */
export type Opened<D extends Definitions> = { readonly [K in In<D, OpeningKind>]: Opening<K> }
/** The forms a room gets back. */
export type Sent<D extends Definitions> = { readonly [K in In<D, FormCommand['kind']>]: Sending<K> }

export function show(view: View): Reply {
  return { kind: 'view', view }
}

export const SILENCE: Reply = { kind: 'silence' }
