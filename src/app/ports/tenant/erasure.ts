/** What removes one member for good. */
export type Erasure = {
  /**
   * Locks all that a member's erasure changes, until this transaction ends: nobody asks them, and they do nothing,
   * meanwhile. False when they are gone.
   */
  lock(memberId: string): Promise<boolean>
  /** The subjects of messages in others' inboxes that will speak of nothing once the member is gone. */
  subjectsToldOthers(memberId: string): Promise<string[]>
  /**
   * Removes a member and what is theirs, then people nobody knows any more, and companies nothing names any more. What
   * they did stays in the audit without their name. Run on somebody gone it changes nothing.
   */
  removeMember(memberId: string): Promise<{ people: number; organizations: number }>
}
