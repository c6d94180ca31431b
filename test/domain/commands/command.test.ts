import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { Command, toLabel } from '../../../src/domain/commands/command.ts'
import {
  type ButtonCommand,
  decodeCommand,
  decodeForm,
  encodeCommand,
  encodeForm,
} from '../../../src/domain/commands/command-code.ts'
import { MAX_TEXT } from '../../../src/domain/commands/define.ts'
import { readTyped } from '../../../src/domain/commands/typed.ts'
import { DomainError } from '../../../src/domain/errors.ts'
import { CONSENTS } from '../../../src/domain/introductions/consent.ts'
import { readReaction } from '../../../src/domain/introductions/reaction.ts'
import { PeopleAction } from '../../../src/domain/relationships/people-change.ts'
import { encodeChoices, PEOPLE_STATES, tidy } from '../../../src/domain/relationships/people-filter.ts'
import { KINDS, VISIBILITIES } from '../../../src/domain/relationships/relationship.ts'
import { TOUCH_KINDS } from '../../../src/domain/relationships/touch.ts'
import { HELPS } from '../../../src/domain/requests/commands.ts'

const id = fc.uuid()
const label = fc.string({ unit: 'binary', maxLength: 200 }).map(toLabel)

const filter = {
  choices: fc
    .record({
      kind: fc.constantFrom(...KINDS, null),
      band: fc.constantFrom('strong', 'good', 'faint', null),
      visibility: fc.constantFrom(...VISIBILITIES, null),
      state: fc.constantFrom(...PEOPLE_STATES, null),
      importId: fc.option(id),
    })
    .map((chosen) => encodeChoices({ ...chosen, said: '' })),
  said: fc.string({ unit: 'binary', maxLength: 100 }).map((text) => tidy(toLabel(text))),
}

