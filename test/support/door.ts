import type { Workspace } from '../../src/app/ports/entities.ts'
import type { Store } from '../../src/app/ports/store.ts'
import type { TestClock } from './clock.ts'
import type { OpenedDatabase } from './database/database.ts'

// A platform's front door as people use it, from what they type to what they read. Every adapter has one, so that one
// contract and one set of journeys holds them all.

/** Who an asker is: a field of every ask's form. */
export const WHO = { about: 'I build rockets in Toulouse.' }

/** What somebody sees, as a screen reader would read it: texts in their order, buttons as `[Label]`, fields as `‹Label›`. */
type Screen = string

export type Person = {
  name: string
  /** Types a command: `/whoknows Acme Corp`. */
  says(text: string): Promise<void>
  /** Writes to the bot in their conversation with it, in plain words. */
  writes(text: string): Promise<void>
  /** Asks where the team talks: by mentioning the bot in its channel, where a platform has that. */
  mentions(text: string): Promise<void>
  /** Presses the newest button of that label they can see; `at` names the list item it belongs to. */
  presses(label: string, at?: string): Promise<void>
  /** Fills in the form they see, by field name, and sends it; fields left out keep what they show. */
  fills(values: Record<string, string>): Promise<void>
  /** Reacts on the newest direct message that holds `on`. `emoji` is Unicode. */
  reacts(emoji: string, on?: string): Promise<void>
  /** The same on the newest message of the bot in the channel everybody reads. */
  reactsThere(emoji: string, on?: string): Promise<void>
  /** Drops a file into the conversation with the bot. */
  drops(fileName: string, content: string): Promise<void>
  /** What the bot last answered them, where only they see it. */
  sees(): Screen
  /** What stands in the form they see, by field name. */
  form(): Record<string, string>
  /** Their direct messages as they show now, oldest first. */
  inbox(): Promise<Screen[]>
  /** The files that came with their direct messages, oldest first, as they download them. */
  files(): Promise<{ name: string; content: string }[]>
  /** The platform tells once more of what they did last, as it does when it got no answer in time. */
  repeats(): Promise<void>
}

export type World = {
  store: Store
  clock: TestClock
  workspace(): Promise<Workspace>
  /** One of Ana, Ben, Cleo, Dan and Eve. An admin may change the workspace's settings. */
  join(name: string, options?: { admin?: boolean }): Promise<Person>
  /** A channel everybody reads, by the platform's own name. */
  channel: string
  /** What the bot posted there, oldest first. */
  board(): Promise<Screen[]>
  /** From now on the bot may not post in the channel, or may again. */
  closeChannel(isClosed: boolean): void
  /** They are no member of the team any more, as far as the platform lets the bot know. */
  leaves(person: Person): Promise<void>
  /** Runs what is queued; what failed stays queued. Every act of a person ends with it. */
  settle(): Promise<void>
  /** What was logged as a bug, and how what was sent broke a published limit. Must stay empty. */
  faults(): readonly unknown[]
  close(): Promise<void>
}

export type Door = {
  name: string
  /** Another way into a platform that has one on both databases: a server is enough. */
  another?: true
  open(database: OpenedDatabase): Promise<World>
}
