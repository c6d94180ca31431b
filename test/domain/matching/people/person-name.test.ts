import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { fold } from '../../../../src/domain/matching/companies/organization-name.ts'
import {
  firstName,
  givenName,
  nameMatches,
  normalisePerson,
} from '../../../../src/domain/matching/people/person-name.ts'

const anyText = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 60 }),
  fc
    .array(fc.constantFrom('Dr.', 'Prof', 'Jane', 'Doe', ',', 'PhD', 'PMP', 'van', "O'Neil", 'Ma', '🚀', 'J.', 'é'), {
      maxLength: 8,
    })
    .map((list) => list.join(' ')),
)

describe('normalisePerson', () => {
  it.each([
    ['Jane Doe', 'jane doe'],
    ['  JANE   DOE ', 'jane doe'],
    ['Jané Döe 🚀', 'jane doe'],
    ['Jane Doe (She/Her)', 'jane doe'],
    ['Prof. Dr. med. Jane Doe', 'jane doe'],
    ['Eng. Jane Doe', 'jane doe'],
    ['Dr. Jane Doe', 'jane doe'],
    ['Prof. Dr. Jane Doe', 'jane doe'],
    ['Jane Doe, PhD', 'jane doe'],
    ['Jane Doe PhD, MBA', 'jane doe'],
    ['Jane Doe, PMP, CSM', 'jane doe'],
    ['Doe, Jane', 'jane doe'],
    ['Doe, Jane, PhD', 'jane doe'],
    ['van Dyke, Dick', 'dick van dyke'],
    ['Jane Doe, Speaker, Author', 'jane doe'],
    ['Jane Doe, Speaker', 'jane doe'],
    ['Cher, Singer of many songs', 'cher'],
    ['Yo-Yo Ma', 'yo yo ma'],
    ['Li Ma', 'li ma'],
    ['Conan O’Brien', 'conan obrien'],
    ["Conan O'Brien", 'conan obrien'],
    ['Müller', 'muller'],
    ['Łukasz Żak', 'lukasz zak'],
    ['李雷', '李雷'],
    ['Хүрэлсүх', 'хүрэлсүх'],
    ['PhD', 'phd'],
    ['Dr.', 'dr'],
    [', Jane', 'jane'],
    ['🚀', ''],
  ])('%s is “%s”', (name, key) => {
    expect(normalisePerson(name)).toBe(key)
  })
  it.each([
    ['Jane Doe', 'Jane Dow'],
    ['Jane Doe', 'June Doe'],
    ['Jane Doe', 'Jane Doe-Smith'],
    ['Ali Khan', 'Khan Ali'],
    ['Jane Doe II', 'Jane Roe II'],
  ])('%s and %s are two people', (a, b) => {
    expect(normalisePerson(a)).not.toBe(normalisePerson(b))
  })
  it('is its own key, never throws, and is empty only where there is nothing to read', () => {
    fc.assert(
      fc.property(anyText, (name) => {
        const key = normalisePerson(name)
        expect(normalisePerson(key)).toBe(key)
        expect(key === '').toBe(!/[\p{L}\p{M}\p{N}]/u.test(fold(name)))
      }),
      { numRuns: 1000 },
    )
  })
})

describe('what somebody is called', () => {
  it.each([
    ['🚀 Max Stern 🇺🇦', 'Max'],
    ['★ Ana Sol ★', 'Ana'],
    ['Eng. Omar Said', 'Omar'],
    ['Marion, Russell', 'Russell'],
    ['𝗝𝗮𝗻𝗲 Doe', 'Jane'],
    ['JANE ODE', 'Jane'],
    ['IŞIK İNCE', 'Işık'],
    ['Prof. Dr. med. Uwe Stein', 'Uwe'],
    ['Dr. Eva von der Heide, PhD', 'Eva'],
    ['Md. Rafi', 'Rafi'],
    ['"Jane" Quill', 'Jane'],
    ['Jane Doe, MBA ✨', 'Jane'],
    ['Mary Quill (she/her)', 'Mary'],
    ['Michael L Cooper', 'Michael'],
    ['李 小龙', '李'],
    ['Anna-Lena Müller', 'Anna-Lena'],
    ['jane.doe', 'jane'],
  ])('%s is %s', (name, given) => {
    expect(givenName(name)).toBe(given)
    expect(firstName(name)).toBe(given)
  })

  it.each([
    ['J. R. Stone', 'J. R. Stone'],
    ['Ms Lee', 'Lee'],
    ['Prof.', 'Prof.'],
    ['X Æ A-12 Muster', 'X Æ A-12 Muster'],
  ])('is not sure for %s, who is named in full', (name, full) => {
    expect(givenName(name)).toBeNull()
    expect(firstName(name)).toBe(full)
  })

  it('is never a pictogram, a title, an initial or a comma, and one word of the name', () => {
    fc.assert(
      fc.property(anyText, (name) => {
        const given = givenName(name)
        if (given === null) return
        expect(given).not.toMatch(/[\p{Extended_Pictographic},\s]|^\p{Script=Latin}\.?$|^(?:dr|prof|ms|mr|eng)\.?$/iu)
        expect(given).toMatch(/\p{L}/u)
        expect(normalisePerson(name).replaceAll(' ', '')).toContain(normalisePerson(given).replaceAll(' ', ''))
      }),
      { numRuns: 500 },
    )
  })
})

