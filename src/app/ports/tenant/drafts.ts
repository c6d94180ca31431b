import type { Draft } from '../entities.ts'

/** Rejected forms, kept for their members until they expire. */
export type Drafts = {
  keep(draft: Draft, expiresAt: Date): Promise<void>
  /** An unexpired draft. */
  get(id: string, now: Date): Promise<Draft | null>
}
