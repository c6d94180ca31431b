import type { Page, Route } from 'playwright-core'
import { describe, expect, it } from 'vitest'
import { askBen, chat, hasBrowser, say, shown, usePage } from './use-page.ts'

describe.skipIf(!hasBrowser)('the page', () => {
  const { look, tell, takeProblems, stopServer, startServer } = usePage()

  describe('direct messages', () => {
    it('arrive while one looks, count for others, and change in place', async () => {
      const [ada, ben] = [await look('ada'), await look('ben')]
      await askBen(ada)
      await ben.getByRole('heading', { name: 'Ada would like to meet Jane' }).waitFor()
      await ben.locator('#announcer').getByText('Foothold: Ada asks for an introduction.').waitFor()
      await ada.getByRole('button', { name: 'Ben Ortiz, 1 unread' }).waitFor()
      expect(await ada.title()).toBe('(1) Foothold')

      await ben.getByRole('button', { name: 'I’ll introduce' }).click()
      await shown(ben, 'Thank you!').waitFor()
      await ben.getByRole('button', { name: 'Pass' }).waitFor({ state: 'detached' })

      await ada.getByRole('button', { name: 'Ben Ortiz, 1 unread' }).click()
      await shown(ada, 'You said yes.').waitFor()
      expect(await chat(ada).getByText('New', { exact: true }).count()).toBe(1)
      expect(await ada.title()).toBe('Foothold')
      await ada.goBack()
      await shown(ada, 'Asked Ben.').waitFor()
    })
    it('take the reactions that do something there, say what, and give them back', async () => {
      await tell('ben', 'No news')
      await tell('ben', 'A message', [
        { emoji: '✅', label: 'I introduced them' },
        { emoji: '🙏', label: 'Say thank you' },
      ])
      const page = await look('ben')
      expect(await page.locator('.reaction:visible').count()).toBe(2)
      const thanks = page.getByRole('button', { name: 'React with 🙏: Say thank you' })
      expect(await thanks.getAttribute('title')).toBe('Say thank you')
      await thanks.click()
      await thanks.and(page.locator('[aria-pressed=true]')).waitFor()
      await page.reload()
      await thanks.and(page.locator('[aria-pressed=true]')).waitFor()
      await thanks.press('Space')
      await thanks.and(page.locator('[aria-pressed=false]')).waitFor()
      await page.getByRole('button', { name: 'React with ✅: I introduced them' }).click()
      await chat(page).getByText('It is done.').waitFor()
      // What it shows now takes none any more; the one put on it can still be taken back.
      await thanks.waitFor({ state: 'detached' })
      const made = page.getByRole('button', { name: 'React with ✅' })
      await made.click()
      await made.waitFor({ state: 'detached' })
    })
    it('hold a draft to copy with one press', async () => {
      await askBen(await look('ada'))
      const page = await look('ben', { permissions: ['clipboard-read', 'clipboard-write'] })
      await page.getByRole('button', { name: 'Copy' }).click()
      await page.getByRole('button', { name: 'Copied' }).waitFor()
      expect(await page.evaluate('navigator.clipboard.readText()')).toMatch(/^Hi Jane,\n\nmay I introduce Ada\?$/)
      const mail = page.getByRole('link', { name: 'Write a mail' })
      expect(await mail.getAttribute('href')).toBe('mailto:?subject=Ada&body=Hi%20Jane')
    })
    it('select a draft where there is no clipboard', async () => {
      await askBen(await look('ada'))
      const page = await look('ben')
      await page.evaluate('Object.defineProperty(navigator, "clipboard", { value: undefined, configurable: true })')
      await page.getByRole('button', { name: 'Copy' }).click()
      await page.getByRole('button', { name: 'Selected: press Ctrl+C or ⌘C' }).waitFor()
      expect(await page.evaluate('getSelection().toString()')).toContain('may I introduce Ada?')
    })
    it('wait while the server is away, and are there when it is back', async () => {
      const page = await look('ada')
      await stopServer()
      await page.getByRole('alert').getByText('The server is not answering').waitFor()
      await say(page, '/intros')
      await chat(page).getByText('was not sent').waitFor()
      await startServer()
      await tell('ada', 'Sent meanwhile')
      await shown(page, 'Sent meanwhile').waitFor()
      await page.getByRole('alert').waitFor({ state: 'hidden' })
      await page.getByRole('button', { name: 'Try again' }).click()
      await shown(page, 'Nothing yet.').waitFor()
      expect(takeProblems().join()).toContain('ERR_CONNECTION_REFUSED')
    })
    it('wait for a page nobody looks at until somebody does', async () => {
      const [page, ben] = [await look('ada'), await look('ben')]
      await become(page, 'hidden')
      await tell('ada', 'Sent meanwhile')
      await ben.getByRole('button', { name: 'Ada Park, 1 unread' }).waitFor()
      expect(await shown(page, 'Sent meanwhile').count()).toBe(0)
      await become(page, 'visible')
      await shown(page, 'Sent meanwhile').waitFor()
    })
    it('stay counted where an older list of the team comes late', async () => {
      const ben = await look('ben')
      const keep = async (route: Route) => {
        const older = await route.fetch()
        await tell('ada', 'Sent meanwhile')
        await ben.getByRole('button', { name: 'Ada Park, 1 unread' }).waitFor()
        await route.fulfill({ response: older })
      }
      await ben.route('**/api/members', keep, { times: 1 })
      const late = ben.waitForResponse('**/api/members')
      await become(ben, 'hidden')
      await become(ben, 'visible')
      await (await late).finished()
      expect(await ben.getByRole('button', { name: 'Ada Park, 1 unread' }).count()).toBe(1)
    })
    it('do not take anybody away from what they read', async () => {
      for (let count = 0; count < 30; count++) await tell('ada', `Message ${count}`)
      const page = await look('ada')
      const place = () => chat(page).evaluate((element) => element.scrollTop)
      // A page begins at its newest message; only then can somebody go up.
      await shown(page, 'Message 29').waitFor()
      await expect.poll(place).toBeGreaterThan(0)
      await shown(page, 'Message 0').scrollIntoViewIfNeeded()
      const before = await place()
      await tell('ada', 'The newest')
      const jump = page.getByRole('button', { name: 'New message' })
      await jump.waitFor()
      expect(await place()).toBe(before)
      await jump.click()
      await shown(page, 'The newest').waitFor()
      await expect.poll(place).toBeGreaterThan(before)
    })
  })
})

/** Lets a page believe that it is looked at, or that it is not. */
async function become(page: Page, state: 'hidden' | 'visible'): Promise<void> {
  await page.evaluate(
    `Object.defineProperty(document, 'visibilityState', { value: '${state}', configurable: true })
    document.dispatchEvent(new Event('visibilitychange'))`,
  )
}
