import { BANDS } from '../../src/domain/finding/weights.ts'
import { strength, type Tie, type Touched } from '../../src/domain/relationships/relationship.ts'

// The picture in docs/strength.md: how ties fade when nobody is in touch any more, drawn from the rules themselves.

const YEARS = 6
const DAY = 86_400_000
const LAST = new Date('2026-01-01T00:00:00Z')
const [LEFT, TOP, WIDTH, HEIGHT] = [56, 24, 520, 280]
const x = (years: number) => LEFT + (years / YEARS) * WIDTH
const y = (value: number) => TOP + (1 - value) * HEIGHT

const day = (before: number) => new Date(LAST.getTime() - before * DAY).toISOString().slice(0, 10)
const MONTHLY: Touched[] = Array.from({ length: 12 }, (_, month) => ({ kind: 'meal', on: day(month * 30) }))

/** A colleague of ten years, last in touch on that day. */
const colleague = (rating: number | null, given: Partial<Tie> = {}): Tie => ({
  ...{ kind: 'colleague', rating, since: day(3650), lastTouch: day(0), source: 'log', confirmedAt: LAST },
  ...given,
})

const CURVES: { label: string; tie: Tie; color: string; dashed?: true }[] = [
  { label: 'very well', tie: colleague(5), color: '#0b6e4f' },
  { label: 'well, lunch every month before', tie: colleague(4, { touches: MONTHLY }), color: '#2c7fb8', dashed: true },
  { label: 'well', tie: colleague(4), color: '#2c7fb8' },
  { label: 'fairly', tie: colleague(3), color: '#8856a7' },
  { label: 'a little', tie: colleague(2), color: '#b35806' },
  { label: 'barely', tie: colleague(1), color: '#a50f15' },
  {
    label: 'imported, never confirmed',
    tie: colleague(null, { source: 'import', confirmedAt: null, lastTouch: null }),
    color: '#636363',
  },
]

/** The picture, as SVG. */
export function strengthPicture(): string {
  const bands = [
    ...(['strong', 'good'] as const).map((band) => ({ band, at: BANDS[band] })),
    { band: 'faint', at: 0 },
  ].map(
    ({ band, at }) =>
      `<line x1="${LEFT}" y1="${round(y(at))}" x2="${LEFT + WIDTH}" y2="${round(y(at))}" stroke="#bbb"/>` +
      `<text x="${LEFT - 8}" y="${round(y(at) - 4)}" text-anchor="end">${band}</text>` +
      `<text x="${LEFT - 8}" y="${round(y(at) + 9)}" text-anchor="end" fill="#777">${at}</text>`,
  )
  const years = Array.from({ length: YEARS + 1 }, (_, year) => {
    const label = year === 0 ? 'last touch' : `${year} y`
    return `<text x="${round(x(year))}" y="${TOP + HEIGHT + 28}" text-anchor="middle">${label}</text>`
  })
  const curves = CURVES.map(({ label, tie, color, dashed }) => {
    const points = Array.from({ length: YEARS * 12 + 1 }, (_, month) => {
      const at = new Date(LAST.getTime() + (month / 12) * 365 * DAY)
      return `${round(x(month / 12))},${round(y(strength(tie, at)))}`
    })
    const end = y(strength(tie, new Date(LAST.getTime() + YEARS * 365 * DAY)))
    return (
      `<polyline points="${points.join(' ')}" fill="none" stroke="${color}" stroke-width="2"${dashed ? ' stroke-dasharray="5 4"' : ''}/>` +
      `<text x="${LEFT + WIDTH + 8}" y="${round(end + (dashed ? -6 : 4))}" fill="${color}">${label}</text>`
    )
  })
  return [
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 800 344" font-family="sans-serif" font-size="12">',
    '<title>How the strength of a tie to a colleague of ten years fades after the last touch, by its owner’s rating</title>',
    '<rect width="800" height="344" fill="#fff"/>',
    ...bands,
    ...years,
    ...curves,
    '</svg>\n',
  ].join('\n')
}

const round = (value: number) => Math.round(value * 10) / 10
