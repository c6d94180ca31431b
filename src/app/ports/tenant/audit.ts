import type { AuditEvent } from '../entities.ts'

/** Who did what, and when: the record behind undo and history. */
export type Audit = {
  /** @returns the event's id */
  record(event: AuditEvent, now: Date): Promise<string>
  get(id: string): Promise<(AuditEvent & { data: Record<string, unknown> }) | null>
}
