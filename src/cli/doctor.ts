import { statfs } from 'node:fs/promises'
import type { Command as Program } from 'commander'
import { ZodError } from 'zod'
import { checkAppToken, checkBotToken } from '../adapters/slack/check.ts'
import { PLATFORMS } from '../app/ports/platform.ts'
import { type Config, readConfig } from '../config.ts'
import { DomainError } from '../domain/errors.ts'
import type { Data } from '../open-data.ts'
import { refusalText } from '../views/refusals/refusal-text.ts'

// `foothold doctor`: looks at everything that has to be right, changes nothing, and says how to mend what is not.

/** Less free space than this is worth a warning, in bytes. */
const ROOM = 1024 ** 3
/** A clock that is further off than this makes Slack's signatures and reminders wrong, in milliseconds. */
const CLOCK = 30_000
/** A job that is due for longer than this has been forgotten or keeps failing, in seconds. */
const LATE = 900

/** The doors' names, as they are written. */
const DOORS = { slack: 'Slack', discord: 'Discord', local: 'the playground and the command line' }

type Tools = {
  /** Opens the database as it is. */
  withData(work: (data: Data) => Promise<void>): Promise<void>
  print(text: string): void
}

/** @throws DomainError at the end, when something is to be mended */
export function addDoctorCommand(program: Program, { withData, print }: Tools): void {
  program
    .command('doctor')
    .description('check settings, tokens, database, clock, disk and queue, and say how to mend what is wrong')
    .action(async () => {
      let problems = 0
      const wrong = (line: string) => {
        problems += 1
        print(`! ${line}`)
      }
      const config = readConfig()
      print(`Node ${process.version}`)
      print(config.database.kind === 'embedded' ? `Database: embedded, in ${config.dataDir}` : 'Database: server')
      await checkSlack(config, { print, wrong })
      await checkDiscord(config, { print, wrong })
      await checkDatabase(config, withData, { print, wrong })
      if (problems > 0) throw new DomainError('doctor-found', { problems })
      print('Everything is well.')
    })
}

type Say = { print(line: string): void; wrong(line: string): void }

async function checkSlack({ slack }: Config, { print, wrong }: Say): Promise<void> {
  if (!slack) return print('Slack: not set up')
  try {
    const way = slack.mode === 'socket' ? 'Socket Mode' : 'HTTP'
    const { refused, lacks } =
      'botToken' in slack ? await checkBotToken(slack.botToken, slack.apiUrl) : { refused: null, lacks: [] }
    if (!('botToken' in slack))
      print(`Slack: for every workspace that installs it, at /slack/install; connected by ${way}`)
    else if (refused) wrong(refusalText(new DomainError('slack-bot-token-refused', { said: refused })))
    else if (lacks.length > 0)
      wrong(
        `Slack: the token lacks ${lacks.join(', ')}. Add them under OAuth & Permissions, and install the app again.`,
      )
    else print(`Slack: the token is good; connected by ${way}`)
    if (slack.mode !== 'socket') return
    const app = await checkAppToken(slack.appToken, slack.apiUrl)
    if (app.refused) wrong(refusalText(new DomainError('slack-app-token-refused', { said: app.refused })))
  } catch (error) {
    wrong(`Slack cannot be reached (${reasonOf(error)}). Check the network, and a proxy between.`)
  }
}

async function checkDiscord({ discord }: Config, { print, wrong }: Say): Promise<void> {
  if (!discord) return print('Discord: not set up')
  // Loaded only here: Discord's library takes longer to load than most commands take to answer.
  const [{ inviteLink }, { checkToken }] = await Promise.all([
    import('../adapters/discord/commands.ts'),
    import('../adapters/discord/check.ts'),
  ])
  try {
    const problem = await checkToken(discord)
    if (problem === 'refused') wrong(refusalText(new DomainError('discord-token-refused')))
    else if (problem)
      wrong('Discord: the token is of another application than DISCORD_APPLICATION_ID. Copy both from the same one.')
    else print(`Discord: the token is good; let it in at ${inviteLink(discord.applicationId)}`)
  } catch (error) {
    wrong(`Discord cannot be reached (${reasonOf(error)}). Check the network, and a proxy between.`)
  }
}

async function checkDatabase(config: Config, withData: Tools['withData'], say: Say): Promise<void> {
  try {
    await withData((data) => checkData(config, data, say))
  } catch (error) {
    if (!(error instanceof DomainError)) throw error
    if (error.reason === 'database-new') say.print(refusalText(error))
    else say.wrong(refusalText(error))
  }
  // A full disk may be why it does not open.
  if (config.database.kind === 'embedded') await checkDisk(config.dataDir, say)
}

async function checkDisk(folder: string, { print, wrong }: Say): Promise<void> {
  const disk = await statfs(folder).catch(() => null)
  if (!disk) return
  const free = disk.bavail * disk.bsize
  if (free < ROOM) wrong(`The disk of ${folder} has only ${Math.round(free / 1024 ** 2)} MB left. Make room.`)
  else print(`Disk: ${Math.round(free / ROOM)} GB left`)
}

async function checkData(config: Config, data: Data, { print, wrong }: Say): Promise<void> {
  const { version, now } = await data.about()
  print(`Database: answers, PostgreSQL ${version}, up to date${data.attached ? ', opened by the running bot' : ''}`)
  if (data.walled) print('Database: keeps workspaces apart by itself, too (row-level security)')
  else if (config.database.kind === 'server' && config.database.ownerUrl)
    wrong('Row-level security does not hold for the user in DATABASE_URL: it owns the tables, or is a superuser.')
  for (const platform of PLATFORMS) {
    const workspaces = await data.store.workspacesOn(platform)
    if (workspaces.length > 0) print(`Workspaces of ${DOORS[platform]}: ${workspaces.length}`)
  }
  const apart = now.getTime() - Date.now()
  if (Math.abs(apart) > CLOCK)
    wrong(
      `The database server’s clock is ${Math.round(Math.abs(apart) / 1000)} s ${apart > 0 ? 'ahead of' : 'behind'} this machine’s. Set both by NTP.`,
    )
  await checkGateway(config, data, print)
  for (const { queue, waiting, failing, buried, oldest } of await data.jobs.states()) {
    print(`Queue ${queue}: ${waiting} waiting`)
    if (oldest > LATE)
      wrong(
        `Queue ${queue}: something is due for ${Math.round(oldest / 60)} minutes. Is the bot running? “foothold jobs” shows it.`,
      )
    if (failing + buried > 0)
      wrong(
        `Queue ${queue}: ${failing} failing, ${buried} given up. “foothold jobs” says why, and retries or drops one.`,
      )
  }
}

/** Several processes may share a token: one of them hears what people say in Discord. */
async function checkGateway({ discord, database }: Config, data: Data, print: Say['print']): Promise<void> {
  if (!discord || database.kind !== 'server') return
  const held = (await data.heldLeases()).filter(({ name }) => name.startsWith(`discord ${discord.applicationId} `))
  for (const { name, seconds } of held) print(`Gateway (${name}): open in one bot process for ${seconds} s`)
  if (held.length === 0)
    print(
      'Gateway of Discord: open in no bot process, so nobody is heard there. A bot that runs opens it within seconds.',
    )
}

function reasonOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error)
  if (error instanceof ZodError) return 'something else answers there'
  return error.cause instanceof Error ? error.cause.message : error.message
}
