import type { Command as Program } from 'commander'
import { sheetCalled } from '../app/partners/show-swap.ts'
import type { Store } from '../app/ports/store.ts'
import { label, MAX_LABEL } from '../domain/commands/define.ts'
import { DomainError } from '../domain/errors.ts'
import { wholeSwapView } from '../views/partners/swap.ts'
import { sheetJson } from '../views/partners/swap-sheet.ts'
import { plainText } from '../views/plain.ts'
import { findMember } from './local.ts'

// `foothold swap`.

/** @param withStore opens the store, and closes it after `work` */
export function addSwapCommand(
  program: Program,
  withStore: (work: (store: Store) => Promise<void>) => Promise<void>,
  print: (text: string) => void,
): void {
  program
    .command('swap')
    .description('what a partner and the team can open for each other')
    .argument('<name>', 'the partner')
    .requiredOption('--as <name>', 'whose partner')
    .option('--json', 'one JSON value')
    .action(async (typed: string, options: { as: string; json?: boolean }) => {
      const name = label.parse(typed.replaceAll('\0', '').slice(0, MAX_LABEL))
      await withStore(async (store) => {
        const sheet = await sheetCalled(await findMember(store, 'local', options.as), name)
        if (!sheet) throw new DomainError('no-one-partner', { name })
        print(options.json ? JSON.stringify(sheetJson(sheet)) : plainText(wholeSwapView(sheet)))
      })
    })
}
