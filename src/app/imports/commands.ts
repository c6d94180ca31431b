import type { IMPORT_COMMANDS } from '../../domain/imports/commands.ts'
import { listTakenView } from '../../views/coverage/covered-list.ts'
import { knownImportView, readingView } from '../../views/imports/import.ts'
import { takeList } from '../coverage/cover-list.ts'
import type { Reply } from '../ports/platform.ts'
import { type Handlers, SILENCE, show } from '../room.ts'
import { readImport } from './import-connections.ts'
import { openFile } from './open-file.ts'

export const IMPORT_HANDLERS: Handlers<typeof IMPORT_COMMANDS> = {
  /** A dropped file holds connections or a list of target companies: its content decides. */
  import: async (context, { file }) => {
    const opened = await openFile(file.bytes)
    const sent = { ...file, open: async () => opened }
    try {
      if (opened.format.kind === 'people') return imported(await readImport(context, sent, context.clock))
      const list = await takeList(context, sent, context.clock)
      return list ? show(listTakenView(list.targets, list.guess)) : SILENCE
    } finally {
      await opened.close()
    }
  },
}

/** A file reported twice is read and answered once; if sent again, the answer is the earlier result. */
function imported(read: Awaited<ReturnType<typeof readImport>>): Reply {
  if (!read) return SILENCE
  return show('known' in read ? knownImportView(read.known) : readingView(read.rows))
}
