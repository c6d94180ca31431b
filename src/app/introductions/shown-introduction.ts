import { weighPath } from '../../domain/finding/ranking.ts'
import { isDoubtful } from '../../domain/relationships/relationship.ts'
import { hasShownThemselves, type ShownPath } from '../../domain/relationships/visibility.ts'
import { asSeenByAsker } from '../../views/finding/seen-path.ts'
import type { ShownIntroduction } from '../../views/introductions/shown.ts'
import type { Tenant } from '../ports/store.ts'
import type { Introduction } from '../ports/tenant/introductions.ts'

/** An introduction as its reader may see it: the owner of a sealed tie is "a teammate" until they say yes. */
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
    about: introduction.ask.about,
    why: introduction.ask.why,
    benefit: introduction.ask.benefit,
    question: introduction.ask.question,
    joined: introduction.ask.joined,
    path: shown,
    doubtful: isDoubtful(introduction.path, now),
    noReplyYet: introduction.noReplyNoted > introduction.reminders,
    consent: introduction.consent,
    // The connector's words to their own contacts are private.
    draft: reader === 'connector' ? introduction.draft : null,
    thanked: introduction.thankedAt !== null,
    amount: introduction.amount,
  }
}

/** Where the introduction leads: to somebody at a company, or to a partner elsewhere for that company. */
function placeOf({ organization, partner }: ShownPath): string {
  return partner?.organization ? `${partner.organization} (for ${organization})` : organization
}

/** The reader's role in an introduction: those who are neither connector nor asker joined its ask. */
export function readerOf(
  { connectorId, ask }: Pick<Introduction, 'connectorId' | 'ask'>,
  memberId: string | null,
): ShownIntroduction['reader'] {
  if (connectorId === memberId) return 'connector'
  return ask.askerId === memberId ? 'asker' : 'joined'
}

/** Who was asked before for the same ask, and left the team since, in the asker's words; null where nobody did. */
export async function whoLeft(tenant: Tenant, { id, ask }: Introduction, now: Date): Promise<string | null> {
  const before = (await tenant.introductions.ofAsk(ask.id)).filter((one) => one.id < id && one.state === 'cancelled')
  const last = before.at(-1)
  const member = last && (await tenant.members.get(last.connectorId))
  if (!last || member?.active !== false) return null
  const shown = showIntroduction(last, 'asker', now)
  return shown.path.sealed ? 'A teammate' : shown.connector
}
