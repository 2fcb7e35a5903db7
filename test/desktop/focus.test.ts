import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, type Page } from '@playwright/test'
import { choosePath, openSample, test } from './support'

/** Where the focus is: the name of what has it, or its element. */
const focused = (page: Page) =>
  page.evaluate(() => {
    const { activeElement: at } = document
    return at === document.body ? 'nowhere' : (at?.tagName.toLowerCase() ?? 'nowhere')
  })

test('the focus is never lost: not on another screen, nor when what had it is gone', async ({
  started: { app, page, folder },
}) => {
  await openSample(page)
  for (const [key, title] of [
    ['2', 'Holdings'],
    ['3', 'Collateral'],
    ['4', 'Filings'],
    ['5', 'Checks'],
    ['6', 'Reports'],
    ['7', 'Custodian'],
    [',', 'Settings'],
    ['1', 'Overview'],
  ] as const) {
    await page.keyboard.press(`Control+${key}`)
    await expect(page.getByRole('heading', { level: 1 })).toHaveText(title)
    await expect.poll(() => focused(page)).not.toBe('nowhere')
  }
  // Tab goes on in the page that is shown
  await page.keyboard.press('Tab')
  expect(await page.evaluate(() => document.activeElement?.closest('main') !== null)).toBe(true)

  await page.keyboard.press('Control+7')
  const cash = join(folder, 'cash.csv')
  writeFileSync(cash, 'CUSIP,Pay Date,Total\n45254TLU6,2002-09-25,"95,313.70"\n')
  await choosePath(app, cash)
  await page.getByRole('button', { name: 'Import cash received' }).press('Enter')
  await page.getByRole('button', { name: 'Store them' }).press('Enter')
  await expect(page.getByText('Imported 1 row of cash received.')).toBeVisible()
  await expect.poll(() => focused(page)).not.toBe('nowhere')

  await page.keyboard.press('Control+4')
  const undo = page
    .getByRole('table', { name: 'History' })
    .getByRole('button', { name: /^Undo: Imported 1 rows of the custodian/ })
  await undo.press('Enter')
  const ask = page.getByRole('alert').filter({ hasText: 'Undo “' })
  await expect(ask.getByRole('button', { name: 'Undo', exact: true })).toBeFocused()
  await ask.getByRole('button', { name: 'Leave it' }).press('Enter')
  await expect(undo).toBeFocused()

  await page.keyboard.press('Control+2')
  const lots = page.getByRole('button', { name: /^Lots of/ })
  await lots.first().press('Enter')
  await page.getByRole('button', { name: /^Remove the lot/ }).press('Enter')
  await expect(page.getByRole('button', { name: 'Add a lot' })).toBeFocused()
})

test('the palette begins what it names on the screen where it is done', async ({
  started: { page },
}) => {
  await openSample(page)
  const pick = async (typed: string) => {
    await page.keyboard.press('Control+k')
    await page.keyboard.type(typed)
    await page.keyboard.press('Enter')
  }
  await pick('add a holding')
  await expect(page.getByLabel('CUSIP', { exact: true })).toBeFocused()
  await pick('theme dark')
  await expect(page.locator('html')).toHaveAttribute('data-theme', 'dark')
  await pick('restore')
  await expect(page.getByRole('button', { name: 'Restore a copy' })).toBeFocused()
  await pick('redo')
  await expect(page.getByText('Nothing was undone last')).toBeVisible()
})
