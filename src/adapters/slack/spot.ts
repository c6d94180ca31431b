// Where the bot was spoken to in a channel. Slack says it of a mention alone: a press in what only its user sees, or in a
// modal, comes without the thread, or without the channel too. So it travels with what answers the mention, in the
// block ids of its buttons and in the metadata of its forms, and comes back with every press.

/** A channel of the workspace, and the thread there that a mention is in, or begins: the `ts` of its first message. */
export type Spot = { channel: string; thread: string }

/** A block id holds 255 characters, metadata 3,000 (docs.slack.dev/reference/block-kit): a spot takes about 30. */
const BESIDE = ' in '
const WRITTEN = /^([CG][A-Z0-9]{1,20})\.(\d{1,12}\.\d{1,9})$/

/** Adds a spot to an id or to metadata, if there is one. */
export function withSpot(text: string, spot: Spot | null): string {
  return spot ? `${text}${BESIDE}${spot.channel}.${spot.thread}` : text
}

/** Takes such a text apart. What comes back from Slack may be altered: it is read only as the ids it should hold. */
export function readSpot(text: string): { text: string; spot: Spot | null } {
  const at = text.lastIndexOf(BESIDE)
  const [, channel, thread] = WRITTEN.exec(at === -1 ? '' : text.slice(at + BESIDE.length)) ?? []
  return channel && thread ? { text: text.slice(0, at), spot: { channel, thread } } : { text, spot: null }
}
