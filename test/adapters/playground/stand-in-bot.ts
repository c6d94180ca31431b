import { randomUUID } from 'node:crypto'
import type { Handle, MessageRef, Platform, Reply } from '../../../src/app/platform.ts'
import type { Command } from '../../../src/domain/command.ts'
import { DomainError } from '../../../src/domain/errors.ts'
import type { IntroductionState } from '../../../src/domain/introduction.ts'
import { readRequest } from '../../../src/domain/request.ts'
import type { ShownPath } from '../../../src/domain/visibility.ts'
import { askForm, chooseView, foundView } from '../../../src/views/ask.ts'
import { importedView, readingView } from '../../../src/views/import.ts'
import { lineView, requestView, type ShownIntroduction } from '../../../src/views/introduction.ts'
import { helpView, introsView } from '../../../src/views/intros.ts'
import { logForm } from '../../../src/views/relationship.ts'
import type { View } from '../../../src/views/view.ts'

/** What somebody could try to smuggle into a page, or to ping with. */
export const HOSTILE = '<img src=x onerror=alert(1)> <!channel> @everyone <@U1> [x](javascript:alert(1)) *b*'

/**
 * A bot without a memory, for the page: it answers with the real views and forms, and delivers to Ben. What the bot
 * decides is tested elsewhere.
 *
 * @param platform the playground it delivers through, known once that is open
 */
export function createStandInBot(platform: () => Platform): Handle {
  let request: MessageRef | undefined

  async function deliver(user: string, view: View): Promise<MessageRef> {
    return await platform().send({ workspace: 'local', user }, view, randomUUID())
  }

  async function answer(command: Command, user: string): Promise<Reply> {
    switch (command.kind) {
      case 'whoknows':
        if (command.text === 'Twin') return show(chooseView('Twin', [choice('Twin Peaks'), choice('Twinings')], null))
        if (command.text === 'bug') throw new Error('a bug')
        return show(found(command.text))
      case 'choose':
        return show(found('Twin Peaks'))
      case 'iknow':
        return { kind: 'form', form: logForm() }
      case 'ask-form':
        return { kind: 'form', form: askForm(command) }
      case 'ask':
        return await ask(command)
      case 'accept':
        if (request) await platform().update('local', request, requestView(shown('accepted')))
        return show(lineView('Thank you! Ada Park knows you will introduce them.'))
      case 'pass':
        throw new DomainError('stale', 'You answered this already.')
      case 'react':
        if (command.emoji === '✅') await platform().update('local', command, requestView(shown('introduced')))
        return { kind: 'silence' }
      case 'import': {
        const rows = await countLines(command.file.bytes)
        if (rows === 0) throw new DomainError('file-refused', 'This file is empty.')
        const counts = { rows, added: rows, updated: 0, unchanged: 0, refused: [] }
        await deliver(user, importedView({ fileName: command.file.name, status: 'done', ...counts }))
        return show(readingView(rows))
      }
      case 'intros':
        return show(introsView({ asks: [], favours: [] }))
      default:
        return show(helpView())
    }
  }

  async function ask(command: Extract<Command, { kind: 'ask' }>): Promise<Reply> {
    try {
      const { why, benefit } = readRequest(command.values)
      request = await deliver('ben', requestView({ ...shown('asked'), why, benefit }))
      return show(lineView('Asked Ben Ortiz.', [{ label: 'My asks', command: { kind: 'intros' } }]))
    } catch (error) {
      if (!(error instanceof DomainError)) throw error
      const opened = { kind: 'ask-form', relationshipId: command.relationshipId, whom: '' } as const
      return { kind: 'form', form: askForm(opened, command.values, { ...error.fields }) }
    }
  }

  return (command, actor) => answer(command, actor.user)
}

function show(view: View): Reply {
  return { kind: 'view', view }
}

function choice(name: string) {
  return { id: randomUUID(), name, people: 2 }
}

function found(organization: string): View {
  const paths = [
    path({ organization, connector: 'Ben Ortiz', person: 'Jane Doe', title: 'VP Sales', band: 'strong' }),
    path({ organization, connector: 'Chiamaka Okafor', person: HOSTILE, band: 'good' }),
    path({ organization, connector: 'Chiamaka Okafor', person: 'Wei Zhang', band: 'faint' }),
  ]
  return foundView({ organization, whom: null, own: [], paths })
}

function path(given: Partial<ShownPath>): ShownPath {
  return {
    relationshipId: randomUUID(),
    memberId: randomUUID(),
    connector: 'Ben Ortiz',
    person: 'Jane Doe',
    title: null,
    organizationId: randomUUID(),
    organization: 'Acme Corp',
    kind: 'colleague',
    how: 'worked together 2019–22',
    rating: 4,
    since: '2019-01-01',
    lastTouch: '2026-08-01',
    source: 'log',
    confirmedAt: new Date(),
    visibility: 'open',
    strength: 0.8,
    band: 'strong',
    fits: true,
    sealed: false,
    ...given,
  }
}

function shown(state: IntroductionState): ShownIntroduction {
  return {
    id: '01890a5d-ac96-774b-bcce-b302099a8057',
    state,
    asker: 'Ada Park',
    connector: 'Ben Ortiz',
    person: 'Jane Doe',
    whom: null,
    organization: 'Acme Corp',
    why: 'We make scheduling tools.',
    benefit: 'Figures of two plants.',
    path: path({}),
  }
}

async function countLines(bytes: AsyncIterable<Uint8Array>): Promise<number> {
  let lines = 0
  for await (const chunk of bytes) lines += chunk.filter((byte) => byte === 10).length
  return lines
}
