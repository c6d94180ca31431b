import { discordDoors } from './discord/door.ts'
import type { Door } from './door.ts'
import { playgroundDoor } from './playground-door.ts'
import { slackDoors } from './slack/door.ts'

/** Every way into the bot: one contract and one set of journeys holds them all. */
export const doors: Door[] = [playgroundDoor, ...slackDoors, ...discordDoors]
