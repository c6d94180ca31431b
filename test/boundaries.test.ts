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
const ADAPTER = {
  code: ['app/', 'views/view.ts', 'domain/commands/', 'domain/errors.ts', 'domain/text.ts'],
  types: ['domain/'],
}
const ROOT: Layer = { code: ['/'], packages: [/./] }
const LAYERS: Record<string, Layer> = {
  domain: { code: [], packages: ['zod', 'temporal-polyfill', 'any-ascii'] },
  views: { code: ['domain/'], packages: [] },
  app: { code: ['domain/', 'views/'], packages: [NODE, 'zod', 'tldts', 'csv-parse', 'yauzl'] },
  store: {
    code: ['app/ports/', 'domain/'],
    packages: [NODE, 'zod', 'pg', /^@prisma\//, /^@electric-sql\//],
  },
  jobs: { code: ['app/ports/', 'domain/'], packages: ['zod', 'pg', 'pg-boss', 'node-cron'] },
  'adapters/slack': { ...ADAPTER, packages: ['zod', /^@slack\//, 'hono', '@hono/node-server'] },
  'adapters/discord': { ...ADAPTER, packages: ['zod', 'discord.js'] },
  'adapters/playground': { ...ADAPTER, packages: [NODE, 'zod', 'hono'] },
  // Fills a store through the ports, for main alone: see notFor.
  sample: { code: ['app/', 'domain/'], packages: [] },
  'main.ts': ROOT,
  cli: ROOT,
  // Parts of the two roots: the guard before anything loads, and opening the data.
  'require-node.js': { code: [], packages: [] },
  run: ROOT,
  'open-data.ts': { code: ['store/', 'jobs/', 'domain/errors.ts'], types: ['/'], packages: [NODE] },
  'config.ts': { code: ['domain/errors.ts', 'domain/start-faults.ts'], packages: ['zod'] },
  'log.ts': { code: [], packages: ['pino'] },
}

/** Most files of code in a folder, and most lines in a file. */
const MOST_FILES = 20
const MOST_LINES = 300

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
  if (source.split('\n').length > MOST_LINES) problems.push(`${file} is longer than ${MOST_LINES} lines.`)
  return problems
}

function isOf(allowed: string | RegExp, path: string): boolean {
  return typeof allowed === 'string' ? path === allowed || path.startsWith(`${allowed}/`) : allowed.test(path)
}

function isAllowed(file: string, layer: Layer, { path, typeOnly }: Import): boolean {
  if (!path.startsWith('.')) {
    return layer.packages.some((allowed) => isOf(allowed, path))
  }
  const target = posix.join(posix.dirname(file), path)
  if (target.startsWith('..')) return false
  if (layerOf(target) === layerOf(file)) return true
  const places = typeOnly ? [...layer.code, ...(layer.types ?? [])] : layer.code
  if (layerOf(target) === 'sample') return file === 'main.ts'
  return places.some((place) => place === '/' || place === target || (place.endsWith('/') && target.startsWith(place)))
}

/** Folders with more files of code than a reader takes in at a glance. */
function crowded(files: string[]): string[] {
  const counts = new Map<string, number>()
  for (const file of files) counts.set(posix.dirname(file), (counts.get(posix.dirname(file)) ?? 0) + 1)
  return [...counts].filter(([, count]) => count > MOST_FILES).map(([folder, count]) => `${folder}: ${count} files`)
}

/** Circles of imports, types among them: what a file may take from another it must not give to it. */
function circlesOf(files: ReadonlyMap<string, string>): string[] {
  const circles: string[] = []
  const done = new Set<string>()
  const visit = (file: string, path: string[]) => {
    if (path.includes(file)) circles.push([...path.slice(path.indexOf(file)), file].join(' → '))
    if (done.has(file) || path.includes(file)) return
    for (const { path: target } of importsOf(files.get(file) ?? '')) {
      const imported = posix.join(posix.dirname(file), target)
      if (target.startsWith('.') && files.has(imported)) visit(imported, [...path, file])
    }
    done.add(file)
  }
  for (const file of files.keys()) visit(file, [])
  return circles
}

describe('the source', () => {
  const files = globSync('src/**/*.{ts,js,mjs}').filter((file) => !file.startsWith('src/store/generated/'))

  it('has no folder a reader drowns in, and neither have its tests', () => {
    expect(crowded([...files, ...globSync('test/**/*.ts')])).toEqual([])
  })

  it('has no circle of imports, types among them', () => {
    expect(circlesOf(new Map(files.map((file) => [file, readFileSync(file, 'utf8')])))).toEqual([])
  })

  it('imports downwards only, reads the environment once, and keeps its files short', () => {
    expect(files.length).toBeGreaterThan(50)
    expect(files.flatMap((file) => problemsOf(file.slice('src/'.length), readFileSync(file, 'utf8')))).toEqual([])
  })

  it('has no layer the table forgets', () => {
    const layers = new Set(files.map((file) => layerOf(file.slice('src/'.length))))
    expect([...layers].filter((layer) => !(layer in LAYERS))).toEqual([])
  })

  it('has no layer and no package in the table that nothing needs', () => {
    const imported = files.map((file) => ({
      layer: layerOf(file.slice('src/'.length)),
      paths: importsOf(readFileSync(file, 'utf8')).map(({ path }) => path),
    }))
    const idle = Object.entries(LAYERS).flatMap(([layer, { packages }]) => {
      const own = imported.filter((one) => one.layer === layer)
      if (own.length === 0) return [layer]
      const paths = own.flatMap((one) => one.paths)
      return packages.filter((one) => !paths.some((path) => isOf(one, path))).map((one) => `${layer}: ${one}`)
    })
    expect(idle).toEqual([])
  })
})

describe('the check itself', () => {
  it.each([
    ['domain/ask.ts', `import { a } from '../app/ports/store.ts'`],
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
    [
      'store/asks.ts',
      `import type { Actor } from '../app/ports/platform.ts'\nimport { newId } from '../app/ports/new-id.ts'`,
    ],
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
  const long = (lines: number) => `export function long() {\n${'  console.log()\n'.repeat(lines)}}`
  const tangled = `export function tangled(a: number) {\n${'  if (a) if (a > 1) if (a > 2) console.log()\n'.repeat(3)}}`
  const refused: [string, string, string][] = [
    ['src/app/any.ts', 'export const a = (b: any) => b', 'noExplicitAny'],
    ['src/app/bang.ts', 'export const a = (b?: string) => b!.length', 'noNonNullAssertion'],
    ['src/app/env.ts', 'export const a = process.env', 'noProcessEnv'],
    ['src/app/long.ts', long(61), 'noExcessiveLinesPerFunction'],
    ['src/app/tangled.ts', tangled, 'noExcessiveCognitiveComplexity'],
  ]

  it('refuses by biome.json what the types let through', () => {
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
