import type { SeenIn } from '../../domain/asks/ask.ts'
import { firstName } from '../../domain/matching/people/person-name.ts'
import type { Button, Form, Node, View } from '../view.ts'

// An ask before it is sent: the whole note as its reader will get it, and what had better be mended in it.

export type Preview = {
  note: string
  /** The form it was made from, with what is doubted in it. */
  form: Form
  draftId: string
  leadsTo: 'request' | 'open-ask' | 'other-words'
  /** Who forwards it; null where the asker may not know, or nobody is asked yet. */
  connector: string | null
}

/** The note of a filled form, to send or to change; where the ask may be seen is chosen by what sends it. */
export function previewView(preview: Preview): View {
  const { note, form, connector } = preview
  const doubts = doubtsOf(form)
  const summary =
    doubts.length > 0 ? 'Not sent yet: a word on what you wrote.' : 'Not sent yet: this is what they will read.'
  const who = connector === null ? 'Whoever forwards it' : firstName(connector)
  return {
    summary,
    nodes: [
      { kind: 'text', text: summary },
      ...(doubts.length > 0 ? [{ kind: 'fields' as const, fields: doubts }] : []),
      { kind: 'quote', label: 'Your note', text: note },
      { kind: 'text', text: `${who} adds a line of their own above it.`, tone: 'quiet' },
      ...sendNodes(preview),
    ],
  }
}

function doubtsOf({ fields, errors = {} }: Form): { label: string; value: string }[] {
  return fields.flatMap(({ name, label }) => {
    const doubt = errors[name]
    return doubt ? [{ label, value: doubt }] : []
  })
}

/** What sends it, where there is more to it than new words of an ask. */
const LABELS: Record<Exclude<Preview['leadsTo'], 'other-words'>, string> = {
  request: 'Send it',
  'open-ask': 'Keep it open',
}

function sendNodes({ leadsTo, draftId }: Preview): Node[] {
  const change: Button = { label: 'Change it', command: { kind: 'retry', draftId } }
  const send = (label: string, seenIn: SeenIn): Button => ({ label, command: { kind: 'send', draftId, seenIn } })
  if (leadsTo === 'other-words')
    return [{ kind: 'buttons', buttons: [{ ...send('Use it', 'connectors'), style: 'primary' }, change] }]
  const label = LABELS[leadsTo]
  return [
    {
      kind: 'text',
      text: 'Only the connectors you ask see this ask, unless the weekly digest may show it. Who is after the same company is told that you are, not why.',
      tone: 'quiet',
    },
    {
      kind: 'buttons',
      buttons: [
        { ...send(label, 'connectors'), style: 'primary' },
        send(`${label}, also in the digest`, 'digest'),
        change,
      ],
    },
  ]
}
