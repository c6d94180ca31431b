import { CONSENTS, type Consent } from '../../domain/introductions/consent.ts'
import { MAX_OWN_DRAFT, type Note } from '../../domain/introductions/draft.ts'
import { mailtoLink } from '../../domain/introductions/mailto.ts'
import { firstName } from '../../domain/matching/people/person-name.ts'
import { QUESTION_FIELD, REASON_FIELD, wordsFields } from '../finding/ask-form.ts'
import type { Button, Form, Node, View } from '../view.ts'
import { draftSubject, writeLine, writeNote } from './draft-words.ts'
import { referredTo } from './referral.ts'
import type { ShownIntroduction } from './shown.ts'

// The wording of an ask: what a connector can send, how it reaches the person, and how to change either.

/** The asker's note, with a line of the connector's above it. */
export function readyDraft(shown: ShownIntroduction): string {
  return `${writeLine(shown.asker, shown.consent ?? 'forwardable')}\n\n${writeNote(noteOf(shown))}`
}

function noteOf(shown: ShownIntroduction): Note {
  return { ...shown, organization: shown.path.organization, whom: referredTo(shown) }
}

/** The text the connector can send: their own, else the generated one. */
export function draftOf(shown: ShownIntroduction): string {
  return shown.draft ?? readyDraft(shown)
}

/** The connector's draft, to copy, mail or edit. */
export function draftNodes(shown: ShownIntroduction): Node[] {
  const label = shown.draft === null ? 'A draft you can forward as it is' : 'Your draft'
  return [
    mailable(label, draftOf(shown), draftSubject(shown.asker)),
    {
      kind: 'buttons',
      buttons: [
        { label: 'Edit the draft', command: { kind: 'draft-form', introductionId: shown.id } },
        ...(shown.state === 'accepted' ? [mailButton(shown.id)] : []),
      ],
    },
  ]
}

function mailButton(introductionId: string): Button {
  return { label: 'Get it as a mail', command: { kind: 'mail', introductionId } }
}

/** The text above the mail. */
export function mailFileView({ person, asker }: ShownIntroduction): View {
  const text = `Here is your note to ${person} as a mail: open it, put in the addresses of ${firstName(person)} and ${firstName(asker)}, and send it.`
  return { summary: text, nodes: [{ kind: 'text', text }] }
}

/** The text for an asker who may mention the connector's name. */
export function nameDropNode(shown: ShownIntroduction): Node {
  const text = writeNote(noteOf(shown), shown.connector)
  return mailable('A text you can send as it is', text, `${shown.connector} said I may write to you`)
}

function mailable(label: string, text: string, subject: string): Node {
  const mailto = mailtoLink(subject, text)
  return { kind: 'quote', label, text, ...(mailto ? { mailto } : {}) }
}

const CONSENT_LABELS: Record<Consent, string> = {
  agreed: 'I asked, they agreed',
  vouched: 'I vouch it is welcome',
  forwardable: 'Only forward it',
}

/** How an accepted introduction should reach the person: one row, current choice ticked. */
export function consentNodes(shown: ShownIntroduction): Node[] {
  const { id: introductionId, person, consent: holds } = shown
  const button = (consent: Consent): Button => ({
    label: `${consent === holds ? '✓ ' : ''}${CONSENT_LABELS[consent]}`,
    command: { kind: 'consent', introductionId, consent },
  })
  return [
    { kind: 'text', text: `How should it reach ${firstName(person)}?` },
    { kind: 'buttons', buttons: CONSENTS.map(button) },
  ]
}

/** Tells the asker that choice. */
export function consentLine({ consent, connector, person }: ShownIntroduction): string {
  switch (consent) {
    case 'agreed':
      return `${firstName(person)} agreed to be introduced.`
    case 'vouched':
      return `${firstName(connector)} is sure it is welcome.`
    default:
      return `${firstName(connector)} forwards your words; ${firstName(person)} decides.`
  }
}

/** The connector said yes; next, how it should reach the person. */
export function acceptedView(shown: ShownIntroduction): View {
  const text = `Thank you! ${shown.asker} knows you will introduce them.`
  return { summary: text, nodes: [{ kind: 'text', text }, ...consentNodes(shown)] }
}

/** The connector chose how it reaches the person. */
export function consentNotedView(shown: ShownIntroduction): View {
  const { asker, person } = shown
  const said: Record<Consent, string> = {
    agreed: `${firstName(person)} agreed`,
    vouched: 'you are sure it is welcome',
    forwardable: `you forward it, and ${firstName(person)} decides`,
  }
  const text = `Noted: ${asker} will hear that ${said[shown.consent ?? 'forwardable']}.`
  return { summary: text, nodes: [{ kind: 'text', text }, ...consentNodes(shown)] }
}

/** Tells the asker that the person was asked and agreed. */
export function agreedView({ connector, person, organization }: ShownIntroduction): View {
  const text = `${connector} asked ${person} at ${organization}, who agreed to be introduced to you.`
  return { summary: text, nodes: [{ kind: 'text', text }] }
}

/** The form for the connector's own wording. */
export function draftForm(
  introductionId: string,
  values: Record<string, string>,
  errors?: Record<string, string>,
): Form {
  return {
    title: 'Edit the draft',
    intro: 'Only you see it. Empty it to get the ready draft back.',
    submitLabel: 'Save the draft',
    submit: { kind: 'edit-draft', introductionId, values: {} },
    fields: [
      {
        kind: 'paragraph',
        name: 'text',
        label: 'What you send',
        required: false,
        maxLength: MAX_OWN_DRAFT,
        value: values['text'] ?? '',
      },
    ],
    ...(errors ? { errors } : {}),
  }
}

/** The form to reword an ask. */
export function rewordForm(askId: string, values: Record<string, string>, errors?: Record<string, string>): Form {
  return {
    title: 'Change the reason',
    intro: 'Whoever is asked reads it in their message; nobody is messaged again.',
    submitLabel: 'Change it',
    submit: { kind: 'reword', askId, values: {} },
    fields: [...wordsFields(), REASON_FIELD, QUESTION_FIELD].map((field) => ({
      ...field,
      value: values[field.name] ?? '',
    })),
    ...(errors ? { errors } : {}),
  }
}
