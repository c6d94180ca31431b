import type { Command as Program } from 'commander'
import type { Store } from '../app/ports/store.ts'
import { allPeople } from '../app/relationships/all-people.ts'
import { keptOf } from '../app/relationships/kept-of.ts'
import { readPeopleFilter } from '../domain/relationships/people-filter.ts'
import { keptJson, keptText } from '../views/relationships/kept-of.ts'
import { peopleCsvHeader, peopleCsvLine, personJson, personLine } from '../views/relationships/people-csv.ts'
import { findMember, findWorkspace } from './local.ts'

// `foothold people`.

type Options = { as: string; workspace: string; json?: boolean; csv?: boolean }

/**
 * @param withStore opens the store, and closes it after `work`
 * @param write writes to standard output, and waits until it is flushed
 */
export function addPeopleCommand(
  program: Program,
  withStore: (work: (store: Store) => Promise<void>) => Promise<void>,
  write: (text: string) => Promise<void>,
): void {
  program
    .command('people')
    .description('whom somebody logged or imported')
    .argument('[words...]', 'only those: “cold clients at Acme”, “unconfirmed”, “private”, a name or a title')
    .requiredOption('--as <name>', 'whose people')
    .option('--workspace <workspace>', 'slack:T0123, discord:123 or local', 'local')
    .option('--json', 'one JSON value')
    .option('--csv', 'a CSV, one line a person')
    .action(async (words: string[], options: Options, command: Program) => {
      if (options.json && options.csv) command.error('error: choose one of --json and --csv')
      await withStore(async (store) => {
        const context = await findMember(store, options.workspace, options.as)
        await writePeople(allPeople(context, readPeopleFilter(words.join(' '))), options, write)
      })
    })
}

/** `foothold known`; the same parameters as addPeopleCommand. */
export function addKnownCommand(
  program: Program,
  withStore: (work: (store: Store) => Promise<void>) => Promise<void>,
  write: (text: string) => Promise<void>,
): void {
  program
    .command('known')
    .description('all that is kept of a person outside, whoever knows them: for answering when they ask')
    .argument('<address>', 'their e-mail address, or the address of their profile')
    .option('--workspace <workspace>', 'slack:T0123, discord:123 or local', 'local')
    .option('--json', 'one JSON value')
    .action(async (address: string, options: Omit<Options, 'as'>) => {
      await withStore(async (store) => {
        const { id } = await findWorkspace(store, options.workspace, new Date())
        const ties = await keptOf(store.in(id), address)
        await write(`${options.json ? JSON.stringify(keptJson(ties)) : keptText(ties)}\n`)
      })
    })
}

async function writePeople(
  people: ReturnType<typeof allPeople>,
  { json, csv }: Options,
  write: (text: string) => Promise<void>,
): Promise<void> {
  if (json) return await writeJson(people, write)
  if (csv) await write(`${peopleCsvHeader()}\r\n`)
  for await (const person of people) await write(csv ? `${peopleCsvLine(person)}\r\n` : `${personLine(person)}\n`)
}

/** One JSON value, an element a line. */
async function writeJson(people: ReturnType<typeof allPeople>, write: (text: string) => Promise<void>): Promise<void> {
  let before = '[\n'
  for await (const person of people) {
    await write(before + JSON.stringify(personJson(person)))
    before = ',\n'
  }
  await write(before === '[\n' ? '[]\n' : '\n]\n')
}
