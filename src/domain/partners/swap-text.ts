import { companiesListed } from '../relationships/opens-text.ts'

// Parses what follows /swap: "Jane opens Acme, Globex and looks for Initech".

/** Whom it is about, empty if nobody is named, and the companies they open and look for. */
export type SwapText = { who: string; opens: string[]; seeks: string[] }

const SAYS =
  /(?:^|[\s,;]+)(?:and\s+|but\s+|who\s+)?(?:(can\s+open|opens)|(?:is\s+)?look(?:s|ing)\s+for|seeks|wants)(?:\s+(?:a\s+way\s+|the\s+doors?\s+|doors?\s+)?(?:at|to|into)\b)?\s*:?(?:\s+|$)/giu

/** Parses it; a pure function. */
export function readSwap(text: string): SwapText {
  const said = [...text.matchAll(SAYS)]
  const read: SwapText = { who: text.slice(0, said[0]?.index ?? text.length).trim(), opens: [], seeks: [] }
  for (const [number, match] of said.entries()) {
    const companies = companiesListed(text.slice(match.index + match[0].length, said[number + 1]?.index))
    const part = match[1] === undefined ? read.seeks : read.opens
    part.push(...companies.filter((one) => !part.includes(one)))
  }
  return read
}
