import { mkdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Attachment, Recipient } from '../../app/ports/platform.ts'
import { DomainError } from '../../domain/errors.ts'
import { type Entry, type Kept, type Messages, reactionsOf, readEntries } from './journal-entries.ts'
import { type Lines, openLines, readIfThere } from './journal-file.ts'
import type { WireMessage, WireView } from './wire.ts'

// The playground is its own chat server, so it stores its own messages and what its members said and were answered:
// append-only JSON lines, each on disk before it is acknowledged.

/** An entry without its sequence number. */
type Draft = Entry extends infer E ? (E extends Entry ? Omit<E, 'seq'> : never) : never
/** What a member said, or its immediate answer. */
type Own = { turn: string; kind: 'said' | 'answer'; view: WireView; file?: { name: string; size: number } }
/** A button or reaction, by the page's key, on the message or answer being responded to. */
export type Place = { message: string; key: string }

/** A change: whose message (EVERYBODY's in the channel), how a reader sees it now, and whether it is new. */
export type Change = { user: string; messageFor(reader: string): WireMessage; isNew: boolean }
type Listener = (change: Change | 'forgotten') => void

export type Journal = Awaited<ReturnType<typeof openJournal>>

/** The only channel, read by everybody. */
export const CHANNEL = 'general'
/** The owner of the channel's messages: no user id is empty. */
export const EVERYBODY = ''

/** The channel of a member's direct messages. */
export function channelOf(user: string): string {
  return user === EVERYBODY ? CHANNEL : `dm-${user}`
}

/**
 * Whose messages those sent to a recipient are.
 *
 * @throws DomainError not-allowed for an unknown id, unreachable for any other channel
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
 * Opens the journal below `dataDir`, ignoring a torn last line and compacting the rest to one line per message.
 *
 * @param onDamage called with the number of unreadable lines before the last
 */
export async function openJournal(dataDir: string, onDamage: (lines: number) => void) {
  const folder = join(dataDir, 'playground')
  const path = join(folder, 'messages.jsonl')
  const files = join(folder, 'files')
  await mkdir(files, { recursive: true, mode: 0o700 })
  const { messages, seq, damaged } = readEntries(await readIfThere(path))
  if (damaged > 0) onDamage(damaged)
  const log = createChanges(messages, seq, await openLines(path, [...messages.all()]))
  return { ...readers(messages, log.last, files), ...ownMessages(messages, log), ...botMessages(messages, log, files) }
}

type Changes = ReturnType<typeof createChanges>

