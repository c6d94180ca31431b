import type { Command } from '../../domain/commands/command.ts'
import type { Form, View } from '../../views/view.ts'

/** Where the bot can be spoken to; `local` is the playground and the command line. */
export const PLATFORMS = ['slack', 'discord', 'local'] as const

/** Who speaks, as the platform knows them; the bot finds or makes the member. */
export type Actor = {
  platform: (typeof PLATFORMS)[number]
  /** The platform's id of the workspace (Slack team, Discord guild, or `local`). */
  workspace: string
  workspaceName: string
  /** The platform's id of the user; empty where the workspace itself is meant (`installed`, `removed`). */
  user: string
  /** Null when the platform did not say: a name known already stays. */
  userName: string | null
  timeZone?: string
  /**
   * True for members of this team alone; false for bots, guests, people of other teams and those who left: they read
   * nothing and are never asked. Left out where the platform does not say: they read nothing for now.
   */
  active?: boolean
  /** Whether they may change the workspace's settings; left out where the platform does not say. */
  admin?: boolean
  /** Whether another user is still in the workspace; left out where the platform tells when somebody leaves. */
  isPresent?: ((user: string) => Promise<boolean>) | undefined
}

/** What the bot answers to the one who gave the Command, seen by nobody else. */
export type Reply =
  | { kind: 'view'; view: View }
  | { kind: 'form'; form: Form }
  /** Texts to ask for instead of what is typed so far: at most 25, each at most 100 characters. */
  | { kind: 'suggestions'; names: string[] }
  /** Nothing to say: a reaction that means nothing here. */
  | { kind: 'silence' }

export type Handle = (command: Command, actor: Actor) => Promise<Reply>

/** A member to be messaged directly, or a channel everybody there reads, in the platform's own ids. */
export type Recipient = { workspace: string; user: string } | { workspace: string; channel: string }

/** A message as the platform names it. */
export type MessageRef = { channel: string; message: string }

/** A file that a message carries. Its name is in ASCII letters, digits and `-_.` alone. */
export type Attachment = { name: string; type: 'text/csv'; bytes: Uint8Array<ArrayBuffer> }

/**
 * One door: Slack, Discord or the playground. An adapter translates only: no rule, no wording, no query.
 */
export type Platform = {
  name: Actor['platform']
  /** True where one inbox holds the direct messages of all workspaces, so that each has to say which one it is about. */
  oneInbox?: true
  /** Begins to receive; every Command is given to `handle`. */
  start(handle: Handle): Promise<void>
  /**
   * Posts a message. `deliveryId` names this delivery: a platform that can refuse a repeated one does.
   *
   * @throws DomainError unreachable when it cannot be received for now: the member's direct messages are closed, or they
   *   left; the channel is gone, or closed to the bot; file-refused when the platform does not take the file: nothing
   *   was posted then, and the sentence says why
   * @param file comes with the message, for its reader to download; direct messages only
   */
  send(to: Recipient, view: View, deliveryId: string, file?: Attachment): Promise<MessageRef>
  /** Whether a user is still in the workspace; left out where the platform tells when somebody leaves. */
  isPresent?: (workspace: string, user: string) => Promise<boolean>
  /** Shows `view` in place of what the message showed. */
  update(workspace: string, ref: MessageRef, view: View): Promise<void>
  stop(): Promise<void>
}
