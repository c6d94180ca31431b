import { existsSync, globSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { expect, it } from 'vitest'

const PAGES = ['README.md', ...globSync('docs/*.md')]
const DECISIONS = readFileSync('docs/decisions.md', 'utf8')

it('every file the pages of the documentation show or point to is there', () => {
  const links = PAGES.flatMap((page) =>
    matches(page, /\]\((?!\w+:)([^)#\s]+)/g).map((target) => join(dirname(page), target)),
  )
  expect(links).toContain('docs/playground.png')
  expect(links.filter((file) => !existsSync(file))).toEqual([])
})

it('every path the pages name is there', () => {
  const paths = PAGES.flatMap((page) => matches(page, /`((?:src|test|prisma|docs)\/[^`\s]*)`/g))
  expect(paths).toContain('src/store/migrate.ts')
  // `<room>`, `*` and `…` stand for any of their kind: at least one has to be there.
  const isThere = (path: string) => globSync(path.replaceAll(/<\w+>|…/g, '*')).length > 0
  expect(paths.filter((path) => !isThere(path))).toEqual([])
})

it('decisions are numbered one after the other, each with its date and in the index', () => {
  const headings = matches('docs/decisions.md', /^## (\d+\. .*)$/gm)
  expect(headings.map((heading) => Number.parseInt(heading, 10))).toEqual(headings.map((_, index) => index + 1))
  expect(DECISIONS.match(/^## \d+\. .*\n\n\*\d{4}-\d\d-\d\d\*$/gm)).toHaveLength(headings.length)

  const anchors = headings.map(anchorOf)
  const indexed = matches('docs/decisions.md', /^- \[.*\]\(#(.*)\)$/gm)
  expect(anchors.filter((anchor) => !indexed.includes(anchor))).toEqual([])
  expect(matches('docs/decisions.md', /\]\(#([^)]*)\)/g).filter((anchor) => !anchors.includes(anchor))).toEqual([])
})

/** What the first group of `pattern` finds in `page`. */
function matches(page: string, pattern: RegExp): string[] {
  return Array.from(readFileSync(page, 'utf8').matchAll(pattern), ([, found = '']) => found)
}

/** The anchor GitHub gives a heading. */
function anchorOf(heading: string): string {
  return heading
    .toLowerCase()
    .replace(/[^\p{L}\p{N}_\- ]/gu, '')
    .replaceAll(' ', '-')
}
