import type { INTRODUCTION_COMMANDS } from '../../domain/introductions/commands.ts'
import { readReason, readRedirect, readWon } from '../../domain/introductions/favour-form.ts'
import { readOwnDraft } from '../../domain/introductions/own-draft.ts'
import { draftForm } from '../../views/introductions/draft.ts'
import { favourForm } from '../../views/introductions/favour-form.ts'
import type { Opened, Sent } from '../room.ts'

export const INTRODUCTION_OPENED: Opened<typeof INTRODUCTION_COMMANDS> = {
  'redirect-form': ({ introductionId }) => favourForm({ kind: 'redirect', introductionId, values: {} }),
  'reason-form': ({ introductionId }) => favourForm({ kind: 'reason', introductionId, values: {} }),
  'won-form': ({ introductionId }) => favourForm({ kind: 'won', introductionId, values: {} }),
}

export const INTRODUCTION_SENT: Sent<typeof INTRODUCTION_COMMANDS> = {
  redirect: { read: readRedirect, filled: favourForm },
  reason: { read: readReason, filled: favourForm },
  won: { read: readWon, filled: favourForm },
  'edit-draft': {
    read: readOwnDraft,
    filled: ({ introductionId, values }, errors) => draftForm(introductionId, values, errors),
  },
}
