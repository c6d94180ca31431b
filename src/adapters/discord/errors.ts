import { DiscordAPIError, RESTJSONErrorCodes } from 'discord.js'

/** Somebody's direct messages are closed to the bot, or no guild is shared with them (any more): permanent for now. */
export function isUnreachable(error: unknown): boolean {
  return is(error, [
    RESTJSONErrorCodes.CannotSendMessagesToThisUser,
    RESTJSONErrorCodes.CannotSendMessagesToThisUserDueToHavingNoMutualGuilds,
    RESTJSONErrorCodes.UnknownUser,
  ])
}

/** A channel of a guild is gone, or closed to the bot. */
export function isClosed(error: unknown): boolean {
  return is(error, [
    RESTJSONErrorCodes.UnknownChannel,
    RESTJSONErrorCodes.MissingAccess,
    RESTJSONErrorCodes.MissingPermissions,
    RESTJSONErrorCodes.CannotSendMessagesInNonTextChannel,
  ])
}

/** A message that cannot be shown anew: it, or the way to it, is gone. */
export function isGone(error: unknown): boolean {
  return (
    isUnreachable(error) ||
    is(error, [RESTJSONErrorCodes.UnknownMessage, RESTJSONErrorCodes.UnknownChannel, RESTJSONErrorCodes.MissingAccess])
  )
}

/** Somebody is not in a guild (any more), or the bot is not. */
export function isAbsent(error: unknown): boolean {
  return is(error, [RESTJSONErrorCodes.UnknownMember, RESTJSONErrorCodes.UnknownUser, RESTJSONErrorCodes.UnknownGuild])
}

/** An interaction that was too late to be answered, or was answered by another process. */
export function isOver(error: unknown): boolean {
  return is(error, [RESTJSONErrorCodes.UnknownInteraction]) || isAcknowledged(error)
}

/** An interaction has its first answer: from here, though the answer to that was lost, or from another process. */
export function isAcknowledged(error: unknown): boolean {
  return is(error, [RESTJSONErrorCodes.InteractionHasAlreadyBeenAcknowledged])
}

/** What was sent is larger than Discord takes. */
export function isTooLarge(error: unknown): boolean {
  return is(error, [RESTJSONErrorCodes.RequestEntityTooLarge])
}

function is(error: unknown, codes: RESTJSONErrorCodes[]): boolean {
  return error instanceof DiscordAPIError && codes.some((code) => code === error.code)
}
