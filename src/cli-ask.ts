import type { Command as Program } from 'commander'
import { type Answer, askWhoKnows } from './app/ask-who-knows.ts'
import { readTargetList } from './app/read-targets.ts'
import { showWhoKnows } from './app/show-who-knows.ts'
import type { Store } from './app/store.ts'
import { enter, openFile } from './cli-local.ts'
import { evidence } from './views/evidence.ts'
import { plainText } from './views/plain.ts'

// `foothold whoknows` and `foothold coverage`.

type Options = { as: string; json?: boolean }

/** @param withStore opens what is remembered, and closes it after `work` */
export function addAskCommands(
  program: Program,
  withStore: (work: (store: Store) => Promise<void>) => Promise<void>,
  print: (text: string) => void,
): void {
  program
    .command('whoknows')
    .description('who can introduce you at a company')
    .argument('<text>', 'a company, domain, URL or e-mail address, “Jane Doe at Acme”, “CFO at Acme”')
    .requiredOption('--as <name>', 'who asks')
    .option('--json', 'one JSON value')
    .action(async (text: string, options: Options) => {
      await withStore(async (store) => {
        const context = await enter(store, options.as)
        const { tenant, member, now } = context
        if (options.json) print(JSON.stringify(toJson(text, await askWhoKnows(tenant, text, member.id, now))))
        else print(plainText(await showWhoKnows(context, text)))
      })
    })

  program
    .command('coverage')
    .description('who can open each of a list of target companies')
    .argument('<file>', 'a CSV with a column “company”, or one target a line')
    .option('--as <name>', 'who asks; left out: what any teammate may see')
    .option('--json', 'JSON Lines, one a target, in their order')
    .action(async (file: string, options: Partial<Options>) => {
      await withStore(async (store) => {
        const { tenant, member, now } = await enter(store, options.as ?? null)
        let targets = 0
        let opened = 0
        for await (const text of readTargetList(openFile(file))) {
          const found = await askWhoKnows(tenant, text, member?.id ?? null, now)
          targets += 1
          if (found.paths.length > 0) opened += 1
          print(options.json ? JSON.stringify(toJson(text, found)) : coverageLine(text, found))
        }
        if (!options.json) print(`\n${opened} of ${targets} targets have a way in.`)
      })
    })
}

function toJson(text: string, found: Answer) {
  return {
    text,
    answer: found.answer,
    organizations: found.organizations.map(({ name, spellings, score }) => ({ name, spellings, score })),
    paths: found.paths.map((path) => ({
      connector: path.connector,
      person: path.person,
      title: path.title,
      organization: path.organization,
      band: path.band,
      evidence: evidence(path),
    })),
  }
}

function coverageLine(text: string, found: Answer): string {
  const [best] = found.paths
  if (best) return `${text}: ${best.connector} → ${best.person} [${best.band}], ${found.paths.length} in all`
  if (found.answer === 'ambiguous') return `${text}: which? ${found.organizations.map((one) => one.name).join(' · ')}`
  return `${text}: nobody yet`
}
