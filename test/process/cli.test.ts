import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { parse } from 'csv-parse/sync'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { MemberExport } from '../../src/app/members/member-export.ts'
import { CONSENT, WHO_SEES } from '../../src/views/imports/offer.ts'
import { type DataDir, foothold, holdDataDir, makeDataDir, runProgram } from '../support/process/bot-process.ts'

const CSV = `First Name,Last Name,URL,Email Address,Company,Position,Connected On
Jane,Doe,https://www.linkedin.com/in/jane,,Acme Corp,VP Sales,14 Mar 2024
Bob,Roe,https://www.linkedin.com/in/bob,,"ACME, Inc.",CFO,14 Mar 2024
Eve,Ax,,,Freelance,Designer,14 Mar 2024
,,,,,,14 Mar 2024
`

describe('the command line', { timeout: 240_000 }, () => {
  let dataDir: DataDir
  let holder: Awaited<ReturnType<typeof holdDataDir>> | null = null
  const file = async (name: string, content: string) => {
    const path = join(dataDir.path, name)
    await writeFile(path, content)
    return path
  }
  const run = (...args: string[]) => foothold(dataDir.path, ...args)

  beforeAll(async () => {
    dataDir = await makeDataDir('nothing')
  })
  afterAll(async () => {
    await holder?.release()
    await dataDir.remove()
  })

  it('imports, asks and covers, one JSON value a line and nothing else on standard output', async () => {
    const imported = await run('import', await file('c.csv', CSV), '--as', 'Ben', '--json')
    expect([imported.code, ...imported.stderr.split('\n')]).toEqual([
      0,
      'Ben is new here.',
      `${CONSENT} ${WHO_SEES.open}`,
      '',
    ])
    expect(JSON.parse(imported.stdout)).toEqual({
      rows: 4,
      new: 3,
      updated: 0,
      unchanged: 0,
      refused: [{ line: 5, reason: expect.stringMatching(/\w+/) }],
      unreadDates: 0,
    })
    const kept = await run('known', 'linkedin.com/in/jane', '--json')
    expect(JSON.parse(kept.stdout)).toMatchObject([{ knownBy: 'Ben', name: 'Jane Doe', company: 'Acme Corp' }])

    // That opened a new database by itself; opening an old one again is the same path. All others attach to whoever
    // has it open, as beside a running bot.
    holder = await holdDataDir(dataDir.path)
    const asked = await run('whoknows', 'acme gmbh', '--as', 'Ana', '--json')
    expect(JSON.parse(asked.stdout)).toEqual({
      text: 'acme gmbh',
      answer: 'found',
      asked: { organization: 'acme gmbh', person: null, role: null, place: null, by: null },
      organizations: [{ name: expect.stringMatching(/^acme/i), spellings: ['ACME, Inc.', 'Acme Corp'], score: 1 }],
      paths: expect.arrayContaining([
        {
          connector: 'Ben',
          person: 'Jane Doe',
          title: 'VP Sales',
          organization: 'Acme Corp',
          band: 'faint',
          evidence: expect.stringContaining('Ben'),
        },
      ]),
    })
    // Nobody is their own connector.
    expect(JSON.parse((await run('whoknows', 'acme', '--as', 'ben', '--json')).stdout).paths).toEqual([])

    const targets = await file('targets.csv', 'id;Company\n1;Acme\n2;"Nobody; Ltd"\n\n')
    const covered = await run('coverage', targets, '--json')
    const lines = covered.stdout.trim().split('\n')
    expect(lines.map((line) => JSON.parse(line)).map(({ text, answer }) => [text, answer])).toEqual([
      ['Acme', 'found'],
      ['Nobody; Ltd', 'none'],
    ])
    const plain = await run('coverage', await file('targets.txt', 'Acme, Inc.\r\nNobody Ltd'))
    expect(plain.stdout).toMatch(/^Acme, Inc\.: Ben → .*\nNobody Ltd: nobody yet\n\n1 of 2/)
    expect(plain.stdout).toContain('Not known here: 1\nWho opens most: Ben (1)')
    expect(plain.stderr).toBe('')
  })

  it('answers a list of targets as a CSV that no spreadsheet runs', async () => {
    const targets = await file('formula.csv', 'Target,Note\nAcme,x\n"=1+1, ""Inc""",y\n')
    const { stdout, stderr, code } = await run('coverage', targets, '--csv')
    expect(code).toBe(0)
    const header = 'target,answer,company,connector,person,title,band,evidence,others,at'
    const [head, acme = [], formula = []] = parse(stdout)
    expect(head).toEqual(header.split(','))
    expect(acme.slice(0, 4)).toEqual(['Acme', 'found', expect.stringMatching(/^acme/i), 'Ben'])
    expect(acme.slice(6)).toEqual(['faint', expect.stringContaining('Ben'), '1', expect.stringMatching(/^acme/i)])
    expect(formula).toEqual([`'=1+1, "Inc"`, 'none', '', '', '', '', '', '', '0', ''])
    expect(stderr).toContain('1 of 2 targets have a way in.')
    expect((await run('coverage', targets, '--csv', '--json')).code).toBe(2)
  })

  it('logs what was said in a sentence, and saves nothing it is not sure of', async () => {
    const said = 'I know Sarah Chen at Globex, head of marketing, good friend since 2015'
    const logged = await run('log', said, '--as', 'Cleo', '--json')
    expect(logged.code).toBe(0)
    expect(JSON.parse(logged.stdout)).toEqual({
      understood: {
        person: 'Sarah Chen',
        title: 'head of marketing',
        organization: 'Globex',
        kind: 'friend',
        how: 'good friend since 2015',
        since: '2015',
        rating: null,
        visibility: null,
      },
      unread: [],
      missing: [],
      relationshipId: expect.stringMatching(/^[\da-f-]{36}$/),
    })
    const unsure = await run('log', 'Jane and John Roe at Bosch', '--as', 'Cleo', '--json')
    expect(unsure).toMatchObject({ code: 0, stderr: '' })
    expect(JSON.parse(unsure.stdout)).toMatchObject({ missing: ['person'], relationshipId: null })
    expect((await run('log', 'Jane and John Roe at Bosch', '--as', 'Cleo')).stdout).toContain('Nothing was saved')
    expect(JSON.parse((await run('whoknows', 'Bosch', '--as', 'Ana', '--json')).stdout).answer).toBe('none')

    const [person, asked] = await Promise.all([
      run('whoknows', 'Sarah Chen', '--as', 'Ana', '--json'),
      run('whoknows', 'anyone at Globex in marketing in Berlin before Thursday?', '--as', 'Ana', '--json'),
    ])
    expect(JSON.parse(person.stdout)).toMatchObject({
      answer: 'found',
      asked: { organization: null, person: 'Sarah Chen', role: null, place: null, by: null },
      paths: [{ connector: 'Cleo', person: 'Sarah Chen', organization: 'Globex' }],
    })
    expect(JSON.parse(asked.stdout)).toMatchObject({
      answer: 'found',
      asked: { organization: 'Globex', person: null, role: 'marketing', place: 'Berlin', by: 'before Thursday' },
    })
  })

  it('answers in words a person reads', async () => {
    const { stdout, code } = await run('whoknows', 'CFO at acme.com', '--as', 'Ana')
    expect(code).toBe(0)
    expect(stdout).toContain('Ben → Bob Roe, CFO')
    expect(stdout).not.toContain('{')
  })

  it('explains every weight that its reader may see, and only when asked', async () => {
    const [explained, inWords, unexplained] = await Promise.all([
      run('whoknows', 'acme', '--as', 'Ana', '--json', '--explain'),
      run('whoknows', 'acme', '--as', 'Ana', '--explain'),
      run('whoknows', 'acme', '--as', 'Ana', '--json'),
    ])
    const json = JSON.parse(explained.stdout)
    expect(json.organizations[0]).toMatchObject({ score: 1, reason: 'the same name' })
    const [path] = json.paths
    expect(Object.keys(path)).toEqual(['connector', 'person', 'title', 'organization', 'band', 'evidence', 'explain'])
    expect(path.explain).toContainEqual({
      of: 'strength',
      weight: 'rating',
      value: 'not said',
      contribution: 0.3,
      most: 0.6,
    })
    expect(inWords.stdout).toContain('“acme” may be')
    expect(inWords.stdout).toMatch(/unconfirmed +-0\.\d\d +only imported, never confirmed/)
    expect(unexplained.stdout).not.toMatch(/explain|reason/)
  })

  it('sets the weekly digest, and shows what it would say without posting it', async () => {
    const set = await run(
      'digest',
      '--channel',
      'general',
      '--day',
      'friday',
      '--hour',
      '16',
      '--zone',
      'Asia/Kathmandu',
    )
    expect(set).toMatchObject({ code: 0, stdout: expect.stringContaining('posted on Friday 16:00, Asia/Kathmandu.') })
    expect((await run('digest', '--pause')).stdout).toContain('The weekly digest is paused.')
    expect((await run('digest', '--resume')).stdout).toContain('Friday 16:00')
    expect(await run('digest', '--dry-run')).toMatchObject({ code: 0, stdout: expect.stringMatching(/^A quiet week/) })
    const [wrong, elsewhere] = await Promise.all([
      run('digest', '--hour', '25', '--zone', 'Kathmandu'),
      run('digest', '--workspace', 'slack:T1'),
    ])
    expect(wrong).toMatchObject({ code: 1, stdout: '', stderr: expect.stringContaining('0 to 23') })
    expect(elsewhere.stderr).toContain('There is no workspace slack:T1.')
  })

  it('gives a member all that is theirs, and erases it for good only when told to', async () => {
    const taken = await run('export', '--as', 'Ben')
    expect(taken).toMatchObject({ code: 0, stderr: '' })
    expect(MemberExport.parse(JSON.parse(taken.stdout)).relationships).toHaveLength(3)

    const asked = await run('erase', '--as', 'Ben')
    expect(asked).toMatchObject({ code: 1, stdout: expect.stringContaining('People logged: 3') })
    expect(asked.stderr.trim().split('\n')).toEqual([expect.stringContaining('Add --yes')])
    const erased = await run('erase', '--as', 'Ben', '--yes', '--json')
    expect(erased).toMatchObject({ code: 0, stderr: '' })
    expect(JSON.parse(erased.stdout)).toMatchObject({ erased: true, relationships: 3, people: 3, imports: 1 })
    const again = await run('erase', '--as', 'Ben', '--yes')
    expect(again).toMatchObject({ code: 1, stdout: '', stderr: 'There is no member Ben in the workspace local.\n' })
    expect(JSON.parse((await run('whoknows', 'acme', '--as', 'Ana', '--json')).stdout).answer).toBe('none')
  })

  it('makes a member of a new name beside one whose id it would be', async () => {
    await run('whoknows', 'acme', '--as', 'Zoe Roe')
    expect((await run('whoknows', 'acme', '--as', 'Zoe-Roe')).stderr).toBe('Zoe-Roe is new here.\n')
    const { member } = JSON.parse((await run('export', '--as', 'zoe-roe')).stdout)
    expect(member).toMatchObject({ user: 'zoe-roe', name: 'Zoe Roe' })
  })

  it('ends quietly when its reader has gone', async () => {
    const targets = await file('many.txt', 'Nobody Ltd\n'.repeat(300))
    const { ended, process } = runProgram('src/cli/index.ts', ['coverage', targets, '--json'], {
      DATA_DIR: dataDir.path,
    })
    process.stdout?.once('data', () => process.stdout?.destroy())
    expect(await ended).toMatchObject({ code: 0, stderr: '' })
  })

  it('refuses with code 1 and one line, and calls wrong usage 2', async () => {
    const page = await file('login.csv', '<!DOCTYPE html><html><body>Sign in</body></html>')
    const [refused, missing, nobody, nonsense, help] = await Promise.all([
      run('import', page, '--as', 'Ana'),
      run('import', join(dataDir.path, 'nothing.csv'), '--as', 'Ana'),
      run('whoknows', 'Acme'),
      run('nonsense'),
      run('--help'),
    ])
    expect(refused).toMatchObject({ code: 1, stdout: '' })
    // What would be kept is said before the file is read.
    expect(refused.stderr.trim().split('\n')).toEqual([expect.any(String), expect.stringContaining('web page')])
    expect(missing).toMatchObject({ code: 1, stderr: expect.stringContaining('There is no file') })
    expect([nobody.code, nonsense.code, help.code]).toEqual([2, 2, 0])
  })
})
