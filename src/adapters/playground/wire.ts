import type { Button, Field, Form, Node, View } from '../../views/view.ts'

// What travels between the playground's server and its page, as JSON. Types only: the page's JavaScript is checked
// against them too.

/** A button, its Command replaced by the string of `encodeCommand`. */
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
/** A form as it is: the page sends `submit` back with what was typed, and the server parses it as any Command. */
export type WireForm = Omit<Form, 'fields'> & { fields: WireField[] }

/** What something is answered: a view comes as the message it is kept as. */
export type WireReply = { kind: 'view'; message: WireMessage } | { kind: 'form'; form: WireForm } | { kind: 'silence' }

/**
 * A message of the bot: to one member, or in the channel everybody reads; or what a member said or was answered, which
 * they alone see. `seq` grows with each change of any message: the id of its event.
 */
export type WireMessage = {
  kind: 'message' | 'said' | 'answer'
  channel: string
  message: string
  seq: number
  /** When it was sent, ISO 8601. */
  at: string
  view: WireView
  reactions: string[]
  /** The page's name of what was said and answered at once. */
  turn?: string
  /** The message below which this answer stands. */
  under?: string
  /** A file that came with it, for its reader to download, or that was dropped; `size` is in bytes. */
  file?: { name: string; size: number }
}

/** `messages` counts the messages the member got from the bot, so that the page can tell what is unread. */
export type WireMember = { user: string; name: string; messages: number }

/** A refusal: one sentence, and for a form what to mend by field name. */
export type WireRefusal = { error: string; fields?: Record<string, string> }
