import { randomUUID } from 'node:crypto'
import { z } from 'zod'
import type { Actor } from '../../app/ports/platform.ts'
import { Command } from '../../domain/commands/command.ts'
import { decodeCommand } from '../../domain/commands/command-code.ts'
import { words } from '../../domain/commands/define.ts'
import { DomainError } from '../../domain/errors.ts'
import { CHANNEL, type Place } from './journal.ts'

/** The one workspace the playground serves. */
const WORKSPACE = 'local'

/** A member the page can act as. */
export type Person = { user: string; name: string; active: boolean }

const User = z.string().min(1).max(200)
const Code = z.string().min(1).max(200)

/** The page's id for a message and its answer, which makes retries idempotent. */
const Turn = z
  .string()
  .regex(/^[\w-]{8,64}$/)
  .default(() => randomUUID())
const Message = z.string().max(50)

/** `channel`: where everybody reads it. */
const Typed = z.object({ as: User, text: words(8000), turn: Turn, channel: z.literal(CHANNEL).optional() })
const Pressed = z.object({ as: User, code: Code, message: Message.default('') })
const Filled = z.object({
  as: User,
  submit: Command,
  values: z.record(z.string().max(100), z.string().max(4000)),
  turn: Turn,
  /** The button that opened the form, and the message it is in. */
  from: z.object({ message: Message, code: Code }).optional(),
})
const Reacted = z.object({
  as: User,
  channel: z.string().max(300),
  message: Message,
  emoji: z.string().min(1).max(100),
  /** False removes the reaction. */
  on: z.boolean().default(true),
})
const Dropped = z.object({
  as: User,
  name: words(500).pipe(z.string().min(1)),
  /** In bytes, as reported by the page. */
  size: z.coerce.number().int().min(0).default(0),
  /** Says yes to a file of people along with it: who may see them. */
  visibility: z.enum(['open', 'sealed', 'private']).optional(),
  turn: Turn,
})

/** Text typed into the composer. */
export function readText(body: unknown): z.infer<typeof Typed> {
  return parse(Typed, body)
}

/** A pressed button, and the message it is in. */
export function readButton(body: unknown): { as: string; command: Command; place: Place } {
  const { as, code, message } = parse(Pressed, body)
  return { as, command: decodeCommand(code), place: { message, key: code } }
}

/** A submitted form: its Command, the values, and where its answer belongs. */
export function readForm(body: unknown): { as: string; command: Command; turn: string; place: Place | null } {
  const { as, submit, values, turn, from } = parse(Filled, body)
  if (!('values' in submit)) throw unreadable()
  const place = from ? { message: from.message, key: from.code } : null
  return { as, command: parse(Command, { ...submit, values }), turn, place }
}

/** A reaction added to a message or removed. */
export function readReact(body: unknown): z.infer<typeof Reacted> {
  return parse(Reacted, body)
}

/** A dropped file, whose bytes follow as a stream. */
export function readFileQuery(query: unknown): z.infer<typeof Dropped> {
  return parse(Dropped, query)
}

/** Whose file of which message to download. */
export function readDownload(query: unknown): { as: string; message: string } {
  return parse(z.object({ as: User, message: z.string().regex(/^\d{1,15}$/) }), query)
}

/** How many days to jump ahead. */
export function readJump(body: unknown): number {
  return parse(z.object({ days: z.number().int().min(1).max(7) }), body).days
}

/** Which member a page acts as. */
export function readAs(query: unknown): string {
  return parse(z.object({ as: User }), query).as
}

/**
 * The member who acts.
 *
 * @throws DomainError not-found for an unknown id
 */
export function actorOf(user: string, people: Person[]): Actor {
  const person = people.find((one) => one.user === user)
  if (!person) throw new DomainError('eyes-gone')
  return {
    platform: 'local',
    workspace: WORKSPACE,
    workspaceName: 'Local workspace',
    user: person.user,
    userName: person.name,
    active: person.active,
    // One person plays the whole team, so every member may change its settings.
    admin: true,
  }
}

function parse<T>(schema: z.ZodType<T>, value: unknown): T {
  const parsed = schema.safeParse(value)
  if (!parsed.success) throw unreadable()
  return parsed.data
}

/** The error for a request the page would not send. */
export function unreadable(): DomainError {
  return new DomainError('request-unreadable')
}
