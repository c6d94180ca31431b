import { DiscordAPIError, DiscordjsError, DiscordjsErrorCodes, RESTJSONErrorCodes } from 'discord.js'

/** The user closed direct messages to the bot, or shares no guild with it (any more): permanent for now. */
export function isUnreachable(error: unknown): boolean {
  return is(error, [
    RESTJSONErrorCodes.CannotSendMessagesToThisUser,
    RESTJSONErrorCodes.CannotSendMessagesToThisUserDueToHavingNoMutualGuilds,
    RESTJSONErrorCodes.UnknownUser,
  ])
}

/** A guild's channel is gone, or closed to the bot. */
export function isClosed(error: unknown): boolean {
  return is(error, [
    RESTJSONErrorCodes.UnknownChannel,
    RESTJSONErrorCodes.MissingAccess,
    RESTJSONErrorCodes.MissingPermissions,
    RESTJSONErrorCodes.CannotSendMessagesInNonTextChannel,
    RESTJSONErrorCodes.ThreadLocked,
  ])
}

/** The channel is another guild's. */
export function isElsewhere(error: unknown): boolean {
  return error instanceof DiscordjsError && error.code === DiscordjsErrorCodes.GuildChannelUnowned
}

/** A message cannot be replied to, as the bot may not read earlier ones; it may be posted. */
export function isNoReply(error: unknown): boolean {
  return is(error, [RESTJSONErrorCodes.CannotReplyWithoutPermissionToReadMessageHistory])
}

/** The message can no longer be edited: it, or its channel, is gone. */
export function isGone(error: unknown): boolean {
  return (
    isUnreachable(error) ||
    is(error, [RESTJSONErrorCodes.UnknownMessage, RESTJSONErrorCodes.UnknownChannel, RESTJSONErrorCodes.MissingAccess])
  )
}

/** The user is not in the guild (any more), or the bot is not. */
export function isAbsent(error: unknown): boolean {
  return is(error, [RESTJSONErrorCodes.UnknownMember, RESTJSONErrorCodes.UnknownUser, RESTJSONErrorCodes.UnknownGuild])
}

/** The interaction expired, or another process answered it. */
export function isOver(error: unknown): boolean {
  return is(error, [RESTJSONErrorCodes.UnknownInteraction]) || isAcknowledged(error)
}

/** The interaction's answer cannot be written any more: its 15 minutes are over, or it was dismissed. */
export function isExpired(error: unknown): boolean {
  return is(error, [
    RESTJSONErrorCodes.InvalidWebhookToken,
    RESTJSONErrorCodes.UnknownWebhook,
    RESTJSONErrorCodes.UnknownInteraction,
    RESTJSONErrorCodes.UnknownMessage,
  ])
}

/** The interaction is already acknowledged: by this process, whose reply was lost, or by another. */
export function isAcknowledged(error: unknown): boolean {
  return is(error, [RESTJSONErrorCodes.InteractionHasAlreadyBeenAcknowledged])
}

/** The payload exceeds Discord's size limit. */
export function isTooLarge(error: unknown): boolean {
  return is(error, [RESTJSONErrorCodes.RequestEntityTooLarge])
}

function is(error: unknown, codes: RESTJSONErrorCodes[]): boolean {
  return error instanceof DiscordAPIError && codes.some((code) => code === error.code)
}
