import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import AxeBuilder from '@axe-core/playwright'
import { expect } from '@playwright/test'
import { shootAt, test, violations } from './support'

const SHOTS = join('test-results', 'screens')
const SIZES = [
  [1024, 700],
  [1920, 1200],
] as const

// Every screen with 48 months behind it, in both themes and at both ends of the sizes; axe looks at each once.
test('every screen with a history: pictures, and nothing serious for axe', async ({
  started: { app, page },
}) => {
  test.setTimeout(240_000)
  mkdirSync(SHOTS, { recursive: true })
  const faults: string[] = []
  const look = async (name: string): Promise<void> => {
    for (const size of SIZES) await shootAt(app, page, size, join(SHOTS, `history-${name}`))
    const { violations: found } = await new AxeBuilder({ page }).setLegacyMode(true).analyze()
    const serious = found.filter(({ impact }) => impact === 'serious' || impact === 'critical')
    faults.push(
      ...serious.flatMap(({ id, nodes }) => nodes.map((node) => `${name}: ${id} ${node.html}`)),
    )
  }

  await page.getByRole('button', { name: /Explore the synthetic deal/ }).click()
  await page.getByRole('table', { name: 'Holdings' }).getByText('A-1', { exact: true }).waitFor()
  await page.locator('canvas').first().waitFor()
  await page.getByRole('button', { name: 'Cancel' }).waitFor({ state: 'detached', timeout: 60_000 })
  await expect(page.getByText('Synthetic: generated months', { exact: true })).toBeVisible()
  await look('overview')

  await page.getByRole('link', { name: 'M-1' }).click()
  await page.getByRole('heading', { level: 1, name: 'M-1' }).waitFor()
  await look('holding')

  await page.keyboard.press('Control+3')
  for (const tab of [
    'Summary',
    'Delinquency',
    'Speeds',
    'Defaults and losses',
    'Enhancement',
    'Characteristics',
    'Fees and reserves',
    'Loans',
  ]) {
    // prettier-ignore
    await page.getByRole('tab', { name: tab }).click()
    await page.getByRole('tabpanel').getByRole('heading').first().waitFor()
    await look(`collateral-${tab.split(' ')[0]?.toLowerCase() ?? ''}`)
  }
  await page.getByRole('tab', { name: 'Summary' }).click()
  await page.keyboard.press('t')
  await page.getByRole('table', { name: 'Delinquency' }).getByRole('button').first().focus()
  await look('collateral-tables')
  await page.keyboard.press('t')
  await page.keyboard.press('m')
  await page.getByRole('dialog', { name: 'Method and definitions' }).waitFor()
  await look('definitions')
  await page.keyboard.press('Escape')

  await page.keyboard.press('Control+5')
  await page.getByRole('button', { name: /^ties/ }).click()
  await page.getByRole('table', { name: 'Checks' }).waitFor()
  await look('checks')
  await page.keyboard.press('Control+7')
  await page.getByRole('heading', { name: 'Breaks' }).waitFor()
  await look('custodian')
  await page.keyboard.press('Control+,')
  await page.getByRole('heading', { name: 'Backup' }).waitFor()
  await look('settings')
  await page.keyboard.press('Control+k')
  await page.getByRole('combobox', { name: 'Find or do' }).fill('m-1')
  await page.getByRole('option', { selected: true, name: /M-1/ }).waitFor()
  await look('palette')
  await page.keyboard.press('Enter')
  await page.getByRole('heading', { level: 1, name: 'M-1' }).waitFor()
  expect(faults).toEqual([])
  expect(await violations(page)).toEqual([])
})
