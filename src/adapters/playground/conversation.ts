import { refusalView } from '../../app/door-words.ts'
import type { Actor, Handle } from '../../app/ports/platform.ts'
import { type Command, has, replacesAnswer } from '../../domain/commands/command.ts'
import { MAX_MESSAGE } from '../../domain/commands/define.ts'
import { readWritten } from '../../domain/commands/typed.ts'
import { DomainError } from '../../domain/errors.ts'
import type { Visibility } from '../../domain/relationships/relationship.ts'
import { lineView, type View } from '../../views/view.ts'
import { CHANNEL, channelOf, EVERYBODY, type Journal, type Place } from './journal.ts'
import type { Person } from './receive.ts'
import { renderForm, renderView } from './render.ts'
import type { WireMessage, WireReply, WireView } from './wire.ts'

/** Stores an answer. */
type Keep = (view: WireView) => Promise<WireMessage>

/**
 * One member's exchange with the bot, all of it stored in the journal.
 *
 * @param bot throws while the bot is not ready
 */
export function createConversation(
  journal: Journal,
  bot: () => Handle,
  { actor, people }: { actor: Actor; people: Person[] },
  clock: () => Date,
) {
  const { user } = actor
  const below =
    (place: Place): Keep =>
    (view) =>
      journal.keepBelow(user, place, view, clock())
  const inPlace =
    (place: Place): Keep =>
    (view) =>
      journal.keepInPlace(user, place, view, clock())
  const inTurn =
    (turn: string): Keep =>
    (view) =>
      journal.keep(user, { turn, kind: 'answer', view }, clock())

  async function give(command: Command, keep: Keep, channel?: string): Promise<WireReply> {
    const reply = await bot()(command, { ...actor, channel })
    if (reply.kind === 'view') return { kind: 'view', message: await keep(renderView(reply.view)) }
    if (reply.kind === 'form') return { kind: 'form', form: renderForm(reply.form, people) }
    // The page offers no autocomplete.
    return { kind: 'silence' }
  }

  /** Stores what is said before answering it. A repeated turn gets its earlier answer. */
  async function take(
    turn: string,
    said: { view: View; file?: { name: string; size: number } },
    answer: () => Promise<WireReply>,
  ): Promise<WireReply> {
    const known = journal.answered(user, turn)
    if (known) return { kind: 'view', message: known }
    // Never store what cannot reach the bot.
    bot()
    await journal.keep(user, { turn, kind: 'said', ...said, view: renderView(said.view) }, clock())
    return await answer()
  }

  return {
    type: (text: string, turn: string): Promise<WireReply> =>
      take(turn, { view: lineView(text.trim()) }, async () => {
        const command = understood(text)
        if (!('refusal' in command)) return await give(command, inTurn(turn))
        return { kind: 'view', message: await inTurn(turn)(renderView(command.refusal)) }
      }),
    /**
     * Says something to the bot in the channel, and shows there what it answers: buttons alone, each answering whoever
     * presses it.
     */
    async mention(text: string, turn: string): Promise<WireReply> {
      bot()
      await journal.keepThere({ user, name: actor.userName ?? user }, turn, renderView(lineView(text.trim())), clock())
      const there: Keep = (view) => journal.add(EVERYBODY, `mention/${user}/${turn}`, view, clock())
      return await give({ kind: 'mentioned', text: withoutName(text) }, there, CHANNEL)
    },
    press: (command: Command, place: Place): Promise<WireReply> =>
      give(command, leadsOn(command) ? inPlace(place) : below(place), journal.channelWith(user, place)),
    fill: (command: Command, turn: string, place: Place | null): Promise<WireReply> =>
      give(command, place ? below(place) : inTurn(turn), place ? journal.channelWith(user, place) : undefined),
    drop: (
      { visibility, ...file }: { name: string; size: number; visibility?: Visibility | undefined },
      turn: string,
      bytes: AsyncIterable<Uint8Array>,
    ): Promise<WireReply> =>
      take(turn, { view: lineView(file.name), file }, () =>
        give({ kind: 'import', file: { name: file.name, reference: turn, bytes }, visibility }, inTurn(turn)),
      ),
    /** Never stores a reaction that cannot reach the bot. */
    async react({ channel, message, emoji, on }: { channel: string; message: string; emoji: string; on: boolean }) {
      bot()
      const owner = channel === CHANNEL ? EVERYBODY : user
      const kept = channel === channelOf(owner) && (await journal.react(owner, message, { emoji, on, by: user }))
      if (!kept) throw new DomainError('message-gone')
      if (!on) return { kind: 'silence' } as const
      return await give({ kind: 'react', channel, message, emoji }, below({ message, key: `react ${emoji}` }))
    },
  }
}

/** What was said to the bot in the channel, without its name. */
function withoutName(text: string): string {
  return text
    .replaceAll(/(?<=^|\s)@foothold\b[,:]?/gi, ' ')
    .trim()
    .slice(0, MAX_MESSAGE)
}

/** Parses typed text into a Command or a refusal; the slash is optional. */
function understood(text: string): Command | { refusal: View } {
  try {
    return readWritten(text)
  } catch (error) {
    if (error instanceof DomainError) return { refusal: refusalView(error) }
    throw error
  }
}

/** Whether an answer replaces the one its button is in. */
function leadsOn(command: Command): boolean {
  return replacesAnswer(command) || has(command, 'from-overview')
}
