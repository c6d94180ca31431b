import type { Attachment, MessageRef, Platform, Recipient } from '../../src/app/ports/platform.ts'
import { encodeCommand } from '../../src/domain/commands/command-code.ts'
import type { Button, View } from '../../src/views/view.ts'

/** A message as it stands in somebody's inbox, or in a channel. */
export type Delivered = {
  ref: MessageRef
  to: Recipient
  deliveryId: string
  /** What it shows now. */
  view: View
  /** What it showed before, oldest first. */
  earlier: View[]
  /** What came with it. */
  file?: Attachment | undefined
}

export type RecordingPlatform = Platform & {
  /** All messages, oldest first. */
  delivered: readonly Delivered[]
  inbox(to: Recipient): Delivered[]
  /** From now on sending to this user or channel fails with `error`; null mends it. */
  refuse(to: string, error: Error | null): void
  /** From now on every message with a file fails with `error`; null mends it. */
  refuseFiles(error: Error | null): void
  /** From now on not everybody may read this channel. */
  hide(channel: string): void
  /** Somebody deletes a message by hand. */
  vanish(message: Delivered): void
}

/** A platform that keeps what it is given, and refuses what no platform can show or find. */
export function createRecordingPlatform(name: Platform['name'] = 'local'): RecordingPlatform {
  const delivered: Delivered[] = []
  const refused = new Map<string, Error>()
  let filesRefused: Error | null = null
  const hidden = new Set<string>()
  const vanished = new Set<string>()

  return {
    name,
    delivered,
    inbox: (to) => delivered.filter((one) => one.to.workspace === to.workspace && addressOf(one.to) === addressOf(to)),
    refuse(to, error) {
      if (error) refused.set(to, error)
      else refused.delete(to)
    },
    refuseFiles(error) {
      filesRefused = error
    },
    async start() {},
    async close() {},
    async stop() {},
    async send(to, view, deliveryId, { file } = {}) {
      const error = refused.get('user' in to ? to.user : to.channel)
      if (error) throw error
      if (file && filesRefused) throw filesRefused
      check(view)
      const ref = { channel: addressOf(to), message: `${delivered.length + 1}` }
      delivered.push({ ref, to, deliveryId, view, earlier: [], file })
      return ref
    },
    isOpen: async (_workspace, channel) => !hidden.has(channel),
    linkTo: async (_workspace, ref) => `https://chat.test/${ref.channel}/${ref.message}`,
    hide: (channel) => void hidden.add(channel),
    vanish: ({ ref }) => void vanished.add(ref.message),
    async update(workspace, ref, view) {
      const message = delivered.find(
        (one) => one.to.workspace === workspace && one.ref.channel === ref.channel && one.ref.message === ref.message,
      )
      if (!message) throw new Error(`There is no message ${ref.message} in ${ref.channel}.`)
      if (vanished.has(ref.message)) return false
      check(view)
      message.earlier.push(message.view)
      message.view = view
      return true
    },
  }
}

const addressOf = (to: Recipient): string => ('user' in to ? `dm-${to.user}` : to.channel)

/** The buttons of a view in reading order, each with the title of the list item it belongs to. */
export function buttonsOf(view: View): { button: Button; title: string | null }[] {
  return view.nodes.flatMap((node) =>
    node.kind === 'item' || node.kind === 'buttons'
      ? (node.buttons ?? []).map((button) => ({ button, title: node.kind === 'item' ? node.title : null }))
      : [],
  )
}

/** All that a view says, for tests of what somebody may or may not read. */
export function textOf(view: View): string {
  return JSON.stringify(view)
}

/** Every platform must encode what its buttons do, and shows no message without words. */
function check(view: View): void {
  if (view.summary.trim() === '') throw new Error('A message without words.')
  for (const { button } of buttonsOf(view)) encodeCommand(button.command)
}
