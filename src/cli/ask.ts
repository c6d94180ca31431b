import type { Command as Program } from 'commander'
import { type Answer, askWhoKnows } from '../app/finding/ask-who-knows.ts'
import { findPeople, showWhoKnows } from '../app/finding/show-who-knows.ts'
import type { Store } from '../app/ports/store.ts'
import { shortlist, shortlistNear } from '../domain/finding/ranking.ts'
import { explainedText, explainPath } from '../views/finding/explain.ts'
import { plainText } from '../views/plain.ts'
import { allOrganizations, allPaths, answerJson, enter } from './local.ts'

// `foothold whoknows`.

type Options = { as: string; json?: boolean; explain?: boolean }

/** @param withStore opens the store, and closes it after `work` */
export function addAskCommand(
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
    .option('--explain', 'also why: how the company was found, and every weight of each way')
    .action(async (text: string, options: Options) => {
      await withStore(async (store) => {
        const context = await enter(store, options.as)
        const { tenant, member, now } = context
        if (!options.json) print(plainText(await showWhoKnows(context, text)))
        if (!options.json && !options.explain) return
        const asked = await askWhoKnows(tenant, text, member.id, now)
        const found = withPeople(asked, await findPeople(context, asked))
        if (!options.json) print(explanation(text, found, now))
        else print(JSON.stringify(options.explain ? explainedJson(text, found, now) : answerJson(text, found)))
      })
    })
}

/** `foothold asks`; the same parameters as addAskCommand. */
export function addAsksCommand(
  program: Program,
  withStore: (work: (store: Store) => Promise<void>) => Promise<void>,
  print: (text: string) => void,
): void {
  program
    .command('asks')
    .description('every ask of the workspace')
    .option('--json', 'one JSON value')
    .action(async (options: { json?: boolean }) => {
      await withStore(async (store) => {
        const { tenant } = await enter(store, null)
        const asks = await tenant.asks.all()
        if (options.json)
          print(
            JSON.stringify(
              asks.map(({ asker, target, whom, why, status, createdAt }) => ({
                asker,
                target,
                whom,
                why,
                status,
                createdAt,
              })),
            ),
          )
        else
          for (const { asker, target, whom, status, createdAt } of asks)
            print(
              `${createdAt.toISOString().slice(0, 10)}  ${status.padEnd(9)}  ${asker} → ${[whom, target].filter(Boolean).join(' at ')}`,
            )
      })
    })
}

/** An ask for a person: the ways to everybody who is called so, whatever their company. */
function withPeople(asked: Answer, people: Awaited<ReturnType<typeof findPeople>>): Answer {
  if (!people) return asked
  const { likely: _, ...certain } = asked
  const { organization, domain, whom, said } = asked.target
  const person = { kind: 'person' as const, text: people.name }
  const target = { organization: whom ? organization : '', domain, whom: person, ...(said ? { said } : {}) }
  return { ...certain, answer: 'found', target, organizations: [], paths: people.paths }
}

/** The JSON answer plus each organization's reason and each path's weights. */
function explainedJson(text: string, found: Answer, now: Date) {
  const { organizations, paths, ...answer } = answerJson(text, found)
  const all = allOrganizations(found)
  return {
    ...answer,
    organizations: organizations.map((one, index) => ({ ...one, reason: all[index]?.reason })),
    paths: allPaths(found).map((path, index) => ({
      ...paths[index],
      explain: explainPath(path, found.target.whom, now),
    })),
  }
}

function explanation(text: string, found: Answer, now: Date): string {
  const matches = allOrganizations(found).map(
    ({ name, score, reason }) => `“${text}” may be ${name}: ${score.toFixed(2)}, ${reason}`,
  )
  const shown = [...shortlist(found.paths), ...shortlist(found.likely ?? []), ...shortlistNear(found.near ?? []).flat()]
  const paths = shown.map((path) => explainedText(path, explainPath(path, found.target.whom, now)))
  return ['', 'Why', ...matches, ...paths.map((one) => `\n${one}`)].join('\n')
}
