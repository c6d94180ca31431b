import { applies } from './rules.ts'

// Romanises Cyrillic by BGN/PCGN (1947, with the Ukrainian and Serbian letters) and Greek by ELOT 743 (ISO 843), both
// without diacritics, as companies spell themselves abroad.

const LETTERS = new Map(
  `а a б b в v г g д d е e ж zh з z и i й i к k л l м m н n о o п p р r с s т t у u ф f х kh ц ts ч ch ш sh щ shch ы y э e
  ю yu я ya і i є ye ґ g ў u ј j љ lj њ nj ћ c ђ dj џ dz ѓ gj ќ kj ѕ dz ъ - ь - ’ -
  α a β v γ g δ d ε e ζ z η i θ th ι i κ k λ l μ m ν n ξ x ο o π p ρ r σ s ς s τ t υ y φ f χ ch ψ ps ω o`
    .split(/\s+/)
    .flatMap((letter, at, all): [string, string][] => (at % 2 === 0 ? [[letter, all[at + 1] ?? '']] : [])),
)
/** Greek digraphs. */
const SOUNDS: [RegExp, string][] = [
  [/ου/g, 'ou'],
  [/([αεη])υ(?=[βγδζλμνραεηιουω])/g, '$1v'],
  [/([αεη])υ/g, '$1f'],
  [/γγ/g, 'ng'],
  [/(?<!\p{L})μπ/gu, 'b'],
]

/**
 * A folded name in Latin letters, in each common spelling: `яндекс` is `yandeks` and `yandex`. None for a name without
 * Cyrillic or Greek letters.
 */
export function romanise(folded: string): string[] {
  if (!/[\p{Script=Cyrillic}\p{Script=Greek}]/u.test(folded) || !applies('letters of other scripts')) return []
  const sounded = SOUNDS.reduce((text, [pair, sound]) => text.replace(pair, sound), folded)
  const latin = [...sounded].map((letter) => (LETTERS.get(letter) ?? letter).replace('-', '')).join('')
  return [...new Set([latin, latin.replaceAll('ks', 'x')])]
}
