import { describe, expect, it } from 'vitest'
import { askBen, chat, field, hasBrowser, say, shown, usePage } from './use-page.ts'

describe.skipIf(!hasBrowser)('the page', () => {
  const { look, open, tell, post, jumps } = usePage()

  describe('the channel', () => {
    it('stands beside the conversation, each with what is unread there', async () => {
      const page = await look('ada')
      await post('Three asks are open')
      await page.getByRole('button', { name: '#general, 1 unread' }).waitFor()
      expect(await shown(page, 'Three asks are open').count()).toBe(0)
      await page.getByRole('button', { name: '#general, 1 unread' }).click()
      await shown(page, 'Three asks are open').waitFor()
      await page.getByRole('button', { name: '#general', exact: true }).waitFor()
      expect(await chat(page).getByText('New', { exact: true }).count()).toBe(1)

      await tell('ada', 'News for you')
      await page.getByRole('button', { name: 'Foothold, 1 unread' }).click()
      await shown(page, 'News for you').waitFor()
      await page.reload()
      await shown(page, 'News for you').waitFor()
      await page.goBack()
      await shown(page, 'Three asks are open').waitFor()
      expect(await page.getByRole('button', { name: '#general', exact: true }).getAttribute('aria-current')).toBe(
        'true',
      )
    })

    it('keeps its mark of what is unread beside its name on a phone, where the first screen begins at its beginning', async () => {
      const page = await open('/')
      await page.setViewportSize({ width: 390, height: 500 })
      await page.reload()
      const hello = page.getByRole('heading', { name: 'Hello, Ada' })
      await hello.waitFor()
      const top = (await page.locator('#feed').boundingBox())?.y ?? 0
      await expect.poll(async () => (await hello.boundingBox())?.y ?? 0).toBeGreaterThan(top)
      await post('Three asks are open')
      const room = await page.getByRole('button', { name: '#general, 1 unread' }).boundingBox()
      const badge = await page.locator('#unread-channel').boundingBox()
      expect(badge?.x).toBeGreaterThan(room?.x ?? Number.POSITIVE_INFINITY)
      expect((badge?.x ?? 0) + (badge?.width ?? 0)).toBeLessThanOrEqual((room?.x ?? 0) + (room?.width ?? 0))
    })

    it('is told apart for everybody, and says what belongs there while it is empty', async () => {
      const page = await look('ben')
      await page.getByRole('button', { name: '#general', exact: true }).click()
      await chat(page).getByText('Nothing has been posted yet').waitFor()
      await post('Three asks are open')
      await shown(page, 'Three asks are open').waitFor()
      await page.getByRole('button', { name: 'Ada Park', exact: true }).click()
      await page.getByRole('button', { name: '#general, 1 unread' }).waitFor()
    })

    it('says to everybody what names the bot, which answers there by a button, and privately below it', async () => {
      const ben = await look('ben')
      await ben.getByRole('button', { name: '#general', exact: true }).click()
      const page = await look('ada')
      await page.getByRole('button', { name: '#general', exact: true }).click()
      expect(await field(page).getAttribute('placeholder')).toBe('@Foothold who knows someone at Acme Corp?')
      await say(page, '@Foothold, who knows someone at Acme Corp?')
      for (const reader of [page, ben]) {
        const said = chat(reader).locator('.entry', { hasText: '@Foothold, who knows someone' })
        await said.getByText('Ada Park', { exact: true }).waitFor()
        await reader.getByRole('button', { name: 'See your ways in' }).waitFor()
      }
      expect(await page.getByRole('button', { name: '#general', exact: true }).getAttribute('aria-current')).toBe(
        'true',
      )
      await page.getByRole('button', { name: 'See your ways in' }).click()
      await shown(page, 'Asked: who knows someone at Acme Corp?').waitFor()
      expect(await shown(ben, 'Asked: who knows someone at Acme Corp?').count()).toBe(0)
      await page.reload()
      await shown(page, 'Asked: who knows someone at Acme Corp?').waitFor()
    })

    it('leads what is typed there to the conversation, where it is answered', async () => {
      const page = await look('ada')
      await page.getByRole('button', { name: '#general', exact: true }).click()
      await say(page, '/intros')
      await shown(page, 'Nothing yet.').waitFor()
      expect(await page.getByRole('button', { name: 'Foothold', exact: true }).getAttribute('aria-current')).toBe(
        'true',
      )
    })
  })

  describe('the first screen', () => {
    it('says what this is, and asks at one press', async () => {
      await tell('ada', 'An old message')
      const page = await open('/')
      await page.getByRole('heading', { name: 'Hello, Ada' }).waitFor()
      expect(await shown(page, 'An old message').isVisible()).toBe(false)
      await page.getByRole('button', { name: /^Ask who knows Acme Corp/ }).click()
      await page.getByRole('heading', { name: 'Who knows Acme Corp' }).waitFor()
      expect(await page.getByRole('heading', { name: 'Hello, Ada' }).isVisible()).toBe(false)
      expect(await shown(page, 'An old message').isVisible()).toBe(true)
    })

    it('opens the form to log somebody', async () => {
      const page = await open('/')
      await page.getByRole('button', { name: /^Tell Foothold whom you know/ }).click()
      await page.getByRole('dialog', { name: 'Someone I know' }).waitFor()
    })

    it('shows a request through the eyes of whom it was sent to', async () => {
      await askBen(await look('ada'))
      const page = await open('/')
      await page.getByRole('button', { name: /^See what a connector is asked/ }).click()
      await page.getByRole('heading', { name: 'Ada would like to meet Jane' }).waitFor()
      await page.getByText('You are Ben Ortiz').waitFor()
    })
  })

  it('jumps ahead in time', async () => {
    const page = await look('ada')
    await page.getByText('Jump ahead').click()
    const day = new Intl.DateTimeFormat('en', { weekday: 'long', day: 'numeric', month: 'long' })
    await page.getByText(`It is ${day.format(new Date())} here.`).waitFor()
    await page.getByRole('button', { name: '3 days' }).click()
    await page.getByText(`It is ${day.format(Date.now() + 3 * 86_400_000)} here.`).waitFor()
    expect(jumps()).toEqual([3])
    await page.keyboard.press('Escape')
    expect(await page.getByRole('button', { name: '3 days' }).isVisible()).toBe(false)
  })
})
