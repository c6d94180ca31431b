import type { IMPORT_COMMANDS } from '../../domain/imports/commands.ts'
import { listTakenView } from '../../views/coverage/covered-list.ts'
import { knownImportView, readingView } from '../../views/imports/import.ts'
import { takeList } from '../coverage/cover-list.ts'
import type { Reply } from '../ports/platform.ts'
import { type Handlers, SILENCE, show } from '../room.ts'
import { isOwnerAsked } from './encounters/own-addresses.ts'
import { leaveSuggested, logMet, logSuggested, showSuggested, suggestedFormOf } from './encounters/suggestions.ts'
import { readImport } from './import-connections.ts'
import { forgetFile, offerFile, takeFile, takeOwnFile } from './offer-file.ts'
import { openFile } from './open-file.ts'
import { askForRefusedRows, undoImport } from './undo-import.ts'

export const IMPORT_HANDLERS: Handlers<typeof IMPORT_COMMANDS> = {
  /** A dropped file holds people or a list of target companies: its content decides. People need a yes. */
  import: async (context, { file, visibility }) => {
    const opened = await openFile(file.bytes)
    const sent = { ...file, open: async () => opened }
    try {
      if (opened.format.kind !== 'targets') {
        const { kind, origin } = opened.format
        const isOwned = !(await isOwnerAsked(context, opened.format))
        const chosen = visibility ?? (opened.isBroken ? context.member.defaultVisibility : null)
        if (chosen && isOwned)
          return imported(await readImport(context, { ...sent, kind, visibility: chosen }, context.clock))
        const offer = await offerFile(context, { ...file, kind }, { origin: origin(opened.head), isOwned })
        return offer ? show(offer) : SILENCE
      }
      const list = await takeList(context, sent, context.clock)
      return list ? show(listTakenView(list.targets, list.guess)) : SILENCE
    } finally {
      await opened.close()
    }
  },
  'take-file': async (context, { importId, visibility }) => show(await takeFile(context, importId, visibility)),
  'take-own': async (context, { importId, values }) => show(await takeOwnFile(context, importId, values)),
  'forget-file': async (context, { importId }) => show(await forgetFile(context, importId)),
  'undo-import': async (context, { importId }) => show(await undoImport(context, importId)),
  suggested: async (context) => show(await showSuggested(context)),
  'log-suggested': async (context, { suggestionId, rating }) => show(await logSuggested(context, suggestionId, rating)),
  async 'suggested-form'(context, { suggestionId }) {
    return { kind: 'form', form: await suggestedFormOf(context, suggestionId) }
  },
  'log-met': async (context, { suggestionId, values }) => show(await logMet(context, suggestionId, values)),
  'leave-suggested': async (context, { suggestionId }) => show(await leaveSuggested(context, suggestionId)),
  'refused-rows': async (context, { importId }) => show(await askForRefusedRows(context, importId)),
}

/** A file reported twice is read and answered once; if sent again, the answer is the earlier result. */
function imported(read: Awaited<ReturnType<typeof readImport>>): Reply {
  if (!read) return SILENCE
  return show('known' in read ? knownImportView(read.known) : readingView(read.rows))
}
