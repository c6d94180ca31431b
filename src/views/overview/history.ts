import type { Party } from '../../domain/introductions/introduction.ts'
import { buttonRow } from '../turns.ts'
import type { Button, Node, View } from '../view.ts'

/** One audit event, with the names its reader may see; `by` is null for somebody it does not concern. */
export type HistoryLine = {
  subject: string
  event: string
  by: Party | null
  origin: string
  at: Date
  asker: string
  connector: string
}

/** Lines on a page. */
const SHOWN = 20

type Reader = 'asker' | 'connector'
/** Names as used in a sentence: at its start, and later on. */
type Names = { asker: string; connector: string; who: string; toAsker: string; toConnector: string }
type Say = (names: Names, by: Party, reader: Reader) => string

const INTRODUCTION_LINES: Record<string, Say> = {
  ask: ({ asker, connector, toAsker, toConnector }, by) => {
    if (by === 'connector') return `${connector} offered to introduce ${toAsker}`
    return by === 'asker' ? `${asker} asked ${toConnector}` : `I asked ${toConnector}`
  },
  accept: ({ connector }) => `${connector} said yes`,
  'lend-name': ({ connector }) => `${connector} agreed to be named`,
  pass: ({ connector }) => `${connector} passed`,
  // Used only for ranking: nobody but its author hears of it.
  reason: ({ connector }, _, reader) => (reader === 'connector' ? `${connector} said why, for the ranking alone` : ''),
  redirect: ({ connector }) => `${connector} named somebody else`,
  postpone: ({ connector }) => `${connector} chose Later`,
  due: ({ toConnector }) => `I came back to ${toConnector}`,
  hurry: ({ asker, toConnector }) => `${asker} had me remind ${toConnector}`,
  nudge: ({ toConnector }) => `I reminded ${toConnector}`,
  silence: () => 'No answer came: I moved on',
  remind: () => 'I sent a reminder of the promise',
  'give-up': () => 'Two weeks went by: I stopped waiting',
  made: ({ who }) => `${who} confirmed the introduction`,
  undo: ({ who }) => `${who} took that back`,
  'follow-up': ({ toAsker }) => `I asked ${toAsker} how it went`,
  met: ({ asker }) => `${asker} said: we met`,
  won: ({ asker }) => `${asker} said: won`,
  lost: ({ asker }) => `${asker} said: nothing came of it`,
  'no-reply': ({ asker }, by) => (by === 'clock' ? 'After 30 days I noted: no reply' : `${asker} said: no reply`),
  'no-reply-yet': ({ asker }) => `${asker} said: no reply yet`,
  thanks: ({ asker }) => `${asker} said thank you`,
  cancel: ({ asker, connector }, by) => {
    if (by === 'connector') return `${connector} could not keep the promise`
    return by === 'asker' ? `${asker} withdrew it` : 'It was called off'
  },
}

/** Leaves out what the ask's introductions already report (pursue, introduced, undo). */
const ASK_LINES: Record<string, Say> = {
  open: ({ who }) => `${who} opened this ask`,
  renew: ({ who }) => `${who} renewed it for 60 days`,
  'all-ended': () => 'Nobody was left to answer: the ask was open again',
  post: ({ who }) => `${who} posted it in a channel`,
  'take-down': ({ who }) => `${who} took it down there`,
  close: ({ who }) => `${who} closed it`,
  expire: () => 'After 60 days it expired',
}

const ORIGINS: Record<string, string> = {
  slack: 'Slack',
  discord: 'Discord',
  local: 'playground',
  cli: 'command line',
  clock: 'by itself',
}

/**
 * What happened, who did it, when and from where: a page of events, in order.
 *
 * @param history.subjectId the ask or introduction
 * @param history.page from 0, the newest
 */
export function historyView(history: {
  title: string
  lines: HistoryLine[]
  reader: Reader
  subjectId: string
  page: number
}): View {
  const { title, lines, reader, subjectId, page } = history
  const told = lines.flatMap((line): Node[] => {
    const text = sayLine(line, reader)
    return text ? [{ kind: 'moment', text, at: line.at.toISOString() }] : []
  })
  const end = Math.max(0, told.length - page * SHOWN)
  const shown = told.slice(Math.max(0, end - SHOWN), end)
  const turn = (label: string, to: number): Button => ({
    label,
    command: { kind: 'history-page', of: reader === 'asker' ? 'ask' : 'favour', subjectId, page: to },
  })
  const turns = [
    ...(end > SHOWN ? [turn(`${end - SHOWN} earlier`, page + 1)] : []),
    ...(page > 0 ? [turn('Newer', page - 1)] : []),
  ]
  return {
    summary: `${title}: what happened so far.`,
    nodes: [
      { kind: 'heading', text: title },
      ...shown,
      ...buttonRow(turns),
      ...(shown.length === 0 ? [{ kind: 'text' as const, text: 'Nothing yet.', tone: 'quiet' as const }] : []),
    ],
  }
}

/** Empty for what its reader must not be told. */
function sayLine({ subject, event, by, origin, asker, connector }: HistoryLine, reader: Reader): string {
  const lines = subject === 'ask' ? ASK_LINES : INTRODUCTION_LINES
  const say = Object.hasOwn(lines, event) ? lines[event] : undefined
  if (!say || by === null) return ''
  const begin = { asker: reader === 'asker' ? 'You' : asker, connector: reader === 'connector' ? 'You' : connector }
  const within = (name: string) => (name === 'A teammate' ? 'a teammate' : name)
  const names = {
    ...begin,
    who: by === 'clock' ? 'I' : begin[by],
    toAsker: reader === 'asker' ? 'you' : within(asker),
    toConnector: reader === 'connector' ? 'you' : within(connector),
  }
  const text = say(names, by, reader)
  return text && `${text} · ${ORIGINS[origin] ?? origin}`
}
