import type { Form, View } from '../view.ts'

/**
 * A form that is kept, with the way into it: what to mend in one that could not be taken, or that it opens by a button.
 *
 * @param asked it was asked for where no form opens by itself, in a message; else it missed its time
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
