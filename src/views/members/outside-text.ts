import type { Node, View } from '../view.ts'

// What a member may send to people outside whom they logged: the information of Art. 14 GDPR, as a draft.

/**
 * The draft; brackets are for the member to fill in.
 *
 * @param team the workspace's name
 */
export function outsideTextView(team: string): View {
  const summary =
    'A text you may send to people you logged. Fill in what stands in brackets; it is a draft, no legal advice.'
  return {
    summary,
    nodes: [
      { kind: 'heading', text: 'Text for people outside' },
      { kind: 'text', text: summary },
      { kind: 'divider' },
      ...draft(team).map((text): Node => ({ kind: 'text', text })),
    ],
  }
}

const draft = (team: string): string[] => [
  'Hello [name],',
  `At ${team} we use Foothold, a chat bot that tells colleagues who of us knows somebody at a company, so that we can ask each other for an introduction. I noted there that I know you.`,
  'What is kept: your name, company and title, how and since when we know each other, when we were last in touch, and how well I think I know you. Of your e-mail address and profile only the domain and a hash that cannot be read back. No numbers, no messages, no notes from your mailbox. It comes from me [and from my list of connections at LinkedIn], not from you.',
  `What for: to introduce people to each other, which is our legitimate interest (Art. 6(1)(f) GDPR). Only members of ${team} can see it, as far as I allow; nobody else gets it, and nothing is decided by it automatically. Whether I introduce anybody to you, I decide each time.`,
  'How long: until I remove it. After two years without contact I am asked to, and some weeks after I leave the company it is erased.',
  'You can ask what is kept, have it corrected or erased, or object to it at any time: just write to me, or to [the company’s address and its data protection officer]. You can also complain to a data protection authority.',
  '[my name]',
]
