import { access, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type BrowserContextOptions, chromium, type Page } from 'playwright-core'

const USUAL = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/usr/bin/google-chrome-stable',
  '/snap/bin/chromium',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
  'C:\\Program Files (x86)\\Google\\Chrome\\Application\\chrome.exe',
]

const QUIET = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-dev-shm-usage',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
]

/**
 * Where Chromium is: the variable CHROMIUM_PATH, else the usual places; null, with the reason printed, where none is.
 * `npm test` then skips what needs a browser.
 *
 * @throws Error in continuous integration (CI=true), where nothing may be skipped
 */
export async function findBrowser(): Promise<string | null> {
  const named = process.env['CHROMIUM_PATH']
  for (const path of named ? [named] : USUAL) if (await isThere(path)) return path
  const reason = named ? `CHROMIUM_PATH names ${named}, which is not there.` : 'No Chromium found: set CHROMIUM_PATH.'
  if (process.env['CI'] === 'true') throw new Error(reason)
  console.warn(`Tests in the browser are skipped. ${reason}`)
  return null
}

async function isThere(path: string): Promise<boolean> {
  return access(path).then(
    () => true,
    () => false,
  )
}

/** Milliseconds after which what should appear counts as missing. */
const PATIENCE = 45_000

export type Browser = Awaited<ReturnType<typeof openBrowser>>

/** A browser of its own, as it comes: nothing kept from another run. */
export async function openBrowser(executablePath: string) {
  const profile = await mkdtemp(join(tmpdir(), 'foothold-browser-'))
  const browser = await chromium.launch({ executablePath, args: QUIET, env: { HOME: profile, PATH: '' } })

  return {
    /**
     * Opens `url` in a page that shares nothing with another.
     *
     * @param problems collects errors and warnings on its console, uncaught exceptions, and requests that failed or
     *   were answered with 400 and above: a test says which it expects
     */
    async page(url: string, { problems, options = {} }: { problems: string[]; options?: BrowserContextOptions }) {
      const context = await browser.newContext(options)
      context.setDefaultTimeout(PATIENCE)
      const page = await context.newPage()
      collect(page, problems)
      await page.goto(url)
      return page
    },
    async closePages(): Promise<void> {
      for (const context of browser.contexts()) await context.close()
    },
    async close(): Promise<void> {
      await browser.close()
      await rm(profile, { recursive: true, force: true, maxRetries: 5 })
    },
  }
}

function collect(page: Page, problems: string[]): void {
  page.on('console', (message) => {
    if (message.type() === 'error' || message.type() === 'warning') problems.push(message.text())
  })
  page.on('pageerror', (error) => problems.push(String(error)))
  page.on('requestfailed', (request) => {
    const reason = request.failure()?.errorText ?? ''
    // A stream nobody listens to any more.
    if (reason !== 'net::ERR_ABORTED') problems.push(`${request.method()} ${request.url()}: ${reason}`)
  })
  page.on('response', (response) => {
    if (response.status() >= 400) problems.push(`${response.status()} ${response.url()}`)
  })
}
