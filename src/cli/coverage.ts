import type { Command as Program } from 'commander'
import { type Covered, coverTargets } from '../app/coverage/cover-targets.ts'
import type { Answer } from '../app/finding/ask-who-knows.ts'
import { openFile, readTargets } from '../app/imports/open-file.ts'
import type { Store } from '../app/ports/store.ts'
import { type CoverageSummary, countCoverage } from '../domain/coverage/coverage.ts'
import { LONG_TARGET_LIST } from '../domain/imports/limits.ts'
import type { ShownPath } from '../domain/relationships/visibility.ts'
import { coverageSummary } from '../views/coverage/coverage.ts'
import { answerOf, coverageCsvHeader, coverageCsvLine } from '../views/coverage/coverage-csv.ts'
import { guessedColumn } from '../views/coverage/covered-list.ts'
import { plainText } from '../views/plain.ts'
import { answerJson, enter, readFile } from './local.ts'

// `foothold coverage`.

type Options = { as?: string; json?: boolean; csv?: boolean }

/** Targets between progress updates. */
const PROGRESS = 100

/**
 * @param withStore opens the store, and closes it after `work`
 * @param write writes to standard output, and waits until it is flushed
 */
export function addCoverageCommand(
  program: Program,
  withStore: (work: (store: Store) => Promise<void>) => Promise<void>,
  write: (text: string) => Promise<void>,
): void {
  program
    .command('coverage')
    .description('who can open each of a list of target companies')
    .argument('<file>', 'a CSV with a column “company” or “target”, or one target a line')
    .option('--as <name>', 'who asks; left out: what any teammate may see')
    .option('--json', 'JSON Lines, one a target, in their order')
    .option('--csv', 'a CSV, one line a target with its best way in; the summary goes to standard error')
    .action(async (file: string, options: Options, command: Program) => {
      if (options.json && options.csv) command.error('error: choose one of --json and --csv')
      await withStore((store) => coverFile(store, file, options, write))
    })
}

async function coverFile(
  store: Store,
  file: string,
  options: Options,
  write: (text: string) => Promise<void>,
): Promise<void> {
  const { tenant, member, now } = await enter(store, options.as ?? null)
  const counted = countCoverage()
  const progress = showProgress()
  const { guess, targets } = readTargets(await openFile(readFile(file)), LONG_TARGET_LIST)
  if (guess) process.stderr.write(`${guessedColumn(guess)}\n`)
  if (options.csv) await write(`${coverageCsvHeader()}\r\n`)
  for await (const covered of coverTargets(tenant, targets, member?.id ?? null, now)) {
    counted.add(covered.found)
    progress.step()
    await write(line(covered, options))
  }
  progress.end()
  const ending = summaryText(counted.summary())
  if (options.csv) process.stderr.write(ending)
  else if (!options.json) await write(`\n${ending}`)
}

function line({ text, found }: Covered, { json, csv }: Options): string {
  if (json) return `${JSON.stringify(answerJson(text, found))}\n`
  if (csv) return `${coverageCsvLine(text, found)}\r\n`
  const [best] = found.paths
  if (best) return `${text}: ${wayText(best)}, ${found.paths.length} in all${alsoAt(found)}\n`
  if (found.answer === 'ambiguous') return `${text}: which? ${found.organizations.map((one) => one.name).join(' · ')}\n`
  return `${text}: ${found.answer === 'found' ? answerOf(found) + alsoAt(found) : 'nobody yet'}\n`
}

const wayText = ({ connector, person, band }: ShownPath) => `${connector} → ${person} [${band}]`

/** Similarly named companies, each with its best path. */
function alsoAt({ near = [] }: Answer): string {
  const each = near.flatMap(({ organization: { name }, paths: [best] }) => (best ? [`${name}: ${wayText(best)}`] : []))
  return each.length > 0 ? `; also ${each.join(' · ')}` : ''
}

function summaryText(summary: CoverageSummary): string {
  return `${plainText({ summary: '', nodes: coverageSummary(summary) })}\n`
}

/** Reports progress on a long list, if a terminal shows nothing else meanwhile. */
function showProgress() {
  const watched = process.stderr.isTTY && !process.stdout.isTTY
  let done = 0
  return {
    step(): void {
      done += 1
      if (watched && done % PROGRESS === 0) process.stderr.write(`\r${done.toLocaleString('en')} targets looked up`)
    },
    end(): void {
      if (watched && done >= PROGRESS) process.stderr.write('\n')
    },
  }
}
