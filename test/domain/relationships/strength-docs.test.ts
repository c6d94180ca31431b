import { readFile } from 'node:fs/promises'
import { expect, it } from 'vitest'
import {
  BANDS,
  KIND_WEIGHTS,
  ORDER_WEIGHTS,
  TIE_RULES,
  TIE_WEIGHTS,
  TOUCH_WEIGHTS,
} from '../../../src/domain/finding/weights.ts'
import { strengthPicture } from '../../support/strength-picture.ts'

const PAGE = new URL('../../../docs/strength.md', import.meta.url)

it('the picture of how ties fade shows what the rules say', async () => {
  await expect(strengthPicture()).toMatchFileSnapshot('../../../docs/strength.svg')
})

it('the published formula has every weight as it is', async () => {
  const page = await readFile(PAGE, 'utf8')
  for (const weights of [TIE_WEIGHTS, KIND_WEIGHTS, TOUCH_WEIGHTS, ORDER_WEIGHTS, BANDS])
    for (const [name, weight] of Object.entries(weights)) expect(page).toContain(`| ${name} | ${weight} |`)
  expect(page).toContain(`${TIE_RULES.freshnessHalfLife / 30.44} months`)
  expect(page).toContain(`| unconfirmed | × ${TIE_RULES.unconfirmed} |`)
  expect(page).toContain(`| barely | ≤ ${TIE_RULES.barelyCap} |`)
})
