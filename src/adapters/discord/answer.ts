import {
  type AutocompleteInteraction,
  type MessageComponentInteraction,
  MessageFlags,
  MessageFlagsBitField,
  type RepliableInteraction,
  Routes,
  type StringSelectMenuInteraction,
} from 'discord.js'
import { takeIn } from '../../app/take-in.ts'
import { has, replacesAnswer } from '../../domain/commands/command.ts'
import { DomainError } from '../../domain/errors.ts'
import type { Form } from '../../views/view.ts'
import { announce, openForm } from './announce.ts'
import { helpChoice } from './commands.ts'
import { type Asked, type DiscordBot, decide, findTeammates, messageOf } from './decide.ts'
import { answersTo } from './direct-messages.ts'
import type { OpenFile } from './file.ts'
import { keepInteraction } from './kept.ts'
import { actorOf, fromCode, type Given, readChoice, readDirectMessage, readTypedSoFar } from './receive.ts'
import { type Rendered, renderView } from './render.ts'
import { type FormPlace, renderForm } from './render-form.ts'

/**
 * Answers an interaction. It is acknowledged before anything is read: Discord allows 3 seconds for that, then 15
 * minutes for the answer itself. A form opens in place of an acknowledgement: Discord allows none after one.
 */
export async function answerInteraction(
  bot: DiscordBot,
  interaction: RepliableInteraction,
  given: Given,
): Promise<void> {
  const { command, besides, pending } = given
  const guild = interaction.guildId ?? given.guild
  const taken = takeIn(() => command)
  const opens = 'showModal' in interaction
  if (taken.kind === 'refused') return await tell(interaction, renderView(taken.view, guild))
  const asked = { command, guild, pending, user: interaction.user.id, actor: actorOf(interaction) }
  if (taken.kind === 'form' && opens) {
    const modal = renderForm(taken.form, await placeOf(bot, interaction, { ...asked, form: taken.form }))
    await openForm(() => interaction.showModal(modal))
    return
  }
  // Stored input must be read before its form can open: the only read before a response.
  if (opens && has(command, 'opens-after-reading')) return await openWhatIsKept(bot, interaction, asked)
  // An ephemeral answer may replace the one its button is in.
  const place =
    interaction.isMessageComponent() && replacesAnswer(command) && isHidden(interaction) ? interaction : null
  const kept = keepInteraction(interaction, { ...asked, inPlace: place !== null })
  if (!(await announce(bot, interaction, () => place?.deferUpdate() ?? interaction.deferReply(HIDDEN), kept))) return
  const message = await messageOf(bot, await decide(bot, asked))
  if (message) await interaction.editReply(message)
  else if (!place) await interaction.deleteReply()
  if (besides) await tell(interaction, await messageOf(bot, await decide(bot, { ...asked, command: besides })))
  await bot.done(interaction.id)
}

async function openWhatIsKept(
  bot: DiscordBot,
  interaction: Extract<RepliableInteraction, { showModal: unknown }>,
  asked: Asked,
): Promise<void> {
  const outcome = await decide(bot, asked)
  if (!outcome || !('form' in outcome)) return await tell(interaction, await messageOf(bot, outcome))
  const { form, actor } = outcome
  const place = await placeOf(bot, interaction, { ...asked, form, actor, guild: actor.workspace })
  const modal = renderForm(form, place)
  await openForm(() => interaction.showModal(modal))
}

/** Where a form opens. Outside any guild the teammates it may name are read first: Discord offers nobody there. */
async function placeOf(
  bot: DiscordBot,
  { guildId }: RepliableInteraction,
  asked: Asked & { form: Form },
): Promise<FormPlace> {
  const isDirect = guildId === null
  const names = isDirect && asked.form.fields.some(({ kind }) => kind === 'member')
  return { guild: asked.guild, isDirect, teammates: names ? await findTeammates(bot, asked) : [] }
}

const HIDDEN = { flags: MessageFlags.Ephemeral } as const

/** Handles the choice of a guild by doing there what was pending. */
export async function answerQuestion(
  bot: DiscordBot,
  interaction: StringSelectMenuInteraction,
  openFile: OpenFile,
): Promise<void> {
  const { pending, guild } = readChoice(interaction)
  if ('code' in pending) return await answerInteraction(bot, interaction, fromCode({ guild, code: pending.code }))
  if (!(await announce(bot, interaction, () => interaction.deferReply(HIDDEN), null))) return
  const payload = await bot.client.rest.get(Routes.channelMessage(interaction.channelId, pending.message))
  const said = readDirectMessage(payload, interaction.client.user.id)
  if (said?.user !== interaction.user.id) throw new DomainError('message-not-there')
  for await (const answer of answersTo(bot, said, guild, openFile)) await tell(interaction, answer)
}

/** Sends a message to the user of an interaction by whatever way is still open: as its answer or a follow-up. */
export async function tell(interaction: RepliableInteraction, message: Rendered | null): Promise<void> {
  const flags = [MessageFlags.Ephemeral, MessageFlags.IsComponentsV2] as const
  if (message === null) return
  if (interaction.replied) await interaction.followUp({ ...message, flags })
  else if (interaction.deferred) await interaction.editReply(message)
  else await interaction.reply({ ...message, flags })
}

/** Whether a component is in an ephemeral message. */
function isHidden({ message }: MessageComponentInteraction): boolean {
  // In uncached direct messages, the library passes Discord's raw message, whose flags are a number.
  return (MessageFlagsBitField.resolve(message.flags) & MessageFlags.Ephemeral) !== 0
}

/** Answers autocomplete with suggestions for the text typed so far. */
export async function suggest(bot: DiscordBot, interaction: AutocompleteInteraction): Promise<void> {
  const actor = actorOf(interaction)
  const reply = actor ? await bot.handle(readTypedSoFar(interaction), actor) : null
  const names = reply?.kind === 'suggestions' ? reply.names : []
  const choices = names.map((name) => ({ name, value: name }))
  // Whoever has typed nothing yet may not know what to type.
  await interaction.respond(interaction.options.getFocused() === '' ? [helpChoice(interaction.locale)] : choices)
}
