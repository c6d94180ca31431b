import { describe, expect, it } from 'vitest'
import { askBen, chat, field, hasBrowser, say, shown, usePage } from './use-page.ts'

describe.skipIf(!hasBrowser)('what is said and answered', () => {
  const { look, another, takeProblems } = usePage()

  it('is there again after a reload and in a second tab, in its order, and for nobody else', async () => {
    const page = await look('ada')
    await say(page, '/whoknows Twin')
    await page.getByRole('button', { name: 'This one: Twin Peaks' }).click()
    await shown(page, '3 ways to Twin Peaks.').waitFor()
    await say(page, '/intros')
    await shown(page, 'Nothing yet.').waitFor()
    const before = await said(page)
    expect(before).toEqual(['Ada Park', 'Foothold', 'Ada Park', 'Foothold'])

    await page.reload()
    await shown(page, 'Nothing yet.').waitFor()
    await shown(page, '3 ways to Twin Peaks.').waitFor()
    expect(await said(page)).toEqual(before)
    expect(await page.getByRole('heading', { name: 'Which one?' }).count()).toBe(0)

    const second = await another(page, 'ada')
    await shown(second, '3 ways to Twin Peaks.').waitFor()
    await say(second, '/whoknows Acme Corp')
    await shown(page, '3 ways to Acme Corp.').waitFor()
    await page.locator('#threads').getByText('/whoknows Acme Corp').waitFor()

    const ben = await look('ben')
    await ben.getByRole('heading', { name: 'Hello, Ben' }).waitFor()
    expect(await chat(ben).locator('.entry').count()).toBe(0)
    // No unread message is counted for it either.
    expect(await ben.getByRole('button', { name: 'Ada Park', exact: true }).count()).toBe(1)
  })

  it('stands below what it belongs to, also when that is reloaded, and is kept where it was not understood', async () => {
    const ada = await look('ada')
    await askBen(ada)
    await say(ada, '/hello')
    await ada.locator('#threads').getByText('/whoknows help').waitFor()
    const ben = await look('ben')
    await ben.getByRole('button', { name: 'I’ll introduce' }).click()
    await shown(ben, 'Thank you!').waitFor()
    await ben.reload()
    await chat(ben)
      .locator('.entry')
      .filter({ hasText: 'You said yes.' })
      .locator('.notes')
      .getByText('Thank you!')
      .waitFor()
    await ada.reload()
    await shown(ada, 'Asked Ben.').waitFor()
    await chat(ada).getByText('/hello', { exact: true }).waitFor()
    expect(takeProblems()).toEqual([])
  })
})

describe.skipIf(!hasBrowser)('what is half-typed', () => {
  const { look } = usePage()

  it('is there again after a reload: each member’s own line', async () => {
    const page = await look('ada')
    await field(page).fill('/whoknows Ac')
    await page.getByRole('button', { name: 'Ben Ortiz' }).click()
    await page.getByText('You are Ben Ortiz').waitFor()
    await expect.poll(() => field(page).inputValue()).toBe('')
    await page.getByRole('button', { name: 'Ada Park' }).click()
    await expect.poll(() => field(page).inputValue()).toBe('/whoknows Ac')
    await page.reload()
    await page.locator('main:not([aria-busy])').waitFor()
    expect(await field(page).inputValue()).toBe('/whoknows Ac')
    await field(page).press('Enter')
    await shown(page, '3 ways to Ac.').waitFor()
    await page.reload()
    await page.locator('main:not([aria-busy])').waitFor()
    expect(await field(page).inputValue()).toBe('')
  })

  it('is there again after a reload: the open form, whose answer finds its place', async () => {
    const page = await look('ada')
    await say(page, '/whoknows Acme Corp')
    await page.getByRole('button', { name: /^Ask Ben/ }).click()
    const dialog = page.getByRole('dialog', { name: 'Ask Ben' })
    await dialog.getByLabel('Why?').fill('We make tools.')
    await dialog.getByLabel('The team').check()
    await page.reload()
    expect(await dialog.getByLabel('Why?').inputValue()).toBe('We make tools.')
    expect(await dialog.getByLabel('The team').isChecked()).toBe(true)
    await dialog.getByLabel('What is in it for them?').fill('Figures.')
    await dialog.getByRole('button', { name: 'Send the ask' }).click()
    const entry = chat(page).locator('.entry').filter({ hasText: 'Who knows Acme Corp' })
    await entry.locator('.notes').getByText('Asked Ben.').waitFor()
    await page.reload()
    await entry.locator('.notes').getByText('Asked Ben.').waitFor()
    expect(await dialog.isVisible()).toBe(false)
  })

  it('is there again after a reload: a form that was closed', async () => {
    const page = await look('ada')
    await say(page, '/iknow')
    await page.getByRole('dialog').getByLabel('Name').fill('Jane Doe')
    await page.keyboard.press('Escape')
    await page.reload()
    await page.locator('main:not([aria-busy])').waitFor()
    expect(await page.getByRole('dialog').isVisible()).toBe(false)
    await say(page, '/iknow')
    expect(await page.getByRole('dialog').getByLabel('Name').inputValue()).toBe('Jane Doe')
  })
})

/** Who said something, in the order of the page. */
function said(page: Parameters<typeof chat>[0]): Promise<string[]> {
  return chat(page).locator('.entry-head strong').allInnerTexts()
}
