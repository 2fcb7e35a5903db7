import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect } from '@playwright/test'
import { importPaths, openSample, SAMPLES, test, violations } from './support'

test('an amended report shows what it says otherwise, and what holders collect', async ({
  started: { page, folder },
}) => {
  await openSample(page)
  const [sample = ''] = SAMPLES
  const amended = readFileSync(sample, 'latin1').replaceAll('1.571608348', '1.581608348')
  writeFileSync(join(folder, 'amended.txt'), `${amended}\n`, 'latin1')
  await importPaths(page, [join(folder, 'amended.txt')])
  await page.keyboard.press('Control+4')
  await expect(page.getByText(/It supersedes the one from .*; open it to see/)).toBeVisible()
  await page
    .getByRole('table', { name: 'Filings on file' })
    .getByRole('row')
    .filter({ hasText: 'amended.txt' })
    .getByRole('button', { name: /^Read/ })
    .first()
    .press('Enter')
  const compared = page.getByRole('region', { name: 'Compared' })
  await expect(compared).toContainText('It counts instead of another of the day')
  const cells = compared.getByRole('table', { name: 'Cells that differ' })
  await expect(cells).toContainText('1.571608348')
  const holders = compared.getByRole('table', { name: 'What holders collect' })
  await expect(holders.getByRole('row').filter({ hasText: '45254TLU6' })).toContainText('10.00')
  await cells.scrollIntoViewIfNeeded()
  await page.screenshot({ path: join('test-results', 'screens', 'compared.png') })
  // The number of the superseded one opens that filing
  await cells.getByRole('button', { name: '1.571608348' }).first().press('Enter')
  await expect(page.getByRole('region', { name: 'Text of the filing' })).toContainText(
    '000_a1f1f5d8efe7c3c7.txt',
  )
  await expect(compared).toContainText('Another report of the day counts')
  expect(await violations(page)).toEqual([])
})
