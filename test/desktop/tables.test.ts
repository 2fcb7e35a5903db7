import { expect } from '@playwright/test'
import { launch, openSample, test, violations } from './support'

test('a table is sorted, filtered and loses a column by keyboard, and is found so at the next start', async ({
  folder,
}) => {
  const first = await launch(folder)
  const { page } = first
  await openSample(page)
  const positions = page.getByRole('table', { name: 'Positions' })
  const classes = () => positions.locator('tbody th[scope="row"] a').allTextContents()
  await expect.poll(classes).toEqual(['A', 'A-1', 'A-IO', 'M-1'])

  // From the first link up into the heads, to Cash, and sort downwards
  await positions.getByRole('link').first().focus()
  await page.keyboard.press('ArrowUp')
  await expect(positions.getByRole('button', { name: 'Class' })).toBeFocused()
  for (let cell = 0; cell < 8; cell++) await page.keyboard.press('ArrowRight')
  await expect(positions.getByRole('button', { name: 'Cash' })).toBeFocused()
  await page.keyboard.press('Enter')
  await expect.poll(classes).toEqual(['M-1', 'A-IO', 'A-1', 'A'])
  await page.keyboard.press('Enter')
  await expect.poll(classes).toEqual(['A', 'A-1', 'A-IO', 'M-1'])
  await expect(positions.getByRole('columnheader', { name: 'Cash' })).toHaveAttribute(
    'aria-sort',
    'descending',
  )

  // The filter finds numbers as they are shown; Esc clears it, then leads back into the table
  await page.keyboard.press('/')
  await page.keyboard.type('93,742')
  await expect.poll(classes).toEqual(['A-1'])
  await page.keyboard.press('Escape')
  await expect.poll(classes).toHaveLength(4)
  await page.keyboard.type('impac sec')
  await expect.poll(classes).toEqual(['A-1', 'A-IO', 'M-1'])
  await page.keyboard.press('Enter')
  await expect(positions.locator(':focus')).toHaveCount(1)

  await page.getByRole('button', { name: 'Columns' }).press('Enter')
  await page.keyboard.press('ArrowDown')
  await expect(page.getByRole('checkbox', { name: 'CUSIP' })).toBeFocused()
  await page.keyboard.press('Space')
  await page.keyboard.press('Escape')
  await expect(positions.getByRole('columnheader', { name: 'CUSIP' })).toHaveCount(0)
  await expect(page.getByRole('button', { name: 'Columns' })).toBeFocused()
  expect(await violations(page)).toEqual([])
  await first.app.close()

  const second = await launch(folder)
  await second.page.keyboard.press('Control+2')
  const again = second.page.getByRole('table', { name: 'Positions' })
  await expect(again.getByRole('columnheader', { name: 'Cash' })).toHaveAttribute(
    'aria-sort',
    'descending',
  )
  await expect(again.getByRole('columnheader', { name: 'CUSIP' })).toHaveCount(0)
  await expect(second.page.getByRole('searchbox', { name: 'Filter Positions' })).toHaveValue(
    'impac sec',
  )
  await expect(again.locator('tbody th[scope="row"] a')).toHaveText(['A-1', 'A-IO', 'M-1'])
  await second.app.close()
})

test('a long table draws what is in sight, and the keys reach all of it', async ({
  started: { app, page },
}) => {
  await openSample(page)
  await page.keyboard.press('Control+5')
  await page.getByRole('button', { name: /^ties/ }).click()
  const checks = page.getByRole('table', { name: 'Checks' })
  await expect
    .poll(async () => Number(await checks.getAttribute('aria-rowcount')))
    .toBeGreaterThan(1000)
  await expect.poll(() => checks.locator('tbody tr').count()).toBeLessThan(120)

  const rowOfFocus = () =>
    page.evaluate(() => Number(document.activeElement?.closest('tr')?.dataset['line'] ?? -1))
  await checks.locator('tbody button').first().focus()
  const start = await rowOfFocus()
  for (let press = 0; press < 30; press++) await page.keyboard.press('PageDown')
  await expect.poll(rowOfFocus).toBeGreaterThan(start + 290)
  const before = await rowOfFocus()
  // What has the focus stays drawn when it is scrolled out of sight
  await checks.evaluate((table) => (table.parentElement!.scrollTop = 0))
  await page.waitForTimeout(100)
  expect(await rowOfFocus()).toBe(before)
  await page.keyboard.press('ArrowDown')
  await expect.poll(rowOfFocus).toBe(before + 1)
  await expect(checks.locator(':focus')).toBeInViewport()
  await page.keyboard.press('Control+End')
  await expect.poll(rowOfFocus).toBe(Number(await checks.getAttribute('aria-rowcount')) - 2)

  // All rows are copied, drawn or not
  await page.keyboard.press('Control+c')
  await expect(page.getByRole('status')).toContainText('Copied Checks')
  const copied = await app.evaluate(({ clipboard }) => clipboard.readText())
  const lines = copied.split('\n')
  expect(lines.length).toBeGreaterThan(1000)
  const sides = lines.slice(1).flatMap((line) => line.split('\t').slice(4, 7))
  expect(sides.length).toBeGreaterThan(3000)
  expect(sides.filter((side) => /[−,]/.test(side))).toEqual([])
})
