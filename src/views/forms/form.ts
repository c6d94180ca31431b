import type { Form, View } from '../view.ts'

/** Says what to mend in a form that could not be taken, with the way back into it. */
export function rejectedView(form: Form, draftId: string): View {
  const missed = form.fields.flatMap(({ name, label }) => {
    const error = form.errors?.[name]
    return error ? [{ label, value: error }] : []
  })
  const summary =
    missed.length > 0
      ? `“${form.title}” needs a change: nothing you wrote is lost.`
      : `“${form.title}” could not open in time: nothing you wrote is lost.`
  return {
    summary,
    nodes: [
      { kind: 'text', text: summary },
      ...(missed.length > 0 ? [{ kind: 'fields' as const, fields: missed }] : []),
      { kind: 'buttons', buttons: [{ label: 'Try again', command: { kind: 'retry', draftId }, style: 'primary' }] },
    ],
  }
}
