import type { Button, Field, Form, Node, View } from '../../views/view.ts'

// JSON types shared by the playground's server and page. Types only: the page's JavaScript is checked against them too.

/** A button whose Command is encoded by `encodeCommand`. */
export type WireButton = Omit<Button, 'command'> & { code: string }

type Carrying<N> = N extends { buttons: Button[] }
  ? Omit<N, 'buttons'> & { buttons: WireButton[] }
  : N extends { buttons?: Button[] }
    ? Omit<N, 'buttons'> & { buttons?: WireButton[] }
    : N

type WithButtons = Extract<Node, { kind: 'item' | 'buttons' }>

export type WireNode = Exclude<Node, WithButtons> | Carrying<WithButtons>

export type WireView = Omit<View, 'nodes'> & { nodes: WireNode[] }

export type WireField = Exclude<Field, { kind: 'channel' | 'member' }>
/** A form: the page sends `submit` back with the values, and the server parses it like any Command. */
export type WireForm = Omit<Form, 'fields'> & { fields: WireField[] }

/** The reply to an action: a view comes as the message it is stored as. */
export type WireReply = { kind: 'view'; message: WireMessage } | { kind: 'form'; form: WireForm } | { kind: 'silence' }

/**
 * A message of the bot, to one member or in the channel everybody reads; or what a member said or was answered, visible
 * to them alone. `seq` grows with every change to any message, and is its event id.
 */
export type WireMessage = {
  kind: 'message' | 'said' | 'answer'
  channel: string
  message: string
  seq: number
  /** Time sent, ISO 8601. */
  at: string
  view: WireView
  /** The name of whoever said it in the channel. */
  by?: string
  /** Its reader's own. */
  reactions: string[]
  /** The page's id for a message and its immediate answer. */
  turn?: string
  /** The message this answer is shown below. */
  under?: string
  /** An attached file to download, or one that was dropped; `size` is in bytes. */
  file?: { name: string; size: number }
}

/** `messages` counts the bot's messages to the member, from which the page derives unread counts. */
export type WireMember = { user: string; name: string; messages: number }

/** The team, and the bot's time, ISO 8601. */
export type WireTeam = { members: WireMember[]; now: string }

/** A refusal: one sentence, and for a form its errors by field name. */
export type WireRefusal = { error: string; fields?: Record<string, string> }