describe('a name with more around it', () => {
  const styled = (text: string) =>
    text.replace(/[a-z]/g, (letter) => String.fromCodePoint(0x1d5ee + letter.charCodeAt(0) - 97))
  const titles =
    'Dr. |Prof. Dr. |Mr. |Mrs |Eng. |Dipl.-Ing. |Herr |Sra. |Srta. |Dott.ssa |Prof.ssa |Sig.ra |Capt. |Lt. Col. |Maj. |Shri |Smt. |Adv. |Datuk |Mgr. |Mag. |DI |Er. |CA |Arch. |Dr. med. dent. |🚀 |★ |'
  const behind =
    ', PhD| MBA|, Ph.D., PMP®| (She/Her)| (they/them)| she/her| ✨|™| ✔️ PMP| 🇺🇦|, MBA, CSM| Jr.| III| (Open to work)| (ex-Acme)| ¦ Sales| - Hiring!|'
  const writings: ((first: string, last: string) => string)[] = [
    (first, last) => `${first} ${last}`,
    (first, last) => styled(`${first} ${last}`),
    (first, last) => `${first}\u200b  ${last}`,
    (first, last) => `"${first}" ${last}`,
  ]
  it('has one reading: the same key, and the same given name', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...titles.split('|')),
        fc.constantFrom(...behind.split('|').map((more) => more.replace('¦', '|'))),
        fc.constantFrom(...writings),
        fc.constantFrom(
          ...[
            ['Jane', 'Quill'],
            ['Omar', 'Haddad'],
            ['Łucja', 'Żak'],
          ].map(([a = '', b = '']) => [a, b] as const),
        ),
        (title, more, write, [first, last]) => {
          const name = `${title}${write(first, last)}${more}`
          expect(normalisePerson(name)).toBe(normalisePerson(`${first} ${last}`))
          expect(givenName(name)).toBe(first)
        },
      ),
      { numRuns: 1000 },
    )
  })
  it.each([
    ['QUILL, Jane', 'jane quill', 'Jane'],
    ['Quill, Dr. Jane', 'jane quill', 'Jane'],
    ['Maj Quill', 'maj quill', 'Maj'],
    ['Don Quill', 'don quill', 'Don'],
    ['Sheikh Quill', 'sheikh quill', 'Sheikh'],
  ])('%s is %s', (name, key, given) => {
    expect(normalisePerson(name)).toBe(key)
    expect(givenName(name)).toBe(given)
  })
})

describe('nameMatches', () => {
  it.each([
    ['Jane', 'Jane Doe', true],
    ['doe', 'Jane Doe', true],
    ['J. Doe', 'Jane Doe', true],
    ['Dr. Jane Doe', 'jane m. doe', true],
    ['Jané', 'JANE DOE', true],
    ['ONeil', 'Jane O’Neil', true],
    ['李雷', '李雷', true],
    ['李', '李 雷', true],
    ['Jane Roe', 'Jane Doe', false],
    ['Jan', 'Jane Doe', false],
    ['J.', 'Jane Doe', false],
    ['Dr.', 'Dr. Jane Doe', false],
    ['', 'Jane Doe', false],
    ['Jane', '', false],
  ])('%s fits %s: %s', (query, name, fits) => {
    expect(nameMatches(query, name)).toBe(fits)
  })
  it('fits every name with at least one word of two letters to itself', () => {
    fc.assert(
      fc.property(fc.constantFrom('Jane', 'Doe', 'Núñez', '李雷'), fc.constantFrom('Roe', 'Żak', 'Kim'), (a, b) => {
        expect(nameMatches(`${a} ${b}`, `${a} ${b}`)).toBe(true)
        expect(nameMatches(b, `${a} ${b}`)).toBe(true)
      }),
    )
  })
})
