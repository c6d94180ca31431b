import type { View } from '../view.ts'
import { lineView } from '../view.ts'

// One line each for who said something about an introduction: it is done, and who hears it.

/** The asker may use the connector's name. */
export function nameLentView(asker: string, person: string): View {
  return lineView(`Thank you! ${asker} may mention your name to ${person}, and has a text for it.`)
}

/** Why the connector passed is kept. */
export function reasonKeptView(): View {
  return lineView('Thank you: kept for the ranking alone.')
}

/** The request is put off by so many days. */
export function putOffView(days: number): View {
  return lineView(`Fine: I come back to you in ${days === 1 ? 'a day' : `${days} days`}.`)
}

/** The connector named a teammate instead. */
export function suggestedView(asker: string, named: string): View {
  return lineView(`Thank you! ${asker} hears that you suggest ${named}.`)
}

/** `own` says that the draft is in the connector's own words now, and not the ready one. */
export function draftSavedView(own: boolean): View {
  return lineView(own ? 'Saved: your draft stands in the request now.' : 'The ready draft stands in the request again.')
}

/** An introduction that was said to be made is not. */
export function undoneView(): View {
  return lineView('Taken back: the introduction is not made yet.')
}

/** The asker's thanks go to their connector. */
export function thanksGivenView(connector: string): View {
  return lineView(`${connector} hears your thanks.`)
}

/** One request is withdrawn. */
export function withdrawnView(target: string): View {
  return lineView(`Withdrawn. Your ask for ${target} stays open for other ways in.`)
}

/** The connector is reminded. */
export function remindedView(connector: string): View {
  return lineView(`Done. ${connector} is reminded, kindly.`)
}

/** The connector's promise is taken back. */
export function promiseEndedView(asker: string): View {
  return lineView(`Taken back. ${asker} hears it and can ask somebody else.`)
}
