import type { Client } from 'discord.js'
import { refusalLine } from '../../app/door-words.ts'
import type { WorkspaceMatch } from '../../app/members/find-workspace.ts'
import type { Actor, Handle, Teammate } from '../../app/ports/platform.ts'
import type { Command, FormCommand } from '../../domain/commands/command.ts'
import { DomainError } from '../../domain/errors.ts'
import type { Form } from '../../views/view.ts'
import type { Pending } from './custom-id.ts'
import { absent, findMember, findStranger } from './guilds.ts'
import { type Rendered, renderQuestion, renderSentence, renderView } from './render.ts'

/** What answering needs: the bot itself, and the adapter's view of guilds. */
export type DiscordBot = {
  client: Client
  handle: Handle
  /** Whether a user is in a guild: fetched from Discord, and cached as true for some minutes. */
  isPresent(guild: string, user: string): Promise<boolean>
  /**
   * Resolves to true for the one process that is to answer an interaction or a direct message.
   *
   * @param kept what it takes to answer it, should this process die before it is done; null for what is not taken up again
   */
  claim(key: string, kept: string | null): Promise<boolean>
  /** Records that it is answered. */
  done(key: string): Promise<void>
  findWorkspace(who: Pick<Actor, 'platform' | 'user'>, command: Command): Promise<WorkspaceMatch>
}

export type Asked = {
  command: Command
  user: string
  /** The user, if Discord identified them in a guild; null outside any guild. */
  actor: Actor | null
  /** The guild that is meant, if known. */
  guild: string | null
  /** What the question of which guild is meant carries. */
  pending: Pending | null
}

/** A `question` asks which guild is meant. */
type Decision = { message: Rendered } | { question: Rendered } | { form: Form; actor: Actor } | null

/** Passes a Command to the bot; null when there is nothing to say. Expected refusals become their sentence. */
export async function decide(bot: DiscordBot, asked: Asked): Promise<Decision> {
  const { command, pending } = asked
  try {
    const speaker = asked.actor ?? (await findSpeaker(bot, asked))
    if ('question' in speaker) {
      if (!pending) throw new DomainError('team-unsaid')
      const guilds = speaker.several.map(({ platformId, name }) => ({ id: platformId, name }))
      return { question: renderQuestion(speaker.question, guilds, pending) }
    }
    const isPresent = (user: string) => bot.isPresent(speaker.workspace, user)
    const reply = await bot.handle(command, { ...speaker, isPresent })
    if (reply.kind === 'form') return { form: reply.form, actor: speaker }
    return reply.kind === 'view' ? { message: renderView(reply.view, speaker.workspace) } : null
  } catch (error) {
    if (error instanceof DomainError) return { message: renderSentence(refusalLine(error)) }
    throw error
  }
}

/**
 * The teammates a form offers in direct messages, where Discord's picker may offer only the two who talk there; none
 * where it is unclear which guild is meant.
 */
export async function findTeammates(bot: DiscordBot, asked: Asked): Promise<Teammate[]> {
  try {
    const speaker = asked.actor ?? (await findSpeaker(bot, asked))
    const reply = 'question' in speaker ? null : await bot.handle({ kind: 'teammates' }, speaker)
    return reply?.kind === 'teammates' ? reply.teammates : []
  } catch (error) {
    if (error instanceof DomainError) return []
    throw error
  }
}

/**
 * Turns a decision into a message. A form cannot open after an acknowledgement, so its input is stored and the message
 * links back to it.
 *
 * @param asked it was asked for in a message, where no form can open at all
 */
export async function messageOf(bot: DiscordBot, outcome: Decision, asked = false): Promise<Rendered | null> {
  if (!outcome) return null
  if (!('form' in outcome)) return 'message' in outcome ? outcome.message : outcome.question
  const { form, actor } = outcome
  const reply = await bot.handle({ kind: 'draft', form: filledIn(form), errors: form.errors ?? {}, asked }, actor)
  return reply.kind === 'view' ? renderView(reply.view, actor.workspace) : null
}

function filledIn({ submit, fields }: Form): FormCommand {
  return { ...submit, values: Object.fromEntries(fields.map((field) => [field.name, field.value ?? ''])) }
}

/**
 * Resolves a user outside any guild to a member of the guild they mean.
 *
 * @throws DomainError not-found or stale if there is none, not-allowed when they left it
 */
async function findSpeaker(bot: DiscordBot, { user, command, guild }: Asked) {
  const place = guild === null ? await bot.findWorkspace({ platform: 'discord', user }, command).catch(unknown) : null
  if (place instanceof DomainError) {
    const stranger = await findStranger(bot.client, user)
    if (stranger) return stranger
    throw place
  }
  if (place && 'several' in place) return place
  const workspace = guild ?? place?.one.platformId ?? ''
  const member = await findMember(bot.client, workspace, user)
  if (member) return member
  await bot.handle({ kind: 'profile' }, absent(workspace, user))
  throw new DomainError('left-team')
}

/** Allows going on with a user the bot does not know yet. */
function unknown(error: unknown): DomainError {
  if (error instanceof DomainError && error.code === 'not-found') return error
  throw error
}
