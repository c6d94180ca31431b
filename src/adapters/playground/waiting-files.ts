import { DomainError } from '../../domain/errors.ts'

// The page's files are kept nowhere: one that waits for its sender's yes waits in this process's memory, as it would at
// a platform: it may be read for the form that asks which column is what, and again after the yes. Newer files push it
// out, and a restart forgets it.

/** Files that wait at a time, the oldest being forgotten first. */
const MOST = 5

export function createWaitingFiles() {
  const waiting = new Map<string, Uint8Array[]>()
  return {
    /** Keeps a file's bytes as they are read; they are given out by `turn`. */
    async *keep(turn: string, bytes: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
      const kept: Uint8Array[] = []
      for await (const chunk of bytes) kept.push(chunk)
      waiting.set(turn, kept)
      for (const key of [...waiting.keys()].slice(0, -MOST)) waiting.delete(key)
      yield* kept
    },
    /** @throws DomainError stale when it is forgotten */
    async *open(turn: string): AsyncGenerator<Uint8Array> {
      const kept = waiting.get(turn)
      if (!kept) throw new DomainError('file-gone')
      yield* kept
    },
  }
}

export type WaitingFiles = ReturnType<typeof createWaitingFiles>