/** Arbitrary Commands of every button there is. */
const buttons = {
  help: fc.constant({ kind: 'help' }),
  choose: fc.record({ kind: fc.constant('choose'), organizationId: id, asked: label }),
  another: fc.record({ kind: fc.constant('another'), organizationId: id, asked: label }),
  family: fc.record({ kind: fc.constant('family'), organizationId: id }),
  'part-family': fc.record({ kind: fc.constant('part-family'), organizationId: id, otherId: id }),
  'join-family': fc.record({ kind: fc.constant('join-family'), organizationId: id, otherId: id }),
  'forget-alias': fc.record({ kind: fc.constant('forget-alias'), aliasId: id }),
  spellings: fc.record({ kind: fc.constant('spellings'), organizationId: id }),
  split: fc.record({ kind: fc.constant('split'), relationshipId: id }),
  rejoin: fc.record({ kind: fc.constant('rejoin'), organizationId: id }),
  'merge-form': fc.record({ kind: fc.constant('merge-form'), organizationId: id }),
  'merge-preview': fc.record({ kind: fc.constant('merge-preview'), organizationId: id, otherId: id }),
  merge: fc.record({ kind: fc.constant('merge'), organizationId: id, otherId: id }),
  unmerge: fc.record({ kind: fc.constant('unmerge'), organizationId: id, otherId: id }),
  iknow: fc.constant({ kind: 'iknow', text: '' }),
  team: fc.constant({ kind: 'team' }),
  'leaver-days': fc.record({ kind: fc.constant('leaver-days'), days: fc.constantFrom(7, 30, 90) }),
  touch: fc.constant({ kind: 'touch', text: '' }),
  'touch-person': fc.record({
    kind: fc.constant('touch-person'),
    relationshipId: id,
    how: fc.constantFrom(...TOUCH_KINDS),
    day: fc.constantFrom('', '2026-03-02'),
  }),
  'leave-cold': fc.record({
    kind: fc.constant('leave-cold'),
    relationshipId: id,
    answer: fc.constantFrom('later', 'never'),
  }),
  'still-right': fc.record({ kind: fc.constant('still-right'), relationshipId: id }),
  'keep-warm': fc.record({ kind: fc.constant('keep-warm'), on: fc.constantFrom('yes', 'no') }),
  'undo-touch': fc.record({ kind: fc.constant('undo-touch'), auditId: id }),
  'take-file': fc.record({
    kind: fc.constant('take-file'),
    importId: id,
    visibility: fc.constantFrom('open', 'sealed', 'private'),
  }),
  'forget-file': fc.record({ kind: fc.constant('forget-file'), importId: id }),
  'undo-import': fc.record({ kind: fc.constant('undo-import'), importId: id }),
  'refused-rows': fc.record({ kind: fc.constant('refused-rows'), importId: id }),
  'undo-log': fc.record({ kind: fc.constant('undo-log'), auditId: id }),
  rate: fc.record({ kind: fc.constant('rate'), relationshipId: id, rating: fc.integer({ min: 1, max: 5 }) }),
  visibility: fc.record({
    kind: fc.constant('visibility'),
    relationshipId: id,
    visibility: fc.constantFrom('open', 'sealed', 'private'),
  }),
  unconfirmed: fc.constant({ kind: 'unconfirmed' }),
  'edit-form': fc.record({ kind: fc.constant('edit-form'), relationshipId: id }),
  'look-up': fc.record({ kind: fc.constant('look-up'), asked: label }),
  'ask-form': fc.record({ kind: fc.constant('ask-form'), relationshipId: id, whom: label }),
  'keep-form': fc.record({ kind: fc.constant('keep-form'), target: label }),
  close: fc.record({ kind: fc.constant('close'), askId: id }),
  accept: fc.record({ kind: fc.constant('accept'), introductionId: id }),
  pass: fc.record({ kind: fc.constant('pass'), introductionId: id }),
  made: fc.record({ kind: fc.constant('made'), introductionId: id }),
  'undo-made': fc.record({ kind: fc.constant('undo-made'), introductionId: id }),
  'lend-name': fc.record({ kind: fc.constant('lend-name'), introductionId: id }),
  'redirect-form': fc.record({ kind: fc.constant('redirect-form'), introductionId: id }),
  'reason-form': fc.record({ kind: fc.constant('reason-form'), introductionId: id }),
  later: fc.record({ kind: fc.constant('later'), introductionId: id }),
  postpone: fc.record({ kind: fc.constant('postpone'), introductionId: id, days: fc.constantFrom(1, 3, 7) }),
  know: fc.record({ kind: fc.constant('know'), introductionId: id, rating: fc.integer({ min: 1, max: 5 }) }),
  outcome: fc.record({
    kind: fc.constant('outcome'),
    introductionId: id,
    outcome: fc.constantFrom('met', 'no-reply', 'lost'),
  }),
  'won-form': fc.record({ kind: fc.constant('won-form'), introductionId: id }),
  favour: fc.record({ kind: fc.constant('favour'), introductionId: id }),
  withdraw: fc.record({ kind: fc.constant('withdraw'), introductionId: id }),
  history: fc.record({ kind: fc.constant('history'), askId: id }),
  'favour-history': fc.record({ kind: fc.constant('favour-history'), introductionId: id }),
  remind: fc.record({ kind: fc.constant('remind'), introductionId: id }),
  'take-back': fc.record({ kind: fc.constant('take-back'), introductionId: id }),
  progress: fc.record({ kind: fc.constant('progress'), askId: id }),
  thank: fc.record({ kind: fc.constant('thank'), introductionId: id }),
  intros: fc.constant({ kind: 'intros' }),
  asks: fc.record({ kind: fc.constant('asks'), page: fc.nat({ max: 500 }) }),
  favours: fc.record({ kind: fc.constant('favours'), page: fc.nat({ max: 500 }) }),
  retry: fc.record({ kind: fc.constant('retry'), draftId: id }),
  'digest-settings': fc.constant({ kind: 'digest-settings' }),
  'digest-form': fc.record({
    kind: fc.constant('digest-form'),
    channel: fc.oneof(fc.constant(''), fc.constant('general'), fc.stringMatching(/^[CG][A-Z0-9]{8,11}$/)),
    day: fc.integer({ min: 1, max: 7 }),
    hour: fc.integer({ min: 0, max: 23 }),
    zone: fc.constantFrom(...Intl.supportedValuesOf('timeZone'), 'UTC'),
  }),
  'digest-preview': fc.constant({ kind: 'digest-preview' }),
  'digest-pause': fc.record({ kind: fc.constant('digest-pause'), paused: fc.constantFrom('yes', 'no') }),
  thanks: fc.record({ kind: fc.constant('thanks'), named: fc.constantFrom('yes', 'no') }),
  'own-file': fc.constant({ kind: 'own-file' }),
  erasure: fc.constant({ kind: 'erasure' }),
  'erase-form': fc.constant({ kind: 'erase-form' }),
  'digest-rest': fc.record({
    kind: fc.constant('digest-rest'),
    part: fc.constantFrom('introduced', 'unfilled'),
    since: fc.nat(),
    until: fc.nat(),
    page: fc.nat({ max: 1000 }),
  }),
  'history-page': fc.record({
    kind: fc.constant('history-page'),
    of: fc.constantFrom('ask', 'favour'),
    subjectId: id,
    page: fc.nat({ max: 1000 }),
  }),
  'give-and-take': fc.record({ kind: fc.constant('give-and-take'), page: fc.nat({ max: 1000 }) }),
  'ways-to': fc.record({
    kind: fc.constant('ways-to'),
    by: fc.constantFrom('names', 'words'),
    page: fc.nat({ max: 1000 }),
    asked: label,
  }),
  'open-asks': fc.record({ kind: fc.constant('open-asks'), page: fc.nat({ max: 500 }) }),
  'log-form': fc.record({ kind: fc.constant('log-form'), askId: id, target: label }),
  'know-who': fc.record({ kind: fc.constant('know-who'), askId: id, target: label }),
  offer: fc.record({ kind: fc.constant('offer'), askId: id, relationshipId: id }),
  'refine-form': fc.record({ kind: fc.constant('refine-form'), asked: label }),
  'time-zone-form': fc.constant({ kind: 'time-zone-form' }),
  mail: fc.record({ kind: fc.constant('mail'), introductionId: id }),
  'draft-form': fc.record({ kind: fc.constant('draft-form'), introductionId: id }),
  'reword-form': fc.record({ kind: fc.constant('reword-form'), askId: id }),
  consent: fc.record({ kind: fc.constant('consent'), introductionId: id, consent: fc.constantFrom(...CONSENTS) }),
  send: fc.record({ kind: fc.constant('send'), draftId: id, seenIn: fc.constantFrom('connectors', 'digest') }),
  settings: fc.constant({ kind: 'settings' }),
  'settings-form': fc.record({
    kind: fc.constant('settings-form'),
    budget: fc.nat({ max: 6 }),
    quietFrom: fc.nat({ max: 23 }),
    quietUntil: fc.nat({ max: 23 }),
    visibility: fc.constantFrom('open', 'sealed', 'private'),
  }),
  budget: fc.record({ kind: fc.constant('budget'), budget: fc.nat({ max: 6 }) }),
  snooze: fc.record({ kind: fc.constant('snooze'), days: fc.constantFrom(7, 30) }),
  'snooze-form': fc.constant({ kind: 'snooze-form' }),
  'about-me-form': fc.constant({ kind: 'about-me-form' }),
  wake: fc.constant({ kind: 'wake' }),
  'no-go-form': fc.constant({ kind: 'no-go-form' }),
  'allow-organization': fc.record({ kind: fc.constant('allow-organization'), organizationId: id }),
  'allow-asker': fc.record({ kind: fc.constant('allow-asker'), askerId: id }),
  'join-ask': fc.record({ kind: fc.constant('join-ask'), askId: id, draftId: id }),
  'join-form': fc.record({ kind: fc.constant('join-form'), askId: id, target: label }),
  'answer-wish': fc.record({ kind: fc.constant('answer-wish'), wishId: id, answer: fc.constantFrom('yes', 'no') }),
  'ask-anyway': fc.record({
    kind: fc.constant('ask-anyway'),
    draftId: id,
    despite: fc.constantFrom('teammate', 'connector'),
  }),
  wait: fc.record({ kind: fc.constant('wait'), introductionId: id }),
  'leave-ask': fc.record({ kind: fc.constant('leave-ask'), askId: id }),
  'not-now': fc.record({ kind: fc.constant('not-now'), askId: id }),
  matches: fc.record({ kind: fc.constant('matches'), noticeId: id, page: fc.nat({ max: 1000 }) }),
  'my-people': fc.record({ kind: fc.constant('my-people'), page: fc.nat({ max: 1000 }) }),
  'my-person': fc.record({ kind: fc.constant('my-person'), relationshipId: id }),
  'people-list': fc.record({ kind: fc.constant('people-list'), page: fc.nat({ max: 99_999 }), ...filter }),
  'people-form': fc.record({ kind: fc.constant('people-form'), ...filter }),
  'shown-to': fc.record({ kind: fc.constant('shown-to'), relationshipId: id, page: fc.nat({ max: 1000 }) }),
  'remove-person': fc.record({ kind: fc.constant('remove-person'), relationshipId: id }),
  'all-people': fc.record({ kind: fc.constant('all-people'), ...filter }),
  'ask-all': fc.record({ kind: fc.constant('ask-all'), action: fc.constantFrom(...PeopleAction.options), ...filter }),
  'do-all': fc.record({
    kind: fc.constant('do-all'),
    changeId: id,
    action: fc.constantFrom(...PeopleAction.options),
    count: fc.nat({ max: 999_999 }),
    ...filter,
  }),
  'undo-all': fc.record({ kind: fc.constant('undo-all'), changeId: id }),
  privacy: fc.constant({ kind: 'privacy' }),
  ways: fc.record({ kind: fc.constant('ways'), organizationId: id, page: fc.nat({ max: 1000 }), asked: label }),
  coverage: fc.constant({ kind: 'coverage' }),
  covered: fc.record({
    kind: fc.constant('covered'),
    listId: id,
    part: fc.constantFrom('opened', 'unclear'),
    page: fc.nat({ max: 1000 }),
  }),
  'covered-target': fc.record({
    kind: fc.constant('covered-target'),
    listId: id,
    number: fc.integer({ min: 1, max: 10_000 }),
  }),
  'coverage-file': fc.record({ kind: fc.constant('coverage-file'), listId: id }),
  'shown-ties': fc.record({ kind: fc.constant('shown-ties'), page: fc.nat({ max: 1000 }) }),
  'ask-team': fc.record({ kind: fc.constant('ask-team'), target: label }),
  'card-preview': fc.record({ kind: fc.constant('card-preview'), askId: id }),
  'post-card': fc.record({
    kind: fc.constant('post-card'),
    askId: id,
    channel: fc.stringMatching(/^[\w-]{1,30}$/),
  }),
  'card-form': fc.record({ kind: fc.constant('card-form'), askId: id }),
  'take-down': fc.record({ kind: fc.constant('take-down'), requestId: id }),
  'know-someone': fc.record({ kind: fc.constant('know-someone'), requestId: id }),
  'know-form': fc.record({ kind: fc.constant('know-form'), requestId: id, target: label }),
  'know-tie': fc.record({ kind: fc.constant('know-tie'), requestId: id, relationshipId: id }),
  'help-out': fc.record({
    kind: fc.constant('help-out'),
    requestId: id,
    relationshipId: id,
    how: fc.constantFrom(...HELPS),
  }),
  'tip-form': fc.record({ kind: fc.constant('tip-form'), requestId: id, target: label }),
  'me-too-form': fc.record({ kind: fc.constant('me-too-form'), requestId: id, target: label }),
  'card-channels': fc.constant({ kind: 'card-channels' }),
  'cards-in': fc.record({ kind: fc.constant('cards-in'), where: fc.constantFrom('any', 'none') }),
  'card-channel-form': fc.constant({ kind: 'card-channel-form' }),
  'no-cards-in': fc.record({ kind: fc.constant('no-cards-in'), channel: fc.stringMatching(/^[\w-]{1,30}$/) }),
  'open-message': fc.record({ kind: fc.constant('open-message'), messageId: id }),
  'bundle-page': fc.record({ kind: fc.constant('bundle-page'), bundleId: id, page: fc.nat({ max: 1000 }) }),
} satisfies { [K in ButtonCommand['kind']]: fc.Arbitrary<Extract<ButtonCommand, { kind: K }>> }

