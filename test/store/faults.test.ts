import { chmod, mkdtemp, rm, stat, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { prepareFolder } from '../../src/store/embedded/folder.ts'
import { awayOf, databaseFault, folderFault, hasLostDatabase } from '../../src/store/faults.ts'
import { refusalOf, sentenceOf } from '../support/refusals.ts'

const failure = (code: string, message = 'as it says') => Object.assign(new Error(message), { code })

describe('an ordinary fault of the database', () => {
  it.each([
    ['ECONNREFUSED', 'nothing listens there'],
    ['ENOTFOUND', 'no such host is known'],
    ['53300', 'no connection left'],
    ['57P03', 'starting or stopping'],
    ['28P01', 'Check the user and the password'],
    ['3D000', 'no such database'],
    ['42501', 'does not let this user work there'],
    ['0A000', 'contrib package'],
    ['53100', 'The disk is full'],
  ])('%s is one line that says what to do', (code, words) => {
    const said = sentenceOf(databaseFault(failure(code)))
    expect(said).toContain(words)
    expect(said).not.toContain('\n')
  })

  it('is waited for only where waiting may help', () => {
    expect(['ECONNREFUSED', 'EAI_AGAIN', '53300', '57P03'].map((code) => awayOf(failure(code)))).not.toContain(null)
    expect(['28P01', '3D000', '42501', '53100'].map((code) => awayOf(failure(code)))).toEqual([null, null, null, null])
    // All addresses of one host were tried.
    expect(awayOf(new AggregateError([failure('ECONNREFUSED'), failure('ECONNREFUSED')]))).toBe('refused')
    expect(awayOf(new Error('timeout expired'))).toBe('silent')
  })

  it('is noticed under what Prisma says of it', () => {
    const said = [
      failure(
        'P2010',
        'Raw query failed. Code: `57P01`. Message: `terminating connection due to administrator command`',
      ),
      failure('P2010', 'Raw query failed. Code: `N/A`. Message: `Server has closed the connection.`'),
      failure('P1001', 'Can’t reach it'),
      new Error('Client has encountered a connection error and is not queryable'),
      new Error('Connection terminated unexpectedly'),
    ]
    expect(said.map(hasLostDatabase)).not.toContain(false)
    expect(hasLostDatabase(failure('P2002', 'Unique constraint failed'))).toBe(false)
  })

  it('is told apart from a bug, which stays as it is', () => {
    const bug = failure('42703')
    expect([databaseFault(bug), folderFault(bug, '/data')]).toEqual([bug, bug])
  })
})

describe('a data folder', () => {
  let folder: string
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'foothold-test-folder-'))
  })
  afterEach(() => rm(folder, { recursive: true, force: true }))

  it('is made with all above it, and closed to others also where it existed', async () => {
    const deep = join(folder, 'a', 'b')
    await Promise.all([prepareFolder(deep), prepareFolder(deep)])
    if (process.platform === 'win32') return
    expect((await stat(deep)).mode & 0o777).toBe(0o700)
    await chmod(deep, 0o755)
    await prepareFolder(deep)
    expect((await stat(deep)).mode & 0o777).toBe(0o700)
  })

  it('that is a file, or below one, is refused by its name', async () => {
    const file = join(folder, 'file')
    await writeFile(file, '')
    expect(await refusalOf(() => prepareFolder(file))).toBe(
      `${file} is a file, not a folder. Set DATA_DIR to a folder.`,
    )
    expect(await refusalOf(() => prepareFolder(join(file, 'data')))).toContain('is a file, not a folder')
  })

  it.runIf(process.platform === 'linux')('that can never be made is refused at once', async () => {
    expect(await refusalOf(() => prepareFolder('/proc/foothold/data'))).toBe(
      'The folder /proc/foothold/data cannot be made. Set DATA_DIR to a folder on a disk.',
    )
  })
})
