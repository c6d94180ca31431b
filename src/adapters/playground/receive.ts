import { z } from 'zod'
import type { Actor } from '../../app/ports/platform.ts'
import { Command } from '../../domain/commands/command.ts'
import { decodeCommand } from '../../domain/commands/command-code.ts'
import { readWritten, unknownCommand } from '../../domain/commands/typed.ts'
import { DomainError } from '../../domain/errors.ts'

/** The one workspace the playground serves. */
const WORKSPACE = 'local'

/** Somebody whose eyes can be looked through. */
export type Person = { user: string; name: string; active: boolean }

const User = z.string().min(1).max(200)
const Code = z.string().min(1).max(200)

const Typed = z.object({ as: User, text: z.string().max(8000) })
const Pressed = z.object({ as: User, code: Code })
const Filled = z.object({ as: User, submit: Command, values: z.record(z.string().max(100), z.string().max(4000)) })
const Reacted = z.object({
  as: User,
  channel: z.string().max(300),
  message: z.string().max(50),
  emoji: z.string().min(1).max(100),
  /** Off takes the reaction back. */
  on: z.boolean().default(true),
})
const Dropped = z.object({ as: User, name: z.string().min(1).max(500) })

export type Received = { as: string; command: Command }

/** What was typed into the composer; the slash may be left out. */
export function readCommand(body: unknown): Received {
  const { as, text } = parse(Typed, body)
  const command = readWritten(text)
  if (!command) throw unknownCommand()
  return { as, command }
}

/** A pressed button. */
export function readButton(body: unknown): Received {
  const { as, code } = parse(Pressed, body)
  return { as, command: decodeCommand(code) }
}

/** A filled form: the Command it came with, and what was typed into it. */
export function readForm(body: unknown): Received {
  const { as, submit, values } = parse(Filled, body)
  if (!('values' in submit)) throw unreadable()
  return { as, command: parse(Command, { ...submit, values }) }
}

/** A reaction put on a message, or taken back. */
export function readReact(body: unknown): z.infer<typeof Reacted> {
  return parse(Reacted, body)
}

/** A dropped file, whose bytes follow as a stream. */
export function readFileQuery(query: unknown): z.infer<typeof Dropped> {
  return parse(Dropped, query)
}

/** Which message's file a page downloads, and as whom. */
export function readDownload(query: unknown): { as: string; message: string } {
  return parse(z.object({ as: User, message: z.string().regex(/^\d{1,15}$/) }), query)
}

/** Whose eyes a page looks through. */
export function readAs(query: unknown): string {
  return parse(z.object({ as: User }), query).as
}

/**
 * The member who speaks.
 *
 * @throws DomainError not-found when nobody has this id
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
    // One person plays the whole team: whoever they look through may change its settings.
    admin: true,
  }
}

function parse<T>(schema: z.ZodType<T>, value: unknown): T {
  const parsed = schema.safeParse(value)
  if (!parsed.success) throw unreadable()
  return parsed.data
}

/** What reaches the server is not what its page sends. */
export function unreadable(): DomainError {
  return new DomainError('request-unreadable')
}
