import type { Draft } from '../entities.ts'

/** Rejected forms, kept for their members until they expire. */
export type Drafts = {
  keep(draft: Draft, expiresAt: Date): Promise<void>
  /** An unexpired draft. */
  get(id: string, now: Date): Promise<Draft | null>
  /** Drops a member's drafts of a form that was sent, by any of them: the same kind, about the same. */
  drop(memberId: string, sent: Draft['form']): Promise<void>
}
