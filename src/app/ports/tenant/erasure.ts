/** Permanent removal of one member. */
export type Erasure = {
  /**
   * Locks everything a member's erasure changes until this transaction ends: meanwhile nobody asks them, and they do
   * nothing. False when they are gone.
   */
  lock(memberId: string): Promise<boolean>
  /** Subjects of messages in others' inboxes that will no longer exist once the member is gone. */
  subjectsToldOthers(memberId: string): Promise<string[]>
  /**
   * Removes a member and their data, then people nobody knows any more, and companies nothing refers to. What
   * they did stays in the audit without their name. Repeating it changes nothing.
   */
  removeMember(memberId: string): Promise<{ people: number; organizations: number }>
}
