import { byId } from './dom.js'

/**
 * Files dropped anywhere in the conversation, or chosen with the button.
 *
 * @param {(files: File[]) => void} take
 */
export function createFiles(take) {
  const input = byId('file', HTMLInputElement)
  const chat = document.querySelector('main')
  const drop = byId('drop', HTMLElement)
  /** How many elements the dragged file is over: entering a child comes before leaving its parent. */
  let over = 0

  byId('attach', HTMLButtonElement).addEventListener('click', () => input.click())
  input.addEventListener('change', () => {
    take([...(input.files ?? [])])
    input.value = ''
  })

  // Beside the conversation a file must not open in place of the page.
  for (const name of /** @type {const} */ (['dragover', 'drop']))
    window.addEventListener(name, (event) => hasFiles(event) && event.preventDefault())
  chat?.addEventListener('dragenter', (event) => {
    if (!hasFiles(event)) return
    over += 1
    drop.hidden = false
  })
  chat?.addEventListener('dragleave', (event) => {
    if (!hasFiles(event)) return
    over -= 1
    drop.hidden = over <= 0
  })
  chat?.addEventListener('drop', (event) => {
    over = 0
    drop.hidden = true
    if (hasFiles(event)) take([...(event.dataTransfer?.files ?? [])])
  })
}

/** @param {DragEvent} event */
function hasFiles(event) {
  return event.dataTransfer?.types.includes('Files') ?? false
}
