// What becomes of a member's data when they go: erased, and before that handed over as they agreed to.

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

/** Whom a member lets take over whom they know if they leave. */
export type Handover = {
  id: string
  /** Who gives, and whether they are in the team; and who would receive it. */
  memberId: string
  giver: string
  isHere: boolean
  receiverId: string
  receiver: string
  consentedAt: Date
  /** When the receiver was asked, as the giver had left; and what they said. */
  askedAt: Date | null
  agreed: boolean | null
}

/** How many would be handed over, by who may see them: what is private never is. */
export type HandedOver = { open: number; sealed: number }

export type Handovers = {
  get(id: string): Promise<Handover | null>
  /** What a member agreed to; null where they did not. */
  of(memberId: string): Promise<Handover | null>
  /** What a member agreed to, and what they were asked to take over. */
  with(memberId: string): Promise<Handover[]>
  /** Records that a member agrees to it; instead of what they agreed to before. */
  agree(handover: Pick<Handover, 'id' | 'memberId' | 'receiverId'>, now: Date): Promise<void>
  /** Forgets it; false where there is none. */
  takeBack(memberId: string): Promise<boolean>
  count(memberId: string): Promise<HandedOver>
  /** Records that its receiver is asked; false where they were, or the giver is back. */
  ask(id: string, now: Date): Promise<boolean>
  /** Its giver is back: it is as if nobody had been asked. False where that is not so. */
  rest(id: string): Promise<boolean>
  /**
   * Records its receiver's first answer. On a yes it gives them ties of their own to whom the giver knows openly or sealed: with
   * name, title, company and who sees it, as imported and never confirmed. Whom they know already stays as it is.
   *
   * @returns how many became theirs; null where it was answered, nobody was asked, or the giver is back
   */
  answer(id: string, agreed: boolean, now: Date): Promise<number | null>
  /** Who handed a tie over: empty where they are erased; null where nobody did. */
  giverOf(relationshipId: string): Promise<string | null>
}
