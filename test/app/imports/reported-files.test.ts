import { readFile } from 'node:fs/promises'
import { describe, expect, it } from 'vitest'
import { readCompany } from '../../../src/app/companies/organization.ts'
import { openFile, readPeople, readTargets } from '../../../src/app/imports/open-file.ts'
import { TARGET_LIST } from '../../../src/domain/imports/limits.ts'
import { inPieces } from '../../support/bytes.ts'

// Files of kinds that were reported, whole or in small pieces.

const file = async (name: string, size: number) =>
  await openFile(inPieces(await readFile(new URL(`../../fixtures/reported/${name}`, import.meta.url)), size))

async function people(name: string, size = 7) {
  const rows = []
  for await (const batch of readPeople(await file(name, size))) rows.push(...batch)
  return rows.map((row) => (row.kind === 'row' ? row.record : row.refusal))
}

async function targets(name: string, size = 7) {
  const { guess, targets } = readTargets(await file(name, size), TARGET_LIST)
  const found = []
  for await (const target of targets) found.push(target)
  return { guess, found }
}

describe('a reported list of people', () => {
  it.each([7, 65_536])('is read, in pieces of %i bytes', async (size) => {
    expect(await people('whole-row-quoted.csv', size)).toMatchObject([
      { name: 'Ana Prova', company: 'Delta Foods' },
      { name: 'Ben Prova, MBA', company: 'Delta Foods', title: 'Buyer', connectedOn: '2024-01-02' },
      { name: 'Cem Prova', company: 'Delta Foods, Inc.' },
    ])
    expect((await people('mixed-encodings.csv', size)).map((row) => 'company' in row && row.company)).toEqual([
      'Grönwald Foods',
      'Bärland GmbH',
      'Delta Foods',
    ])
    const one = { name: 'Ana Prova', company: 'Delta Foods', title: 'Buyer', connectedOn: '2024-01-01' }
    expect(await people('header-snake.csv', size)).toMatchObject([one])
    expect(await people('header-de.csv', size)).toMatchObject([one])
    expect(await people('entities.csv', size)).toMatchObject([
      { company: 'Marks & Sons', title: 'R&D Lead' },
      { name: "Ben O'Prova", company: "Levi's Test" },
    ])
  })

  it('loses no date but one that there is not', async () => {
    const rows = await people('dates.csv')
    expect(rows.filter((row) => 'dateLost' in row && row.dateLost)).toMatchObject([{ name: 'D19 Datum' }])
    expect(rows.slice(13, 19).map((row) => 'connectedOn' in row && row.connectedOn)).toEqual([
      '2021-03-13',
      '2021-03-13',
      '2021-03-13',
      '2021-03-13',
      '2021-03-13',
      '2020-10-15',
    ])
  })

  it('is read where another product exported it', async () => {
    expect(await people('hubspot.csv')).toMatchObject([
      { name: 'Ana Prova', company: 'Delta Foods', title: 'Buyer', email: 'ana@delta.example', connectedOn: null },
    ])
  })

  it('names no company where there is none, and four where a short form says what it stands for', async () => {
    const companies = async (name: string) =>
      (await people(name)).map((row) => ('company' in row && row.company ? readCompany(row.company) : null))
    expect((await companies('no-company.csv')).filter((company) => company !== null)).toEqual([])
    const keys = (await companies('acronym-expansion.csv')).map((company) => company?.organization.key)
    expect(new Set(keys).size).toBe(4)
    expect((await companies('names-first.csv')).at(-2)).toBeNull()
  })
})

describe('a reported list of companies', () => {
  it.each([
    ['targets-header-unknown.csv', { name: 'Target Company', others: [] }, ['Delta Foods', 'Greet Co 01']],
    ['targets-two-columns.csv', { name: 'Company Name Israel', others: ['Company Name Global'] }, ['Greet Co 01']],
    ['targets-company-name.csv', null, ['Delta Foods', 'Greet Co 01']],
  ])('%s is read from its column, and a guess is told', async (name, guess, found) => {
    expect(await targets(name)).toEqual({ guess, found })
  })
})

describe('hosts under one shared suffix', () => {
  it('are companies of their own', () => {
    const hosts = ['alpha.myshopify.com', 'beta.myshopify.com', 'alpha.us.com', 'alpha.github.io', 'alpha.com']
    const read = hosts.map((host) => readCompany(host))
    expect(new Set(read.map((company) => company?.organization.key)).size).toBe(hosts.length)
    expect(read.map((company) => company?.domain)).toEqual(hosts)
    expect(readCompany('sales@beta.myshopify.com')?.organization.key).toBe(read[1]?.organization.key)
  })
})
