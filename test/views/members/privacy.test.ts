import { it } from 'vitest'
import { carriedFilter } from '../../../src/app/relationships/show-people.ts'
import { EVERYBODY } from '../../../src/domain/relationships/people-filter.ts'
import { outsideTextView } from '../../../src/views/members/outside-text.ts'
import { privacyView } from '../../../src/views/members/privacy.ts'
import { expectGood } from '../../support/views.ts'

it('the privacy panel and the text for people outside are good on every platform', () => {
  const filter = carriedFilter({ ...EVERYBODY, state: 'untouched' })
  const kept = { people: 3, asks: 2, favours: 1, imports: 4, usual: 'sealed' } as const
  const relationships = { open: 30_000, sealed: 1, private: 0 }
  for (const people of [0, 12_000])
    expectGood(
      privacyView({
        ...kept,
        relationships,
        blocked: { companies: people, teammates: 1 },
        untouched: { people, filter },
        met: { waiting: people, leftOut: people },
        ownAddresses: people === 0 ? 0 : 2,
        handover: people === 0 ? null : { receiver: 'Cleo', consentedAt: new Date('2026-12-01T10:00:00Z') },
      }),
    )
  expectGood(outsideTextView('Rocket Team'))
})