/** Applies changes one at a time, each on disk before listeners are notified. */
function createChanges(messages: Messages, lastSeq: number, lines: Lines) {
  const listeners = new Set<Listener>()
  let seq = lastSeq
  let id = messages.lastId()
  let queue: Promise<unknown> = Promise.resolve()

  return {
    last: (): number => seq,
    nextId: (): number => {
      id += 1
      return id
    },
    /** A failure does not block the next one. */
    inTurn<T>(work: () => Promise<T>): Promise<T> {
      const done = queue.then(work)
      queue = done.catch(() => undefined)
      return done
    },
    async append(draft: Draft): Promise<WireMessage> {
      const entry: Entry = { ...draft, seq: seq + 1 }
      await lines.append(entry)
      seq = entry.seq
      const now = messages.apply(entry)
      if (!now) throw new Error('A change was kept for a message that is not there.')
      if (lines.isLong()) await lines.replace([...messages.all()])
      const messageFor = (reader: string) => toWire(now, reader)
      for (const listener of listeners) listener({ user: now.user, messageFor, isNew: entry.type === 'message' })
      return messageFor(now.user)
    },
    async forgetOwn(): Promise<void> {
      messages.dropOwn()
      await lines.replace([...messages.all()])
      for (const listener of listeners) listener('forgotten')
    },
    subscribe(listener: Listener): () => void {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    close: () => lines.close(),
  }
}

function begin(id: number, user: string, deliveryId: string, at: Date): Omit<Kept, 'seq' | 'view' | 'kind'> {
  return { type: 'message', id, user, deliveryId, at: at.toISOString(), reactions: [] }
}

/** A member's message from the bot, by its platform id. */
function sentTo(messages: Messages, user: string, message: string): Kept | undefined {
  const found = messages.get(Number(message))
  return found?.user === user && found.kind === 'message' ? found : undefined
}

function botMessages(messages: Messages, { inTurn, append, nextId, subscribe, close }: Changes, files: string) {
  return {
    /** Stores a new message; a delivery already stored returns its message. */
    add: (user: string, deliveryId: string, view: WireView, at: Date, sent?: Attachment): Promise<WireMessage> =>
      inTurn(async () => {
        const known = messages.delivered(deliveryId)
        if (known) return toWire(known, user)
        const id = nextId()
        if (sent) await writeFile(join(files, String(id)), sent.bytes, { mode: 0o600, flush: true })
        const file = sent ? { file: { name: sent.name, type: sent.type, size: sent.bytes.length } } : {}
        return await append({ ...begin(id, user, deliveryId, at), view, kind: 'message', ...file })
      }),
    /** Replaces a message's view; does nothing if there is no such message. */
    show: (channel: string, message: string, view: WireView): Promise<void> =>
      inTurn(async () => {
        const found = messages.get(Number(message))
        if (found?.kind === 'message' && channelOf(found.user) === channel)
          await append({ type: 'view', id: found.id, view })
      }),
    /** Adds or removes a member's reaction to a message of `owner`; false when there is no such message. */
    react: (owner: string, message: string, { emoji, on, by }: { emoji: string; on: boolean; by: string }) =>
      inTurn(async () => {
        const found = sentTo(messages, owner, message)
        if (!found) return false
        const isOn = reactionsOf(found).some((one) => one.emoji === emoji && one.by === by)
        if (isOn !== on) await append({ type: 'reaction', id: found.id, emoji, on, by })
        return true
      }),
    subscribe,
    close: (): Promise<void> => inTurn(close),
  }
}

function ownMessages(messages: Messages, { inTurn, append, nextId, forgetOwn }: Changes) {
  function seenBy(user: string, { message }: Place): Kept | undefined {
    const found = messages.get(Number(message))
    return found && (found.user === user || found.user === EVERYBODY) ? found : undefined
  }

  /**
   * Stores an answer below the message it belongs to, once per key. If that message is gone, the answer stands alone.
   */
  async function below(user: string, place: Place, view: WireView, at: Date): Promise<WireMessage> {
    const seen = seenBy(user, place)
    const under = seen && (seen.under ?? seen.id)
    const deliveryId = `own/${user}/below ${under ?? `${place.message} gone`}/${place.key}`
    const known = messages.delivered(deliveryId)
    if (known) return await append({ type: 'view', id: known.id, view })
    const standing = under === undefined ? {} : { under }
    return await append({ ...begin(nextId(), user, deliveryId, at), view, kind: 'answer', ...standing })
  }

  return {
    /** Stores what a member said or was answered, once per turn and kind. */
    keep: (user: string, { turn, kind, view, file }: Own, at: Date): Promise<WireMessage> =>
      inTurn(async () => {
        const deliveryId = `own/${user}/${turn}/${kind}`
        const known = messages.delivered(deliveryId)
        if (known) return toWire(known, user)
        const sent = file ? { file: { ...file, type: '' } } : {}
        return await append({ ...begin(nextId(), user, deliveryId, at), view, kind, turn, ...sent })
      }),
    /** Stores what a member said where everybody reads it, once per turn. */
    keepThere: (by: { user: string; name: string }, turn: string, view: WireView, at: Date): Promise<WireMessage> =>
      inTurn(async () => {
        const deliveryId = `own/${by.user}/${turn}/there`
        const known = messages.delivered(deliveryId)
        if (known) return toWire(known, by.user)
        return await append({ ...begin(nextId(), EVERYBODY, deliveryId, at), view, kind: 'said', by })
      }),
    /** The channel a message or the answers below it are in; undefined outside any. */
    channelWith(user: string, place: Place): string | undefined {
      const seen = seenBy(user, place)
      const above = seen?.under === undefined ? seen : messages.get(seen.under)
      return above?.user === EVERYBODY ? CHANNEL : undefined
    },
    /** The earlier answer to a turn; undefined if there is none. */
    answered(user: string, turn: string): WireMessage | undefined {
      const known = messages.delivered(`own/${user}/${turn}/answer`)
      return known && toWire(known, user)
    },
    keepBelow: (user: string, place: Place, view: WireView, at: Date): Promise<WireMessage> =>
      inTurn(() => below(user, place, view, at)),
    /** Replaces the answer that was acted on; a message of the bot's stays, with the new answer below. */
    keepInPlace: (user: string, place: Place, view: WireView, at: Date): Promise<WireMessage> =>
      inTurn(async () => {
        const seen = seenBy(user, place)
        return seen?.kind === 'answer'
          ? await append({ type: 'view', id: seen.id, view })
          : await below(user, place, view, at)
      }),
    /**
     * Deletes everything said and answered once anyone who spoke is no longer among `users`: any answer may name what
     * was erased with them.
     */
    retain: (users: string[]): Promise<void> =>
      inTurn(async () => {
        if (messages.own().some(({ user, by }) => !users.includes(by?.user ?? user))) await forgetOwn()
      }),
  }
}

function readers(messages: Messages, last: () => number, files: string) {
  const readBy = (user: string) => [...messages.all()].filter((one) => one.user === user || one.user === EVERYBODY)
  return {
    /** A member's messages, including the channel's and what they said and were answered, oldest first. */
    messages: (user: string): WireMessage[] => readBy(user).map((one) => toWire(one, user)),
    /** The file attached to a member's message; null if there is none. */
    async file(user: string, message: string): Promise<{ name: string; type: string; bytes: Buffer } | null> {
      const found = sentTo(messages, user, message)
      if (!found?.file) return null
      return { ...found.file, bytes: await readFile(join(files, String(found.id))) }
    },
    /** How many messages the bot sent to a member. */
    count: (user: string): number =>
      [...messages.all()].filter((one) => one.user === user && one.kind === 'message').length,
    /** The number of the last change. */
    last,
  }
}

function toWire(kept: Kept, reader: string): WireMessage {
  const { id, user, seq, at, view, kind, by, turn, under, file } = kept
  const reactions = reactionsOf(kept).flatMap(({ emoji, by }) => (by === reader ? [emoji] : []))
  return {
    ...{ channel: channelOf(user), message: String(id), seq, at, view, reactions, kind },
    ...(by === undefined ? {} : { by: by.name }),
    ...(turn === undefined ? {} : { turn }),
    ...(under === undefined ? {} : { under: String(under) }),
    ...(file ? { file: { name: file.name, size: file.size } } : {}),
  }
}
