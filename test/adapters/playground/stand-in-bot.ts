import { randomUUID } from 'node:crypto'
import type { Handle, MessageRef, Platform, Reply } from '../../../src/app/ports/platform.ts'
import type { Command } from '../../../src/domain/commands/command.ts'
import { DomainError } from '../../../src/domain/errors.ts'
import type { Button, Form, Node, View } from '../../../src/views/view.ts'

/** What somebody could try to smuggle into a page, or to ping with. */
export const HOSTILE = '<img src=x onerror=alert(1)> <!channel> @everyone <@U1> [x](javascript:alert(1)) *b*'

const INTRODUCTION = '01890a5d-ac96-774b-bcce-b302099a8057'

/**
 * A bot without a memory and with words of its own: the page shows whatever it is told, in every kind of node. It
 * delivers requests to Ben.
 *
 * @param platform the playground it delivers through, known once that is open
 */
export function createStandInBot(platform: () => Platform): Handle {
  let request: MessageRef | undefined

  async function deliver(user: string, view: View): Promise<MessageRef> {
    return await platform().send({ workspace: 'local', user }, view, randomUUID())
  }

  return async (command, actor): Promise<Reply> => {
    switch (command.kind) {
      case 'whoknows':
        if (command.text === 'bug') throw new Error('a bug')
        return show(command.text === 'Twin' ? choices : found(command.text))
      case 'choose':
        return show(found('Twin Peaks'))
      case 'iknow':
        return { kind: 'form', form: logForm }
      case 'ask-form':
        return { kind: 'form', form: askForm({ whom: command.whom }) }
      case 'ask': {
        const errors = missing(command.values)
        if (Object.keys(errors).length > 0) return { kind: 'form', form: { ...askForm(command.values), errors } }
        request = await deliver('ben', requestView(command.values['why'] ?? ''))
        return show(line('Asked Ben.', { label: 'My asks', command: { kind: 'intros' } }))
      }
      case 'accept':
        if (request) await platform().update('local', request, line('You said yes.'))
        return show(line('Thank you!'))
      case 'pass':
        throw new DomainError('moved-on')
      case 'react':
        if (command.emoji === '✅') await platform().update('local', command, line('It is done.'))
        return { kind: 'silence' }
      case 'import': {
        const rows = await countLines(command)
        await deliver(actor.user, line(`${rows} rows are in.`))
        return show(line(`Read ${rows} rows.`))
      }
      case 'mentioned':
        return show(line('Press it.', { label: 'See your ways in', command: { kind: 'look-up', asked: command.text } }))
      case 'look-up':
        return show(line(`Asked: ${command.asked}`))
      default:
        return show(line('Nothing yet.'))
    }
  }
}

function show(view: View): Reply {
  return { kind: 'view', view }
}

function line(text: string, ...buttons: Button[]): View {
  return {
    summary: text,
    nodes: [{ kind: 'text', text }, ...(buttons.length > 0 ? [{ kind: 'buttons' as const, buttons }] : [])],
  }
}

function found(text: string): View {
  const way = (title: string, band: 'strong' | 'good' | 'faint'): Node => ({
    kind: 'item',
    title,
    band,
    detail: 'Worked together 2019–22.',
    note: 'Acme Corp',
    buttons: [
      {
        label: `Ask ${title.split(' ')[0]}`,
        command: { kind: 'ask-form', relationshipId: randomUUID(), whom: 'Jane Doe' },
        ...(band === 'strong' ? { style: 'primary' } : {}),
      },
    ],
  })
  return {
    summary: `3 ways to ${text}.`,
    nodes: [
      { kind: 'heading', text: `Who knows ${text}` },
      way('Ben → Jane Doe', 'strong'),
      way(`Chi → ${HOSTILE}`, 'good'),
      way('Chi → Wei Zhang', 'faint'),
      { kind: 'divider' },
      { kind: 'text', text: 'And 2 more.', tone: 'quiet' },
    ],
  }
}

const choices: View = {
  summary: 'Which one?',
  nodes: [
    { kind: 'heading', text: 'Which one?' },
    ...['Twin Peaks', 'Twinings'].map(
      (title): Node => ({
        kind: 'item',
        title,
        buttons: [{ label: 'This one', command: { kind: 'choose', organizationId: randomUUID(), asked: 'Twin' } }],
      }),
    ),
  ],
}

function requestView(why: string): View {
  return {
    summary: 'Ada asks for an introduction.',
    nodes: [
      { kind: 'heading', text: 'Ada would like to meet Jane' },
      { kind: 'fields', fields: [{ label: 'Why', value: why }] },
      {
        kind: 'quote',
        label: 'A draft to forward',
        text: 'Hi Jane,\n\nmay I introduce Ada?',
        mailto: 'mailto:?subject=Ada&body=Hi%20Jane',
      },
      {
        kind: 'buttons',
        buttons: [
          { label: 'I’ll introduce', command: { kind: 'accept', introductionId: INTRODUCTION }, style: 'primary' },
          { label: 'Pass', command: { kind: 'pass', introductionId: INTRODUCTION }, style: 'danger' },
        ],
      },
    ],
  }
}

const logForm: Form = {
  title: 'Someone I know',
  submitLabel: 'Log it',
  submit: { kind: 'log', values: {} },
  fields: [{ kind: 'line', name: 'name', label: 'Name', required: true, maxLength: 200 }],
}

function askForm(values: Record<string, string>): Form {
  const value = (name: string) => ({ name, value: values[name] ?? '' })
  return {
    title: 'Ask Ben',
    intro: 'He sees this first.',
    submitLabel: 'Send the ask',
    submit: { kind: 'ask', relationshipId: INTRODUCTION, values: {} },
    fields: [
      { kind: 'line', ...value('whom'), label: 'Whom?', required: false, maxLength: 120 },
      { kind: 'paragraph', ...value('why'), label: 'Why?', hint: 'In a sentence.', required: true, maxLength: 500 },
      { kind: 'paragraph', ...value('benefit'), label: 'What is in it for them?', required: true, maxLength: 500 },
      {
        kind: 'choice',
        name: 'seenIn',
        value: values['seenIn'] ?? 'connectors',
        label: 'Who may see it?',
        required: true,
        options: [
          { value: 'connectors', label: 'Only Ben' },
          { value: 'digest', label: 'The team' },
        ],
      },
    ],
  }
}

function missing(values: Record<string, string>): Record<string, string> {
  const names = ['why', 'benefit'].filter((name) => !values[name])
  return Object.fromEntries(names.map((name) => [name, `Please say ${name}.`]))
}

async function countLines({ file }: Extract<Command, { kind: 'import' }>): Promise<number> {
  let lines = 0
  for await (const chunk of file.bytes) lines += chunk.filter((byte) => byte === 10).length
  if (lines === 0) throw new DomainError('file-not-taken', { refusal: { reason: 'empty' } })
  return lines
}
