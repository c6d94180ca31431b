import { LARGEST_FILE, statusAt } from '../../domain/coverage/coverage.ts'
import { DomainError } from '../../domain/errors.ts'
import { coverageCsvHeader, coverageCsvLine } from '../../views/coverage/coverage-csv.ts'
import { csvName } from '../../views/csv.ts'
import type { View } from '../../views/view.ts'
import { refusalView } from '../door-words.ts'
import { withoutDeparted } from '../finding/without-departed.ts'
import type { Context } from '../ports/context.ts'
import type { Attachment, MessageRef, Platform, Recipient } from '../ports/platform.ts'
import type { Tenant } from '../ports/store.ts'
import { coverTargets } from './cover-targets.ts'

/** Targets read at a time. */
const PAGE = 500

/** Sends a list as a file; if there is none, or the platform rejects it, the sentence that says why. */
export async function sendCoverageFile(
  platform: Platform,
  context: Pick<Context, 'store' | 'tenant' | 'workspace' | 'now'>,
  delivery: { to: Recipient; view: View; deliveryId: string; subjectId: string },
): Promise<MessageRef> {
  const { to, view, deliveryId, subjectId } = delivery
  const { workspace } = context
  const isPresent = platform.isPresent?.bind(null, workspace.platformId)
  try {
    const { file } = await withoutDeparted(
      { ...context, isPresent },
      () => coverageFile(context.tenant, subjectId, context.now),
      Number.POSITIVE_INFINITY,
    )
    return await platform.send(to, view, deliveryId, { file })
  } catch (error) {
    if (!(error instanceof DomainError && error.code === 'file-refused')) throw error
    return await platform.send(to, refusalView(error), deliveryId)
  }
}

/**
 * A list with who can open each of its targets, as its owner may see it at this moment, as a CSV with the columns of
 * `foothold coverage --csv`.
 *
 * @returns the file, and whose ways in it shows
 * @throws DomainError file-refused when the list is gone, or the file exceeds the platforms' limit
 */
async function coverageFile(
  tenant: Tenant,
  listId: string,
  now: Date,
): Promise<{ file: Attachment; paths: { memberId: string }[] }> {
  const list = await tenant.coverage.get(listId)
  if (!list || statusAt(list, now) === 'expired') throw new DomainError('list-expired')
  // The byte order mark tells spreadsheets that it is UTF-8.
  const parts = [Buffer.from(`\uFEFF${coverageCsvHeader()}\r\n`)]
  const connectors = new Set<string>()
  let size = 0
  for await (const { text, found } of coverTargets(tenant, textsOf(tenant, listId), list.memberId, now)) {
    const line = Buffer.from(`${coverageCsvLine(text, found)}\r\n`)
    size += line.length
    if (size > LARGEST_FILE) throw new DomainError('list-too-large')
    parts.push(line)
    const [best] = [found, ...(found.near ?? [])].flatMap(({ paths }) => paths)
    if (best) connectors.add(best.memberId)
  }
  // It expired in the meantime: no file of half a list.
  if (parts.length - 1 < list.total) throw new DomainError('list-expired')
  return {
    file: {
      name: csvName(list.fileName, { end: 'covered', instead: 'targets' }),
      type: 'text/csv',
      bytes: Buffer.concat(parts),
    },
    paths: [...connectors].map((memberId) => ({ memberId })),
  }
}

/** All targets of a list, as written in it. */
export async function* textsOf(tenant: Tenant, listId: string): AsyncGenerator<string> {
  for (let after = 0; ; ) {
    const targets = await tenant.coverage.targetsAfter(listId, after, PAGE)
    for (const { number, text } of targets) {
      yield text
      after = number
    }
    if (targets.length < PAGE) return
  }
}
