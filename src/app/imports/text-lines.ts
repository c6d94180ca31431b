/**
 * The lines of a text, whatever ends them and however it is chunked, with memory for one line.
 *
 * @param most characters kept of a line: the rest of a longer one is dropped
 */
export async function* textLines(text: AsyncIterable<string>, most: number): AsyncGenerator<string[]> {
  let held = ''
  for await (const piece of text) {
    // Of a line longer than is kept, the rest is passed over without looking at what is kept again.
    if (held.length >= most && !held.endsWith('\r') && !/[\r\n]/.test(piece)) continue
    // A carriage return at the very end may be half of a line end.
    const lines = (held + piece).split(/\r\n|\n|\r(?!$)/)
    const rest = lines.pop() ?? ''
    held = rest.length > most ? rest.slice(0, most) + (rest.endsWith('\r') ? '\r' : '') : rest
    yield lines.map((line) => line.slice(0, most))
  }
  if (held !== '') yield [held.replace(/\r$/, '').slice(0, most)]
}
