import { weighPath } from '../../domain/finding/ranking.ts'
import { isDoubtful } from '../../domain/relationships/relationship.ts'
import { asSeenByAsker, hasShownThemselves, type ShownPath } from '../../domain/relationships/visibility.ts'
import type { ShownIntroduction } from '../../views/introductions/shown.ts'
import type { Introduction } from '../ports/tenant/introductions.ts'

/** An introduction in the words its reader may see: a sealed tie stays "a teammate" until its owner said yes. */
export function showIntroduction(
  introduction: Introduction,
  reader: ShownIntroduction['reader'],
  now: Date,
): ShownIntroduction {
  const path = weighPath(introduction.path, null, now)
  const open = reader === 'connector' || hasShownThemselves(introduction, introduction.connectorId)
  const shown = open ? { ...path, sealed: false } : asSeenByAsker(path)
  return {
    id: introduction.id,
    state: introduction.state,
    reader,
    asker: introduction.ask.asker,
    connector: shown.connector,
    person: shown.person,
    whom: introduction.whom,
    organization: placeOf(shown),
    why: introduction.ask.why,
    benefit: introduction.ask.benefit,
    joined: introduction.ask.joined,
    path: shown,
    doubtful: isDoubtful(introduction.path, now),
    noReplyYet: introduction.noReplyNoted > introduction.reminders,
    consent: introduction.consent,
    // What the connector writes to their own people is theirs.
    draft: reader === 'connector' ? introduction.draft : null,
    amount: introduction.amount,
  }
}

/** Where the introduction leads: to somebody at a company, or to a partner elsewhere for its sake. */
function placeOf({ organization, partner }: ShownPath): string {
  return partner?.organization ? `${partner.organization} (for ${organization})` : organization
}

/** What a member is to an introduction whose messages they read: neither connector nor asker, they joined its ask. */
export function readerOf(
  { connectorId, ask }: Pick<Introduction, 'connectorId' | 'ask'>,
  memberId: string,
): ShownIntroduction['reader'] {
  if (connectorId === memberId) return 'connector'
  return ask.askerId === memberId ? 'asker' : 'joined'
}
