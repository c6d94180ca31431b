/** What a reaction on a bot's message means, whichever platform names it. */
export function readReaction(emoji: string): 'made' | 'won' | 'thanks' | null {
  // Slack appends a skin tone as "::skin-tone-3"; Unicode as U+1F3FB–1F3FF. U+FE0F only asks for colour.
  const plain = emoji.split('::')[0]?.replace(/[\u{1F3FB}-\u{1F3FF}\uFE0F]/gu, '') ?? ''
  return REACTIONS.get(plain) ?? null
}

const REACTIONS = new Map<string, 'made' | 'won' | 'thanks'>([
  ['✅', 'made'],
  ['✔', 'made'],
  ['☑', 'made'],
  ['🤝', 'made'],
  ['white_check_mark', 'made'],
  ['heavy_check_mark', 'made'],
  ['ballot_box_with_check', 'made'],
  ['handshake', 'made'],
  ['💰', 'won'],
  ['🎉', 'won'],
  ['moneybag', 'won'],
  ['tada', 'won'],
  ['🙏', 'thanks'],
  ['pray', 'thanks'],
])
