import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { comparePeople, findPerson, nameEnds, personKeys } from '../../../../src/domain/matching/people/person-match.ts'
import { normalisePerson } from '../../../../src/domain/matching/people/person-name.ts'

const anyName = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 40 }),
  fc
    .array(
      fc.constantFrom('Bob', 'Robert', 'J.', 'Jane', 'van', 'Doe', '(Bob)', 'née', 'Roe', ',', 'Dr.', '李', 'Ali'),
      {
        maxLength: 6,
      },
    )
    .map((words) => words.join(' ')),
)

describe('two names at one company', () => {
  it.each([
    ['Jane Doe', 'DOE, Jane'],
    ['Jane Doe', 'Doe Jane'],
    ['Bob Smith', 'Robert Smith'],
    ['Bob Smith', 'Rob Smith'],
    ['Smith Bob', 'Robert Smith'],
    ['Bill O’Neil', "William O'Neil"],
    ['Kathy Żak', 'Katherine Zak'],
    ['Freddy Mercer', 'Frederick Mercer'],
    ['Jane M. Doe', 'Jane Doe'],
    ['Jane M. Doe', 'Jane Mary Doe'],
    ['Dr. Jane Doe, PhD', 'Jane Doe'],
    ['Jane Doe (née Roe)', 'Jane Roe'],
    ['Jane Doe geb. Roe', 'Jane Doe'],
    ['Robert (Bob) Smith', 'Bob Smith'],
    ['William “Liam” Byrne', 'Liam Byrne'],
    ['Mohammed bin Salman', 'bin Salman, Mohammed'],
    ['García Mena', 'Mena García'],
  ])('%s and %s are the same person', (a, b) => {
    expect(comparePeople(a, b)).toBe('same')
    expect(comparePeople(b, a)).toBe('same')
  })
  it.each([
    ['J. Doe', 'Jane Doe'],
    ['Jane Doe', 'J Doe'],
    ['D. van den Berg', 'Davey van den Berg'],
  ])('%s is likely %s', (a, b) => {
    expect(comparePeople(a, b)).toBe('likely')
    expect(comparePeople(b, a)).toBe('likely')
  })
  it.each([
    ['Jane Doe', 'June Doe'],
    ['Jane Doe', 'Jane Dow'],
    ['Alexander Smith', 'Alexandra Smith'],
    ['Jane Mary Doe', 'Jane Ann Doe'],
    ['Jane A. Doe', 'Jane B. Doe'],
    ['Ana Gomez', 'Ana Perez'],
    ['Jane', 'Jane Doe'],
    ['Bob', 'Robert'],
    ['Robert', 'Smith'],
    ['J. Doe', 'J. Roe'],
    ['王伟', '王芳'],
  ])('%s and %s are two people', (a, b) => {
    expect(comparePeople(a, b)).toBe('other')
    expect(comparePeople(b, a)).toBe('other')
  })
  it('compares any two names the same way round and back, and each is itself', () => {
    fc.assert(
      fc.property(anyName, anyName, (a, b) => {
        expect(comparePeople(a, b)).toBe(comparePeople(b, a))
        if (normalisePerson(a) !== '') expect(comparePeople(a, a)).toBe('same')
      }),
    )
  })
})

describe('findPerson', () => {
  const people = (...names: string[]) => names.map((name) => ({ nameKey: normalisePerson(name) }))
  it('takes the only one that is the same, else the only likely one', () => {
    expect(findPerson('Bob Smith', people('Ann Smith', 'Robert Smith'))).toEqual({ nameKey: 'robert smith' })
    expect(findPerson('J. Doe', people('Jane Doe', 'Ann Roe'))).toEqual({ nameKey: 'jane doe' })
    expect(findPerson('Jane Doe', people('J. Doe', 'Doe Jane'))).toEqual({ nameKey: 'doe jane' })
  })
  it('takes nobody where several would do', () => {
    expect(findPerson('J. Doe', people('Jane Doe', 'John Doe'))).toBeNull()
    expect(findPerson('Alex Smith', people('Alexander Smith', 'Alexandra Smith'))).toBeNull()
    expect(findPerson('Jane Doe', [])).toBeNull()
  })
})

describe('what a name is looked up by', () => {
  it('is its words at either end, and those of the names it tells of', () => {
    expect(nameEnds('Robert (Bob) Smith')).toEqual({ first: ['robert', 'bob'], last: ['smith'] })
    expect(nameEnds('Jane Doe (née Roe)')).toEqual({ first: ['jane'], last: ['roe', 'doe'] })
    expect(nameEnds('J. Doe')).toEqual({ first: [], last: ['doe'] })
  })
  it('is found at an end of whoever is the same', () => {
    fc.assert(
      fc.property(anyName, anyName, (a, b) => {
        const key = normalisePerson(b)
        // A stored key that tells of another name itself is found by its own words only.
        if (personKeys(key).length > 1 || !key.includes(' ') || comparePeople(a, key) === 'other') return
        if (personKeys(a).includes(key)) return
        const { first, last } = nameEnds(a)
        const words = key.split(' ')
        expect([...first, ...last].includes(words.at(-1) ?? '') || last.includes(words[0] ?? '')).toBe(true)
      }),
      { numRuns: 2000 },
    )
  })
  it('holds the own key first, and never an empty one', () => {
    fc.assert(
      fc.property(anyName, (name) => {
        const keys = personKeys(name)
        expect(keys.every((key) => key !== '')).toBe(true)
        if (normalisePerson(name) !== '') expect(keys[0]).toBe(normalisePerson(name))
      }),
    )
  })
})
