import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, type Page } from '@playwright/test'
import { dropPaths, importPaths, openSample, SAMPLES, test, violations } from './support'

const PICTURES = join('test-results', 'pictures')

// The pictures of the README, all from one run: after a change of a screen they are copied to docs/pictures.
test('the pictures of the README are of the window as it is', async ({
  started: { app, page, folder },
}) => {
  test.setTimeout(120_000)
  mkdirSync(PICTURES, { recursive: true })
  await app.evaluate(({ BrowserWindow }) =>
    BrowserWindow.getAllWindows()[0]?.setContentSize(1280, 800),
  )
  await page.waitForFunction(() => window.innerWidth === 1280)
  await page.emulateMedia({ colorScheme: 'light' })
  const shoot = async (name: string): Promise<void> => {
    await page.mouse.move(1278, 798)
    await page.waitForTimeout(150)
    await page.screenshot({ path: join(PICTURES, `${name}.png`) })
  }

  await expect(page.getByRole('heading', { name: 'Drop trustee reports here' })).toBeVisible()
  await shoot('first-run')

  const damaged = join(folder, '001 damaged.txt')
  writeFileSync(damaged, readFileSync(SAMPLES[1] ?? '', 'utf8').replace('8824748.', '8824748.x'))
  await dropPaths(page, [...SAMPLES, damaged])
  await expect(page.getByText('3 of 3 read')).toBeVisible()
  await page.getByRole('listbox', { name: 'Files of the preview' }).focus()
  await page.keyboard.press('n')
  await expect(page.getByRole('heading', { name: 'The file is refused' })).toBeVisible()
  await shoot('preview')
  await page.getByRole('button', { name: 'Cancel' }).click()

  await openSample(page)
  await page.keyboard.press('Control+1')
  await expect(page.getByText('Overcollateralization below target')).toBeVisible()
  await shoot('overview')
  await page.keyboard.press('Control+2')
  await page.getByRole('button', { name: '1,571.61' }).first().press('Enter')
  await expect(page.locator('mark[aria-current]')).toHaveText('1.571608348')
  await expect(page.getByRole('table', { name: 'Holdings made with this number' })).toBeVisible()
  await shoot('source')
  await page.keyboard.press('Escape')
  await page.keyboard.press('Control+5')
  await page.getByRole('button', { name: 'Net WAC Shortfall 930.67.' }).first().focus()
  await expect(page.getByRole('region', { name: 'The check' })).toContainText('REMIC III B')
  await expect(page.getByRole('region', { name: 'The check' }).locator('mark')).toBeVisible()
  await shoot('checks')

  await openSynthetic(page)
  await page.keyboard.press('Control+3')
  await page
    .getByRole('combobox', { name: 'Deal' })
    .selectOption('Synthetic Mortgage Trust 2000-S1')
  await expect(page.locator('canvas')).toHaveCount(4)
  await shoot('collateral')
  await importPaths(page, SAMPLES)
  await page.keyboard.press('Control+4')
  await expect(page.getByText('2 of 2 files read, 2 already on file')).toBeVisible()
  await expect(page.getByRole('table', { name: 'Filings on file' })).toBeVisible()
  await shoot('filings')
  expect(await violations(page)).toEqual([])
})

/** Opens the synthetic deal as the palette offers it, and waits until it is read. */
async function openSynthetic(page: Page): Promise<void> {
  await page.keyboard.press('Control+k')
  await page.getByRole('combobox', { name: 'Find or do' }).fill('synthetic')
  await page.getByRole('option', { name: /synthetic/i, selected: true }).waitFor()
  await page.keyboard.press('Enter')
  await expect(page.getByRole('link', { name: /^Filings/ })).toContainText('50', {
    timeout: 60_000,
  })
  await expect(page.getByRole('progressbar')).toHaveCount(0)
}
