import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import AxeBuilder from '@axe-core/playwright'
import { expect } from '@playwright/test'
import { importPaths, SAMPLES, shootAt, test, violations } from './support'

const SHOTS = join('test-results', 'screens')

test('months on file are told apart, gone through by keys, and open their report', async ({
  started: { app, page },
}) => {
  test.setTimeout(120_000)
  await page.getByRole('button', { name: /Explore the synthetic deal/ }).click()
  await page.getByRole('table', { name: 'Holdings' }).getByText('A-1', { exact: true }).waitFor()
  await page.getByRole('button', { name: 'Cancel' }).waitFor({ state: 'detached', timeout: 60_000 })
  await importPaths(page, SAMPLES)
  await page.keyboard.press('Control+4')
  const grid = page.getByRole('grid', { name: 'Months on file' })
  const sample = grid.getByRole('row', { name: /IMPAC Secured Assets Corp\. 2002-3/ })
  await expect(sample).toContainText('1 on file, 2 missing')
  // The import is over, so the months stay where they are
  await expect(grid.getByRole('row', { name: /Impac CMB Trust 2002-1/ })).toBeVisible()
  await expect(page.getByRole('progressbar')).toHaveCount(0)
  await expect(sample.getByRole('gridcell', { name: 'July 2002, missing' })).toBeVisible()
  await expect(
    sample.getByRole('gridcell', { name: 'June 2002, before the first distribution' }),
  ).toBeVisible()

  const last = sample.getByRole('gridcell', { name: 'September 2002, on file' })
  await last.click()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('25 September 2002')
  await page.keyboard.press('Escape')
  await expect(last).toBeFocused()
  await page.keyboard.press('ArrowLeft')
  await expect(sample.getByRole('gridcell', { name: 'August 2002, missing' })).toBeFocused()
  await page.keyboard.press('Home')
  await page.keyboard.press('PageDown')
  await page.keyboard.press('End')
  await expect(grid.locator('.cell:focus')).toBeInViewport()
  await page.keyboard.press('PageUp')
  await expect(grid.locator('.cell:focus')).toBeInViewport()

  mkdirSync(SHOTS, { recursive: true })
  const faults: string[] = []
  for (const size of [
    [1024, 700],
    [1920, 1200],
  ] as const) {
    await shootAt(app, page, size, join(SHOTS, 'months'))
    const { violations: found } = await new AxeBuilder({ page }).setLegacyMode(true).analyze()
    const serious = found.filter(({ impact }) => impact === 'serious' || impact === 'critical')
    faults.push(...serious.flatMap(({ id, nodes }) => nodes.map((node) => `${id} ${node.html}`)))
  }
  expect(faults).toEqual([])
  expect(await violations(page)).toEqual([])
})
