// Rewrites whole sentences about somebody as a line: name, title at company; story.

/** Relations that a sentence begins with: "my brother-in-law …", "my old friend …". */
const RELATION =
  '(?:(?:old|good|best|close|dear|former|ex-?|school|college|university)\\s*)*(?:friend|buddy|colleague|co-?worker|team-?mate|classmate|flatmate|room-?mate|client|customer|cousin|brother|sister|wife|husband|uncle|aunt|mother|father|son|daughter|nephew|niece|neighbou?r|mentor|boss|manager)(?:-in-law)?'

const name = "(?<name>\\p{L}[\\p{L}\\p{M}.'’-]*(?:\\s+\\p{L}[\\p{L}\\p{M}.'’-]*){0,4}?)"

/** Each frame, and the line it stands for. */
const FRAMES: [frame: RegExp, line: string][] = [
  // "I met Sarah Chen at the SaaStr conference, she runs marketing at Globex"
  [
    new RegExp(
      `^(?:i\\s+|we\\s+)?(?:just\\s+|recently\\s+|once\\s+|first\\s+)*met\\s+(?!(?:at|in|on|up|when|with|through)\\s)${name}\\s+(?<where>(?:at|in|on|through|during|via)\\s+[^,;.]+?)\\s*[,;.]\\s*(?:and\\s+)?(?:she|he|they)(?:\\s+is|\\s+are|['’]s|['’]re)?\\s+(?<what>.+)$`,
      'iu',
    ),
    '$<name>, $<what>; met $<where>',
  ],
  // "met Sarah Chen at SaaStr": the place is not certain to be a company
  [
    new RegExp(
      `^(?:i\\s+|we\\s+)?(?:just\\s+|recently\\s+|once\\s+|first\\s+)*met\\s+(?!(?:at|in|on|up|when|with|through)\\s)${name}\\s+(?<where>(?:at|in|on|through|during|via)\\s+[^,;.]+)(?<more>.*)$`,
      'iu',
    ),
    '$<name>; met $<where>$<more>',
  ],
  // "my brother-in-law Piet de Vries is CFO at Initech", "my friend Jane Doe at Acme"
  [
    new RegExp(
      `^my\\s+(?<bond>${RELATION})\\s*,?\\s+${name}\\s*,?\\s+(?:is|works(?:\\s+as)?|runs)\\s+(?<what>.+)$`,
      'iu',
    ),
    '$<name>, $<what>; my $<bond>',
  ],
  [
    new RegExp(
      `^my\\s+(?<bond>${RELATION})\\s*,?\\s+(?!(?:is|works|at|from|who)\\s)${name}\\s*,?\\s+(?<what>(?:at|from|of|@)\\s.+)$`,
      'iu',
    ),
    '$<name>, $<what>; my $<bond>',
  ],
  // "Ravi Menon from Globex and I worked together 2016–20"
  [
    new RegExp(`^${name}\\s+(?:from|at|of|@)\\s+(?<where>[^,;]+?)\\s+and\\s+(?:i|we|me)\\s+(?<how>.+)$`, 'iu'),
    '$<name> at $<where>; $<how>',
  ],
  // "Kim Lee formerly at Samsung now at LG", "Jane Doe, ex-Stripe now at Ramp"
  [
    new RegExp(
      `^${name}\\s*,?\\s+(?<before>(?:formerly|previously|once|ex)(?:-|\\s+)(?:at\\s+|of\\s+|with\\s+)?[^,;]+?)\\s*,?\\s+(?:and\\s+)?(?:now|currently)\\s+(?:at\\s+|with\\s+|@\\s*)(?<now>.+)$`,
      'iu',
    ),
    '$<name> at $<now>; $<before>',
  ],
]

/** Relation and the rest of a sentence that names nobody: "my brother-in-law is CFO at Initech". */
const NAMELESS = new RegExp(
  `^my\\s+(?<bond>${RELATION})\\s*,?\\s+(?:is|works(?:\\s+as)?|runs|at)\\s+(?<what>.+)$`,
  'iu',
)

/** Rewrites a sentence as a line of name, title at company and story; leaves any other text as is. */
export function asLine(text: string): string {
  for (const [frame, line] of FRAMES) if (frame.test(text)) return text.replace(frame, line)
  return text
}

/** Rewrites a sentence that names nobody as a line without the name; null for any other text. */
export function ofNobodyNamed(text: string): string | null {
  const match = NAMELESS.exec(text)
  return match ? `${match.groups?.['what']}; my ${match.groups?.['bond']}` : null
}
