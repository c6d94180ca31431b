import type { BrowserContextOptions, Locator, Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, beforeEach, expect } from 'vitest'
import type { View } from '../../../src/views/view.ts'
import { type Browser, findBrowser, openBrowser } from '../../support/process/browser.ts'
import { makeFolder, type OpenPlayground, openPlayground } from './open-playground.ts'
import { createStandInBot } from './stand-in-bot.ts'

const executable = await findBrowser()
/** Where there is no browser the tests of the page are skipped. */
export const hasBrowser = executable !== null

/** A playground with a stand-in bot for every test, and pages that look at it. */
export function usePage() {
  let browser: Browser
  let folder: Awaited<ReturnType<typeof makeFolder>>
  let playground: OpenPlayground
  /** What went wrong on any page; a test that provokes something takes it out. */
  let problems: string[] = []
  const bot = createStandInBot(() => playground.platform)

  beforeAll(async () => {
    browser = await openBrowser(executable ?? '')
  })
  afterAll(() => browser.close())
  beforeEach(async () => {
    folder = await makeFolder()
    problems = []
    playground = await openPlayground(folder.path, bot)
  })
  afterEach(async () => {
    await browser.closePages()
    await playground.close()
    await folder.remove()
    expect(problems).toEqual([])
  })

  return {
    /** Looks through somebody's eyes, in a browser of its own. */
    async look(as: string, options: BrowserContextOptions = {}): Promise<Page> {
      const page = await browser.page(`${playground.url}/?as=${as}`, { problems, options })
      await page.locator('main:not([aria-busy])').waitFor()
      return page
    },
    /** Opens an address as it is, in a browser of its own. */
    async open(path: string): Promise<Page> {
      const page = await browser.page(`${playground.url}${path}`, { problems, options: {} })
      await page.locator('main:not([aria-busy])').waitFor()
      return page
    },
    /** A second tab of the same browser. */
    async another(beside: Page, as: string): Promise<Page> {
      const page = await beside.context().newPage()
      await page.goto(`${playground.url}/?as=${as}`)
      await page.locator('main:not([aria-busy])').waitFor()
      return page
    },
    /** Sends a direct message. */
    tell: (user: string, text: string, reactions: View['reactions'] = []) =>
      playground.platform.send(
        { workspace: 'local', user },
        { summary: text, nodes: [{ kind: 'text', text }], reactions },
        `${user} ${text}`,
      ),
    /** Posts in the channel. */
    post: (text: string) =>
      playground.platform.send(
        { workspace: 'local', channel: 'general' },
        { summary: text, nodes: [{ kind: 'text', text }] },
        `post ${text}`,
      ),
    /** By how many days the clock was moved, jump by jump. */
    jumps: () => playground.jumps,
    /** What went wrong so far, which the test provoked. */
    takeProblems: (): string[] => problems.splice(0),
    stopServer: () => playground.close(),
    async startServer(): Promise<void> {
      playground = await openPlayground(folder.path, bot, playground.port)
    },
  }
}

export function chat(page: Page): Locator {
  return page.getByRole('region', { name: 'Conversation' })
}

export function field(page: Page): Locator {
  return page.getByRole('combobox', { name: /^Message to Foothold/ })
}

/** What the bot shows with this summary. */
export function shown(page: Page, summary: string): Locator {
  return chat(page).getByRole('group', { name: summary })
}

export async function say(page: Page, text: string): Promise<void> {
  await field(page).fill(text)
  await field(page).press('Enter')
}

/** Asks Ben for an introduction. */
export async function askBen(page: Page): Promise<void> {
  await say(page, '/whoknows Acme Corp')
  await page.getByRole('button', { name: /^Ask Ben/ }).click()
  await page.getByLabel('Why?').fill('We make tools.')
  await page.getByLabel('What is in it for them?').fill('Figures.')
  await page.getByRole('button', { name: 'Send the ask' }).click()
  await shown(page, 'Asked Ben.').waitFor()
}

export function isFocused(locator: Locator): Promise<boolean> {
  return locator.evaluate((element) => element.ownerDocument.activeElement === element)
}