const anyButton: fc.Arbitrary<ButtonCommand> = fc.oneof(...Object.values(buttons))

it('a Command keeps no NUL, which PostgreSQL refuses in a text', () => {
  expect(Command.parse({ kind: 'log', values: { name: 'Ja\0ne' } })).toEqual({ kind: 'log', values: { name: 'Jane' } })
  expect(readTyped('whoknows', 'Ac\0me')).toEqual({ kind: 'whoknows', text: 'Acme' })
})

describe('a button', () => {
  it.each(Object.entries<fc.Arbitrary<ButtonCommand>>(buttons))('carries %s there and back', (_kind, arbitrary) => {
    fc.assert(
      fc.property(arbitrary, (command) => {
        const code = encodeCommand(command)
        expect(code.length).toBeLessThanOrEqual(100)
        expect(decodeCommand(code)).toEqual(command)
      }),
    )
  })

  it('has one code per command: what was changed on the way is refused or is another button’s own code', () => {
    fc.assert(
      fc.property(anyButton, fc.nat(), fc.string({ maxLength: 3 }), (command, at, put) => {
        const code = encodeCommand(command)
        const cut = at % (code.length + 1)
        const changed = code.slice(0, cut) + put + code.slice(cut + 1)
        fc.pre(changed !== code)
        try {
          const read = decodeCommand(changed)
          expect(read).not.toEqual(command)
        } catch (error) {
          expect(error).toBeInstanceOf(DomainError)
        }
      }),
    )
  })

  it('never throws anything but a refusal', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 120 }), (text) => {
        for (const code of [text, `1|${text}`, `1|choose|${text}`, `1|rate|${text}|3`])
          try {
            decodeCommand(code)
          } catch (error) {
            expect(error).toMatchObject({ name: 'DomainError', code: 'stale' })
          }
      }),
    )
  })

  it.each([
    '',
    '1',
    '0|help',
    '2|help',
    '1|help|',
    '1|help|extra',
    '1|whoknows|Acme',
    '1|import',
    '1|iknow|Jane Doe at Acme',
    '1|constructor',
    '1|toString|x',
    '1|__proto__',
    '1|accept',
    '1|accept|',
    '1|accept|tampered',
    '1|accept|AYkKXayWd0u8zrMCCZqAVw|more',
    // The last of 22 characters carries four bits too many: only one of sixteen spellings is ours.
    '1|accept|AYkKXayWd0u8zrMCCZqAVx',
    '1|accept|01890a5d-ac96-774b-bcce-b302099a8057',
    '1|rate|AYkKXayWd0u8zrMCCZqAVw|6',
    '1|rate|AYkKXayWd0u8zrMCCZqAVw|4.0',
    '1|rate|AYkKXayWd0u8zrMCCZqAVw|4 ',
    '1|postpone|AYkKXayWd0u8zrMCCZqAVw|2',
    '1|outcome|AYkKXayWd0u8zrMCCZqAVw|won',
    '1|visibility|AYkKXayWd0u8zrMCCZqAVw|public',
    `1|keep-form|${'x'.repeat(61)}`,
  ])('refuses %s', (code) => {
    expect(() => decodeCommand(code)).toThrow(expect.objectContaining({ reason: 'button-too-old' }))
  })

  it('reads what those refusals are variations of', () => {
    expect(decodeCommand('1|accept|AYkKXayWd0u8zrMCCZqAVw')).toEqual({
      kind: 'accept',
      introductionId: '01890a5d-ac96-774b-bcce-b302099a8057',
    })
  })

  it('says so when a label was never cut: a bug', () => {
    expect(() => encodeCommand({ kind: 'keep-form', target: 'x'.repeat(101) })).toThrow('exceed 100')
  })
})

