import type { Origin } from '../../domain/imports/origin.ts'
import type { Visibility } from '../../domain/relationships/relationship.ts'
import { lineView, type View } from '../view.ts'

const ORIGINS: Record<Origin, string> = {
  linkedin: 'LinkedIn connections',
  google: 'Google contacts',
  outlook: 'Outlook contacts',
  hubspot: 'a HubSpot export',
  salesforce: 'a Salesforce export',
  pipedrive: 'a Pipedrive export',
  vcard: 'vCards',
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

/** Asks for the yes before anything of a file is kept. `usual` is what its sender chose for new ties in general. */
export function offerView(offer: { importId: string; fileName: string; origin: Origin; usual: Visibility }): View {
  const { importId, fileName, origin, usual } = offer
  const summary = `This looks like ${ORIGINS[origin]}. Nothing of it is kept yet. Who may see the people in it?`
  const choices = ['open', 'sealed', 'private'] as const
  return {
    summary,
    nodes: [
      { kind: 'text', text: `${fileName}: ${summary}` },
      { kind: 'text', text: CONSENT },
      { kind: 'fields', fields: choices.map((one) => ({ label: LABELS[one], value: WHO_SEES[one] })) },
      {
        kind: 'buttons',
        buttons: [
          ...choices.map((visibility) => ({
            label: LABELS[visibility],
            command: { kind: 'take-file' as const, importId, visibility },
            ...(visibility === usual ? { style: 'primary' as const } : {}),
          })),
          { label: 'Forget the file', command: { kind: 'forget-file', importId } },
        ],
      },
    ],
  }
}

export const forgottenView = (): View => lineView('Forgotten: nothing of this file was kept.')
