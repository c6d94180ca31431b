import { globSync, readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { open } from '../../../src/app/forms/form-of.ts'
import type { Handlers, Opened, Sent } from '../../../src/app/room.ts'
import { Command, type CommandKind, definitionOf } from '../../../src/domain/commands/command.ts'
import { decodeCommand, decodeForm, encodeCommand, encodeForm } from '../../../src/domain/commands/command-code.ts'
import type { Trait } from '../../../src/domain/commands/define.ts'
import type { MEMBER_COMMANDS } from '../../../src/domain/members/commands.ts'

const KINDS: CommandKind[] = Command.options.map(({ shape }) => shape.kind.value)

/** Codes of buttons and forms as they were posted, in messages that are still there; ~1 and ~2 are ids. */
const BUTTONS = `
1|help
1|choose|~1|CFO at A|cme
1|forget-alias|~1
1|spellings|~1
1|split|~1
1|rejoin|~1
1|merge-form|~1
1|merge-preview|~1|~2
1|merge|~1|~2
1|unmerge|~1|~2
1|take-file|~1|sealed
1|forget-file|~1
1|own-addresses|~1|sealed
1|mapping-form|~1
1|take-mapped|~1|sealed|3+4.1.0.5.0
1|suggested
1|log-suggested|~1|4
1|leave-suggested|~1
1|suggested-form|~1
1|undo-import|~1
1|refused-rows|~1
1|iknow
1|team
1|leaver-days|30
1|touch
1|touch-person|~1|meal|2026-03-02
1|touch-person|~1|message|
1|undo-touch|~1
1|swap
1|swap-with|~1|2
1|swap-sheet|~1
1|swap-form|~1
1|swap-favour|~1|given|Acme
1|swap-undo|~1
1|leave-cold|~1|never
1|keep-warm|no
1|still-right|~1
1|undo-log|~1
1|edit-form|~1
1|rate|~1|4
1|visibility|~1|sealed
1|unconfirmed
1|ask-form|~1|Jane
1|keep-form|Acme
1|retry|~1
1|time-zone-form
1|refine-form|CFO at A|cme
1|digest-settings
1|digest-form|general|3|9|Europe/Zurich
1|digest-preview
1|digest-pause|yes
1|thanks|no
1|open-asks|2
1|log-form|~1|Acme
1|know-who|~1|Acme
1|offer|~1|~2
1|outside-text
1|settings
1|about-me-form
1|settings-form|3|20|8|sealed
1|budget|3
1|snooze|7
1|snooze-form
1|wake
1|no-go-form
1|allow-organization|~1
1|allow-asker|~1
1|close|~1
1|progress|~1
1|favour|~1
1|accept|~1
1|lend-name|~1
1|pass|~1
1|redirect-form|~1
1|reason-form|~1
1|later|~1
1|postpone|~1|7
1|know|~1|4
1|made|~1
1|undo-made|~1
1|outcome|~1|no-reply
1|won-form|~1
1|thank|~1
1|withdraw|~1
1|draft-form|~1
1|mail|~1
1|reword-form|~1
1|consent|~1|agreed
1|send|~1|digest
1|history|~1
1|favour-history|~1
1|remind|~1
1|take-back|~1
1|join-ask|~1|~2
1|ask-anyway|~1|connector
1|wait|~1
1|leave-ask|~1
1|not-now|~1
1|join-form|~1|Acme
1|answer-wish|~1|yes
1|coverage
1|covered|~1|unclear|2
1|covered-target|~1|12
1|coverage-file|~1
1|ask-team|Acme
1|card-preview|~1
1|post-card|~1|C0123
1|card-form|~1
1|take-down|~1
1|know-someone|~1
1|know-form|~1|Acme
1|know-tie|~1|~2
1|help-out|~1|~2|tell
1|tip-form|~1|Acme
1|me-too-form|~1|Acme
1|card-channels
1|cards-in|none
1|card-channel-form
1|no-cards-in|C0123
1|open-message|~1
1|bundle-page|~1|2
1|shown-ties|2
1|intros
1|look-up|anyone at Acme?
1|privacy
1|forget-met
1|forget-own
1|hand-over-form
1|keep-mine
1|answer-hand-over|~1|yes
1|own-file
1|erasure
1|erase-form
1|my-people|2
1|my-person|~1
1|people-list|12|-0--|at Acme
1|people-form|1--3AYkKXayWd0u8zrMCCZqAVw|VP
1|shown-to|~1|2
1|remove-person|~1
1|all-people||Acme
1|ask-all|private||Acme
1|do-all|~1|remove|12|--2-|
1|undo-all|~1
1|ways|~1|2|CFO at Acme
1|ways-to|names|2|Jane|Doe
1|history-page|favour|~1|2
1|give-and-take|2
1|digest-rest|unfilled|1780000000|1780600000|2
1|another|~1|CFO at Acme
1|family|~1
1|part-family|~1|~2
1|join-family|~1|~2
1|matches|~1|2
1|asks|2
1|favours|2
`

const FORMS = `
1|log
1|edit|~1
1|people-filter
1|log-touch
1|swap-terms|~1
1|ask|~1
1|keep|A|cme
1|time-zone
1|refine
1|redirect|~1
1|reason|~1
1|won|~1
1|edit-draft|~1
1|reword|~1
1|join|~1
1|digest
1|log-for|~1
1|name|~1
1|settings-change
1|about-me
1|snooze-until
1|no-go
1|hand-over
1|erase-me
1|take-own|~1
1|map-columns|~1
1|log-met|~1
1|merge-with|~1
1|ask-for-card|C0123|Acme
1|place-card|~1
1|log-on-card|~1
1|tip|~1
1|me-too|~1
1|card-channel
`

const codesOf = (list: string) =>
  list
    .trim()
    .split('\n')
    .map((code) => code.replace('~1', 'AYkKXayWd0u8zrMCCZqAVw').replace('~2', 'AYkKXayWd0u8zrMCCZqAWA'))

const isButton = (command: Command): command is Parameters<typeof encodeCommand>[0] =>
  definitionOf(command.kind)?.by === 'button'

describe('what was posted', () => {
  it.each(codesOf(BUTTONS))('a button %s is still read, and written so', (code) => {
    const command = decodeCommand(code)
    expect(isButton(command) && encodeCommand(command)).toBe(code)
  })
  it.each(codesOf(FORMS))('a form %s is still read, and written so', (code) => {
    expect(encodeForm(decodeForm(code, {}))).toBe(code)
  })
  it('is all that buttons and forms carry', () => {
    const kindOf = (code: string) => code.split('|')[1]
    const by = (carrier: string) => KINDS.filter((kind) => definitionOf(kind)?.by === carrier).sort()
    expect([...new Set(codesOf(BUTTONS).map(kindOf))].sort()).toEqual(by('button'))
    expect(codesOf(FORMS).map(kindOf).sort()).toEqual(by('form'))
  })
})

describe('a definition', () => {
  const having = (trait: Trait) => KINDS.filter((kind) => definitionOf(kind)?.traits.includes(trait)).sort()

  it('is the only one of its kind', () => {
    expect(new Set(KINDS).size).toBe(KINDS.length)
  })
  it.each<[Trait, CommandKind[]]>([
    [
      'in-place',
      [
        ...([
          'all-people',
          'allow-asker',
          'allow-organization',
          'another',
          'ask-all',
          'asks',
          'budget',
          'bundle-page',
          'choose',
          'consent',
        ] as const),
        ...([
          'covered',
          'digest-pause',
          'digest-rest',
          'erasure',
          'favours',
          'forget-met',
          'forget-own',
          'give-and-take',
          'help',
          'history-page',
          'intros',
          'keep-mine',
          'keep-warm',
          'leave-suggested',
          'leaver-days',
          'log-suggested',
          'matches',
          'my-people',
          'open-asks',
          'outside-text',
          'people-list',
        ] as const),
        ...([
          'privacy',
          'rate',
          'settings',
          'shown-ties',
          'shown-to',
          'snooze',
          'suggested',
          'swap-with',
          'team',
          'touch-person',
          'unconfirmed',
          'visibility',
          'wake',
          'ways',
          'ways-to',
        ] as const),
      ],
    ],
    ['landing', ['help', 'intros', 'look-up', 'talk', 'unclear', 'whoknows']],
    ['fleeting', ['import', 'react']],
    ['unread', ['mentioned', 'react', 'suggest', 'teammates']],
    ['news', ['installed', 'profile', 'removed']],
    ['anywhere', ['coverage', 'intros', 'settings']],
    [
      'opens-after-reading',
      [
        ...(['about-me-form', 'ask-form', 'ask-team', 'draft-form', 'edit-form', 'keep-form', 'know-someone'] as const),
        ...(['mapping-form'] as const),
        ...(['people-form', 'retry', 'reword-form', 'suggested-form', 'swap-form'] as const),
      ],
    ],
    ['may-open-form', ['iknow', 'touch']],
  ])('says which Commands are %s', (trait, kinds) => {
    expect(having(trait)).toEqual(kinds)
  })
  it('says which buttons open a form before anything is read', () => {
    const opening = codesOf(BUTTONS)
      .map(decodeCommand)
      .filter((command) => 'form' in open(command))
    const carried = [...having('opens-form'), ...having('may-open-form')].filter(
      (kind) => definitionOf(kind)?.by === 'button',
    )
    expect(opening.map(({ kind }) => kind).sort()).toEqual(carried.sort())
  })
})

// A room that leaves one of its Commands out does not compile: these would be no `true` otherwise.
type Complete<Table, Kind extends keyof Table> = Omit<Table, Kind> extends Table ? never : true
const complete: [
  Complete<Handlers<typeof MEMBER_COMMANDS>, 'wake'>,
  Complete<Opened<typeof MEMBER_COMMANDS>, 'snooze-form'>,
  Complete<Sent<typeof MEMBER_COMMANDS>, 'no-go'>,
] = [true, true, true]

/** Most files of src that name a Command: a new one, like `/touch`, is written in no more places. */
const MOST_FILES = 7

/**
 * Kinds that are words of other vocabularies too: events and states of introductions and asks, subjects and events of
 * the audit, kinds of messages, of jobs, of ties and where they come from, names of columns, of what a tie has and of CLI commands.
 */
const WORDS: ReadonlySet<string> = new Set(
  'accept ask coverage coverage-file digest import later lend-name log made name react touch unconfirmed visibility won'.split(
    ' ',
  ),
)
/** Files that speak of jobs, where `kind` is a job's. */
const JOBS = /^src\/(?:jobs\/|app\/(?:ports\/jobs|run-job|digest\/send-digest)\.ts$)/

/** Comments, strings in backticks (skipped whole), and strings in quotes. */
const TOKEN = /\/\*[\s\S]*?\*\/|(?<=^|\s)\/\/.*|`(?:\\.|[^`\\])*`|'([^'\\\n]*)'/gm
/** What stands before a word that is meant as the kind of a Command: a field or comparison, or its definition. */
const BEFORE = /\b(?:kind(?:: (?:'[\w-]+' \| )*| [!=]== )|(?:button|form|command)\(\s*)$/
/** A row of a room's tables. */
const ROW = /^ {2}(?:async )?'?([a-z][a-z-]*)'?(?:: |\()/gm

/**
 * The Commands a file names: each by a quoted word that is its kind and nothing more, or as a row of a room's tables of
 * handlers and forms. A kind that is a word of other vocabularies counts only where it stands as a `kind`, and never
 * as a job's.
 */
function named(file: string, source: string): Set<string> {
  const found = new Set<string>()
  for (const match of source.matchAll(TOKEN)) {
    const word = match[1] ?? ''
    if (!WORDS.has(word) || (BEFORE.test(source.slice(0, match.index)) && !JOBS.test(file))) found.add(word)
  }
  if (/^src\/app\/\w+\/(?:commands|forms)\.ts$/.test(file))
    for (const [, word = ''] of source.matchAll(ROW)) found.add(word)
  return found
}

describe('the kind of a Command', () => {
  const files = globSync('src/**/*.{ts,js}').filter((file) => !file.startsWith('src/store/generated/'))
  const names = files.map((file) => [file, named(file, readFileSync(file, 'utf8'))] as const)

  it.each(KINDS)('%s is named in at most seven files', (kind) => {
    const holding = names.filter(([, words]) => words.has(kind)).map(([file]) => file)
    expect(holding.length).toBeGreaterThan(1)
    expect(holding.length, holding.join('\n')).toBeLessThanOrEqual(MOST_FILES)
  })

  it('is found where it is written', () => {
    const source = [
      `// 'wake' in a comment`,
      `button('ask-form', {})`,
      `const one = { kind: 'won', said: 'later' }`,
      `if (two.kind === 'log') return 'not-now'`,
      `type Two = { kind: 'import' | 'name' }`,
      `  async 'take-back'(context) {`,
      `  retry: async () => {},`,
    ].join('\n')
    expect([...named('src/app/asks/commands.ts', source)].sort()).toEqual(
      ['', 'ask-form', 'import', 'log', 'name', 'not-now', 'retry', 'take-back', 'won'].sort(),
    )
    expect(named('src/app/run-job.ts', `{ kind: 'digest' }`)).toEqual(new Set())
    expect(complete).not.toContain(false)
  })
})
