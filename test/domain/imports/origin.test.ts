import { describe, expect, it } from 'vitest'
import { readHead } from '../../../src/domain/imports/file-head.ts'
import { originOf } from '../../../src/domain/imports/origin.ts'

describe('where a table of people comes from', () => {
  it.each([
    ['linkedin', 'First Name,Last Name,URL,Email Address,Company,Position,Connected On'],
    ['google', 'Name,Given Name,Family Name,Group Membership,E-mail 1 - Type,E-mail 1 - Value'],
    ['google', 'First Name,Last Name,Organization Name,Organization Title,E-mail 1 - Value'],
    ['outlook', 'Title,First Name,Last Name,Company,Job Title,Business Phone,E-mail Address'],
    ['hubspot', 'Record ID - Contact,First Name,Last Name,Email,Contact owner,Associated Company,Job Title'],
    ['salesforce', '"Salutation","First Name","Last Name","Title","Account Name","Email"'],
    ['pipedrive', 'Person - Name,Person - Organization,Person - Email - Work'],
    ['table', 'Name,Role,Company,Email'],
  ])('%s: %s', (origin, header) => {
    const [line] = readHead(`${header}\nx`).lines
    expect(line && originOf(line)).toBe(origin)
  })
})
