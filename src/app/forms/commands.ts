import { keptView } from '../../views/forms/form.ts'
import { type Handler, show } from '../room.ts'
import { keepForm, keptForm } from './form-draft.ts'
import { filledForm, reopenedForm } from './form-of.ts'

export const FORM_HANDLERS: { draft: Handler<'draft'>; retry: Handler<'retry'> } = {
  /** Keeps a rejected form when the platform cannot show it again itself; the answer links back to it. */
  async draft(context, { form, errors, asked = false }) {
    return show(keptView(filledForm(form, errors), await keepForm(context, form, errors), asked))
  },
  async retry(context, { draftId }) {
    const { form, errors } = await keptForm(context, draftId)
    return { kind: 'form', form: await reopenedForm(context, form, errors) }
  },
}
