import type { Command as Program } from 'commander'
import { eraseMember, previewErasure } from '../app/members/erase-member.ts'
import { exportMember } from '../app/members/export-member.ts'
import type { Store } from '../app/ports/store.ts'
import { DomainError } from '../domain/errors.ts'
import { erasureView } from '../views/members/erasure.ts'
import { plainText } from '../views/plain.ts'
import { findMember } from './local.ts'

// `foothold export` and `foothold erase`: take out or permanently delete what is stored about a member.

type Options = { as: string; workspace: string; yes?: boolean; json?: boolean }

/**
 * @param withData opens the store, and closes it after `work`
 * @param write writes text out, and waits until it is flushed
 */
export function addMemberCommands(
  program: Program,
  withData: (work: (data: { store: Store; forgetDeleted(): Promise<void> }) => Promise<void>) => Promise<void>,
  write: (text: string) => Promise<void>,
): void {
  const command = (name: string, description: string) =>
    program
      .command(name)
      .description(description)
      .requiredOption('--as <name>', 'whose data')
      .option('--workspace <workspace>', 'slack:T0123, discord:123 or local', 'local')

  command('export', 'everything that is kept of a member, as one JSON value').action(async (options: Options) => {
    await withData(async ({ store }) => {
      for await (const piece of exportMember(await findMember(store, options.workspace, options.as))) await write(piece)
      await write('\n')
    })
  })

  command('erase', 'erase everything of a member for good; without --yes only say what that is')
    .option('--yes', 'do it: it cannot be undone')
    .option('--json', 'one JSON value')
    .action(async (options: Options) => {
      await withData(async ({ store, forgetDeleted }) => {
        const erasing = await findMember(store, options.workspace, options.as)
        const done = options.yes === true
        const erasure = done ? await eraseMember(erasing) : await previewErasure(erasing)
        if (done) await forgetDeleted()
        const said = options.json
          ? JSON.stringify({ erased: done, ...erasure })
          : plainText(erasureView(erasing.member.name, erasure, done))
        await write(`${said}\n`)
        if (!done) throw new DomainError('erasure-unconfirmed')
      })
    })
}
