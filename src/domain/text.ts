// Texts cut between what readers see as characters.

const segmenter = new Intl.Segmenter('en', { granularity: 'grapheme' })

/** What a reader sees as characters, one by one, each with the place where it begins. */
export function graphemes(text: string): Iterable<{ segment: string; index: number }> {
  return segmenter.segment(text)
}

/** As many whole characters from the beginning of a text as fit into `max` UTF-16 units. */
export function clip(text: string, max: number): string {
  let kept = ''
  // A character that the slice cuts in two ends beyond `max`.
  for (const { segment } of graphemes(text.slice(0, max + 1))) {
    if (kept.length + segment.length > max) break
    kept += segment
  }
  return kept
}
