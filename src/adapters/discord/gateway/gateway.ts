import { Client, Events, GatewayIntentBits, Options } from 'discord.js'
import type { TellState } from '../../../app/ports/door-state.ts'
import type { Log } from '../../../app/ports/log.ts'
import { DomainError } from '../../../domain/errors.ts'
import { finalCause, signIn, watch } from './connection.ts'

// The gateway, which hears what people say. It can be opened and closed again; Discord is called all the while.

/** No privileged intents: the bot reads in channels only what mentions it, and never the member list. */
const INTENTS = [
  GatewayIntentBits.Guilds,
  GatewayIntentBits.GuildMessages,
  GatewayIntentBits.GuildMessageReactions,
  GatewayIntentBits.DirectMessages,
  GatewayIntentBits.DirectMessageReactions,
]

/** Caches that nothing reads. Whoever stands by has no user of its own. */
const CACHES = Options.cacheWithLimits({
  MessageManager: 0,
  ReactionManager: 0,
  GuildMemberManager: { maxSize: 0, keepOverLimit: (member) => member.id === member.client.user?.id },
  UserManager: { maxSize: 0, keepOverLimit: (user) => user.id === user.client.user?.id },
})

/**
 * How long to wait for the next guild before starting without the rest, in milliseconds: an unavailable guild is
 * announced when it returns, perhaps hours later.
 */
const GUILDS = 1_000

/** How long closing waits for what is just opening, in milliseconds. */
const OPENING = 3_000

export type Gateway = {
  /** The library's client; one that is not ready calls Discord, and hears and knows nothing. */
  readonly client: Client
  /**
   * Signs in, and waits until all available guilds are known.
   *
   * @throws DomainError settings-invalid when Discord rejects the token or its intents
   */
  open(): Promise<void>
  /** Hears nothing from now on. What was heard can still be answered. */
  close(): Promise<void>
  /** Lets go of Discord. */
  end(): Promise<void>
}

type Setting = { token: string; apiUrl: string | null; log: Log; tell: TellState }

/** @param listen registers what is to be heard by a client before it signs in */
export function createGateway({ token, apiUrl, log, tell }: Setting, listen: (client: Client) => void): Gateway {
  let client = fresh()
  let endWatch = () => {}
  let opened: Promise<unknown> = Promise.resolve()

  /** A client that signs in once: the library's cannot be opened again. */
  function fresh(): Client {
    const made = new Client({
      intents: INTENTS,
      allowedMentions: { parse: [] },
      makeCache: CACHES,
      waitGuildTimeout: GUILDS,
      ...(apiUrl ? { rest: { api: apiUrl } } : {}),
    })
    made.rest.setToken(token)
    return made
  }

  async function close(): Promise<void> {
    endWatch()
    const heard = client
    client = fresh()
    // What is half open would open nevertheless.
    const late = new Promise((resolve) => setTimeout(resolve, OPENING).unref())
    await Promise.race([opened.catch(() => undefined), late])
    await heard.destroy()
    // Those who are still to be answered were heard by this one.
    heard.rest.setToken(token)
  }

  return {
    get client() {
      return client
    },
    async open() {
      const opening = client
      opening.on(Events.Error, (error) => log.error({ err: error }, 'The connection to Discord broke'))
      opening.on(Events.ShardDisconnect, ({ code }) => log.error({ code }, finalCause(code)))
      listen(opening)
      endWatch = watch(opening, tell)
      try {
        opened = signIn(opening, token)
        await opened
      } catch (error) {
        if (opening === client) await close()
        if (error instanceof DomainError) tell({ is: 'fatal', error })
        throw error
      }
    },
    close,
    async end() {
      endWatch()
      await client.destroy()
    },
  }
}
