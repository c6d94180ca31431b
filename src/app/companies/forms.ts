import type { COMPANY_COMMANDS } from '../../domain/companies/commands.ts'
import { readMergeWith } from '../../domain/companies/organization-form.ts'
import { mergeForm } from '../../views/companies/merge.ts'
import type { Opened, Sent } from '../room.ts'

export const COMPANY_OPENED: Opened<typeof COMPANY_COMMANDS> = {
  'merge-form': ({ organizationId }) => mergeForm(organizationId),
}

export const COMPANY_SENT: Sent<typeof COMPANY_COMMANDS> = {
  'merge-with': {
    read: readMergeWith,
    filled: ({ organizationId, values }, errors) => mergeForm(organizationId, values, errors),
  },
}
