import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Page } from '@playwright/test'
import { importPaths, openSample, SAMPLES, shootAt, test } from './support'

const SHOTS = join('test-results', 'screens')

// Pictures of every screen in both themes and at both sizes, to be looked at.
test('every screen, light and dark, usual and smallest', async ({
  started: { app, page, folder },
}) => {
  test.setTimeout(120_000)
  mkdirSync(SHOTS, { recursive: true })
  const shoot = async (name: string): Promise<void> => {
    for (const size of [
      [1280, 800],
      [1024, 700],
    ] as const) {
      await shootAt(app, page, size, join(SHOTS, name))
    }
  }

  await shoot('first-run')
  await openSample(page)
  await page.getByRole('button', { name: '1,571.61' }).focus()
  await shoot('holdings')
  await addForm(page)
  await shoot('add-refused')
  await page.keyboard.press('Escape')
  await page.getByRole('link', { name: 'A-1' }).click()
  await page.getByRole('button', { name: '1.571608348' }).focus()
  await shoot('holding')
  await page.keyboard.press('Enter')
  await page.locator('mark').first().waitFor()
  await shoot('source')
  await page.keyboard.press('Escape')
  const cut = join(folder, 'cut off.txt')
  const whole = readFileSync(SAMPLES[1] ?? '', 'latin1')
  writeFileSync(cut, whole.slice(0, whole.indexOf('8824748') + 5))
  await importPaths(page, [cut, ...SAMPLES])
  await page.keyboard.press('Control+4')
  await page.getByRole('row', { name: /cut off/ }).waitFor()
  await page.getByRole('heading', { name: 'Last import' }).waitFor()
  await shoot('filings')
  await page.keyboard.press('Control+6')
  await page.frameLocator('iframe').getByRole('heading', { name: 'Holdings' }).waitFor()
  await shoot('reports')
  await page.keyboard.press('?')
  await shoot('keys')
})

async function addForm(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Add a holding' }).click()
  await page.getByLabel('CUSIP', { exact: true }).fill('45254TLU7')
  await page.getByLabel('CUSIP', { exact: true }).press('Enter')
  await page.getByRole('alert').waitFor()
}
