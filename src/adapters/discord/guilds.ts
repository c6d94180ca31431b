import type { Client } from 'discord.js'
import type { Actor } from '../../app/ports/platform.ts'
import { isAbsent } from './errors.ts'

/**
 * A user as a member of a guild, asked of Discord each time: without the privileged list of members nothing tells when
 * somebody leaves. Null when they are not in it (any more).
 */
export async function findMember(client: Client, guildId: string, user: string): Promise<Actor | null> {
  const guild = client.guilds.cache.get(guildId)
  if (!guild) return null
  try {
    const member = await guild.members.fetch({ user, force: true, cache: false })
    return {
      platform: 'discord',
      workspace: guildId,
      workspaceName: guild.available ? guild.name : '',
      user,
      userName: member.displayName,
      active: !member.user.bot,
    }
  } catch (error) {
    if (isAbsent(error)) return null
    throw error
  }
}

/** Guilds looked through for a stranger. */
const LOOKED_THROUGH = 10

/**
 * Somebody who writes to the bot before they ever used it in a guild, as a member of the one guild they share with it.
 * Null when they share none or several, or the bot is in too many to look.
 */
export async function findStranger(client: Client, user: string): Promise<Actor | null> {
  const guilds = [...client.guilds.cache.keys()]
  if (guilds.length > LOOKED_THROUGH) return null
  const found = await Promise.all(guilds.map((guild) => findMember(client, guild, user)))
  const [first, second] = found.filter((member) => member !== null)
  return second ? null : (first ?? null)
}

/** Somebody who is not in a guild any more, for the bot to remember. */
export function absent(guildId: string, user: string): Actor {
  return { platform: 'discord', workspace: guildId, workspaceName: '', user, userName: null, active: false }
}

/** A guild itself, where nobody speaks; of one that is down nobody knows the name. */
export function guildActor({ id, name }: { id: string; name?: string }): Actor {
  return { platform: 'discord', workspace: id, workspaceName: name ?? '', user: '', userName: null }
}

/** How long somebody seen in a guild counts as there, in milliseconds. */
const SEEN = 10 * 60_000
/** Sightings remembered at once. */
const SIGHTINGS = 10_000

/** Whether a user is in a guild. Whoever was seen there lately is not looked for again. */
export function rememberPresence(client: Client): (guild: string, user: string) => Promise<boolean> {
  const seen = new Map<string, number>()
  return async (guild, user) => {
    const key = `${guild} ${user}`
    if (performance.now() - (seen.get(key) ?? Number.NEGATIVE_INFINITY) < SEEN) return true
    seen.delete(key)
    if (!(await findMember(client, guild, user))) return false
    if (seen.size >= SIGHTINGS) seen.clear()
    seen.set(key, performance.now())
    return true
  }
}
