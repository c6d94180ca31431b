import { constants } from 'node:fs'
import { mkdir, open, readFile, rename, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { z } from 'zod'
import type { Attachment, Recipient } from '../../app/ports/platform.ts'
import { DomainError } from '../../domain/errors.ts'
import type { WireMessage, WireView } from './wire.ts'

// The playground is its own chat server, so it keeps its own messages: append-only JSON lines, each on disk before it
// is acknowledged.

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
    /** A file that came with it; its bytes lie beside the journal, by the message's id. */
    file: z.object({ name: z.string(), type: z.string(), size: z.int() }).optional(),
  }),
  z.object({ type: z.literal('view'), seq: z.int(), id: z.int(), view: View }),
  z.object({ type: z.literal('reaction'), seq: z.int(), id: z.int(), emoji: z.string(), on: z.boolean() }),
])
type Entry = z.infer<typeof Entry>
type Kept = Extract<Entry, { type: 'message' }>
/** An entry that has not got its place yet. */
type Draft = Entry extends infer E ? (E extends Entry ? Omit<E, 'seq'> : never) : never

/** Told of every change: whose message it is (nobody's: everybody's), as it is now, and whether it is new. */
type Listener = (user: string, message: WireMessage, isNew: boolean) => void

export type Journal = Awaited<ReturnType<typeof openJournal>>

/** The one channel that everybody reads. */
export const CHANNEL = 'general'
/** Whose messages those in the channel are: no user's id is empty. */
export const EVERYBODY = ''

/** The channel of a member's direct messages. */
export function channelOf(user: string): string {
  return user === EVERYBODY ? CHANNEL : `dm-${user}`
}

/**
 * Whose messages those sent to somebody are.
 *
 * @throws DomainError not-allowed when nobody has this id, unreachable for any channel but the one
 */
export function readerOf(to: Recipient, people: { user: string }[]): string {
  if ('channel' in to) {
    if (to.channel === CHANNEL) return EVERYBODY
    throw new DomainError('one-channel-only')
  }
  if (to.workspace !== 'local' || !people.some((person) => person.user === to.user))
    throw new DomainError('nobody-of-that-id')
  return to.user
}

/**
 * Opens the messages below `dataDir`, ignores a torn last line and writes the rest anew, one line a message.
 *
 * @param onDamage told how many lines in the middle could not be read
 */
