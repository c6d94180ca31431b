import { toLabel } from '../../domain/commands/command.ts'
import type { ButtonCommand } from '../../domain/commands/command-code.ts'
import { firstName } from '../../domain/matching/people/person-name.ts'
import { dayAhead, dayOfYear, ended } from '../format.ts'
import { MY_ASKS } from '../my-asks.ts'
import type { Button, Node, View } from '../view.ts'
import { lineView } from '../view.ts'

// Views for people who share an ask, and for those about to ask someone twice.

/** A teammate is after the same company. Shows who asks and, if that is open, whom they asked. */
export function teammateAsksView(told: {
  ask: { id: string; asker: string; target: string; createdAt: Date }
  asked: { connector: string; at: Date } | null
  isJoined: boolean
  /** Whether a different person is meant from the one their ask is under way for. */
  mayAskAlone: boolean
  draftId: string
  timeZone: string
}): View {
  const { ask, asked, isJoined, mayAskAlone, draftId, timeZone } = told
  const asker = toLabel(ask.asker)
  const target = toLabel(ask.target)
  const on = dayOfYear(asked?.at ?? ask.createdAt, timeZone)
  const detail = asked ? `${toLabel(asked.connector)} was asked on ${on}` : `since ${on}`
  const summary = isJoined
    ? `You are on ${asker}’s ask for ${target} already.`
    : `${asker} is after ${target} too${asked ? `: ${detail}` : `, ${detail}`}.`
  const join: Button = {
    label: `Join ${firstName(ask.asker)}’s ask`,
    command: { kind: 'join-ask', askId: ask.id, draftId },
    style: 'primary',
  }
  const alone: Button = { label: 'Ask on my own', command: { kind: 'ask-anyway', draftId, despite: 'teammate' } }
  return {
    summary,
    nodes: [
      { kind: 'text', text: summary },
      ...(isJoined
        ? [
            text(
              asked
                ? `${detail}; you will hear the answer as soon as it comes.`
                : 'You will hear whatever comes of it.',
            ),
          ]
        : [text(`Join ${asker}’s ask and hear everything, instead of asking twice?`)]),
      ...(mayAskAlone ? [] : [quiet('Nobody there is asked twice at a time: it would look like a campaign.')]),
      quiet(
        isJoined
          ? 'What you wrote is kept for a day.'
          : 'Whoever is asked sees your reason too. What you wrote is kept for a day.',
      ),
      {
        kind: 'buttons',
        buttons: [
          ...(isJoined
            ? [{ label: 'Where it stands', command: { kind: 'progress' as const, askId: ask.id } }]
            : [join]),
          ...(mayAskAlone ? [alone] : []),
        ],
      },
    ],
  }
}

/**
 * The asker has asked about this person before: what a second request does. `person` is null for a sealed tie, so
 * that nobody learns whether it is the same one; `other` is null if the second connector's tie is sealed.
 */
export function campaignView(told: {
  introductionId: string
  connector: string
  other: string | null
  person: string | null
  until: Date | null
  draftId: string
  timeZone: string
}): View {
  const { introductionId, connector, other, person, until, draftId, timeZone } = told
  const summary = `${toLabel(connector)} has this already.`
  const effect = person
    ? `Two people writing to ${toLabel(person)} about you looks like a campaign, and both feel used.`
    : 'It may be the same person: two people writing about you looks like a campaign, and both feel used.'
  const wait = `Wait for ${firstName(connector)}${until ? ` until ${dayAhead(until, timeZone)}` : ''}`
  const too = other ? firstName(other) : 'another teammate'
  return {
    summary,
    nodes: [
      { kind: 'text', text: summary },
      text(effect),
      text(`${wait}, or ask ${too} too?`),
      quiet('Whoever says yes first takes it, and the other need not answer.'),
      {
        kind: 'buttons',
        buttons: [
          { label: 'Wait', command: { kind: 'wait', introductionId }, style: 'primary' },
          {
            label: other ? `Ask ${firstName(other)} too` : 'Ask them too',
            command: { kind: 'ask-anyway', draftId, despite: 'connector' },
          },
        ],
      },
    ],
  }
}

