import type { Command as Program } from 'commander'
import type { Store } from '../app/ports/store.ts'
import { isSure, log, showLogged, toForm } from '../app/relationships/log-relationship.ts'
import { MAX_TEXT, words } from '../domain/commands/define.ts'
import { DomainError } from '../domain/errors.ts'
import { type RelationshipText, readRelationship } from '../domain/relationships/relationship-text.ts'
import { plainText } from '../views/plain.ts'
import { fieldTexts } from '../views/refusals/fields.ts'
import { unsureText } from '../views/relationships/relationship.ts'
import { enter } from './local.ts'

// `foothold log`.

type Options = { as: string; json?: boolean }

/** @param withStore opens the store, and closes it after `work` */
export function addLogCommand(
  program: Program,
  withStore: (work: (store: Store) => Promise<void>) => Promise<void>,
  print: (text: string) => void,
): void {
  program
    .command('log')
    .description('log somebody you know, in words')
    .argument('<text>', '“Jane Doe, VP Sales at Acme Corp — worked together 2019–22, 4/5”, or a sentence')
    .requiredOption('--as <name>', 'who knows them')
    .option('--json', 'one JSON value')
    .action(async (typed: string, options: Options) => {
      if (typed.length > MAX_TEXT) throw new DomainError('text-too-long', { max: MAX_TEXT })
      // The gate every text comes through: no address of anybody is kept.
      const text = words(MAX_TEXT).parse(typed.replaceAll('\0', ''))
      await withStore(async (store) => {
        const context = await enter(store, options.as)
        // Where the form would ask something, nothing is saved: there is no form here.
        const read = readRelationship(text)
        const line = toForm(read)
        const logged = isSure(line) ? await log(context, read) : null
        if (options.json) print(JSON.stringify(logJson(read, line.unsure, logged?.after.id ?? null)))
        else print(logged ? plainText(showLogged(logged)) : unsureText(fieldTexts(line.unsure)))
      })
    })
}

/** How a text was understood, and of that what is missing, or cannot be saved as it is. */
function logJson(read: RelationshipText, unsure: ReturnType<typeof toForm>['unsure'], relationshipId: string | null) {
  const { name, title, organization, kind, how, since, rating, visibility, unread } = read
  return {
    understood: {
      person: name || null,
      title,
      organization: organization || null,
      kind,
      how,
      // A year is all that is ever said.
      since: since?.slice(0, 4) ?? null,
      rating,
      visibility,
    },
    unread,
    missing: [
      ...('name' in unsure ? ['person'] : []),
      ...(unsure['organization']?.reason === 'no-company' ? ['organization'] : []),
    ],
    relationshipId,
  }
}