export async function openJournal(dataDir: string, onDamage: (lines: number) => void) {
  const folder = join(dataDir, 'playground')
  const path = join(folder, 'messages.jsonl')
  const files = join(folder, 'files')
  await mkdir(files, { recursive: true, mode: 0o700 })
  const { kept, seq: lastSeq, damaged } = readEntries(await readIfThere(path))
  if (damaged > 0) onDamage(damaged)
  await replaceFile(path, [...kept.values()])

  const lines = await openLines(path)
  const deliveries = new Map([...kept.values()].map((one) => [one.deliveryId, one]))
  const listeners = new Set<Listener>()
  let seq = lastSeq
  let id = Math.max(0, ...kept.keys())
  const inTurn = createTurns()

  async function append(draft: Draft): Promise<Kept> {
    const entry: Entry = { ...draft, seq: seq + 1 }
    await lines.append(`${JSON.stringify(entry)}\n`)
    seq = entry.seq
    const now = apply(kept, entry)
    if (!now) throw new Error('A change was kept for a message that is not there.')
    for (const listener of listeners) listener(now.user, toWire(now), entry.type === 'message')
    return now
  }

  function find(user: string, message: string): Kept | undefined {
    const found = kept.get(Number(message))
    return found?.user === user ? found : undefined
  }

  return {
    /** Keeps a new message; a delivery already kept is answered with its message again. */
    add: (user: string, deliveryId: string, view: WireView, at: Date, sent?: Attachment): Promise<WireMessage> =>
      inTurn(async () => {
        const known = deliveries.get(deliveryId)
        if (known) return toWire(known)
        id += 1
        if (sent) await writeFile(join(files, String(id)), sent.bytes, { mode: 0o600, flush: true })
        const file = sent ? { file: { name: sent.name, type: sent.type, size: sent.bytes.length } } : {}
        const said = { id, user, deliveryId, at: at.toISOString(), view, reactions: [] }
        const added = await append({ type: 'message', ...said, ...file })
        deliveries.set(deliveryId, added)
        return toWire(added)
      }),
    /** Shows another view; a message that is not there stays so. */
    show: (channel: string, message: string, view: WireView): Promise<void> =>
      inTurn(async () => {
        const found = kept.get(Number(message))
        if (found && channelOf(found.user) === channel) await append({ type: 'view', id: found.id, view })
      }),
    /** Puts a reaction on a message or takes it back; false when the member has no such message. */
    react: (user: string, message: string, emoji: string, on: boolean): Promise<boolean> =>
      inTurn(async () => {
        const found = find(user, message)
        if (!found) return false
        if (found.reactions.includes(emoji) !== on) await append({ type: 'reaction', id: found.id, emoji, on })
        return true
      }),
    /** A member's messages, those in the channel among them, oldest first. */
    messages: (user: string): WireMessage[] => readBy(user, kept).map(toWire),
    /** The file that came with a member's message; null where there is none. */
    async file(user: string, message: string): Promise<{ name: string; type: string; bytes: Buffer } | null> {
      const found = find(user, message)
      if (!found?.file) return null
      return { ...found.file, bytes: await readFile(join(files, String(found.id))) }
    },
    /** How many of them there are. */
    count: (user: string): number => readBy(user, kept).length,
    /** The place of the last change. */
    last: (): number => seq,
    subscribe(listener: Listener): () => void {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    close: (): Promise<void> => inTurn(lines.close),
  }
}

/** One piece of work after the other; a failed one does not hold up the next. */
function createTurns() {
  let queue: Promise<unknown> = Promise.resolve()
  return function inTurn<T>(work: () => Promise<T>): Promise<T> {
    const done = queue.then(work)
    queue = done.catch(() => undefined)
    return done
  }
}

/** A file that grows by whole lines: each is on disk once it is appended, or leaves nothing behind. */
async function openLines(path: string) {
  const file = await open(path, constants.O_WRONLY | constants.O_APPEND, 0o600)
  let { size } = await file.stat()
  return {
    async append(text: string): Promise<void> {
      const line = Buffer.from(text)
      try {
        await file.appendFile(line)
        await file.datasync()
      } catch (cause) {
        // What was half written would spoil the next line.
        await file.truncate(size).catch(() => undefined)
        throw cause
      }
      size += line.length
    },
    close: () => file.close(),
  }
}

function readBy(user: string, kept: ReadonlyMap<number, Kept>): Kept[] {
  return [...kept.values()].filter((one) => one.user === user || one.user === EVERYBODY)
}

function toWire({ id, user, seq, at, view, reactions, file }: Kept): WireMessage {
  const said = { channel: channelOf(user), message: String(id), seq, at, view, reactions }
  return file ? { ...said, file: { name: file.name, size: file.size } } : said
}

function apply(kept: Map<number, Kept>, entry: Entry): Kept | undefined {
  if (entry.type === 'message') {
    kept.set(entry.id, entry)
    return entry
  }
  const message = kept.get(entry.id)
  if (!message) return undefined
  message.seq = entry.seq
  if (entry.type === 'view') message.view = entry.view
  else
    message.reactions = [...message.reactions.filter((one) => one !== entry.emoji), ...(entry.on ? [entry.emoji] : [])]
  return message
}

function readEntries(text: string): { kept: Map<number, Kept>; seq: number; damaged: number } {
  const kept = new Map<number, Kept>()
  const lines = text.split('\n')
  // Whatever follows the last line break was torn off by a crash: it was never acknowledged.
  lines.pop()
  let seq = 0
  let damaged = 0
  for (const line of lines) {
    const entry = Entry.safeParse(parseJson(line))
    if (entry.success && apply(kept, entry.data)) seq = Math.max(seq, entry.data.seq)
    else damaged += 1
  }
  return { kept, seq, damaged }
}

function parseJson(line: string): unknown {
  try {
    return JSON.parse(line)
  } catch {
    return undefined
  }
}

async function readIfThere(path: string): Promise<string> {
  try {
    return await readFile(path, 'utf8')
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return ''
    throw error
  }
}

async function replaceFile(path: string, entries: Entry[]): Promise<void> {
  const fresh = `${path}.new`
  const file = await open(fresh, 'w', 0o600)
  try {
    for (const entry of entries) await file.appendFile(`${JSON.stringify(entry)}\n`)
    await file.sync()
  } finally {
    await file.close()
  }
  await rename(fresh, path)
  // The new name must last as well; on Windows a folder cannot be opened for that.
  if (process.platform === 'win32') return
  const folder = await open(dirname(path), 'r')
  try {
    await folder.sync()
  } finally {
    await folder.close()
  }
}
