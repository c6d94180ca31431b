import { z } from 'zod'
import type { WireView } from './wire.ts'

// The journal's entries, and the messages they add up to.

const View = z.custom<WireView>(
  (value) => z.object({ summary: z.string(), nodes: z.array(z.object({ kind: z.string() })) }).safeParse(value).success,
)
const Entry = z.discriminatedUnion('type', [
  z.object({
    type: z.literal('message'),
    seq: z.int(),
    id: z.int(),
    user: z.string(),
    deliveryId: z.string(),
    at: z.string(),
    view: View,
    /** Each member's own; before they were told apart, their message's reader's. */
    reactions: z.array(z.union([z.string(), z.object({ emoji: z.string(), by: z.string() })])).default([]),
    /** What members are answered, and say outside the channel, is visible to them alone; the bot knows only its messages. */
    kind: z.enum(['message', 'said', 'answer']).default('message'),
    /** Who said it where everybody reads it. */
    by: z.object({ user: z.string(), name: z.string() }).optional(),
    /** The page's id for a message and its immediate answer. */
    turn: z.string().optional(),
    /** The message or answer this one is shown below. */
    under: z.int().optional(),
    /** An attached file. A message's file is stored beside the journal, named by the message's id. */
    file: z.object({ name: z.string(), type: z.string(), size: z.int() }).optional(),
  }),
  z.object({ type: z.literal('view'), seq: z.int(), id: z.int(), view: View }),
  z.object({
    type: z.literal('reaction'),
    seq: z.int(),
    id: z.int(),
    emoji: z.string(),
    on: z.boolean(),
    by: z.string().optional(),
  }),
])
export type Entry = z.infer<typeof Entry>
export type Kept = Extract<Entry, { type: 'message' }>

/** Who put which reaction on a message. */
export function reactionsOf({ reactions, user }: Kept): { emoji: string; by: string }[] {
  return reactions.map((one) => (typeof one === 'string' ? { emoji: one, by: user } : one))
}

/** How many of one member's own entries are kept: the newest. */
const OWN_KEPT = 200

export type Messages = ReturnType<typeof createMessages>

/** The messages resulting from the entries, by id, oldest first. */
function createMessages() {
  const kept = new Map<number, Kept>()
  const deliveries = new Map<string, Kept>()

  function drop(message: Kept): void {
    kept.delete(message.id)
    deliveries.delete(message.deliveryId)
    for (const one of kept.values()) if (one.under === message.id && one.kind !== 'message') drop(one)
  }

  function own(user?: string): Kept[] {
    return [...kept.values()].filter((one) => one.kind !== 'message' && (user === undefined || one.user === user))
  }

  return {
    all: () => kept.values(),
    size: () => kept.size,
    get: (id: number) => kept.get(id),
    delivered: (deliveryId: string) => deliveries.get(deliveryId),
    lastId: () => Math.max(0, ...kept.keys()),
    own,
    /** Deletes what everybody said and was answered. */
    dropOwn: () => own().forEach(drop),
    /** @returns the updated message; undefined when the entry's message does not exist */
    apply(entry: Entry): Kept | undefined {
      if (entry.type === 'message') {
        kept.set(entry.id, entry)
        deliveries.set(entry.deliveryId, entry)
        if (entry.kind !== 'message') own(entry.user).slice(0, -OWN_KEPT).forEach(drop)
        return entry
      }
      const message = kept.get(entry.id)
      if (!message) return undefined
      message.seq = entry.seq
      if (entry.type === 'view') message.view = entry.view
      else {
        const { emoji, by = message.user } = entry
        const others = reactionsOf(message).filter((one) => one.emoji !== emoji || one.by !== by)
        message.reactions = entry.on ? [...others, { emoji, by }] : others
      }
      return message
    },
  }
}

/** Parses a journal: the resulting messages, the last sequence number, and how many lines were unreadable. */
export function readEntries(text: string): { messages: Messages; seq: number; damaged: number } {
  const messages = createMessages()
  const lines = text.split('\n')
  // Anything after the last line break was cut off by a crash and never acknowledged.
  lines.pop()
  let seq = 0
  let damaged = 0
  for (const line of lines) {
    const entry = Entry.safeParse(parseJson(line))
    if (!entry.success) {
      damaged += 1
      continue
    }
    seq = Math.max(seq, entry.data.seq)
    // A change to a message deleted since is harmless.
    messages.apply(entry.data)
  }
  return { messages, seq, damaged }
}

function parseJson(line: string): unknown {
  try {
    return JSON.parse(line)
  } catch {
    return undefined
  }
}
