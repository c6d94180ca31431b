// Text as it is shown: cut between the characters a reader sees, or put into HTML.

const segmenter = new Intl.Segmenter('en', { granularity: 'grapheme' })

/** Iterates over the characters a reader sees, each with the index where it begins. */
export function graphemes(text: string): Iterable<{ segment: string; index: number }> {
  return segmenter.segment(text)
}

/** Cuts a text to as many whole characters as fit in `max` UTF-16 units. */
export function clip(text: string, max: number): string {
  let kept = ''
  // A character cut in two by the slice ends beyond `max`.
  for (const { segment } of graphemes(text.slice(0, max + 1))) {
    if (kept.length + segment.length > max) break
    kept += segment
  }
  return kept
}

/** Words as text in HTML: nothing in them is markup, between tags or in an attribute. */
export function htmlText(words: string): string {
  return words.toWellFormed().replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`)
}
