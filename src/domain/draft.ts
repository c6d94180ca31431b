// The words a connector can send as they are: short, personal, no link, no pitch, one small question.

/**
 * A ready-to-forward message in the connector's voice, four sentences.
 *
 * @param draft.person first words the connector would use: the person's name as the connector logged it
 */
export function writeDraft(draft: { person: string; asker: string; why: string; benefit: string }): string {
  const [firstName = draft.person] = draft.person.split(' ')
  return [
    `Hi ${firstName},`,
    '',
    `${draft.asker}, a colleague of mine, would like to meet you. ${sentence(draft.why)}`,
    `What is in it for you: ${sentence(draft.benefit)}`,
    'Would you be open to a short introduction?',
  ].join('\n')
}

/** One sentence of somebody's own words: spaces folded, ended with a full stop. */
function sentence(text: string): string {
  const clean = text.replace(/\s+/g, ' ').trim()
  return /[.!?…。！？]$/u.test(clean) ? clean : `${clean}.`
}
