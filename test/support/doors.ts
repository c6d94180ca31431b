import type { Door } from './door.ts'
import { slackDoors } from './slack/door.ts'

/** Every way into the bot. */
export const doors: Door[] = [...slackDoors]
