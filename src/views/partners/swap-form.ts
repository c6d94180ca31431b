import { MOST_COMPANIES } from '../../domain/relationships/opens-text.ts'
import type { Form } from '../view.ts'

/** The form with what a partner opens and looks for. */
export function swapForm(
  relationshipId: string,
  values: Record<string, string>,
  errors?: Record<string, string>,
): Form {
  const value = (name: string) => (values[name] ? { value: values[name] } : {})
  const line = (name: string, label: string) => ({
    ...{ kind: 'line' as const, name, label, required: false, maxLength: 1000 },
    ...{ hint: `Acme, Globex; up to ${MOST_COMPANIES}`, ...value(name) },
  })
  return {
    title: 'Lead swap',
    ...(values['name'] ? { intro: values['name'] } : {}),
    submitLabel: 'Keep it',
    submit: { kind: 'swap-terms', relationshipId, values: {} },
    fields: [line('opens', 'Companies they can open'), line('seeks', 'Companies they look for')],
    ...(errors ? { errors } : {}),
  }
}
