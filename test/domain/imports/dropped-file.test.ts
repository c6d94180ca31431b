import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { companyColumn, foreignFile, isTable, kindOfFile } from '../../../src/domain/imports/dropped-file.ts'

const LINKEDIN = 'First Name,Last Name,URL,Email Address,Company,Position,Connected On'
/** What a company may be called: no quotes, no line ends. */
const company = fc.stringMatching(/^[A-Z][\w .,&'-]{0,40}$/)
const lineEnd = fc.constantFrom('\n', '\r\n', '\r')

describe('what a dropped file is', () => {
  it.each([
    ['connections', LINKEDIN],
    ['connections', `Notes:\n"When exporting"\n\n${LINKEDIN}\n`],
    ['connections', '"First Name";"Last Name";"Company"'],
    ['connections', 'Given Name\tFamily Name\tOrganization Name'],
    ['targets', 'Company,Contact\nAcme,Jane'],
    ['targets', 'Acme\nFirst Name Records\nGlobex'],
    ['targets', ''],
  ])('%s: %j', (kind, head) => {
    expect(kindOfFile(head)).toBe(kind)
  })

  it('is a list of people wherever its header stands among the first twenty lines, however it is written', () => {
    fc.assert(
      fc.property(
        fc.array(company, { maxLength: 19 }),
        fc.constantFrom(',', ';', '\t'),
        fc.constantFrom('', '"'),
        lineEnd,
        (notes, delimiter, quote, end) => {
          const header = LINKEDIN.split(',').map((name) => quote + name.toUpperCase() + quote)
          expect(kindOfFile([...notes, header.join(delimiter), 'Jane'].join(end))).toBe('connections')
        },
      ),
    )
  })

  it('is never a list of people for the companies in it', () => {
    fc.assert(
      fc.property(fc.array(company), lineEnd, (companies, end) => {
        fc.pre(!companies.some((name) => /name/i.test(name)))
        expect(kindOfFile(companies.join(end))).toBe('targets')
      }),
    )
  })
})

describe('what is no list', () => {
  it.each([
    ['empty', ' \r\n\t'],
    ['page', '\n<!DOCTYPE html>'],
    ['document', '{\\rtf1\\ansi'],
    ['json', '[{"company": "Acme"}]'],
    ['json', '{ "company": "Acme" }'],
    ['json', '[1, 2]'],
    ['vcard', 'BEGIN:VCARD\nVERSION:3.0'],
    [null, '[24]7.ai\nAcme'],
    [null, 'Acme'],
  ])('%s: %j', (what, head) => {
    expect(foreignFile(head)).toBe(what)
  })
})

describe('the column of targets', () => {
  const names = ['Company', 'companies', 'Company Name', 'TARGET', 'Account Name', 'Organisation', ' company ']
  it('is found in its place, whatever parts the columns', () => {
    fc.assert(
      fc.property(
        fc.array(fc.constantFrom<string>('Id', 'City', 'Notes'), { maxLength: 5 }),
        fc.nat(),
        fc.constantFrom(...names),
        fc.constantFrom(',', ';', '\t'),
        fc.constantFrom('', '"'),
        (others, at, name, delimiter, quote) => {
          const column = at % (others.length + 1)
          const header = others.toSpliced(column, 0, name).map((one) => quote + one + quote)
          const found = companyColumn(header.join(delimiter))
          expect(found?.column).toBe(column)
          expect(found?.delimiter).toBe(others.length > 0 ? delimiter : null)
        },
      ),
    )
  })
  it.each(['Acme', 'Acme, Inc.', 'Company of Friends', ''])('is none in %j', (line) => {
    expect(companyColumn(line)).toBeNull()
  })
})

describe('a table without that column', () => {
  it.each([
    [true, ['Name,Website', 'Acme,acme.com']],
    [true, ['a;b', 'Acme;Ulm']],
    [true, ['Acme, Globex, Initech']],
    [false, ['Acme, Inc.', 'Globex, Ltd.', 'Initech']],
    [false, ['Acme, Inc.']],
    [false, ['Name', 'Acme']],
    [false, []],
  ])('%s: %j', (table, lines) => {
    expect(isTable(lines)).toBe(table)
  })
})
