import { describe, expect, it } from 'vitest'
import { BARE, CONTACTS, NAMES } from '../../../src/domain/imports/column-names.ts'
import {
  isOfPeople,
  mailColumns,
  peopleColumns,
  plainColumn,
  readHeaderName,
} from '../../../src/domain/imports/columns.ts'

const read = (header: string) => header.split(',').map(readHeaderName)
const placesOf = (header: string) => Object.fromEntries(peopleColumns(read(header)))

describe('the names of columns', () => {
  it('are listed as they are compared', () => {
    const all = [...Object.values(NAMES).flat(), ...BARE, ...CONTACTS]
    expect(all.filter((name) => readHeaderName(name) !== name)).toEqual([])
  })

  it.each([
    [
      'First Name,Middle Name,Last Name,Organization Name,Organization Title,E-mail 1 - Value',
      { first: 0, middle: 1, last: 2, company: 3, title: 4, email: 5 },
    ],
    [
      'Name,Given Name,Family Name,E-mail 1 - Value,Organization 1 - Name,Organization 1 - Title',
      { full: 0, first: 1, last: 2, email: 3, company: 4, title: 5 },
    ],
    [
      'First Name,Last Name,Title,Company,Job Title,E-mail Address',
      { first: 0, last: 1, company: 3, title: 4, email: 5 },
    ],
    [
      'Salutation,First Name,Last Name,Title,Account Name,Contact Owner,Email',
      { first: 1, last: 2, title: 3, company: 4, email: 6 },
    ],
    [
      'Record ID,First Name,Last Name,Email,Contact owner,Associated Company,Job Title',
      { first: 1, last: 2, email: 3, company: 5, title: 6 },
    ],
    [
      'Person - Name,Person - Label,Person - Organization,Person - Email - Work,Person - Owner,Person - Job title',
      { full: 0, company: 2, email: 3, title: 5 },
    ],
    ['Name,Organization,Email - Work,Phone - Work,Owner', { full: 0, company: 1, email: 2 }],
    ['Name,Role,Company (from Accounts),LinkedIn,Status', { full: 0, title: 1, company: 2, url: 3 }],
    ['姓氏,名字,公司,職稱,電子郵件', { last: 0, first: 1, company: 2, title: 3, email: 4 }],
  ])('are found in %s', (header, places) => {
    expect(isOfPeople(read(header))).toBe(true)
    expect(placesOf(header)).toEqual(places)
  })

  it.each([
    'Company,Contact Name,Contact Email',
    'Firma,Ort,Ansprechpartner',
    'Account Name,Owner,Website',
    'Name,Organization',
  ])('of a list of companies are not those of people: %s', (header) => {
    expect(isOfPeople(read(header))).toBe(false)
  })

  it('tell all addresses from their labels and owners', () => {
    const header =
      'Name,E-mail 1 - Label,E-mail 1 - Value,E-mail 2 - Value,E-mail Display Name,Email Opt Out,Work Email'
    expect(mailColumns(read(header))).toEqual([2, 3, 6])
    expect(plainColumn('contact owner')).toBe('contact owner')
  })
})