/** The asker waits for whoever was already asked. */
export function waitingView(connector: string): View {
  return lineView(`Fine: nobody else is asked. You will hear as soon as ${toLabel(connector)} answers.`, [MY_ASKS])
}

/** They joined a teammate's ask. */
export function joinedAskView(ask: { id: string; asker: string; target: string }): View {
  const asker = toLabel(ask.asker)
  return lineView(`You joined ${asker}’s ask for ${toLabel(ask.target)}: you will hear everything ${asker} hears.`, [
    { label: 'Where it stands', command: { kind: 'progress', askId: ask.id } },
    { label: 'Leave it', command: { kind: 'leave-ask', askId: ask.id } },
  ])
}

/** The ask they would have joined has since ended; what they wrote is not lost. */
export function tooLateToJoinView(asker: string, draftId: string | null): View {
  if (draftId === null) return lineView(`${toLabel(asker)}’s ask has ended meanwhile. Ask /whoknows on your own.`)
  return lineView(`${toLabel(asker)}’s ask has ended meanwhile. What you wrote is kept: ask on your own?`, [
    { label: 'Ask on my own', command: { kind: 'ask-anyway', draftId, despite: 'teammate' }, style: 'primary' },
  ])
}

/** Tells everyone on an ask that a teammate joined it. */
export function someoneJoinedView(
  ask: { id: string; asker: string; target: string },
  joined: { name: string; why: string; benefit: string },
  isAsker: boolean,
): View {
  const name = toLabel(joined.name)
  const summary = `${name} joined ${isAsker ? 'your' : `${toLabel(ask.asker)}’s`} ask for ${ended(toLabel(ask.target))}`
  return {
    summary,
    nodes: [
      { kind: 'text', text: summary },
      {
        kind: 'fields',
        fields: [
          { label: 'Why', value: joined.why },
          { label: 'In it for them', value: joined.benefit },
        ],
      },
      quiet(
        `You both hear what comes of it.${isAsker ? ' It stays yours to withdraw, close and say how it went.' : ''}`,
      ),
      { kind: 'buttons', buttons: [{ label: 'Where it stands', command: { kind: 'progress', askId: ask.id } }] },
    ],
  }
}

/** Tells the earliest joiner that the ask is theirs now; `from` is null when its asker is gone. */
export function handedAskView(ask: { id: string; target: string }, from: string | null): View {
  const whose = from ? `${toLabel(from)} is done with` : 'Who asked has left'
  const summary = `${whose} the ask for ${toLabel(ask.target)} you joined: it is yours now.`
  return {
    summary,
    nodes: [
      { kind: 'text', text: summary },
      quiet('Connectors see your reason first. You may close it whenever you like.'),
      {
        kind: 'buttons',
        buttons: [{ label: 'Where it stands', command: { kind: 'progress', askId: ask.id }, style: 'primary' }],
      },
    ],
  }
}

/** An ask with no teammates on it is closed; otherwise it goes on without its asker. */
export function closedAskView(target: string, heir: string | null): View {
  return lineView(
    heir
      ? `Closed for you: ${toLabel(heir)}, who joined it, goes on with the ask for ${ended(toLabel(target))}`
      : `Closed: your ask for ${ended(target)}`,
  )
}

/** Buttons in the asker's messages that are harmless for others. */
const FOR_ALL: readonly ButtonCommand['kind'][] = [MY_ASKS.command.kind, 'choose', 'ask-form', 'progress']

/** A message to an ask's asker as those who joined it see it: without what only the asker may do. */
export function asJoined(view: View, asker: string): View {
  const nodes = view.nodes.flatMap((node): Node[] => {
    if (node.kind !== 'buttons') return [node]
    const kept = node.buttons.filter(({ command }) => FOR_ALL.includes(command.kind))
    return kept.length > 0 ? [{ ...node, buttons: kept }] : []
  })
  return { ...view, nodes: [...nodes, quiet(`${toLabel(asker)} asked; you joined the ask.`)] }
}

function text(words: string): Node {
  return { kind: 'text', text: words }
}

function quiet(words: string): Node {
  return { kind: 'text', text: words, tone: 'quiet' }
}
