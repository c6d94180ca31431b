import { byId, el, icon } from './dom.js'

/**
 * Files dropped anywhere in the conversation, or chosen with the button.
 *
 * @param {(files: File[]) => void} take
 */
export function createFiles(take) {
  const input = byId('file', HTMLInputElement)
  const chat = byId('chat', HTMLElement)
  const drop = byId('drop', HTMLElement)

  byId('attach', HTMLButtonElement).addEventListener('click', () => input.click())
  input.addEventListener('change', () => {
    take([...(input.files ?? [])])
    input.value = ''
  })

  // Beside the conversation a file must not open in place of the page.
  for (const name of /** @type {const} */ (['dragover', 'drop']))
    window.addEventListener(name, (event) => hasFiles(event) && event.preventDefault())
  chat.addEventListener('dragover', (event) => {
    if (hasFiles(event)) drop.hidden = false
  })
  chat.addEventListener('dragleave', ({ relatedTarget }) => {
    if (!(relatedTarget instanceof Node && chat.contains(relatedTarget))) drop.hidden = true
  })
  chat.addEventListener('drop', (event) => {
    drop.hidden = true
    if (hasFiles(event)) take([...(event.dataTransfer?.files ?? [])])
  })
}

/** @param {DragEvent} event */
function hasFiles(event) {
  return event.dataTransfer?.types.includes('Files') ?? false
}

/**
 * The way to download a file that came with a message.
 *
 * @param {string} as
 * @param {string} message
 * @param {{ name: string, size: number }} file
 */
export function fileLink(as, message, { name, size }) {
  const href = `api/file?${new URLSearchParams({ as, message })}`
  const words = el('span', { class: 'file-name' }, name, ' ', el('span', { class: 'quiet' }, sizeOf(size)))
  return el('a', { class: 'file', href, download: name }, icon('file'), words)
}

/** @param {number} bytes */
export function sizeOf(bytes) {
  if (bytes < 1024) return `${bytes} bytes`
  return bytes < 1024 * 1024 ? `${Math.round(bytes / 1024)} KB` : `${(bytes / 1024 / 1024).toFixed(1)} MB`
}
