import { z } from 'zod'
import type { Log } from '../../app/ports/log.ts'
import type { Actor } from '../../app/ports/platform.ts'
import { errorCode } from './call.ts'

/** What is known of a Slack user; `userName` is null and `active` omitted when Slack did not say. */
export type Profile = Pick<Actor, 'userName' | 'timeZone' | 'active' | 'admin'>

const flag = z.boolean().nullish()
const User = z.object({
  id: z.string(),
  team_id: z.string().nullish(),
  /** Set on Enterprise Grid, where a member's home team may differ. */
  enterprise_user: z.unknown().optional(),
  name: z.string().nullish(),
  real_name: z.string().nullish(),
  profile: z.object({ real_name: z.string().nullish(), display_name: z.string().nullish() }).nullish(),
  tz: z.string().nullish(),
  deleted: flag,
  is_bot: flag,
  is_workflow_bot: flag,
  is_restricted: flag,
  is_ultra_restricted: flag,
  is_stranger: flag,
  is_admin: flag,
  is_owner: flag,
})

/** How long a profile stays fresh, in milliseconds; changes arrive as events of their own. */
const BELIEVED = 3600_000
/** How long a stale profile is used while Slack cannot be reached, in milliseconds: a day. */
const COUNTS = 24 * 3600_000
const KEPT = 10_000

/** Errors for users not visible to anyone here: not members of the team. */
const NOBODY = new Set(['user_not_found', 'user_not_visible', 'users_not_found'])

/** Caches user profiles, fetched from Slack at most once an hour. */
export function createProfiles(options: {
  ask(user: string): Promise<unknown>
  team: string
  /** Milliseconds that only grow. */
  now(): number
  log: Log
}) {
  const { ask, team, now, log } = options
  const seen = new Map<string, { at: number; profile: Profile }>()
  const asking = new Map<string, Promise<Profile>>()

  const keep = (user: string, profile: Profile): Profile => {
    seen.delete(user)
    if (seen.size >= KEPT) seen.delete(seen.keys().next().value ?? '')
    seen.set(user, { at: now(), profile })
    return profile
  }

  const within = (user: string, age: number): Profile | null => {
    const last = seen.get(user)
    return last && now() - last.at < age ? last.profile : null
  }

  const find = async (user: string): Promise<Profile> => {
    try {
      return keep(user, readUser(await ask(user), team).profile)
    } catch (error) {
      log.warn({ err: error, user }, 'Slack did not say who somebody is')
      if (NOBODY.has(errorCode(error))) return keep(user, { userName: null, active: false })
      return within(user, COUNTS) ?? { userName: null }
    }
  }

  return {
    /**
     * A user's profile. While Slack cannot be reached, one fetched within a day is used; otherwise `active` is omitted.
     */
    async of(user: string): Promise<Profile> {
      const known = within(user, BELIEVED)
      if (known) return known
      const asked = asking.get(user) ?? find(user).finally(() => asking.delete(user))
      asking.set(user, asked)
      return await asked
    },
    /** Updates the cache from an event. */
    learn(raw: unknown): { user: string; profile: Profile } {
      const read = readUser(raw, team)
      keep(read.user, read.profile)
      return read
    },
  }
}

/** Whether a user is a member of this team, asked of Slack now. @throws what Slack answered where it does not say */
export async function isMember({ user: ask, team }: Asked, user: string): Promise<boolean> {
  try {
    return readUser(await ask(user), team.id).profile.active === true
  } catch (error) {
    if (NOBODY.has(errorCode(error))) return false
    throw error
  }
}

type Asked = { user(id: string): Promise<unknown>; team: { id: string } }

/** Parses a Slack user object (docs.slack.dev/reference/objects/user-object). */
function readUser(raw: unknown, team: string): { user: string; profile: Profile } {
  const user = User.parse(raw)
  const guest = user.is_restricted || user.is_ultra_restricted || user.is_stranger
  const elsewhere = user.team_id && user.team_id !== team && !user.enterprise_user
  const robot = user.is_bot || user.is_workflow_bot || user.id === 'USLACKBOT'
  const names = [user.profile?.real_name, user.real_name, user.profile?.display_name, user.name]
  return {
    user: user.id,
    profile: {
      userName: names.find((name) => name?.trim())?.trim() ?? null,
      ...(user.tz ? { timeZone: user.tz } : {}),
      active: !(user.deleted || robot || guest || elsewhere),
      admin: Boolean(user.is_admin || user.is_owner),
    },
  }
}
