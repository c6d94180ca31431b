import { CommanderError, Command as Program } from 'commander'
import { type Config, readConfig } from '../config.ts'
import { DomainError } from '../domain/errors.ts'
import { createLog } from '../log.ts'
import { type Data, openData } from '../open-data.ts'
import { refusalText } from '../views/refusals/refusal-text.ts'
import { waitingLine } from '../views/refusals/start.ts'
import { addAskCommand, addAsksCommand } from './ask.ts'
import { addBackupCommands } from './backup.ts'
import { addCoverageCommand } from './coverage.ts'
import { addDigestCommand } from './digest.ts'
import { addDoctorCommand } from './doctor.ts'
import { addImportCommand } from './import.ts'
import { addJobCommands } from './jobs.ts'
import { addKeyCommand } from './keys.ts'
import { addLogCommand } from './log.ts'
import { addMemberCommands } from './member.ts'
import { addKnownCommand, addPeopleCommand } from './people.ts'
import { addSwapCommand } from './swap.ts'
import { addTouchCommand } from './touch.ts'

// The command line, over the same use cases as the bot. Answers go to standard output, everything else to standard
// error. Exit codes: 0 success; 1 refused or failed, with the reason in one line; 2 wrong usage.

const program = new Program('foothold')
  .description('Who on your team can make a warm introduction? Works on the workspace “local”.')
  .exitOverride()
  .configureOutput({ writeErr: (text) => process.stderr.write(text) })

addAskCommand(program, (work) => withData(({ store }) => work(store)), print)
addLogCommand(program, (work) => withData(({ store }) => work(store)), print)
addCoverageCommand(program, (work) => withData(({ store }) => work(store)), write)

addImportCommand(program, (work) => withData(({ store }) => work(store)), print)

addAsksCommand(program, (work) => withData(({ store }) => work(store)), print)
addDigestCommand(program, (work) => withData(({ store }) => work(store)), print)
addSwapCommand(program, (work) => withData(({ store }) => work(store)), print)
addTouchCommand(program, (work) => withData(({ store }) => work(store)), print)
addPeopleCommand(program, (work) => withData(({ store }) => work(store)), write)
addKnownCommand(program, (work) => withData(({ store }) => work(store)), write)
addMemberCommands(program, withData, write)

program
  .command('migrate')
  .description('bring the database to the newest version')
  .action(async () => {
    await withData(async () => print('The database is up to date.'))
  })

addDoctorCommand(program, { withData: (work) => withData(work, true), print })
addJobCommands(program, withData, print)
addBackupCommands(program, { withData, print })
addKeyCommand(program, { withData, print })

program
  .command('discord')
  .description('what Discord has to be told')
  .command('register')
  .description('tell Discord the slash commands; the bot does so itself when they changed')
  .action(async () => {
    const { discord } = readConfig()
    if (!discord) throw new DomainError('discord-not-set-up')
    const { inviteLink, registerCommands } = await discordCommands()
    print(`Discord knows ${await registerCommands(discord)} slash commands. Let the bot in at:`)
    print(inviteLink(discord.applicationId))
  })

/** Loaded only where it is needed: Discord's library takes longer to load than most commands take to answer. */
function discordCommands() {
  return import('../adapters/discord/commands.ts')
}

/** The reader closed the pipe (`foothold … | head`): nobody is left to tell, and nothing failed. */
class OutputClosed extends Error {}
let outputClosed = false
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code !== 'EPIPE') throw error
  outputClosed = true
})

try {
  await program.parseAsync()
} catch (error) {
  if (error instanceof OutputClosed) process.exitCode = 0
  else if (error instanceof CommanderError) process.exitCode = error.exitCode === 0 ? 0 : 2
  else if (error instanceof DomainError) fail(refusalText(error))
  else fail(`It failed: ${error instanceof Error ? error.message : String(error)}`)
}

function fail(line: string): void {
  process.stderr.write(`${line}\n`)
  process.exitCode = 1
}

function print(line: string): void {
  if (outputClosed) throw new OutputClosed()
  process.stdout.write(`${line}\n`)
}

/** Writes, and waits for the flush: long output must not pile up in memory. */
async function write(text: string): Promise<void> {
  if (outputClosed) throw new OutputClosed()
  await new Promise<void>((taken) => process.stdout.write(text, () => taken()))
}

/** @param looks whether a database of an older version is refused instead of being brought up to date */
async function withData(work: (data: Data) => Promise<void>, looks = false): Promise<void> {
  const config: Config = readConfig()
  const log = createLog(config.logLevel === 'info' ? 'warn' : config.logLevel)
  const data = await openData(config, {
    role: 'command',
    looks,
    log,
    onWait: (why) => process.stderr.write(`${waitingLine(why)}\n`),
    onDeath(error) {
      fail(`The database stopped: ${error.message}`)
      process.exit(1)
    },
  })
  try {
    await work(data)
  } finally {
    await data.close()
  }
}
