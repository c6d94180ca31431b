import { z } from 'zod'
import { read } from '../../domain/asks/request.ts'
import { OWN_ADDRESSES } from '../../domain/commands/define.ts'
import type { IMPORT_COMMANDS } from '../../domain/imports/commands.ts'
import { Visibility } from '../../domain/relationships/relationship.ts'
import { numberedForm } from '../../views/imports/mapping.ts'
import { ownAddressesForm } from '../../views/imports/offer.ts'
import { suggestedForm } from '../../views/imports/suggested.ts'
import { readLogForm } from '../relationships/log-relationship.ts'
import type { Opened, Sent } from '../room.ts'
import { mappingFormOf, readMapping } from './map-columns.ts'

// Never rejected for what the addresses say: a draft of it would lack them.
const FormValues = z.object({ [OWN_ADDRESSES]: z.string().default(''), visibility: Visibility })

export const readOwnForm = (values: Record<string, string>) => read(FormValues, values)

export const IMPORT_OPENED: Opened<typeof IMPORT_COMMANDS> = {
  'own-addresses': ({ importId, visibility }) => ownAddressesForm(importId, visibility),
}

export const IMPORT_SENT: Sent<typeof IMPORT_COMMANDS> = {
  'log-met': {
    read: readLogForm,
    filled: ({ suggestionId, values }, errors) => suggestedForm(suggestionId, values, errors),
  },
  'map-columns': {
    read: readMapping,
    filled: ({ importId, values }, errors) => numberedForm(importId, values, errors),
    again: (context, { importId, values }, errors) => mappingFormOf(context, importId, { values, errors }),
  },
  'take-own': {
    read: readOwnForm,
    filled: ({ importId }, errors) => ({ ...ownAddressesForm(importId, 'open'), errors }),
  },
}
