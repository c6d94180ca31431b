import { existsSync, globSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { expect, it } from 'vitest'

it('every file the pages of the documentation show or point to is there', () => {
  const links = ['README.md', ...globSync('docs/*.md')].flatMap((page) =>
    Array.from(readFileSync(page, 'utf8').matchAll(/\]\((?!\w+:)([^)#\s]+)/g), ([, target = '']) =>
      join(dirname(page), target),
    ),
  )
  expect(links).toContain('docs/playground.png')
  expect(links.filter((file) => !existsSync(file))).toEqual([])
})
