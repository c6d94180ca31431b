import type { Locator, Page } from 'playwright-core'
import { describe, expect, it } from 'vitest'
import { HOSTILE } from './stand-in-bot.ts'
import { askBen, chat, hasBrowser, isFocused, say, shown, usePage } from './use-page.ts'

describe.skipIf(!hasBrowser)('the page', () => {
  const { look, tell } = usePage()

  describe('for everybody', () => {
    it('works by keyboard alone, from the people to a sent ask', async () => {
      const page = await look('chi')
      await reach(page, page.getByRole('button', { name: 'Ada Park' }))
      await page.keyboard.press('Enter')
      const composer = page.getByRole('combobox', { name: 'Message to Foothold as Ada Park' })
      await composer.waitFor()
      await expect.poll(() => isFocused(composer)).toBe(true)
      await page.keyboard.type('/wh')
      await page.getByRole('option').first().waitFor()
      await page.keyboard.press('Enter')
      await expect.poll(() => composer.inputValue()).toBe('/whoknows ')
      await page.keyboard.type('Acme Corp')
      await page.keyboard.press('Enter')
      const ask = page.getByRole('button', { name: /^Ask Ben/ })
      await ask.waitFor()
      await reach(page, ask)
      await page.keyboard.press('Enter')
      // The form's first empty field has the focus.
      await page.locator('dialog :is(input, textarea):focus').waitFor()
      await page.keyboard.type('We make tools.')
      await page.keyboard.press('Tab')
      await page.keyboard.type('Figures.')
      for (const key of ['Tab', 'ArrowDown', 'Tab', 'Tab', 'Enter']) await page.keyboard.press(key)
      await shown(page, 'Asked Ben.').waitFor()
    })
    it('has names and roles for all there is', async () => {
      await tell('ada', 'A message', [{ emoji: '✅', label: 'I introduced them' }])
      const page = await look('ada')
      await say(page, '/whoknows Acme Corp')
      await shown(page, '3 ways to Acme Corp.').waitFor()
      const tree = await page.locator('body').ariaSnapshot()
      for (const line of [
        'navigation "See it as"',
        'main "Foothold"',
        'heading "Foothold" [level=1]',
        'region "Conversation"',
        'group "A message"',
        'button "React with ✅: I introduced them"',
        'heading "Who knows Acme Corp" [level=3]',
        'button "Ask Ben: Ben → Jane Doe"',
        'combobox "Message to Foothold as Ada Park"',
        'button "Send"',
        'button "Send a file: connections or a list of companies"',
      ])
        expect(tree).toContain(line)
      expect(tree).not.toMatch(/- (?:button|textbox|combobox|dialog|group|img)(?: \[[^\]]*\])*:?$/m)
    })
    it('shows what people write as they wrote it, and nothing else', async () => {
      await tell('ada', HOSTILE)
      const page = await look('ada')
      await say(page, `/whoknows ${HOSTILE}`)
      await page.getByRole('heading', { name: `Who knows ${HOSTILE}` }).waitFor()
      expect(await shown(page, HOSTILE).first().textContent()).toBe(HOSTILE)
      expect(await page.locator('img, a:not(.skip), b, em, iframe').count()).toBe(0)
    })
    it('fits a phone', async () => {
      await askBen(await look('ada'))
      const page = await look('ben', { viewport: { width: 360, height: 740 }, hasTouch: true, isMobile: true })
      await say(page, '/whoknows Acme Corp')
      await shown(page, '3 ways to Acme Corp.').waitFor()
      expect(await page.evaluate('document.documentElement.scrollWidth')).toBe(360)
      expect(await chat(page).evaluate((element) => element.scrollWidth - element.clientWidth)).toBe(0)
      await page
        .getByRole('button', { name: /^Ask Ben/ })
        .last()
        .tap()
      const dialog = page.getByRole('dialog')
      const box = await dialog.boundingBox()
      expect((box?.x ?? -1) >= 0 && (box?.x ?? 0) + (box?.width ?? 999) <= 360).toBe(true)
      expect(await dialog.evaluate((element) => element.scrollWidth - element.clientWidth)).toBe(0)
      await dialog.getByRole('button', { name: 'Send the ask' }).waitFor()
    })
    it.each(['light', 'dark'] as const)('is readable in %s', async (colorScheme) => {
      await tell('ada', 'A message')
      const page = await look('ada', { colorScheme })
      await say(page, '/whoknows Acme Corp')
      await shown(page, '3 ways to Acme Corp.').waitFor()
      const [, paper] = await coloursOf(page.locator('body'))
      expect(brightness(paper) > 0.5).toBe(colorScheme === 'light')
      for (const selector of [
        '.text',
        '.quiet',
        '.item-title',
        '.band.strong',
        '.band.faint',
        '.button.primary',
        'time',
      ]) {
        const [text, behind] = await coloursOf(page.locator(selector).first())
        expect(contrast(text, behind), `${selector}: ${text} on ${behind}`).toBeGreaterThanOrEqual(4.5)
      }
    })
  })
})

/** Goes back through the page with the keyboard until it is there. */
async function reach(page: Page, locator: Locator): Promise<void> {
  for (let count = 0; count < 30; count++) {
    if (await isFocused(locator)) return
    await page.keyboard.press('Shift+Tab')
  }
  throw new Error('The keyboard does not get there.')
}

/** An element's colour and the first painted background behind it. */
async function coloursOf(locator: Locator): Promise<[string, string]> {
  return await locator.evaluate((element) => {
    const styleOf = (one: typeof element) => one.ownerDocument.defaultView?.getComputedStyle(one)
    let behind = element
    while (behind.parentElement && styleOf(behind)?.backgroundColor === 'rgba(0, 0, 0, 0)')
      behind = behind.parentElement
    return [styleOf(element)?.color ?? '', styleOf(behind)?.backgroundColor ?? '']
  })
}

/** WCAG 2.2: contrast ratio and relative luminance of `rgb(r, g, b)`. */
function contrast(one: string, other: string): number {
  const [dark = 0, light = 0] = [brightness(one), brightness(other)].sort((a, b) => a - b)
  return (light + 0.05) / (dark + 0.05)
}

function brightness(colour: string): number {
  const [red = 0, green = 0, blue = 0] = (colour.match(/\d+/g) ?? []).map((part) => {
    const share = Number(part) / 255
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4
  })
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue
}
