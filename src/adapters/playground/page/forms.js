import { byId, el, icon } from './dom.js'
import { keepClosed, keepOpened, readClosed } from './drafts.js'
import { Refusal } from './server.js'

/**
 * The dialog a form is filled in. What was typed is never lost: a rejected form keeps it, one that was closed keeps it
 * until the same form opens again, and one that is open is open again after a reload.
 *
 * @import { WireField, WireForm, WireReply } from '../wire.ts'
 * @import { Opened } from './drafts.js'
 */

/** More choices than this are offered in a list to open. */
const SIDE_BY_SIDE = 6

/**
 * @param {string} user who fills it
 * @param {Opened} opened
 * @param {(values: Record<string, string>) => Promise<WireReply>} send
 * @param {(reply: WireReply) => void} done given what the filled form was answered
 */
export function openForm(user, { form, from, turn }, send, done) {
  const dialog = byId('dialog', HTMLDialogElement)
  const key = keyOf(form)
  const draft = readClosed(user, key)
  let current = draft ? withValues(form, draft) : form
  let isBusy = false
  let isSent = false

  dialog.oninput = () => keepOpened(user, { form: withValues(current, readValues(dialog)), from, turn })
  dialog.onclose = () => {
    keepOpened(user, null)
    keepClosed(user, key, isSent ? null : readValues(dialog))
    dialog.replaceChildren()
  }
  fill()
  if (!dialog.open) dialog.showModal()
  focusFirst(dialog)

  /** @param {string} [trouble] */
  function fill(trouble) {
    const body = renderForm(current, trouble, () => dialog.close())
    body.addEventListener('submit', (event) => {
      event.preventDefault()
      if (!isBusy) void submit(body)
    })
    dialog.replaceChildren(body)
    keepOpened(user, { form: current, from, turn })
  }

  /** @param {HTMLFormElement} body */
  async function submit(body) {
    const values = readValues(dialog)
    isBusy = true
    body.setAttribute('aria-busy', 'true')
    try {
      const reply = await send(values)
      if (reply.kind !== 'form') {
        isSent = true
        dialog.close()
        return done(reply)
      }
      current = reply.form
      fill()
    } catch (error) {
      current = { ...withValues(current, values), errors: error instanceof Refusal ? error.fields : {} }
      fill(error instanceof Error ? error.message : String(error))
    } finally {
      isBusy = false
    }
    if (dialog.open) focusFirst(dialog)
  }
}

/**
 * The same for the same form, whatever is typed into it.
 *
 * @param {WireForm} form
 */
function keyOf({ title, submit, fields }) {
  return JSON.stringify([title, submit, fields.map(({ name }) => name)])
}

/**
 * @param {WireForm} form
 * @param {string | undefined} trouble what is wrong with the whole
 * @param {() => void} close
 */
function renderForm(form, trouble, close) {
  const head = el(
    'header',
    { class: 'dialog-head' },
    el('h2', { id: 'dialog-title' }, form.title),
    el('button', { type: 'button', class: 'tool', 'aria-label': 'Close', click: close }, icon('close')),
  )
  const fields = el('div', { class: 'dialog-fields' })
  if (form.intro) fields.append(el('p', { class: 'text' }, form.intro))
  if (trouble) fields.append(el('p', { class: 'refusal', role: 'alert' }, icon('alert'), el('span', {}, trouble)))
  for (const field of form.fields) fields.append(renderField(field, form.errors?.[field.name]))
  const foot = el(
    'footer',
    { class: 'dialog-foot' },
    el('button', { type: 'button', class: 'button', click: close }, 'Cancel'),
    el('button', { type: 'submit', class: 'button primary' }, form.submitLabel),
  )
  // The server says what is missing, in its own words.
  return el('form', { novalidate: true, method: 'dialog' }, head, fields, foot)
}

/**
 * @param {WireField} field
 * @param {string | undefined} error
 */
function renderField(field, error) {
  const id = `field-${field.name}`
  const hint = field.hint ? el('p', { id: `${id}-hint`, class: 'hint' }, field.hint) : null
  const wrong = error ? el('p', { id: `${id}-error`, class: 'error' }, icon('alert'), error) : null
  const told = {
    name: field.name,
    required: field.required,
    'aria-describedby': [hint?.id, wrong?.id].filter(Boolean).join(' ') || undefined,
    'aria-invalid': wrong ? 'true' : undefined,
  }
  const label = [field.label, ...(field.required ? [] : [el('span', { class: 'optional' }, ' optional')])]
  const around = [...(hint ? [hint] : []), ...(wrong ? [wrong] : [])]
  if (field.kind === 'choice' && field.options.length > SIDE_BY_SIDE) {
    const options = field.options.map(({ value, label: text }) =>
      el('option', { value, selected: value === field.value }, text),
    )
    const none = field.required ? [] : [el('option', { value: '' }, '–')]
    const select = el('select', { id, ...told }, ...none, ...options)
    return el('div', { class: 'field' }, el('label', { for: id }, ...label), ...around, select)
  }
  if (field.kind === 'choice')
    return el(
      'fieldset',
      { class: 'field' },
      el('legend', {}, ...label),
      ...around,
      ...field.options.map((option) => {
        const checked = option.value === field.value
        const radio = el('input', { type: 'radio', value: option.value, checked, ...told })
        return el('label', { class: 'option' }, radio, el('span', {}, option.label))
      }),
    )
  const input =
    field.kind === 'line'
      ? el('input', { id, type: 'text', maxlength: String(field.maxLength), value: field.value ?? '', ...told })
      : el('textarea', { id, rows: '3', maxlength: String(field.maxLength), ...told }, field.value ?? '')
  return el('div', { class: 'field' }, el('label', { for: id }, ...label), ...around, input)
}

/**
 * What is typed into the open form, by field name.
 *
 * @param {HTMLDialogElement} dialog
 * @returns {Record<string, string>}
 */
function readValues(dialog) {
  const form = dialog.querySelector('form')
  if (!form) return {}
  // A textarea's line breaks are sent as \r\n, which count twice towards what the field may hold.
  return Object.fromEntries(
    [...new FormData(form)].map(([name, value]) => [name, String(value).replace(/\r\n/g, '\n')]),
  )
}

/**
 * @param {WireForm} form
 * @param {Record<string, string>} values
 * @returns {WireForm}
 */
function withValues(form, values) {
  return { ...form, fields: form.fields.map((field) => ({ ...field, value: values[field.name] ?? field.value ?? '' })) }
}

/**
 * Puts the cursor where something is to be mended, else where typing begins: the first empty field.
 *
 * @param {HTMLDialogElement} dialog
 */
function focusFirst(dialog) {
  const typed = [...dialog.querySelectorAll('input[type=text], textarea')]
  const empty = typed.find((field) => 'value' in field && field.value === '')
  const target = dialog.querySelector('[aria-invalid=true]') ?? empty ?? typed[0] ?? dialog.querySelector('input')
  if (target instanceof HTMLElement) target.focus()
}
