import { describe, expect, it } from 'vitest'
import { askBen, chat, field, hasBrowser, isFocused, say, shown, usePage } from './use-page.ts'

describe.skipIf(!hasBrowser)('the page', () => {
  const { look, takeProblems, stopServer } = usePage()

  describe('commands', () => {
    it('are typed, answered to oneself alone, and completed', async () => {
      const page = await look('ada')
      await field(page).pressSequentially('/w')
      expect(await page.getByRole('option').allInnerTexts()).toEqual([
        expect.stringContaining('/whoknows'),
        expect.stringContaining('/whoknows help'),
      ])
      await page.keyboard.press('Tab')
      await page.keyboard.type('Acme Corp')
      await page.keyboard.press('Enter')
      await shown(page, '3 ways to Acme Corp.').waitFor()
      expect(await chat(page).getByText('Only you see this').count()).toBe(1)
      expect(await chat(page).locator('.band').allInnerTexts()).toEqual(['strong', 'good', 'faint'])
    })
    it('are suggested where there is nothing yet', async () => {
      const page = await look('ada')
      await page.getByRole('button', { name: /^Ask who knows Acme Corp/ }).click()
      await shown(page, '3 ways to Acme Corp.').waitFor()
      expect(await page.getByRole('heading', { name: 'Hello, Ada' }).isVisible()).toBe(false)
    })

    it('not understood are answered in one line; a bug is, too', async () => {
      const page = await look('ada')
      await say(page, '/hello')
      await chat(page).getByText('I know /whoknows, /iknow, /touch, /swap and /intros').waitFor()
      await say(page, '/whoknows bug')
      await chat(page)
        .getByText(/Something went wrong on our side.*\(reference \w{8}\)/)
        .waitFor()
      expect(takeProblems().filter((problem) => /^\d/.test(problem))).toEqual([
        expect.stringMatching(/^500 .*\/api\/command$/),
      ])
    })
    it('come back with the arrow keys', async () => {
      const page = await look('ada')
      await say(page, '/intros')
      await say(page, '/whoknows Acme')
      await field(page).press('ArrowUp')
      await field(page).press('ArrowUp')
      expect(await field(page).inputValue()).toBe('/intros')
      await field(page).press('ArrowDown')
      await field(page).press('ArrowDown')
      expect(await field(page).inputValue()).toBe('')
    })
  })

  describe('buttons', () => {
    it('that lead to another answer put it in the place of theirs', async () => {
      const page = await look('ada')
      await say(page, '/whoknows Twin')
      await page.getByRole('button', { name: 'This one: Twin Peaks' }).click()
      await shown(page, '3 ways to Twin Peaks.').waitFor()
      expect(await page.getByRole('heading', { name: 'Which one?' }).count()).toBe(0)
    })
    it('that are refused say so below, once, however often they are pressed', async () => {
      const ada = await look('ada')
      await askBen(ada)
      const ben = await look('ben')
      const pass = ben.getByRole('button', { name: 'Pass' })
      for (let time = 0; time < 2; time++) {
        await pass.click()
        await chat(ben)
          .getByText(/^This has moved on since/)
          .waitFor()
      }
      await pass.and(ben.locator(':not([aria-busy])')).waitFor()
      expect(
        await chat(ben)
          .getByText(/^This has moved on since/)
          .count(),
      ).toBe(1)
      expect(takeProblems().filter((problem) => /^\d/.test(problem))).toHaveLength(2)
    })
  })

  describe('a form', () => {
    it('says at its fields what to mend, keeps what was typed, and is then sent', async () => {
      const page = await look('ada')
      await say(page, '/whoknows Acme Corp')
      await page.getByRole('button', { name: /^Ask Ben/ }).click()
      const dialog = page.getByRole('dialog', { name: 'Ask Ben' })
      const why = dialog.getByLabel('Why?')
      const benefit = dialog.getByLabel('What is in it for them?')
      await why.fill('Line one\nline two')
      await dialog.getByLabel('The team').check()
      await dialog.getByRole('button', { name: 'Send the ask' }).click()
      await dialog.getByText('Please say benefit.').waitFor()
      expect(await benefit.getAttribute('aria-invalid')).toBe('true')
      expect(await isFocused(benefit)).toBe(true)
      expect(await benefit.getAttribute('aria-describedby')).toContain('field-benefit-error')
      expect(await why.inputValue()).toBe('Line one\nline two')
      expect(await dialog.getByLabel('The team').isChecked()).toBe(true)
      await benefit.fill('Figures of two plants.')
      await dialog.getByRole('button', { name: 'Send the ask' }).click()
      await shown(page, 'Asked Ben.').waitFor()
      expect(await dialog.isVisible()).toBe(false)
      const button = page.getByRole('button', { name: /^Ask Ben/ })
      expect(await isFocused(button)).toBe(true)
    })
    it('closed unsent keeps what was typed for the next time', async () => {
      const page = await look('ada')
      await say(page, '/iknow')
      await page.getByRole('dialog').getByLabel('Name').fill('Jane Doe')
      await page.keyboard.press('Escape')
      await say(page, '/iknow')
      expect(await page.getByRole('dialog').getByLabel('Name').inputValue()).toBe('Jane Doe')
    })
    it('that cannot be sent stays open', async () => {
      const page = await look('ada')
      await say(page, '/iknow')
      await page.getByRole('dialog').getByLabel('Name').fill('Jane Doe')
      await stopServer()
      await page.getByRole('button', { name: 'Log it' }).click()
      await page.getByRole('dialog').getByText('The server is not answering').waitFor()
      expect(await page.getByRole('dialog').getByLabel('Name').inputValue()).toBe('Jane Doe')
      expect(takeProblems().join()).toContain('ERR_CONNECTION_REFUSED')
    })
  })

  describe('files', () => {
    const rows = 'First Name,Last Name\n'.repeat(1204)

    it('are taken by the button', async () => {
      const page = await look('ada')
      const choosing = page.waitForEvent('filechooser')
      await page.getByRole('button', { name: 'Send a file: connections or a list of companies' }).click()
      const file = { name: 'Connections.csv', mimeType: 'text/csv', buffer: Buffer.from(rows) }
      await (await choosing).setFiles(file)
      await shown(page, 'Read 1204 rows.').waitFor()
      await shown(page, '1204 rows are in.').waitFor()
    })
    it('are taken where they are dropped, and a refused one says why', async () => {
      const page = await look('ada')
      const drag = async (type: string, text: string) => {
        const dataTransfer = await page.evaluateHandle(
          `(() => {
            const dragged = new DataTransfer()
            dragged.items.add(new File([${JSON.stringify(text)}], 'Dropped.csv'))
            return dragged
          })()`,
        )
        await chat(page).dispatchEvent(type, { dataTransfer })
      }
      await drag('dragover', rows)
      await page.getByText('Drop connections, or a list of companies').waitFor()
      await drag('drop', rows)
      await chat(page).getByText('Dropped.csv 25 KB').waitFor()
      await page.getByText('Drop connections, or a list of companies').waitFor({ state: 'hidden' })
      await shown(page, 'Read 1204 rows.').waitFor()
      await drag('drop', '')
      await chat(page).getByText('This file is empty').waitFor()
      expect(takeProblems()[0]).toContain('422')
    })
    it('show that they are being read', async () => {
      const page = await look('ada')
      let go = () => {}
      const gate = new Promise<void>((resolve) => {
        go = resolve
      })
      await page.route('**/api/file?*', async (route) => {
        await gate
        await route.continue()
      })
      const file = { name: 'Slow.csv', mimeType: 'text/csv', buffer: Buffer.from(rows) }
      await page.locator('input[type=file]').setInputFiles(file)
      await chat(page).getByText('Reading Slow.csv…').waitFor()
      go()
      await shown(page, 'Read 1204 rows.').waitFor()
    })
  })
})
