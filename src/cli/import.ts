import { access } from 'node:fs/promises'
import { basename } from 'node:path'
import { Option, type Command as Program } from 'commander'
import { isOwnerAsked, keepOwnAddresses } from '../app/imports/encounters/own-addresses.ts'
import { withMapping } from '../app/imports/formats/mapped-table.ts'
import { mergeImport, readImport } from '../app/imports/import-connections.ts'
import { mappingSaid } from '../app/imports/map-columns.ts'
import { openFile } from '../app/imports/open-file.ts'
import type { Store } from '../app/ports/store.ts'
import { DomainError } from '../domain/errors.ts'
import { VISIBILITIES, Visibility } from '../domain/relationships/relationship.ts'
import { importedView } from '../views/imports/import.ts'
import { CONSENT, CONSENT_BESIDE, CONSENT_MET, CONSENT_MET_DETAIL, WHO_SEES } from '../views/imports/offer.ts'
import { plainText } from '../views/plain.ts'
import { enter, readFile } from './local.ts'

// `foothold import`.

type Options = { as: string; json?: boolean; visibility?: string; mine?: string; columns?: string }

/** @param withStore opens the store, and closes it after `work` */
export function addImportCommand(
  program: Program,
  withStore: (work: (store: Store) => Promise<void>) => Promise<void>,
  print: (text: string) => void,
): void {
  program
    .command('import')
    .description(
      'import people: LinkedIn’s Connections.csv, contacts as CSV or vCard, an export of HubSpot, Salesforce …; a calendar or mailbox',
    )
    .argument('<file>', 'the exported file')
    .requiredOption('--as <name>', 'whose connections they are')
    .option('--mine <addresses>', 'your own e-mail addresses: whose calendar or mailbox it is; said once')
    .option(
      '--columns <columns>',
      'which column of a table is what, where that is not clear: name=First+Last,company=Firma,title=3,email=Mail,since=Seit',
    )
    .addOption(new Option('--visibility <who>', 'who may see them').choices(VISIBILITIES))
    .option('--json', 'one JSON value')
    .action(async (file: string, options: Options) => {
      await access(file).catch(() => {
        throw new DomainError('no-such-file', { path: file })
      })
      await withStore(async (store) => print(await importFile(store, file, options)))
    })
}

/** Imports a file to its end, and returns what to print. */
async function importFile(store: Store, file: string, options: Options): Promise<string> {
  const context = await enter(store, options.as)
  const clock = () => new Date()
  const visibility = Visibility.parse(options.visibility ?? context.member.defaultVisibility)
  const read = await openFile(readFile(file))
  const mapping = read.isBroken ? null : mappingSaid(read, options.columns ?? null)
  const opened = mapping ? withMapping(read, mapping) : read
  const kind = opened.format.kind === 'encounters' ? 'encounters' : 'people'
  const beside = kind === 'people' && opened.besides > 0 ? ` ${CONSENT_BESIDE} ${CONSENT_MET_DETAIL}` : ''
  const consent = kind === 'people' ? `${CONSENT}${beside}` : `${CONSENT_MET} ${CONSENT_MET_DETAIL}`
  process.stderr.write(`${consent} ${WHO_SEES[visibility]}\n`)
  if (options.mine) await keepOwnAddresses(context, options.mine)
  if (await isOwnerAsked(context, opened.format)) throw new DomainError('own-addresses-unknown')
  const sent = { name: basename(file), kind, visibility, open: async () => opened } as const
  const begun = await readImport(context, sent, clock)
  if (!begun || 'known' in begun) throw new Error('A file without an id was taken for one read before.')
  const report = await mergeImport(store, context.workspace.id, begun.importId, clock)
  const { rows, added, updated, unchanged, refused, unreadDates } = report
  return options.json
    ? JSON.stringify({ rows, new: added, updated, unchanged, refused, unreadDates })
    : plainText(importedView({ ...report, id: undefined }))
}
