import { sheetFailedView, sheetView } from '../../views/partners/swap-favour.ts'
import { type MessageType, messagesAbout } from '../delivery/message-type.ts'
import type { KindAbout } from '../ports/message-kind.ts'
import { sendSheet } from './sheet-file.ts'

const ofPartner = messagesAbout((tenant, id) => tenant.relationships.get(id), 'reports')

export const PARTNER_MESSAGES: Record<KindAbout<'partner'>, MessageType> = {
  'swap-sheet': ofPartner({
    answer: true,
    // Nobody is sent what another member keeps of a partner.
    says: ({ name, memberId }, reading) => (memberId === reading.memberId ? sheetView(name) : null),
    send: sendSheet,
    otherwise: 'swap-sheet-failed',
  }),
  'swap-sheet-failed': ofPartner({
    says: ({ id, name, memberId }, reading) => (memberId === reading.memberId ? sheetFailedView(id, name) : null),
  }),
}
