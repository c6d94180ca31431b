import type { Command } from '../../domain/commands/command.ts'
import type { Form, View } from '../../views/view.ts'

/** Where the bot can be reached; `local` is the playground and the command line. */
export const PLATFORMS = ['slack', 'discord', 'local'] as const

/** The speaker as the platform knows them; the bot finds or creates the member. */
export type Actor = {
  platform: (typeof PLATFORMS)[number]
  /** The platform's id of the workspace (Slack team, Discord guild, or `local`). */
  workspace: string
  workspaceName: string
  /** The platform's id of the user; empty where the workspace itself is meant (`installed`, `removed`). */
  user: string
  /** Null when the platform did not say: a name already known is kept. */
  userName: string | null
  timeZone?: string
  /**
   * True only for members of this team; false for bots, guests, people of other teams and those who left: they read
   * nothing and are never asked. Omitted when the platform does not say: they read nothing for now.
   */
  active?: boolean
  /** Where they speak, if that is a channel of the workspace. */
  channel?: string | undefined
  /** The thread there in which what is posted belongs, by its first message, where the platform tells it from its channel. */
  thread?: string | undefined
  /** Whether they may change the workspace's settings; omitted when the platform does not say. */
  admin?: boolean
  /** Gives out a file by the reference it was announced with; omitted where files are not kept. */
  openFile?: ((reference: string) => AsyncIterable<Uint8Array>) | undefined
  /** Whether another user is still in the workspace; omitted when the platform reports departures. */
  isPresent?: ((user: string) => Promise<boolean>) | undefined
}

/** The bot's answer to whoever gave the Command, seen by nobody else. */
export type Reply =
  | { kind: 'view'; view: View }
  | { kind: 'form'; form: Form }
  /** Suggestions to replace what has been typed so far: at most 25, each at most 100 characters. */
  | { kind: 'suggestions'; names: string[] }
  /** Teammates for a form to offer, by their platform's ids: at most 25. */
  | { kind: 'teammates'; teammates: Teammate[] }
  /** Nothing to say: a reaction that means nothing here. */
  | { kind: 'silence' }

export type Teammate = { user: string; name: string }

export type Handle = (command: Command, actor: Actor) => Promise<Reply>

/** A member to message directly, or a channel everybody there reads, or a thread in it, in the platform's own ids. */
export type Recipient =
  | { workspace: string; user: string }
  | { workspace: string; channel: string; thread?: string | undefined }

/** A message by the platform's ids. */
export type MessageRef = { channel: string; message: string }

/** A file attached to a message. Its name has only ASCII letters, digits and `-_.`. */
export type Attachment = {
  name: string
  type: 'text/csv' | 'text/html' | 'message/rfc822' | 'application/json'
  bytes: Uint8Array<ArrayBuffer>
}

type Sending = { file?: Attachment | undefined; again?: boolean }

/** A message was not posted. */
export class NotSent extends Error {
  override name = 'NotSent'
}

/**
 * One platform: Slack, Discord or the playground. An adapter only translates: no rules, no wording, no queries.
 */
export type Platform = {
  name: Actor['platform']
  /** True when one inbox holds the direct messages of all workspaces, so each must say which one it is about. */
  oneInbox?: true
  /** Starts receiving; every Command is passed to `handle`. */
  start(handle: Handle): Promise<void>
  /**
   * Posts a message. `deliveryId` identifies this delivery: platforms that can reject duplicates use it.
   *
   * @throws DomainError unreachable when it cannot be received for now: the member's direct messages are closed, or
   *   they left; the channel is gone, or closed to the bot; file-refused when the platform rejects the file: then
   *   nothing was posted, and the sentence says why
   * @throws NotSent when it was surely not posted: the next try need not look for it
   * @param sending.file sent with the message, for its reader to download; direct messages only
   * @param sending.again whether it may be posted already, by a process that died or got no answer: where the platform
   *   rejects no duplicates, a direct message is looked for first
   */
  send(to: Recipient, view: View, deliveryId: string, sending?: Sending): Promise<MessageRef>
  /** Whether a user is still in the workspace; omitted when the platform reports departures. */
  isPresent?: (workspace: string, user: string) => Promise<boolean>
  /** The same, asked anew before what cannot be taken back; omitted where nobody leaves. */
  isBack?: (workspace: string, user: string) => Promise<boolean>
  /** Replaces the message's content with `view`; false when it, or its channel, is gone. */
  update(workspace: string, ref: MessageRef, view: View): Promise<boolean>
  /** Whether every member of the workspace may read a channel; false also where the platform does not say. */
  isOpen(workspace: string, channel: string): Promise<boolean>
  /** The web address of a message; null if it has none. */
  linkTo(workspace: string, ref: MessageRef): Promise<string | null>
  /**
   * Answers what another process accepted and kept, in its place where that is still open, else by direct message; omitted
   * where nothing outlives its process. A Command may be worked on for the second time.
   */
  answerLeft?: (kept: string) => Promise<void>
  /** Stops taking in. What was received is still worked on and answered, and messages are still sent. */
  close(): Promise<void>
  /** Finishes what was received, then lets go of the platform. */
  stop(): Promise<void>
}
