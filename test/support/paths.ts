import fc from 'fast-check'
import { type Candidate, type Path, weighPath } from '../../src/domain/finding/ranking.ts'
import { NO_RECORD, type TrackRecord } from '../../src/domain/finding/track-record.ts'
import { KINDS, VISIBILITIES } from '../../src/domain/relationships/relationship.ts'
import { TOUCH_KINDS } from '../../src/domain/relationships/touch.ts'
import type { ShownIntroduction } from '../../src/views/introductions/shown.ts'

export const NOW = new Date('2026-03-10T12:00:00Z')

/** A confirmed, well-rated open tie of Ana's to Jane Doe at Acme; `given` says what is different. */
export function candidate(given: Partial<Candidate> = {}): Candidate {
  return {
    wayId: given.relationshipId ?? '01890a5d-ac96-774b-bcce-b302099a8057',
    relationshipId: '01890a5d-ac96-774b-bcce-b302099a8057',
    memberId: 'ana',
    connector: 'Ana Silva',
    person: 'Jane Doe',
    title: 'VP Sales',
    organizationId: 'acme',
    organization: 'Acme Corp',
    how: 'worked together at Globex',
    kind: 'colleague',
    rating: 4,
    since: '2019-01-01',
    lastTouch: '2026-01-15',
    source: 'log',
    confirmedAt: NOW,
    visibility: 'open',
    partner: null,
    record: NO_RECORD,
    ...given,
  }
}

export function path(given: Partial<Path> = {}): Path {
  return { ...weighPath(candidate(given), null, NOW), ...given }
}

const day = fc
  .date({ min: new Date('1990-01-01'), max: new Date('2030-01-01'), noInvalidDate: true })
  .map((date) => date.toISOString().slice(0, 10))

const count = fc.integer({ min: 0, max: 12 })

/** What past introductions may say. */
export const records: fc.Arbitrary<TrackRecord> = fc.record({
  helped: count,
  declined: count,
  excused: count,
  hours: fc.option(fc.double({ min: 0, max: 500, noNaN: true })),
  load: count,
  opened: count,
  unanswered: count,
  hardlyKnown: fc.integer({ min: 0, max: 3 }),
})

/** Ties as the database may hold them, of a few members to a few people. */
export const candidates: fc.Arbitrary<Candidate[]> = fc
  .array(
    fc.record({
      memberId: fc.constantFrom('ana', 'ben', 'cy', 'dee'),
      person: fc.constantFrom('Jane Doe', 'Jim Roe', 'José Núñez'),
      title: fc.constantFrom(null, 'CFO', 'VP Sales', 'Chief Financial Officer'),
      kind: fc.constantFrom(...KINDS),
      rating: fc.option(fc.integer({ min: 1, max: 5 })),
      since: fc.option(day),
      lastTouch: fc.option(day),
      touches: fc.array(fc.record({ kind: fc.constantFrom(...TOUCH_KINDS), on: day }), { maxLength: 4 }),
      source: fc.constantFrom('log' as const, 'import' as const),
      confirmedAt: fc.option(fc.constant(NOW)),
      visibility: fc.constantFrom(...VISIBILITIES.filter((visibility) => visibility !== 'private')),
      partner: fc.option(fc.constant({ organization: 'BridgeCo' })),
      record: records,
    }),
    { maxLength: 40 },
  )
  .map((list) =>
    list.map((tie, index) => candidate({ ...tie, connector: tie.memberId, relationshipId: `id-${index}` })),
  )

/** An introduction as its connector sees it, asked just now; `given` says what differs. */
export function shownIntroduction(given: Partial<ShownIntroduction> = {}): ShownIntroduction {
  return {
    id: '01890a5d-ac96-774b-bcce-b302099a8057',
    state: 'asked',
    reader: 'connector',
    asker: 'Sam Lee',
    connector: 'Ana Silva',
    person: 'Jane Doe',
    whom: null,
    organization: 'Acme Corp',
    about: 'I run payroll for 200 shops',
    why: 'I would like to learn how they choose payroll',
    benefit: 'Our survey of 200 finance teams',
    question: null,
    path: { ...path(), sealed: false },
    doubtful: false,
    noReplyYet: false,
    consent: null,
    draft: null,
    thanked: false,
    amount: null,
    ...given,
  }
}
