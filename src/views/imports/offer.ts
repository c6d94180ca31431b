import { OWN_ADDRESSES } from '../../domain/commands/define.ts'
import type { ImportKind, Origin } from '../../domain/imports/origin.ts'
import type { Visibility } from '../../domain/relationships/relationship.ts'
import { type Button, type Form, lineView, type View } from '../view.ts'

const ORIGINS: Record<Origin, string> = {
  linkedin: 'LinkedIn connections',
  google: 'Google contacts',
  outlook: 'Outlook contacts',
  hubspot: 'a HubSpot export',
  salesforce: 'a Salesforce export',
  pipedrive: 'a Pipedrive export',
  vcard: 'vCards',
  calendar: 'a calendar',
  mailbox: 'a mailbox',
  'linkedin-contacts': 'whom you were in touch with on LinkedIn',
  table: 'a list of people',
}

/** What is kept of a file of people, in one sentence. */
export const CONSENT =
  'Of each person I keep the name, company, title and date, of e-mail addresses and profiles only a keyed hash and the company’s domain, never numbers, notes or the file itself.'

/** Who sees the ties, for each choice. */
export const WHO_SEES: Record<Visibility, string> = {
  open: 'Teammates see that you know them.',
  sealed: 'Teammates see “a teammate knows somebody”, and I ask you first.',
  private: 'Nobody but you sees them, and they are never matched.',
}

const LABELS: Record<Visibility, string> = {
  open: 'Import as open',
  sealed: 'Import as sealed',
  private: 'Import as private',
}

/** What is kept of a calendar or mailbox, in one sentence. */
export const CONSENT_MET =
  'I keep on which days you were in touch with whom, and never what it was about, any text, or the file itself.'

/** The same in detail, in small print. */
export const CONSENT_MET_DETAIL =
  'Of those you know the days become touches. Whom else you met more than once I suggest to you alone, for 30 days, by name, their company’s domain and a keyed hash of their address or profile. Your own addresses are kept as keyed hashes.'

/** The same of the files beside a list of people. */
export const CONSENT_BESIDE = `Of the messages, invitations, recommendations and endorsements in the archive ${CONSENT_MET}`

/** Who sees the ties made of it, for each choice. */
const KNOWN_AS: Record<Visibility, string> = {
  open: 'open: teammates see that I know them',
  sealed: 'sealed: “a teammate knows somebody”, and I am asked first',
  private: 'private: nobody but me sees them',
}

const CHOICES = ['open', 'sealed', 'private'] as const

type Offer = {
  importId: string
  fileName: string
  kind: ImportKind
  origin: Origin
  /** Whether files beside it say whom its sender was in touch with. */
  hasBeside?: boolean
  /** Whether it is known whose calendar or mailbox it is. */
  isOwned: boolean
  /** Which column is what, where its sender said so. */
  mapping?: string
  /** What its sender chose for new ties in general. */
  usual: Visibility
}

/** Asks for the yes before anything of a file is kept. */
export function offerView(offer: Offer): View {
  const { fileName, kind, origin, hasBeside = false } = offer
  const isMet = kind === 'encounters'
  const asks = isMet && !offer.isOwned ? 'Whose is it, and who' : 'Who'
  const summary = `This looks like ${ORIGINS[origin]}. Nothing of it is kept yet. ${asks} may see the people in it?`
  return {
    summary,
    nodes: [
      { kind: 'text', text: `${fileName}: ${summary}` },
      { kind: 'text', text: isMet ? CONSENT_MET : CONSENT },
      ...(hasBeside && !isMet ? [{ kind: 'text' as const, text: CONSENT_BESIDE }] : []),
      ...(isMet || hasBeside ? [{ kind: 'text' as const, text: CONSENT_MET_DETAIL, tone: 'quiet' as const }] : []),
      { kind: 'fields', fields: CHOICES.map((one) => ({ label: LABELS[one], value: WHO_SEES[one] })) },
      { kind: 'buttons', buttons: offerButtons(offer) },
    ],
  }
}

function offerButtons({ importId, usual, isOwned, origin, mapping }: Offer): Button[] {
  const forget: Button = { label: 'Forget the file', command: { kind: 'forget-file', importId } }
  const own = (label: string): Button => ({ label, command: { kind: 'own-addresses', importId, visibility: usual } })
  if (!isOwned) return [{ ...own('Say whose it is, and import'), style: 'primary' }, forget]
  return [
    ...CHOICES.map((visibility) => ({
      label: LABELS[visibility],
      command:
        mapping === undefined
          ? { kind: 'take-file' as const, importId, visibility }
          : { kind: 'take-mapped' as const, importId, visibility, mapping },
      ...(visibility === usual ? { style: 'primary' as const } : {}),
    })),
    ...(mapping === undefined
      ? []
      : [{ label: 'Choose the columns again', command: { kind: 'mapping-form' as const, importId } }]),
    ...(origin === 'calendar' || origin === 'mailbox' ? [own('My addresses are others')] : []),
    forget,
  ]
}

/** Asks once whose calendar or mailbox it is: so that its owner, and their company, are not among those met. */
export function ownAddressesForm(importId: string, visibility: Visibility): Form {
  return {
    title: 'Whose is it?',
    intro:
      'Your own e-mail addresses are kept as keyed hashes, with your company’s domain: so that you and your colleagues are left out, this time and the next.',
    submitLabel: 'Import it',
    submit: { kind: 'take-own', importId, values: {} },
    fields: [
      {
        kind: 'line',
        name: OWN_ADDRESSES,
        label: 'Your own e-mail addresses',
        hint: 'All that you use in it, with commas between them.',
        required: true,
        maxLength: 1_000,
      },
      {
        kind: 'choice',
        name: 'visibility',
        label: 'Who may see those you log from it?',
        required: true,
        value: visibility,
        options: CHOICES.map((value) => ({ value, label: KNOWN_AS[value] })),
      },
    ],
  }
}

/** No address was said: nothing is read. */
export const noAddressView = (importId: string, visibility: Visibility): View =>
  lineView('I found no e-mail address in what you wrote, so I read nothing: which ones are yours?', [
    {
      label: 'Say whose it is, and import',
      command: { kind: 'own-addresses', importId, visibility },
      style: 'primary',
    },
    { label: 'Forget the file', command: { kind: 'forget-file', importId } },
  ])

export const forgottenView = (): View => lineView('Forgotten: nothing of this file was kept.')
