import type { CommandOf } from '../../domain/commands/command.ts'
import type { IMPORT_COMMANDS } from '../../domain/imports/commands.ts'
import { decodeMapping } from '../../domain/imports/mapping/mapping.ts'
import { listTakenView } from '../../views/coverage/covered-list.ts'
import { knownImportView, readingView } from '../../views/imports/import.ts'
import type { View } from '../../views/view.ts'
import { takeList } from '../coverage/cover-list.ts'
import { showPrivacy } from '../members/show-privacy.ts'
import type { Reply } from '../ports/platform.ts'
import { type Asking, type Handlers, SILENCE, show } from '../room.ts'
import { forgetOwnAddresses, isOwnerAsked } from './encounters/own-addresses.ts'
import { leaveSuggested, logMet, logSuggested, showSuggested, suggestedFormOf } from './encounters/suggestions.ts'
import { readImport } from './import-connections.ts'
import { mapColumns, mappingFormOf } from './map-columns.ts'
import { forgetFile, offerFile, takeFile, takeOwnFile } from './offer-file.ts'
import { type OpenedFile, openFile } from './open-file.ts'
import { askForRefusedRows, undoImport } from './undo-import.ts'

export const IMPORT_HANDLERS: Handlers<typeof IMPORT_COMMANDS> = {
  /** A dropped file holds people or a list of target companies: its content decides. People need a yes. */
  import: async (context, { file, visibility }) => {
    const opened = await openFile(file.bytes)
    try {
      return await takeIn(context, { file, visibility }, opened)
    } finally {
      await opened.close()
    }
  },
  'take-file': async (context, { importId, visibility }) => show(await takeFile(context, importId, visibility)),
  'take-own': async (context, { importId, values }) => show(await takeOwnFile(context, importId, values)),
  async 'mapping-form'(context, { importId }) {
    return { kind: 'form', form: await mappingFormOf(context, importId) }
  },
  'map-columns': async (context, { importId, values }) => show(await mapColumns(context, importId, values)),
  'take-mapped': async (context, { importId, visibility, mapping }) =>
    show(await takeFile(context, importId, visibility, decodeMapping(mapping))),
  'forget-file': async (context, { importId }) => show(await forgetFile(context, importId)),
  'undo-import': async (context, { importId }) => show(await undoImport(context, importId)),
  suggested: async (context) => show(await showSuggested(context)),
  'log-suggested': async (context, { suggestionId, rating }) => show(await logSuggested(context, suggestionId, rating)),
  async 'suggested-form'(context, { suggestionId }) {
    return { kind: 'form', form: await suggestedFormOf(context, suggestionId) }
  },
  'log-met': async (context, { suggestionId, values }) => show(await logMet(context, suggestionId, values)),
  async 'forget-met'(context) {
    await context.tenant.suggestions.forget(context.member.id)
    return show(await showPrivacy(context))
  },
  async 'forget-own'(context) {
    await forgetOwnAddresses(context)
    return show(await showPrivacy(context))
  },
  'leave-suggested': async (context, { suggestionId }) => show(await leaveSuggested(context, suggestionId)),
  'refused-rows': async (context, { importId }) => show(await askForRefusedRows(context, importId)),
}

/** A file reported twice is read and answered once; if sent again, the answer is the earlier result. */
function imported(read: Awaited<ReturnType<typeof readImport>>): Reply {
  if (!read) return SILENCE
  return show('known' in read ? knownImportView(read.known) : readingView(read.rows))
}

type Dropped = Pick<CommandOf<'import'>, 'file' | 'visibility'>

async function takeIn(context: Asking, { file, visibility }: Dropped, opened: OpenedFile): Promise<Reply> {
  const { format, head, isBroken } = opened
  const sent = { ...file, open: async () => opened }
  if (format.kind === 'people' || format.kind === 'encounters') {
    const { kind, origin } = format
    const isOwned = !(await isOwnerAsked(context, format))
    const chosen = visibility ?? (isBroken ? context.member.defaultVisibility : null)
    if (chosen && isOwned)
      return imported(await readImport(context, { ...sent, kind, visibility: chosen }, context.clock))
    return asked(
      await offerFile(context, { ...file, kind }, { origin: origin(head), isOwned, hasBeside: opened.besides > 0 }),
    )
  }
  // A file that cannot be fetched again has no form.
  if (format.kind === 'unmapped' && file.reference !== undefined)
    return asked(
      await offerFile(context, { ...file, kind: 'people' }, { origin: 'table', isOwned: true, isUnclear: true }),
    )
  const list = await takeList(context, sent, context.clock)
  return list ? show(listTakenView(list.targets, list.guess)) : SILENCE
}

const asked = (offer: View | null): Reply => (offer ? show(offer) : SILENCE)
