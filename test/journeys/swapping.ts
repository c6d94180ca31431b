import { expect } from 'vitest'
import type { World } from '../support/door.ts'

/** Before a lunch with a partner: what each could open for the other, mended, noted, and as a sheet to print. */
export async function swapping(world: World): Promise<void> {
  const ben = await world.join('Ben')
  const cleo = await world.join('Cleo')
  await cleo.says('/iknow Kim Poe, CEO at Initech — worked together 2019–22, 5/5')
  await ben.says('/iknow Pat Lee, partner at BridgeCo — opens Acme Corp — 4/5')
  await ben.says('/swap Pat Lee looks for Initech')
  expect(ben.sees()).toContain('Lead swap with Pat Lee, BridgeCo')
  expect(ben.sees()).toContain('Cleo Marsh could ask there.')
  expect(ben.sees()).not.toContain('Kim Poe')
  await ben.presses('Edit')
  expect(ben.form()).toMatchObject({ opens: 'Acme Corp', seeks: 'Initech' })
  await ben.fills({ opens: 'Acme Corp, Globex', seeks: 'Initech' })
  expect(ben.sees()).toContain('Pat also opens Acme Corp and Globex.')
  await ben.presses('Sheet to print')
  const [sheet] = await ben.files()
  expect(sheet?.name).toMatch(/^swap-Pat-Lee-\d{4}-\d\d-\d\d\.html$/)
  expect(sheet?.content).toContain('<h1>Lead swap: Pat Lee, BridgeCo</h1>')
  await ben.says('/swap Pat')
  await ben.presses('We opened it', 'Initech')
  expect(ben.sees()).toContain('Noted: you opened Initech for Pat.')
  await ben.says('/swap')
  expect(ben.sees()).toContain('You opened 1 door for Pat, Pat 0 doors for you')
  expect(world.faults()).toEqual([])
}
