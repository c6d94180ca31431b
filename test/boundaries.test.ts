import { spawnSync } from 'node:child_process'
import { copyFileSync, globSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join, posix, resolve } from 'node:path'
import { describe, expect, it } from 'vitest'
import { z } from 'zod'

// The house rules of the source: which layer may import what, how long a file may be, and what no file may hold.

/** What a layer may import beside itself: files or folders of src, folders of which only types, and packages. */
type Layer = { code: string[]; types?: string[]; packages: (string | RegExp)[] }

const NODE = /^node:/
/** A command of the command line. */
const CLI_PART: Layer = { code: ['app/', 'domain/', 'views/', 'cli-local.ts'], packages: [NODE, 'commander'] }
const ADAPTER = {
  code: ['app/', 'views/view.ts', 'domain/command.ts', 'domain/command-code.ts', 'domain/errors.ts'],
  types: ['domain/'],
}
const LAYERS: Record<string, Layer> = {
  domain: { code: [], packages: ['zod'] },
  views: { code: ['domain/'], packages: [] },
  app: { code: ['domain/', 'views/'], packages: [NODE, 'zod', 'tldts', 'csv-parse', 'ical.js'] },
  store: {
    code: ['app/store.ts', 'app/jobs.ts', 'app/new-id.ts', 'domain/'],
    types: ['app/'],
    packages: [NODE, 'zod', 'pg', 'pg-boss', /^@prisma\//, /^@electric-sql\//],
  },
  jobs: {
    code: ['app/store.ts', 'app/jobs.ts', 'domain/'],
    types: ['app/'],
    packages: [NODE, 'zod', 'pg', 'pg-boss', 'node-cron', /^@prisma\//],
  },
  pictures: { code: ['domain/'], packages: [NODE, 'echarts', '@resvg/resvg-js'] },
  'adapters/slack': { ...ADAPTER, packages: [NODE, 'zod', /^@slack\//, 'hono', '@hono/node-server'] },
  'adapters/discord': { ...ADAPTER, packages: [NODE, 'zod', 'discord.js'] },
  'adapters/playground': { ...ADAPTER, packages: [NODE, 'zod', 'hono', '@hono/node-server'] },
  'main.ts': { code: ['/', '../prisma/sample-team.ts'], packages: [/./] },
  'cli.ts': { code: ['/'], packages: [/./] },
  'cli-ask.ts': CLI_PART,
  'cli-coverage.ts': CLI_PART,
  'cli-digest.ts': CLI_PART,
  'cli-local.ts': CLI_PART,
  'cli-member.ts': CLI_PART,
  // Parts of the two roots: the guard before anything loads, and opening the data.
  'require-node.js': { code: [], packages: [] },
  'open-data.ts': { code: ['store/', 'jobs/'], types: ['/'], packages: [/./] },
  'config.ts': { code: ['domain/errors.ts'], packages: [NODE, 'zod'] },
  'log.ts': { code: [], packages: [NODE, 'pino'] },
}

type Import = { path: string; typeOnly: boolean }

/** Every import of a source: static, re-exported, dynamic, as a type, and files named by URL (workers). */
function importsOf(source: string): Import[] {
  const found: Import[] = []
  const take = (pattern: RegExp, typeOnly: (match: RegExpMatchArray) => boolean) => {
    for (const match of source.matchAll(pattern)) found.push({ path: match[2] ?? '', typeOnly: typeOnly(match) })
  }
  take(/^[ \t]*(?:import|export)\s+(?!type\b)[\w$*\s{},]*?\bfrom\s*(['"])([^'"]+)\1/gm, () => false)
  take(/^[ \t]*(?:import|export)\s+type\b[\w$*\s{},]*?\bfrom\s*(['"])([^'"]+)\1/gm, () => true)
  take(/^[ \t]*import\s*(['"])([^'"]+)\1/gm, () => false)
  // `import("…").Name` is a type, a call that is awaited or chained is code: what cannot be told is code.
  take(/\bimport\s*\(\s*(['"`])([^'"`]+)\1\s*(?:,[^)]*)?\)(\s*\.\s*[A-Z])?/g, (match) => match[3] !== undefined)
  take(/\bnew URL\(\s*(['"])(\.[^'"]+\.(?:ts|js))\1\s*,\s*import\.meta\.url/g, () => false)
  return found
}

function layerOf(file: string): string {
  const [first = '', second = ''] = file.split('/')
  return first === 'adapters' ? `${first}/${second}` : first
}

/** What a file of src breaks, one sentence each. `file` is its path below src. */
function problemsOf(file: string, source: string): string[] {
  const layer = LAYERS[layerOf(file)]
  if (!layer) return [`${file}: no layer of the house; add it to the table on purpose.`]
  const problems = importsOf(source)
    .filter((found) => !isAllowed(file, layer, found))
    .map((found) => `${file} may not import ${found.path}.`)
  const forbidden: [RegExp, string][] = [
    [/(?<![.\w])import\(\s*(?!['"`])(?![^)]*:)/, 'imports what cannot be read from the source'],
    [/\b(?:createRequire|getBuiltinModule)\b|\brequire\s*\(\s*['"]/, 'requires instead of importing'],
    [/\bas\s+unknown\s+as\b/, 'casts through unknown'],
    [/(?:biome-ignore|@ts-(?:ignore|expect-error|nocheck))/, 'switches a check off'],
  ]
  for (const [pattern, what] of forbidden) if (pattern.test(source)) problems.push(`${file} ${what}.`)
  if (
    file !== 'config.ts' &&
    /\bprocess\b\s*\??\.?\s*(?:\.\s*env\b|\[\s*['"]env)|\benv\b[^}]*\}\s*(?:=\s*process\b|from\s*['"](?:node:)?process)/.test(
      source,
    )
  )
    problems.push(`${file} reads the environment; only config.ts does.`)
  if (source.split('\n').length > 300) problems.push(`${file} is longer than 300 lines.`)
  return problems
}

function isAllowed(file: string, layer: Layer, { path, typeOnly }: Import): boolean {
  if (!path.startsWith('.')) {
    const name = path
      .split('/')
      .slice(0, path.startsWith('@') ? 2 : 1)
      .join('/')
    return layer.packages.some((allowed) => (typeof allowed === 'string' ? allowed === name : allowed.test(path)))
  }
  const target = posix.join(posix.dirname(file), path)
  if (target.startsWith('..')) return layer.code.includes(target)
  if (layerOf(target) === layerOf(file)) return true
  const places = typeOnly ? [...layer.code, ...(layer.types ?? [])] : layer.code
  return places.some((place) => place === '/' || place === target || (place.endsWith('/') && target.startsWith(place)))
}

describe('the source', () => {
  const files = globSync('src/**/*.{ts,js,mjs}').filter((file) => !file.startsWith('src/store/generated/'))

  it('imports downwards only, reads the environment once, and keeps its files short', () => {
    expect(files.length).toBeGreaterThan(50)
    expect(files.flatMap((file) => problemsOf(file.slice('src/'.length), readFileSync(file, 'utf8')))).toEqual([])
  })

  it('has no layer the table forgets', () => {
    const layers = new Set(files.map((file) => layerOf(file.slice('src/'.length))))
    expect([...layers].filter((layer) => !(layer in LAYERS))).toEqual([])
  })
})

describe('the check itself', () => {
  it.each([
    ['domain/ask.ts', `import { a } from '../app/store.ts'`],
    ['domain/ask.ts', `import type { A } from '../views/view.ts'`],
    ['domain/ask.ts', `import {\n  type A,\n  b,\n} from "../store/index.ts"`],
    ['domain/ask.ts', `import { readFile } from 'node:fs/promises'`],
    ['domain/ask.ts', `import parse from 'tldts'`],
    ['domain/ask.ts', `export * from '../app/bot.ts'`],
    ['domain/ask.ts', `import '../app/bot.ts'`],
    ['domain/ask.ts', `const a = await import('../app/bot.ts')`],
    ['domain/ask.ts', `let a: import('../app/bot.ts').Handle`],
    ['domain/ask.ts', 'const a = await import(`../app/bot.ts`)'],
    ['domain/ask.ts', 'const a = await import(name)'],
    ['domain/ask.ts', `const fs = process.getBuiltinModule('node:fs')`],
    ['views/ask.ts', `import { z } from 'zod'`],
    ['views/ask.ts', `import type { Handle } from '../app/platform.ts'`],
    ['app/bot.ts', `import { createStore } from '../store/index.ts'`],
    ['app/bot.ts', `import type { Pool } from 'pg'`],
    ['app/bot.ts', `import type { Context } from 'hono'`],
    ['app/bot.ts', `import x from '../../test/support/x.ts'`],
    ['store/asks.ts', `import { createBot } from '../app/bot.ts'`],
    ['store/asks.ts', `import { askForm } from '../views/ask.ts'`],
    ['adapters/slack/index.ts', `import x from '../discord/index.ts'`],
    ['adapters/slack/index.ts', `import type { X } from '../discord/index.ts'`],
    ['adapters/slack/index.ts', `import { askForm } from '../../views/ask.ts'`],
    ['adapters/slack/index.ts', `import { moveAsk } from '../../domain/ask.ts'`],
    ['adapters/slack/index.ts', `import { Client } from 'discord.js'`],
    ['adapters/teams/index.ts', ``],
    ['app/bot.ts', `new Worker(new URL('../store/embedded-worker.ts', import.meta.url))`],
    ['app/bot.ts', `import { config } from '../config.ts'`],
    ['app/bot.ts', `const port = process.env.PORT`],
    ['app/bot.ts', `const port = process['env']['PORT']`],
    ['app/bot.ts', `const { env } = process`],
    ['app/bot.ts', `import { env } from 'node:process'`],
    ['app/bot.ts', `const a = b as unknown as string`],
    ['app/bot.ts', `// @ts-ignore`],
    ['app/bot.ts', 'a\n'.repeat(301)],
  ])('refuses, in %s: %s', (file, source) => {
    expect(problemsOf(file, source)).toHaveLength(1)
  })

  it.each([
    ['domain/ask.ts', `import { z } from 'zod'\nimport { a } from './errors.ts'`],
    ['store/asks.ts', `import type { Actor } from '../app/platform.ts'\nimport { newId } from '../app/new-id.ts'`],
    [
      'adapters/slack/index.ts',
      `import type { Band } from '../../domain/relationship.ts'\nimport App from '@slack/bolt'`,
    ],
    ['main.ts', `import { createStore } from './store/index.ts'\nimport { pino } from 'pino'`],
    ['config.ts', `export const env = process.env`],
    ['app/bot.ts', `// What people import (from 'somewhere') is theirs; the process.environment is not read.`],
  ])('accepts, in %s: %s', (file, source) => {
    expect(problemsOf(file, source)).toEqual([])
  })
})

describe('Biome', () => {
  const refused: [string, string, string][] = [
    ['src/domain/ask.ts', `import { a } from '../app/store.ts'\na()`, 'noRestrictedImports'],
    ['src/views/ask.ts', `import { z } from 'zod'\nz.string()`, 'noRestrictedImports'],
    ['src/app/bot.ts', `import { a } from '../store/index.ts'\na()`, 'noRestrictedImports'],
    ['src/store/asks.ts', `import { a } from '../views/ask.ts'\na()`, 'noRestrictedImports'],
    ['src/jobs/queue.ts', `import { a } from '../store/index.ts'\na()`, 'noRestrictedImports'],
    ['src/pictures/card.ts', `import { a } from '../app/bot.ts'\na()`, 'noRestrictedImports'],
    ['src/adapters/slack/index.ts', `import { a } from '../discord/index.ts'\na()`, 'noRestrictedImports'],
    ['src/adapters/discord/index.ts', `import { a } from '../../views/ask.ts'\na()`, 'noRestrictedImports'],
    ['src/adapters/playground/index.ts', `import { a } from '@slack/bolt'\na()`, 'noRestrictedImports'],
    ['src/config.ts', `import { a } from './app/bot.ts'\na()`, 'noRestrictedImports'],
    ['src/log.ts', `import { a } from './config.ts'\na()`, 'noRestrictedImports'],
    ['src/app/any.ts', 'export const a = (b: any) => b', 'noExplicitAny'],
    ['src/app/bang.ts', 'export const a = (b?: string) => b!.length', 'noNonNullAssertion'],
    ['src/app/env.ts', 'export const a = process.env', 'noProcessEnv'],
  ]

  it('refuses the same by biome.json, and any and "!" besides', () => {
    const root = mkdtempSync(join(tmpdir(), 'foothold-lint-'))
    try {
      copyFileSync('biome.json', join(root, 'biome.json'))
      for (const [file, source] of refused) {
        mkdirSync(join(root, dirname(file)), { recursive: true })
        writeFileSync(join(root, file), `${source}\n`)
      }
      const { stdout } = spawnSync(
        resolve('node_modules/.bin/biome'),
        ['lint', '--vcs-enabled=false', '--reporter=json', '--max-diagnostics=none'],
        { cwd: root, encoding: 'utf8' },
      )
      const found = Report.parse(JSON.parse(stdout)).diagnostics.map((one) => [
        one.location.path,
        one.category.split('/').at(-1),
      ])
      expect(found).toEqual(expect.arrayContaining(refused.map(([file, , rule]) => [file, rule])))
    } finally {
      rmSync(root, { recursive: true })
    }
  })
})

const Report = z.object({
  diagnostics: z.array(z.object({ category: z.string(), location: z.object({ path: z.string() }) })),
})
