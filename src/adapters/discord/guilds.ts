import { ChannelType, type Client, type Guild, type GuildBasedChannel, PermissionFlagsBits } from 'discord.js'
import type { Actor } from '../../app/ports/platform.ts'
import { isAbsent, isClosed, isElsewhere } from './errors.ts'

/**
 * Fetches a user as a member of a guild, every time: without the privileged member list, nothing reports that somebody
 * left. Null when they are not (or no longer) in it.
 */
export async function findMember(client: Client, guildId: string, user: string): Promise<Actor | null> {
  const guild = await guildOf(client, guildId)
  if (!guild) return null
  try {
    const member = await guild.members.fetch({ user, force: true, cache: false })
    return {
      platform: 'discord',
      workspace: guildId,
      // Of a guild that is unavailable nothing is known.
      workspaceName: guild.name ?? '',
      user,
      userName: member.displayName,
      active: !member.user.bot,
    }
  } catch (error) {
    if (isAbsent(error)) return null
    throw error
  }
}

/** Whether everybody in a guild may read one of its channels; false while Discord does not say. */
export async function isOpenToAll(client: Client, guildId: string, channelId: string): Promise<boolean> {
  const guild = await guildOf(client, guildId)
  const channel = guild && (await channelOf(guild, channelId))
  // The role of everybody has the guild's own id.
  const everybody = guild?.roles.cache.get(guildId)
  // A private thread is for those in it, whoever may read its channel.
  if (!channel || !everybody || channel.type === ChannelType.PrivateThread) return false
  // A thread is read by those who read what it hangs from.
  const read = channel.isThread() ? await channelOf(guild, channel.parentId ?? '') : channel
  return read?.permissionsFor(everybody)?.has(PermissionFlagsBits.ViewChannel) ?? false
}

/**
 * Whether a channel is one of this guild's.
 *
 * @throws while the guild is unavailable: its channels are unknown, and the job is tried again
 */
export async function hasChannel(client: Client, guildId: string, channelId: string): Promise<boolean> {
  const guild = await guildOf(client, guildId)
  // Posting there fails, and says why.
  if (!guild) return client.isReady()
  if (client.isReady() && !guild.available) throw new Error('This guild is not available at the moment.')
  return (await channelOf(guild, channelId)) !== null
}

/**
 * A guild the bot is in; null for others. The gateway tells of all of them: where another process has it, Discord is asked.
 */
async function guildOf(client: Client, id: string): Promise<Guild | null> {
  const known = client.guilds.cache.get(id) ?? null
  if (known || client.isReady()) return known
  return await orNone(client.guilds.fetch({ guild: id, force: true, cache: false }))
}

/** A guild's channel or thread, known from where the guild is. */
async function channelOf(guild: Guild, id: string): Promise<GuildBasedChannel | null> {
  const known = guild.channels.cache.get(id) ?? null
  if (known || guild.client.isReady()) return known
  return await orNone(guild.channels.fetch(id, { force: true, cache: false }))
}

/** What is fetched, or null where it is not there for the bot. */
async function orNone<T>(fetched: Promise<T>): Promise<T | null> {
  try {
    return await fetched
  } catch (error) {
    if (isAbsent(error) || isClosed(error) || isElsewhere(error)) return null
    throw error
  }
}

/** Most guilds searched for a stranger. */
const LOOKED_THROUGH = 10

/**
 * Finds a user who writes to the bot before ever using it in a guild, as a member of the one guild they share with it.
 * Null when they share none or several, or the bot is in too many to search.
 */
export async function findStranger(client: Client, user: string): Promise<Actor | null> {
  const guilds = [...client.guilds.cache.keys()]
  if (guilds.length > LOOKED_THROUGH) return null
  const found = await Promise.all(guilds.map((guild) => findMember(client, guild, user)))
  const [first, second] = found.filter((member) => member !== null)
  return second ? null : (first ?? null)
}

/** A user who is no longer in a guild, for the bot to record. */
export function absent(guildId: string, user: string): Actor {
  return { platform: 'discord', workspace: guildId, workspaceName: '', user, userName: null, active: false }
}

/** The guild itself as an Actor; an unavailable guild has no known name. */
export function guildActor({ id, name }: { id: string; name?: string }): Actor {
  return { platform: 'discord', workspace: id, workspaceName: name ?? '', user: '', userName: null }
}

/** How long a user seen in a guild counts as present, in milliseconds. */
const SEEN = 10 * 60_000
/** Most sightings kept at once. */
const SIGHTINGS = 10_000

/** Checks whether a user is in a guild, without asking again about one seen there recently. */
export function rememberPresence(client: () => Client): (guild: string, user: string) => Promise<boolean> {
  const seen = new Map<string, number>()
  return async (guild, user) => {
    const key = `${guild} ${user}`
    if (performance.now() - (seen.get(key) ?? Number.NEGATIVE_INFINITY) < SEEN) return true
    seen.delete(key)
    if (!(await findMember(client(), guild, user))) return false
    if (seen.size >= SIGHTINGS) seen.clear()
    seen.set(key, performance.now())
    return true
  }
}
