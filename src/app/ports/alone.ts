/** What only one of the bot's processes may do at a time. */
export type Alone = {
  /**
   * Takes part: `begin` is called once it is this process's turn, and `end` before it can be another's. Both may be called
   * again and again.
   *
   * @returns resolves once it has begun here for the first time, or is another's
   * @throws what `begin` throws the first time
   */
  join(work: { begin(): Promise<void>; end(): Promise<void> }): Promise<void>
  /** Takes part no more: what runs is ended, and another may begin at once. */
  leave(): Promise<void>
}

/** Where there is one process anyway. */
export function alwaysAlone(): Alone {
  let end: (() => Promise<void>) | null = null
  return {
    async join(work) {
      end = work.end
      await work.begin()
    },
    async leave() {
      await end?.()
      end = null
    },
  }
}
