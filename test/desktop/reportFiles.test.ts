import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, type ElectronApplication, type Page } from '@playwright/test'
import { ask, choosePath, openSample, test, violations } from './support'

/** Answers the dialog for saving with a path. */
function saveTo(app: ElectronApplication, path: string): Promise<void> {
  return app.evaluate(({ dialog }, filePath) => {
    dialog.showSaveDialog = () => Promise.resolve({ canceled: false, filePath })
  }, path)
}

async function addLot(page: Page, portfolio: string): Promise<void> {
  const lot = { cusip: '45254TLU6', face: '1000000', settle: '2002-07-01' }
  await ask(page, 'holdings.add', { ...lot, portfolio })
}

/** Adds portfolios, as another program would, and opens the choices for several once so many are offered. */
async function chooseAmong(page: Page, added: readonly string[], count: number): Promise<void> {
  for (const name of added) await addLot(page, name)
  await page.keyboard.press('Control+Shift+P')
  await expect(page.getByRole('heading', { name: 'Several portfolios or months' })).toBeVisible()
  const offered = page.getByRole('group', { name: 'Portfolios' }).getByRole('checkbox')
  await expect(offered).toHaveCount(count)
}

test('saves the month’s report in each of its other forms', async ({
  started: { app, page, folder },
}) => {
  await openSample(page)
  await page.keyboard.press('Control+6')
  for (const [name, ending, start] of [
    ['XLSX', 'xlsx', 'PK'],
    ['CSV', 'csv', '\uFEFFreport,head,'],
    ['HTML', 'html', '<!doctype html>'],
    ['JSON', 'json', '{'],
    ['Text', 'txt', 'Monthly holder report'],
  ] as const) {
    const file = join(folder, `report.${ending}`)
    await saveTo(app, join(folder, 'report'))
    await page.getByRole('button', { name: `Save as ${name}` }).click()
    await expect(page.getByTestId('saved')).toContainText(`report.${ending}`)
    expect(readFileSync(file, 'utf8').startsWith(start)).toBe(true)
  }
  // The keys of the menu do the same
  await saveTo(app, join(folder, 'by key.csv'))
  await page.keyboard.press('Control+Shift+C')
  await expect(page.getByTestId('saved')).toContainText('by key.csv')
  expect(readFileSync(join(folder, 'by key.csv'), 'utf8')).toBe(
    readFileSync(join(folder, 'report.csv'), 'utf8'),
  )
})

test('writes the reports of several portfolios into a folder, and says what was not written', async ({
  started: { app, page, folder },
}) => {
  await openSample(page)
  await chooseAmong(page, ['A/B', 'a:b'], 3)
  const write = page.getByRole('button', { name: /^Write \d+ reports?$/ })
  await expect(write).toBeDisabled()
  await page.getByRole('button', { name: 'All', exact: true }).click()
  // All are meant, one that is added afterwards too
  await addLot(page, 'Later')
  await expect(page.getByRole('checkbox', { name: 'Later' })).toBeChecked()
  await expect(page.getByText('4 of 4 chosen')).toBeVisible()
  await page.getByLabel('XLSX', { exact: true }).check()

  const pattern = page.getByLabel('Names by pattern')
  await pattern.fill('{fund}')
  await expect(pattern).toHaveAttribute('aria-invalid', 'true')
  await expect(page.getByText('“{fund}” cannot stand in a pattern')).toBeVisible()
  await pattern.fill('{month} {portfolio}')
  const names = page.getByRole('list', { name: 'Names of the files' })
  await expect(names).toContainText('2002-09 A-B.pdf')
  await expect(names).toContainText('2002-09 a-b (2).xlsx')

  const out = join(folder, 'gone')
  await choosePath(app, out)
  await page.getByRole('button', { name: 'Choose a folder…' }).click()
  await expect(page.getByTestId('batch-folder')).toHaveText(out)
  await write.click()
  const result = page.getByTestId('batch-result')
  await expect(result).toContainText('0 of 4 reports written, 4 refused', { timeout: 30_000 })
  await expect(result).toContainText('Sample, September 2002: The report could not be written to')

  await choosePath(app, folder)
  await page.getByRole('button', { name: 'Choose a folder…' }).click()
  await write.click()
  await expect(result).toContainText('Done. 4 of 4 reports written', { timeout: 60_000 })
  const written = readdirSync(folder).filter((name) => name.startsWith('2002-09'))
  expect(written.sort()).toEqual([
    '2002-09 A-B.pdf',
    '2002-09 A-B.xlsx',
    '2002-09 Later.pdf',
    '2002-09 Later.xlsx',
    '2002-09 Sample.pdf',
    '2002-09 Sample.xlsx',
    '2002-09 a-b (2).pdf',
    '2002-09 a-b (2).xlsx',
  ])
  expect(readFileSync(join(folder, '2002-09 Sample.pdf'), 'latin1')).toMatch(/^%PDF-/)
  // The same bytes as one report saved alone
  await page.keyboard.press('Escape')
  await page.getByRole('combobox', { name: 'Portfolio' }).selectOption('Sample')
  await saveTo(app, join(folder, 'alone.pdf'))
  await page.keyboard.press('Control+p')
  await expect(page.getByTestId('saved')).toContainText('alone.pdf')
  expect(
    readFileSync(join(folder, 'alone.pdf')).equals(
      readFileSync(join(folder, '2002-09 Sample.pdf')),
    ),
  ).toBe(true)
  expect(await violations(page)).toEqual([])
})

test('can be cancelled; what was written stays', async ({ started: { app, page, folder } }) => {
  await openSample(page)
  const funds = Array.from({ length: 12 }, (_, i) => `Fund ${i}`)
  await chooseAmong(page, funds, 13)
  await page.getByRole('button', { name: 'All', exact: true }).click()
  await choosePath(app, folder)
  await page.getByRole('button', { name: 'Choose a folder…' }).click()
  await page.getByRole('button', { name: 'Write 13 reports' }).click()
  const bar = page.getByRole('contentinfo')
  await expect(bar).toContainText(/Writing .*, September 2002, [1-9]\d* of 13/, { timeout: 30_000 })
  await bar.getByRole('button', { name: 'Cancel' }).click()
  const result = page.getByTestId('batch-result')
  await expect(result).toContainText('Cancelled: what was written stays', { timeout: 30_000 })
  await expect(bar.getByRole('button', { name: 'Cancel' })).toHaveCount(0)
  const files = readdirSync(folder).filter((name) => name.endsWith('.pdf'))
  expect(files.length).toBeGreaterThan(0)
  expect(files.length).toBeLessThan(13)
  for (const name of files) {
    expect(readFileSync(join(folder, name), 'latin1').trimEnd().endsWith('%%EOF')).toBe(true)
  }
  expect(readdirSync(folder).filter((name) => name.endsWith('.part'))).toEqual([])
  expect(existsSync(join(folder, 'Fund 12 2002-09.pdf'))).toBe(false)
})
