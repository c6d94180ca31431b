import { describe, expect, it } from 'vitest'
import { readCompany } from '../../../src/app/companies/organization.ts'

describe('the company a field names', () => {
  it.each([
    ['Acme Inc.', 'Acme Inc.', 'acme', null],
    ['acme.com', 'acme.com', 'acme', 'acme.com'],
    ['https://www.acme.co.uk/about', 'https://www.acme.co.uk/about', 'acme', 'acme.co.uk'],
    // Of somebody's address only the domain is kept.
    ['jane.doe@acme.com', 'acme.com', 'acme', 'acme.com'],
    ['Acme Inc. (jane.doe@gmail.com)', 'Acme Inc.', 'acme', null],
    ['Acme Inc., +49 30 123 456 78', 'Acme Inc.', 'acme', null],
    // A free-mail provider is a company, but its domain says nothing about who works there.
    ['gmx.net', 'gmx.net', 'gmx', null],
    ['U.S.Bank', 'U.S.Bank', 'us bank', null],
    ['M.Video', 'M.Video', 'm video', null],
    ['x.com', 'x.com', 'x', 'x.com'],
  ])('%s', (written, name, key, domain) => {
    expect(readCompany(written)).toMatchObject({ organization: { name, key }, domain })
  })

  it.each(['Freelance', 'Self-employed', 'Stealth Startup', '-', 'jane@gmail.com'])('is none in %s', (written) => {
    expect(readCompany(written)).toBeNull()
  })
})