describe('toLabel', () => {
  it('gives one line of at most 60 characters, whole ones, and leaves a label as it is', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 200 }), (text) => {
        const cut = toLabel(text)
        expect(cut.length).toBeLessThanOrEqual(60)
        expect(cut.isWellFormed()).toBe(true)
        expect(cut).not.toMatch(/[\n\r\t]/)
        expect(toLabel(cut)).toBe(cut)
      }),
    )
  })
  it('marks what it cut', () => {
    expect(toLabel(`  ${'a '.repeat(50)}`)).toBe(`${'a '.repeat(29)}a…`)
    expect(toLabel('😀'.repeat(40))).toBe(`${'😀'.repeat(29)}…`)
  })
})

describe('what is typed', () => {
  it.each([
    ['whoknows', ' Acme Corp ', { kind: 'whoknows', text: 'Acme Corp' }],
    ['WhoKnows', 'HELP', { kind: 'help' }],
    ['whoknows', '  ', { kind: 'help' }],
    ['iknow', 'Jane Doe at Acme', { kind: 'iknow', text: 'Jane Doe at Acme' }],
    ['iknow', '', { kind: 'iknow', text: '' }],
    ['intros', '', { kind: 'intros' }],
    ['intros', ' Settings ', { kind: 'settings' }],
    ['intros', 'help', { kind: 'help' }],
    ['intros', 'people', { kind: 'my-people', page: 0 }],
    ['intros', 'history', { kind: 'asks', page: 0 }],
    ['intros', 'digest', { kind: 'digest-settings' }],
    ['intros', 'privacy', { kind: 'privacy' }],
    ['intros', 'Coverage', { kind: 'coverage' }],
    ['help', '', { kind: 'help' }],
  ])('/%s%s', (name, typed, command) => {
    expect(readTyped(name, typed)).toEqual(command)
  })
  it('names the four commands where it knows no other', () => {
    expect(() => readTyped('whoknew', 'Acme')).toThrow(expect.objectContaining({ reason: 'command-unknown' }))
  })
  it('says so of a word /intros does not take', () => {
    expect(() => readTyped('intros', 'weather')).toThrow(expect.objectContaining({ reason: 'intros-word-unknown' }))
  })
  it('takes 500 characters and no more', () => {
    expect(readTyped('whoknows', 'x'.repeat(MAX_TEXT))).toMatchObject({ kind: 'whoknows' })
    expect(() => readTyped('whoknows', 'x'.repeat(MAX_TEXT + 1))).toThrow(
      expect.objectContaining({ reason: 'text-too-long' }),
    )
  })
})

