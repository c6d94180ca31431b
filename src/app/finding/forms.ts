import { readRefined } from '../../domain/asks/request.ts'
import type { FINDING_COMMANDS } from '../../domain/finding/commands.ts'
import { readTargets } from '../../domain/finding/target.ts'
import { refineForm } from '../../views/finding/understood.ts'
import { siteOf } from '../companies/site.ts'
import type { Opened, Sent } from '../room.ts'

export const FINDING_OPENED: Opened<typeof FINDING_COMMANDS> = {
  'refine-form'({ asked }) {
    const targets = readTargets(asked, siteOf)
    return refineForm(targets.find(({ whom }) => whom !== null) ?? { organization: asked, whom: null })
  },
}

export const FINDING_SENT: Sent<typeof FINDING_COMMANDS> = {
  refine: {
    read: readRefined,
    filled: ({ values }, errors) => refineForm({ organization: '', whom: null }, values, errors),
  },
}
