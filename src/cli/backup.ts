import type { Command as Program } from 'commander'
import { type Config, readConfig } from '../config.ts'
import { DomainError } from '../domain/errors.ts'
import { createLog } from '../log.ts'
import { type Blank, type Data, openBlank } from '../open-data.ts'
import { readLines, writeLines } from '../store/backup/file.ts'
import { type Loaded, loadBackup } from '../store/backup/load.ts'
import { readBackup } from '../store/backup/read.ts'

// `foothold backup`, `restore` and `migrate-to`: everything in one format, on both databases.

type Tools = {
  withData(work: (data: Data) => Promise<void>): Promise<void>
  print(text: string): void
}

export function addBackupCommands(program: Program, { withData, print }: Tools): void {
  program
    .command('backup')
    .description('write everything into one file, while the bot runs; the key is not in it')
    .argument('<file>', 'a new file, compressed')
    .action(async (file: string) => {
      await withData(async ({ connection, secrets }) => {
        await writeLines(file, readBackup(connection, secrets, new Date()))
        print(`Everything is in ${file}. Keep the key beside it, but not in the same place.`)
      })
    })

  program
    .command('restore')
    .description('load a backup into an empty database; the bot must not run')
    .argument('<file>', 'as “foothold backup” wrote it')
    .action(async (file: string) => {
      const loaded = await withBlank(readConfig(), (blank) => loadBackup(blank.connection, readLines(file), blank))
      print(`Restored: ${said(loaded)}.`)
    })

  program
    .command('migrate-to')
    .description('copy everything from the embedded database to a server; the bot must not run')
    .argument('<url>', 'DATABASE_URL of an empty database there')
    .action(async (url: string) => {
      await withData(async ({ connection, secrets, secretKey, attached }) => {
        // What it said meanwhile would stay behind.
        if (attached) throw new DomainError('bot-runs')
        const lines = readBackup(connection, secrets, new Date())
        const target = readConfig({ DATABASE_URL: url, FOOTHOLD_SECRET_KEY: secretKey })
        const loaded = await withBlank(target, (blank) => loadBackup(blank.connection, lines, blank))
        print(
          `Copied and compared: ${said(loaded)}. From now on set DATABASE_URL, and FOOTHOLD_SECRET_KEY to the key of before.`,
        )
      })
    })
}

async function withBlank(config: Config, work: (blank: Blank) => Promise<Loaded>): Promise<Loaded> {
  const blank = await openBlank(config, createLog('warn'))
  try {
    return await work(blank)
  } finally {
    await blank.close()
  }
}

function said(loaded: Loaded): string {
  const rows = Object.values(loaded).reduce((sum, count) => sum + count, 0)
  const tables = ['workspace', 'member', 'relationship', 'ask', 'introduction'] as const
  return `${rows} rows, of them ${tables.map((table) => `${loaded[table] ?? 0} ${table}`).join(', ')}`
}
