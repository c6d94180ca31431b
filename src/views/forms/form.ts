import type { Form, View } from '../view.ts'

/**
 * A saved form, with a button to open it: lists what to correct if it was rejected.
 *
 * @param asked it was requested in a message, where no form can open by itself; else it missed its time
 */
export function keptView(form: Form, draftId: string, asked = false): View {
  const missed = form.fields.flatMap(({ name, label }) => {
    const error = form.errors?.[name]
    return error ? [{ label, value: error }] : []
  })
  const summary =
    missed.length > 0
      ? `“${form.title}” needs a change: nothing you wrote is lost.`
      : asked
        ? `“${form.title}” opens by this button, with what you wrote in it.`
        : `“${form.title}” could not open in time: nothing you wrote is lost.`
  const label = asked && missed.length === 0 ? 'Open the form' : 'Try again'
  return {
    summary,
    nodes: [
      { kind: 'text', text: summary },
      ...(missed.length > 0 ? [{ kind: 'fields' as const, fields: missed }] : []),
      { kind: 'buttons', buttons: [{ label, command: { kind: 'retry', draftId }, style: 'primary' }] },
    ],
  }
}
