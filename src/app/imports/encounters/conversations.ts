import { MOST_TOGETHER, type Party } from '../../../domain/imports/encounters/encounter.ts'
import type { EpochDay } from '../../../domain/imports/encounters/recurrence.ts'
import { PEOPLE_FILE } from '../../../domain/imports/limits.ts'
import { normalisePerson } from '../../../domain/matching/people/person-name.ts'
import type { Encountered } from '../formats/format.ts'
import { profileKey } from '../person-keys.ts'
import { refuseFile } from '../refuse-file.ts'

/** Who wrote to whom, and on which days. */
type Pair = { from: string; to: string; days: Set<EpochDay> }

/**
 * Adds up messages of which it is not said whose they are: their owner is the one who is in all of them. Where two are,
 * it is the one called so.
 *
 * @param owner the name of whoever sent the file
 */
export function createConversations(owner: string) {
  const people = new Map<string, { party: Party; messages: number }>()
  const pairs = new Map<string, Pair>()

  const seen = (party: Party): string | null => {
    if (party.url === null) return null
    const key = profileKey(party.url)
    const known = people.get(key) ?? { party, messages: 0 }
    if (known.party.name === '') known.party = party
    known.messages += 1
    people.set(key, known)
    return key
  }

  const ownerOf = (): string | null => {
    const [first, second] = [...people].sort(([, a], [, b]) => b.messages - a.messages)
    if (!first) return null
    if (!second || second[1].messages < first[1].messages) return first[0]
    const called = [...people].filter(([, { party }]) => normalisePerson(party.name) === normalisePerson(owner))
    return called.length === 1 ? (called[0]?.[0] ?? null) : null
  }

  return {
    take({ day, from, to }: { day: EpochDay; from: Party; to: Party[] }): void {
      if (to.length + 1 > MOST_TOGETHER) return
      const writer = seen(from)
      for (const one of to) {
        const reader = seen(one)
        if (writer === null || reader === null || writer === reader) continue
        const key = `${writer}\n${reader}`
        const pair = pairs.get(key) ?? { from: writer, to: reader, days: new Set() }
        pair.days.add(day)
        pairs.set(key, pair)
      }
      if (pairs.size > PEOPLE_FILE.rows) throw refuseFile({ reason: 'too-many', what: 'rows', most: PEOPLE_FILE.rows })
    },

    /** The messages of their owner, and to them; none where it cannot be told who that is. */
    end(): Encountered[] {
      const me = ownerOf()
      return [...pairs.values()].flatMap(({ from, to, days }): Encountered[] => {
        const other = people.get(from === me ? to : from)?.party
        if (!other || (from !== me && to !== me)) return []
        const about = { days: [...days], from: null, others: [other], written: from === me }
        return [{ kind: 'occasion', occasion: { kind: 'message', ...about } }]
      })
    },
  }
}
