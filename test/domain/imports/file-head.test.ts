import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { isOfPeople } from '../../../src/domain/imports/columns.ts'
import { companyColumn } from '../../../src/domain/imports/company-column.ts'
import { readHead } from '../../../src/domain/imports/file-head.ts'

const LINKEDIN = 'First Name,Last Name,URL,Email Address,Company,Position,Connected On'
/** What a company may be called: no quotes, no line ends. */
const company = fc.stringMatching(/^[A-Z][\w .,&'-]{0,40}$/)
const lineEnd = fc.constantFrom('\n', '\r\n', '\r')

const kindOfFile = (text: string) =>
  readHead(text).lines.some(({ names }) => isOfPeople(names)) ? 'connections' : 'targets'
const columnOf = (...lines: string[]) => companyColumn(readHead(lines.join('\n')).lines)

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
    ['calendar', 'BEGIN:VCALENDAR'],
    ['vcard', 'BEGIN:VCARD\nVERSION:3.0'],
    [null, '[24]7.ai\nAcme'],
    [null, 'Acme'],
  ])('%s: %j', (what, head) => {
    expect(readHead(head).foreign).toBe(what)
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
          const found = columnOf(header.join(delimiter))
          expect(found).toMatchObject({ at: column, delimiter: others.length > 0 ? delimiter : null, guess: null })
        },
      ),
    )
  })

  it.each([
    ['Target Company,Tier', 'Delta Foods,A', 0, 'Target Company', []],
    ['Firma,Ort', 'Delta Foods,Ulm', 0, 'Firma', []],
    ['Ort;Unternehmen', 'Ulm;Delta Foods', 1, 'Unternehmen', []],
    ['Ville,Société', 'Lyon,Delta', 1, 'Société', []],
    ['公司名称,城市', '蓝海集团,上海', 0, '公司名称', []],
    ['Name', 'Delta Foods', 0, 'Name', []],
    ['Name,Website', 'Acme,acme.com', 0, 'Name', []],
    [
      'Company Name Israel,,Company Name Global',
      'Greet Co 01,,Delta Foods',
      0,
      'Company Name Israel',
      ['Company Name Global'],
    ],
    ['Company,Client', 'Acme,Globex', 0, 'Company', ['Client']],
    ['Wer,Wo', 'Delta Foods GmbH,Ulm', 0, 'Wer', []],
    ['Company size,Company name', '12,Delta', 1, null, []],
  ])('is guessed in %j, and said', (header, row, at, name, others) => {
    expect(columnOf(header, row)).toMatchObject({ at, guess: name === null ? null : { name, others } })
  })

  it.each([
    ['a;b', 'Acme;Ulm'],
    ['Delta Foods,acme.com', 'Acme,globex.com'],
    ['Acme, Globex, Initech'],
    ['City,Tier', 'Ulm,A'],
  ])('is unknown in a table that names none: %j', (...lines) => {
    expect(columnOf(...lines)).toBe('unknown')
  })

  it.each([
    ['Acme'],
    ['Acme, Inc.'],
    ['Company of Friends'],
    ['The Honest Company, Inc.', 'Ford Motor Company, Ltd.'],
    ['Acme, Inc.', 'Globex, Ltd.', 'Initech'],
    [''],
  ])('is looked for in no list of one company a line: %j', (...lines) => {
    expect(columnOf(...lines)).toBeNull()
  })
})

describe('a list of people', () => {
  it.each([
    'FirstName,LastName,Company,Position',
    'first_name,last_name,url,email_address,company,position,connected_on',
    'Vorname,Nachname,URL,E-Mail-Adresse,Unternehmen,Position,Vernetzt seit',
    'Prénom;Nom;Entreprise;Poste',
    'Nombre,Apellidos,Empresa,Cargo',
    'Nome,Sobrenome,Empresa,Cargo',
    'Nome,Cognome,Azienda,Posizione',
    'Voornaam,Achternaam,Bedrijf,Functie',
    'Imię,Nazwisko,Firma,Stanowisko',
    'Ad,Soyad,Şirket,Unvan',
    '名,姓,会社名,役職',
    '名字,姓,公司,职位',
    'Full Name,Company,Title',
    'Name,Firma,Position',
    '姓名,公司,职位',
  ])('is told by its header: %s', (header) => {
    expect(kindOfFile(`${header}\nx`)).toBe('connections')
  })

  it.each(['Name,Website', 'Company,Contact', 'Firma,Ort', 'Name', 'Company Name,Title'])('is not %s', (header) => {
    expect(kindOfFile(`${header}\nx`)).toBe('targets')
  })
})
