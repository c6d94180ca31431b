import { readdirSync, readFileSync } from 'node:fs'
import { createGathering } from '../../src/app/imports/encounters/gather.ts'
import { openFile } from '../../src/app/imports/open-file.ts'
import { DomainError } from '../../src/domain/errors.ts'
import { dayOfStamp, dayText } from '../../src/domain/imports/encounters/recurrence.ts'
import { inPieces } from './bytes.ts'
import { mutate } from './mutations.ts'

/** Whom a calendar or mailbox of ana@our.example says she met, until 30 November 2026; or why it is refused. */
export async function metIn(file: string | Uint8Array, size?: number) {
  const today = dayOfStamp('20261130') ?? 0
  const gathering = createGathering(
    { isMine: (email) => email === 'ana@our.example', domains: new Set(['our.example']) },
    today,
  )
  const found = { undated: 0, refused: [] as number[] }
  let close = async () => {}
  try {
    const opened = await openFile(inPieces(typeof file === 'string' ? Buffer.from(file) : file, size))
    close = opened.close
    const { format, head } = opened
    if (format.kind !== 'encounters') return { why: `read as ${format.kind}` }
    for await (const batch of format.occasions(head, opened.text(format.bytes), { today, owner: 'Ana Silva' }))
      for (const one of batch) {
        if (one.kind === 'occasion') gathering.take(one.occasion)
        else if (one.kind === 'undated') found.undated += 1
        else found.refused.push(one.line)
      }
  } catch (error) {
    if (error instanceof DomainError && error.code === 'file-refused') return { why: error.reason }
    throw error
  } finally {
    await close()
  }
  const met = gathering.end().map((one) => ({
    name: one.name,
    of: one.email ?? one.url ?? one.company,
    days: [...one.days].flatMap(([kind, days]) => [...days].sort().map((day) => `${kind} ${dayText(day)}`)),
    isWorthAsking: gathering.isWorthAsking(one),
  }))
  return { met, ...found }
}

/** Every shape of a calendar, mailbox or list of who was in touch: the files in test/fixtures/encounters. */
export function encounterShapes(): { name: string; bytes: Uint8Array }[] {
  const folder = new URL('../fixtures/encounters/', import.meta.url)
  return readdirSync(folder)
    .sort()
    .map((name) => ({ name, bytes: readFileSync(new URL(name, folder)) }))
}

/** Damages such a file in many ways and reads it: where no byte is lost, all reads the same; nothing ever breaks. */
export async function metDamaged(bytes: Uint8Array, ways: number): Promise<string[]> {
  const sound = await metIn(bytes)
  if ('why' in sound || sound.met.length < 2) throw new Error('The sound file is not read.')
  const faults: string[] = []
  for (let seed = 1; seed <= ways; seed++) {
    const { bytes: damaged, what, damaged: at } = mutate(bytes, seed)
    const read = await metIn(damaged)
    if (at === null && JSON.stringify(read) !== JSON.stringify(sound)) faults.push(`${what} (seed ${seed})`)
  }
  return faults
}
