import { z } from 'zod'
import { Command, has } from '../../../domain/commands/command.ts'
import type { Surface, Visit } from '../answer.ts'

// What is kept of a Command until it is answered, for whoever takes it over.

const Place = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('beside'), url: z.string(), replace: z.boolean() }),
  z.object({ kind: z.literal('home') }),
  z.object({ kind: z.literal('modal'), viewId: z.string(), title: z.string() }),
  z.object({ kind: z.literal('conversation'), thread: z.string().nullable() }),
  z.object({ kind: z.literal('whisper'), channel: z.string(), thread: z.string().nullable() }),
]) satisfies z.ZodType<Surface>

const Kept = z.object({
  team: z.string(),
  user: z.string(),
  place: Place,
  channel: z.string().optional(),
  spot: z.object({ channel: z.string(), thread: z.string() }).nullable(),
  command: Command,
})
export type Kept = z.infer<typeof Kept>

/** Null for what is not taken up again: a file, whose sender sends it again, and a reaction. */
export function keep(from: Omit<Kept, 'place' | 'command'>, place: Visit['place'], command: Command): string | null {
  if (has(command, 'fleeting')) return null
  return JSON.stringify({ ...from, place, command } satisfies Kept)
}

/** @throws for what another version kept, which is not answered then */
export function readKept(kept: string): Kept {
  return Kept.parse(JSON.parse(kept))
}
