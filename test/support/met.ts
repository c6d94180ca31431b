import { createGathering } from '../../src/app/imports/encounters/gather.ts'
import { openFile } from '../../src/app/imports/open-file.ts'
import { DomainError } from '../../src/domain/errors.ts'
import { dayOfStamp, dayText } from '../../src/domain/imports/encounters/recurrence.ts'
import { inPieces } from './bytes.ts'

/** Whom a calendar or mailbox of ana@our.example says she met, until 30 November 2026; or why it is refused. */
export async function metIn(file: string | Uint8Array, size?: number) {
  const today = dayOfStamp('20261130') ?? 0
  const gathering = createGathering(
    { isMine: (email) => email === 'ana@our.example', domains: new Set(['our.example']) },
    today,
  )
  const found = { undated: 0, refused: [] as number[] }
  try {
    const opened = await openFile(inPieces(typeof file === 'string' ? Buffer.from(file) : file, size))
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
  }
  const met = gathering.end().map((one) => ({
    name: one.name,
    of: one.email ?? one.url ?? one.company,
    days: [...one.days].flatMap(([kind, days]) => [...days].sort().map((day) => `${kind} ${dayText(day)}`)),
    isWorthAsking: gathering.isWorthAsking(one),
  }))
  return { met, ...found }
}
