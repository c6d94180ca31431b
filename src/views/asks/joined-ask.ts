import type { IntroductionState } from '../../domain/introductions/introduction.ts'
import { isUnderWay } from '../../domain/introductions/introduction.ts'
import { ended } from '../format.ts'
import type { ShownIntroduction } from '../introductions/shown.ts'
import type { View } from '../view.ts'
import { lineView } from '../view.ts'

// Introductions as those who joined a teammate's ask see them. Its asker answers for all, so these only inform.

/** The connector said yes; always shows the current state. */
export function sharedPromiseView(shown: ShownIntroduction): View {
  const { asker, connector, person, organization, state } = shown
  if (state === 'lent-name')
    return lineView(`${connector} lets ${asker} use their name with ${person} at ${ended(organization)}`)
  if (isUnderWay(state))
    return lineView(`${connector} will introduce ${asker} and you to ${person} at ${ended(organization)}`)
  if (ENDED.includes(state))
    return lineView(`The introduction to ${person} at ${organization} has ended without being made.`)
  return sharedIntroducedView(shown)
}

const ENDED: readonly IntroductionState[] = ['passed', 'redirected', 'timed-out', 'cancelled']

/** It was made, according to connector or asker. */
export function sharedIntroducedView({ asker, connector, person, organization }: ShownIntroduction): View {
  return lineView(
    `${connector} introduced ${asker} to ${person} at ${ended(organization)} Agree with ${asker} on who writes.`,
  )
}

/** That was undone. */
export function sharedUndoneView({ person, organization }: ShownIntroduction): View {
  return lineView(`That was taken back: the introduction to ${person} at ${organization} is not made yet.`)
}

/** The asker took a request back. */
export function withdrawnView({ asker, connector, person, organization, path }: ShownIntroduction): View {
  return lineView(
    path.sealed
      ? `${asker} took back the request about ${ended(organization)}`
      : `${asker} took back the request to ${connector} about ${person} at ${ended(organization)}`,
  )
}

/** How it went, in the asker's words. Only asker and connector see the amount. */
export function sharedOutcomeView(shown: ShownIntroduction, said: 'met' | 'no-reply' | 'lost' | 'won'): View {
  const { asker, person, organization } = shown
  const texts = {
    met: `${asker} met ${person} at ${ended(organization)}`,
    'no-reply': `${asker} has no reply from ${person} at ${organization} yet.`,
    lost: `Nothing came of ${asker}’s talk with ${person} at ${organization} this time.`,
    won: `${asker} won with ${person} at ${organization}!`,
  }
  return lineView(texts[said])
}
