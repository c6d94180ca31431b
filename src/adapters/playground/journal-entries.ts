import { z } from 'zod'
import type { WireView } from './wire.ts'

// What the journal's lines say, and what they come to.

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
    reactions: z.array(z.string()).default([]),
    /** What the member said and what they were answered is theirs alone; the bot knows its messages only. */
    kind: z.enum(['message', 'said', 'answer']).default('message'),
    /** The page's name of what was said and answered at once. */
    turn: z.string().optional(),
    /** The message or answer below which this one stands. */
    under: z.int().optional(),
    /** A file that came with it. Of a message its bytes lie beside the journal, by the message's id. */
    file: z.object({ name: z.string(), type: z.string(), size: z.int() }).optional(),
  }),
  z.object({ type: z.literal('view'), seq: z.int(), id: z.int(), view: View }),
  z.object({ type: z.literal('reaction'), seq: z.int(), id: z.int(), emoji: z.string(), on: z.boolean() }),
])
export type Entry = z.infer<typeof Entry>
export type Kept = Extract<Entry, { type: 'message' }>

/** What is kept of what one member said and was answered: the newest. */
const OWN_KEPT = 200

export type Messages = ReturnType<typeof createMessages>

/** The messages that entries come to, by id, oldest first. */
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
    /** Forgets what everybody said and was answered. */
    dropOwn: () => own().forEach(drop),
    /** @returns the message as it is then; undefined where the entry is of one that is not there */
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
        const others = message.reactions.filter((one) => one !== entry.emoji)
        message.reactions = entry.on ? [...others, entry.emoji] : others
      }
      return message
    },
  }
}

/** Reads the lines of a journal: what they come to, the place of the last one, and how many could not be read. */
export function readEntries(text: string): { messages: Messages; seq: number; damaged: number } {
  const messages = createMessages()
  const lines = text.split('\n')
  // Whatever follows the last line break was torn off by a crash: it was never acknowledged.
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
    // A change of what has been forgotten since is nothing to worry about.
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
