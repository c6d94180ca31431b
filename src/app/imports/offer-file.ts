import { DomainError } from '../../domain/errors.ts'
import { fileName } from '../../domain/imports/file-head.ts'
import { OFFER_DAYS, SUGGESTED_DAYS, UNDO_DAYS } from '../../domain/imports/limits.ts'
import type { Mapping } from '../../domain/imports/mapping/mapping.ts'
import type { ImportKind, Origin } from '../../domain/imports/origin.ts'
import type { Visibility } from '../../domain/relationships/relationship.ts'
import { days } from '../../domain/time/elapsed.ts'
import { knownImportView, readingView } from '../../views/imports/import.ts'
import { unclearView } from '../../views/imports/mapping.ts'
import { forgottenView, noAddressView, offerView } from '../../views/imports/offer.ts'
import type { View } from '../../views/view.ts'
import type { Context } from '../ports/context.ts'
import type { Store } from '../ports/store.ts'
import type { Asking } from '../room.ts'
import { keepOwnAddresses } from './encounters/own-addresses.ts'
import { withMapping } from './formats/mapped-table.ts'
import { readOwnForm } from './forms.ts'
import { readInto } from './import-connections.ts'
import { type OpenedFile, openFile } from './open-file.ts'

// Nothing of a file of people, a calendar or a mailbox is kept before its sender says yes. Until then the platform's reference to it is held, and
// the file is fetched again after the yes: what told its kind is forgotten.

type Dropped = {
  id?: string | undefined
  message?: string | undefined
  name: string
  reference?: string | undefined
  kind: ImportKind
}

/**
 * Asks whether a file may be read, and who may see the people in it.
 *
 * @param of.isOwned whether it is known whose calendar or mailbox it is
 * @param of.isUnclear whether it is a table of which somebody has to say which column is what
 * @returns null for a file that is announced once more
 * @throws DomainError stale where it could not be fetched again
 */
export async function offerFile(
  { tenant, member, now }: Context,
  file: Dropped,
  { isUnclear = false, ...of }: { origin: Origin; isOwned: boolean; isUnclear?: boolean; hasBeside?: boolean },
): Promise<View | null> {
  const { id, message, reference, kind } = file
  if (reference === undefined) throw new DomainError('file-gone')
  const name = fileName(file.name)
  const offer = { fileName: name, kind, ...of, usual: member.defaultVisibility }
  const view = (importId: string) =>
    isUnclear ? unclearView({ importId, fileName: name }) : offerView({ importId, ...offer })
  const importId = await tenant.imports.offer({ id, message, name, kind, memberId: member.id, reference }, now)
  if (importId !== null) return view(importId)
  const known = id === undefined || message === undefined ? null : await tenant.imports.ofFile(id, member.id)
  if (!known || known.message === message) return null
  if (known.report.status === 'offered') return view(known.report.id)
  return knownImportView(known.report)
}

/**
 * The yes: fetches the file and reads it.
 *
 * @param mapping which column of a table is what, where its sender had to say so
 * @throws DomainError stale when it is not offered any more; file-refused
 */
export async function takeFile(
  context: Asking,
  importId: string,
  visibility: Visibility,
  mapping?: Mapping,
): Promise<View> {
  const { tenant, member, clock } = context
  const taken = await tenant.imports.take(importId, member, visibility, clock())
  if (!taken) {
    const report = await tenant.imports.get(importId)
    if (report?.memberId !== member.id || ['offered', 'refused'].includes(report.status))
      throw new DomainError('file-gone')
    return knownImportView(report)
  }
  let opened: OpenedFile | null = null
  const open = async () => {
    if (!context.openFile) throw new DomainError('file-gone')
    opened = await openFile(context.openFile(taken.reference))
    return mapping ? withMapping(opened, mapping) : opened
  }
  try {
    const { rows } = await readInto(context, { importId, kind: taken.kind }, open, clock)
    return readingView(rows, taken.kind)
  } finally {
    await closed(opened)
  }
}

/** An archive lies in a file for as long as it is read. */
const closed = async (file: OpenedFile | null): Promise<void> => await file?.close()

/** The yes to a calendar or mailbox, with whose it is; asks again where no address is said. Throws like takeFile. */
export async function takeOwnFile(context: Asking, importId: string, values: Record<string, string>): Promise<View> {
  const { visibility, ownAddresses = '' } = readOwnForm(values)
  if (!(await keepOwnAddresses(context, ownAddresses))) return noAddressView(importId, visibility)
  return await takeFile(context, importId, visibility)
}

/** The no: the reference is forgotten too. */
export async function forgetFile({ tenant, member }: Context, importId: string): Promise<View> {
  if (await tenant.imports.forget(importId, member.id)) return forgottenView()
  throw new DomainError('file-gone')
}

/** Forgets files nobody said yes to, people suggested and never answered, and what renewed ties said before imports that cannot be undone any more. */
export async function forgetOffers(store: Store, now: Date): Promise<void> {
  const before = (count: number) => new Date(now.getTime() - days(count))
  await store.forgetImports({
    offered: before(OFFER_DAYS),
    undoable: before(UNDO_DAYS),
    suggested: before(SUGGESTED_DAYS),
  })
}