describe('a reaction', () => {
  it.each([
    ['made', ['✅', '✔', '✔️', '☑️', '🤝', '🤝🏽', 'white_check_mark', 'heavy_check_mark', 'ballot_box_with_check']],
    ['made', ['handshake', 'handshake::skin-tone-3']],
    ['won', ['💰', '🎉', 'moneybag', 'tada']],
    ['thanked', ['🙏', '🙏🏿', 'pray', 'pray::skin-tone-6']],
    ['knows', ['🙋', '🙋🏽', '🙋🏽‍♀️', '🙋‍♂️', 'raising_hand', 'woman-raising-hand::skin-tone-2']],
    ['knows', ['man-raising-hand']],
    [null, ['', 'x', '❌', '👍', 'constructor', 'toString', '__proto__', '::skin-tone-2']],
  ])('means %s: %j', (meaning, emojis) => {
    for (const emoji of emojis) expect([emoji, readReaction(emoji)]).toEqual([emoji, meaning])
  })
})

describe('what was copied from a page', () => {
  it('is read as the page showed it, typed or in a form', () => {
    expect(readTyped('whoknows', 'Marks &amp; Sons')).toEqual({ kind: 'whoknows', text: 'Marks & Sons' })
    const code = encodeForm({ kind: 'log', values: {} })
    expect(decodeForm(code, { organization: 'Marks &amp;amp; Sons' }).values).toEqual({ organization: 'Marks & Sons' })
  })
})
