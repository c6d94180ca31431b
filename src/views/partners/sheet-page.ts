import { firstName } from '../../domain/matching/people/person-name.ts'
import { htmlText } from '../../domain/text.ts'
import { sayNames, wholeDate } from '../format.ts'
import type { SwapSheet } from './swap-sheet.ts'
import { sayBalance, whoOpens, whoWants } from './swap-words.ts'

// A partner's sheet as a page to print: self-contained, without script, on white, with room for notes.

const STYLE = `
  @page { size: A4; margin: 16mm }
  * { box-sizing: border-box }
  body { font: 11pt/1.45 system-ui, -apple-system, "Segoe UI", Roboto, sans-serif; color: #1c1c1e; background: #fff;
    max-width: 178mm; margin: 12mm auto; padding: 0 4mm }
  @media print { body { margin: 0; padding: 0; max-width: none } }
  h1 { font-size: 19pt; line-height: 1.2; margin: 0 0 1mm }
  h2 { font-size: 12.5pt; margin: 8mm 0 2mm; break-after: avoid }
  p { margin: 0 0 2mm }
  .quiet { color: #5f6368; font-size: 9.5pt }
  table { width: 100%; border-collapse: collapse; table-layout: fixed }
  th { text-align: left; font-size: 9pt; font-weight: 600; color: #5f6368; padding: 0 3mm 1mm 0; border-bottom: 1pt solid #1c1c1e }
  td { vertical-align: top; padding: 2.2mm 3mm 2.2mm 0; border-bottom: .5pt solid #c9ccd1; overflow-wrap: anywhere }
  table + p { margin-top: 2mm }
  tr { break-inside: avoid }
  .box { width: 8mm } .company { width: 34% ; font-weight: 600 } .notes { width: 26% }
  i { display: block; width: 4mm; height: 4mm; border: .8pt solid #1c1c1e; border-radius: .8mm; margin-top: .8mm }
  footer { margin-top: 9mm }`

/** The page as HTML; what people wrote is text in it. */
export function sheetPage(sheet: SwapSheet, now: Date): string {
  const { name, company, forThem, closed, unclear, forUs, unasked, given, received } = sheet
  const who = firstName(name)
  const open = [...closed, ...unclear.map((one) => one.company)]
  const balance = { given: given.length, received: received.length }
  const title = `Lead swap: ${[name, company].filter(Boolean).join(', ')}`
  return [
    '<!doctype html>',
    '<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">',
    `<title>${htmlText(title)}</title><style>${STYLE}</style></head><body>`,
    `<h1>${htmlText(title)}</h1><p class="quiet">${htmlText(wholeDate(now))}</p><p>${htmlText(sayBalance(name, balance))}</p>`,
    ...part(
      `What we can open for ${who}`,
      'Who could ask',
      forThem.map((one) => [one.company, whoOpens(one)]),
    ),
    ...(open.length > 0 ? [line(`Nobody to ask yet: ${sayNames(open)}.`)] : []),
    ...part(
      `What ${who} can open for us`,
      'Who wants it',
      forUs.map((one) => [one.company, whoWants(one)]),
    ),
    ...(unasked.length > 0 ? [line(`${who} also opens ${sayNames(unasked)}.`)] : []),
    ...favours('Given', given),
    ...favours('Received', received),
    `<footer class="quiet">${htmlText(`Made for you alone: companies and teammates as you may see them now. Not for ${who}’s eyes.`)}</footer>`,
    '</body></html>',
    '',
  ].join('\n')
}

const line = (text: string) => `<p class="quiet">${htmlText(text)}</p>`

function part(title: string, who: string, rows: [string, string][]): string[] {
  const heading = `<h2>${htmlText(title)}</h2>`
  if (rows.length === 0) return [heading, line('Nothing for now.')]
  return [
    heading,
    `<table><thead><tr><th class="box"></th><th class="company">Company</th><th>${htmlText(who)}</th><th class="notes">Notes</th></tr></thead><tbody>`,
    ...rows.map(
      ([company, text]) =>
        `<tr><td class="box"><i></i></td><td class="company">${htmlText(company)}</td><td>${htmlText(text)}</td><td></td></tr>`,
    ),
    '</tbody></table>',
  ]
}

function favours(title: string, all: { company: string; at: Date }[]): string[] {
  if (all.length === 0) return []
  const list = all.map(({ company, at }) => `${company} (${wholeDate(at)})`)
  return [`<h2>${htmlText(title)}</h2><p>${htmlText(sayNames(list))}</p>`]
}
