import type { Command as Program } from 'commander'
import type { Store } from '../app/ports/store.ts'
import { touchByLine } from '../app/relationships/touch-person.ts'
import { MAX_TEXT, words } from '../domain/commands/define.ts'
import { DomainError } from '../domain/errors.ts'
import { readTouch } from '../domain/relationships/touch.ts'
import { plainText } from '../views/plain.ts'
import { findMember } from './local.ts'

// `foothold touch`.

/** @param withStore opens the store, and closes it after `work` */
export function addTouchCommand(
  program: Program,
  withStore: (work: (store: Store) => Promise<void>) => Promise<void>,
  print: (text: string) => void,
): void {
  program
    .command('touch')
    .description('note that somebody was in touch with one they know')
    .argument('<text>', '“Jane Doe lunch”, “called Jane Doe yesterday”')
    .requiredOption('--as <name>', 'who was in touch')
    .action(async (typed: string, options: { as: string }) => {
      if (typed.length > MAX_TEXT) throw new DomainError('text-too-long', { max: MAX_TEXT })
      const text = words(MAX_TEXT).parse(typed.replaceAll('\0', ''))
      await withStore(async (store) => {
        print(plainText(await touchByLine(await findMember(store, 'local', options.as), readTouch(text))))
      })
    })
}
