import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect } from '@playwright/test'
import { choosePath, openSample, test, violations } from './support'

test('expected cash of a break opens the printed factor, and a sum of a holding its line', async ({
  started: { app, page, folder },
}) => {
  await openSample(page)
  const cash = join(folder, 'cash.csv')
  writeFileSync(
    cash,
    'Account,CUSIP,Pay Date,Interest,Principal\n,45254TLU6,2002-09-25,"1,571.61","93,742.08"\n',
  )
  await choosePath(app, cash)
  await page.keyboard.press('Control+7')
  await page.getByRole('button', { name: 'Import cash received' }).click()
  await page.getByRole('button', { name: 'Store them' }).click()
  const row = page
    .getByRole('table', { name: 'Breaks' })
    .getByRole('row', { name: /Other amount 45254TLU6/ })
  const bar = page.getByRole('contentinfo')
  const interest = row.getByRole('button', { name: '1,571.61' })
  await interest.focus()
  await expect(bar).toContainText('= 1,000,000.00 ÷ 1,000 × 1.571608348')
  await expect(bar).toContainText(/000_a1f1f5d8efe7c3c7\.txt\s*line 630/)
  await page.keyboard.press('Enter')
  await expect(page.locator('mark').first()).toHaveText('1.571608348')
  await page.keyboard.press('Escape')
  await expect(interest).toBeFocused()
  await page.keyboard.press('End')
  await page.keyboard.press('ArrowLeft')
  await expect(bar).toContainText('= 95,313.69 received − 95,313.70 expected')
  await page.screenshot({ path: join('test-results', 'screens', 'custodian-breaks.png') })

  await row.getByRole('link', { name: '45254TLU6' }).press('Enter')
  const received = page.getByRole('table', { name: 'Received' })
  await received.getByRole('button', { name: '95,313.70' }).first().focus()
  await expect(bar).toContainText('= 1,571.61 interest + 93,742.09 principal')
  await page.screenshot({ path: join('test-results', 'screens', 'holding-received.png') })
  await page.keyboard.press('Enter')
  await expect(page.locator('mark[aria-current]').first()).toBeInViewport()
  expect(await violations(page)).toEqual([])
})

test('cash with other headings is stored once its columns are told, by keyboard alone', async ({
  started: { app, page, folder },
}) => {
  await openSample(page)
  const cash = join(folder, 'other.csv')
  writeFileSync(cash, 'Sec,When,Net\n45254TLU6,2002-09-25,"95,313.70"\n')
  await choosePath(app, cash)
  await page.keyboard.press('Control+7')
  await page.getByRole('button', { name: 'Import cash received' }).press('Enter')
  const form = page.getByRole('region', { name: 'Columns of the file' })
  await expect(form.getByRole('alert')).toContainText('which column is cusip')
  await expect(form.getByRole('combobox').first()).toBeFocused()
  await form.getByLabel(/^CUSIP/).selectOption('Sec')
  await form.getByLabel(/^Pay date/).selectOption('When')
  await form.getByLabel('Total').selectOption('Net')
  await page.screenshot({ path: join('test-results', 'screens', 'csv-columns.png') })
  await form.getByLabel('Total').press('Tab')
  await page.keyboard.press('Tab')
  await page.keyboard.press('Enter')
  const preview = page.getByRole('region', { name: 'Preview' })
  await expect(preview).toContainText('1 row of cash would be stored')
  await expect(preview.getByRole('button', { name: 'Store them' })).toBeFocused()
  await page.keyboard.press('Enter')
  await expect(page.getByText('Imported 1 row of cash received.')).toBeVisible()
  await page.keyboard.press('Control+z')
  await expect(page.getByText(/^Undone: Imported 1 rows/)).toBeVisible()
  expect(await violations(page)).toEqual([])
})
