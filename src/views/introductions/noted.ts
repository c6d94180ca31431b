import { ended } from '../format.ts'
import type { View } from '../view.ts'
import { lineView } from '../view.ts'

// One-line replies to a statement about an introduction: it is done, and who hears of it.

/** The asker may use the connector's name. */
export function nameLentView(asker: string, person: string): View {
  return lineView(`Thank you! ${asker} may mention your name to ${person}, and has a text for it.`)
}

/** The reason for passing is saved. */
export function reasonKeptView(): View {
  return lineView('Thank you: it is only used for ranking.')
}

/** The request is postponed by so many days. */
export function putOffView(days: number): View {
  return lineView(`Fine: I will come back to you in ${days === 1 ? 'a day' : `${days} days`}.`)
}

/** The connector named a teammate instead. */
export function suggestedView(asker: string, named: string): View {
  return lineView(`Thank you! ${asker} will hear that you suggested ${ended(named)}`)
}

/** `own`: the draft is now in the connector's own words, not the generated one. */
export function draftSavedView(own: boolean): View {
  return lineView(own ? 'Saved: your draft stands in the request now.' : 'The ready draft stands in the request again.')
}

/** The connector's mail is on its way. */
export function mailComingView(): View {
  return lineView('It comes into our conversation in a moment, as a mail you can open.')
}

/** A confirmation was taken back. */
export function undoneView(): View {
  return lineView('Taken back: the introduction is not made yet.')
}

/** The asker's thanks were passed to their connector. */
export function thanksGivenView(connector: string): View {
  return lineView(`${connector} will hear your thanks.`)
}

/** One request is withdrawn. */
export function withdrawnView(target: string): View {
  return lineView(`Withdrawn. Your ask for ${target} stays open for other ways in.`)
}

/** The connector has been reminded. */
export function remindedView(connector: string): View {
  return lineView(`Done. ${connector} gets a kind reminder.`)
}

/** The connector's promise is taken back. */
export function promiseEndedView(asker: string): View {
  return lineView(`Taken back. ${asker} will hear of it and can ask somebody else.`)
}
