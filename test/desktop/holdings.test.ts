import { join } from 'node:path'
import { expect, type Page } from '@playwright/test'
import { launch, openSample, test } from './support'

const row = (page: Page, name: string) =>
  page
    .getByRole('table', { name: 'Positions' })
    .getByRole('row')
    .filter({ has: page.getByRole('link', { name, exact: true }) })

test('opens the sample portfolio with one click, to the cent', async ({ started: { page } }) => {
  await expect(page.getByRole('heading', { name: 'Drop trustee reports here' })).toBeVisible()
  await openSample(page)
  const cells = (name: string) => row(page, name).locator('td, th').allInnerTexts()
  const figures = async (name: string) => (await cells(name)).slice(2, 9)
  expect(await figures('A-1')).toEqual([
    '45254TLU6', '1,000,000.00', '0.817335216', '817,335.22', '1,571.61', '93,742.09', '95,313.70',
  ]) // prettier-ignore
  expect(await figures('M-1')).toEqual([
    '45254TLZ5', '250,000.00', '1.000000000', '250,000.00', '1,450.00', '0.00', '1,450.00',
  ]) // prettier-ignore
  expect(await figures('A')).toEqual([
    '45254NCG0', '5,000,000.00', '0.916963209', '4,584,816.05', '8,304.69', '93,880.30', '102,184.99',
  ]) // prettier-ignore
  expect(await figures('A-IO')).toEqual([
    '45254TLY8', '2,100,000.00', '1.000000000', '2,100,000.00', '4,937.45', '0.00', '4,937.45',
  ]) // prettier-ignore
  expect((await cells('A-IO'))[0]).toContain('notional')
  // The notional amount is in no total of faces
  const sum = page.getByRole('table', { name: 'Positions' }).getByRole('row').last()
  await expect(sum).toHaveText(
    /Sample\s*6,250,000\.00\s*5,652,151\.27\s*16,263\.75\s*187,622\.39\s*203,886\.14/,
  )
})

test('adds, changes and removes a holding by keyboard alone, and takes a removal back', async ({
  started: { page },
}) => {
  await openSample(page)
  await page.getByRole('button', { name: 'Add a holding' }).press('Enter')
  const field = (label: string) => page.getByLabel(label)
  await expect(page.getByLabel('CUSIP', { exact: true })).toBeFocused()
  await page.keyboard.type('45254tlu7')
  await page.keyboard.press('Tab')
  await page.keyboard.type('1e6')
  await page.keyboard.press('Enter')
  await expect(page.getByRole('alert')).toContainText('check digit')
  await expect(page.getByLabel('CUSIP', { exact: true })).toBeFocused()
  await page.keyboard.press('Control+A')
  await page.keyboard.type('45254 TLV4')
  await page.keyboard.press('Enter')
  await expect(page.getByRole('alert')).toContainText('“1e6” is not an amount')
  await expect(field('Original face, or notional amount')).toBeFocused()
  await page.keyboard.press('Control+A')
  await page.keyboard.type('400,000')
  await page.keyboard.press('Enter')
  await expect(page.getByRole('status')).toContainText('Added 400,000.00 of 45254TLV4 to Sample.')
  // A-2 pays 4.341666772 per $1,000 and no principal
  await expect(row(page, 'A-2')).toContainText('1,736.67')

  await row(page, 'A-2')
    .getByRole('button', { name: /^Lots of/ })
    .focus()
  await page.keyboard.press('Enter')
  await expect(page.getByRole('button', { name: 'Change the lot of 400,000.00' })).toBeFocused()
  await page.keyboard.press('Enter')
  await field('Original face, or notional amount').focus()
  await page.keyboard.press('Control+A')
  await page.keyboard.type('800000')
  await page.keyboard.press('Enter')
  await expect(row(page, 'A-2')).toContainText('3,473.33')

  await page.getByRole('button', { name: 'Remove the lot of 800,000.00' }).focus()
  await page.keyboard.press('Enter')
  await expect(page.getByRole('status')).toContainText(
    'Removed 800,000.00 of 45254TLV4 from Sample.',
  )
  await expect(row(page, 'A-2')).toHaveCount(0)
  await page.getByRole('button', { name: 'Undo' }).press('Enter')
  await expect(row(page, 'A-2')).toContainText('3,473.33')
})

test('records a sale by keyboard, keeps what is half typed, and redoes all that was undone', async ({
  started: { page },
}) => {
  await openSample(page)
  const a1 = row(page, 'A-1')
  await a1.getByRole('button', { name: /^Lots of/ }).press('Enter')
  await page.getByRole('button', { name: 'Record a sale' }).press('Enter')
  const face = page.getByLabel('Original face sold, or notional amount')
  await face.focus()
  await page.keyboard.type('400,000')
  await page.keyboard.press('Escape')
  await page.keyboard.press('Control+3')
  await page.keyboard.press('Control+2')
  await a1.getByRole('button', { name: /^Lots of/ }).press('Enter')
  await page.getByRole('button', { name: 'Record a sale' }).press('Enter')
  await expect(page.getByText('What you had typed is here again.')).toBeVisible()
  await expect(face).toHaveValue('400,000')
  await face.focus()
  await page.keyboard.press('Enter')
  await expect(page.getByRole('alert')).toContainText('A sale needs its settlement date')
  await expect(page.getByLabel('Settled on')).toBeFocused()
  await page.keyboard.type('2002-08-15')
  await page.screenshot({ path: join('test-results', 'screens', 'sale.png') })
  await page.keyboard.press('Enter')
  await expect(page.getByRole('status')).toContainText('Recorded the sale of 400,000.00')
  await expect(a1).toContainText('942.97')

  // All that was done, the import too, goes and comes back, and stops where there is nothing more
  for (let step = 0; step < 6; step++) {
    await page.keyboard.press('Control+z')
    await expect(page.getByRole('status')).toContainText('Undone:')
    await page.getByRole('button', { name: 'Dismiss' }).click()
  }
  await expect(page.getByRole('heading', { name: 'Drop trustee reports here' })).toBeVisible()
  for (let step = 0; step < 6; step++) {
    await page.keyboard.press('Control+Shift+Z')
    await expect(page.getByRole('status')).toContainText('Brought back:')
    await page.getByRole('button', { name: 'Dismiss' }).click()
  }
  await page.keyboard.press('Control+Shift+Z')
  await expect(page.getByRole('status')).toContainText('Nothing was undone last')
  await expect(a1).toContainText('942.97')
})

test('a CUSIP without a report says so, in the list and on its page', async ({
  started: { page },
}) => {
  await openSample(page)
  await page.getByRole('button', { name: 'Add a holding' }).click()
  await page.getByLabel('CUSIP', { exact: true }).fill('912828C40')
  await page.getByLabel('Original face, or notional amount').fill('1000')
  await page.keyboard.press('Enter')
  const added = row(page, '912828C40')
  await expect(added).toContainText('no report yet')
  await added.getByRole('link').click()
  await expect(page.getByRole('heading', { name: 'No distribution yet' })).toBeVisible()
  await expect(page.getByText('None of the reports on file has the CUSIP 912828C40.')).toBeVisible()
})

test('the page of a holding: what was paid, why a cent is off, which checks tie', async ({
  started: { page },
}) => {
  await openSample(page)
  await page.getByRole('link', { name: 'A-1', exact: true }).press('Enter')
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('A-1')
  const paid = page.getByRole('table', { name: 'Last distribution' })
  const line = async (name: string) =>
    (
      await paid
        .getByRole('row', { name: new RegExp(`^${name}`) })
        .locator('td')
        .allInnerTexts()
    ).slice(0, 3)
  const digits = async (name: string) => (await line(name)).map((text) => text.trim())
  expect(await digits('Interest')).toEqual(['1.571608348', '1,571.61', '45,183.74'])
  expect((await digits('Principal'))[1]).toBe('93,742.09')
  expect((await digits('Realized loss'))[0]).toBe('')
  await expect(
    page.getByText('The cent is rounding: 911,077.304 − 93,742.088 = 817,335.216.'),
  ).toBeVisible()
  const checks = page.getByRole('table', { name: 'Checks on this class' })
  await expect(
    checks
      .getByRole('row')
      .filter({ hasText: 'current = prior − principal − loss + deferred' })
      .first(),
  ).toContainText('Ties')
  await page.keyboard.press('Escape')
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Holdings')
  await page.keyboard.press('Alt+ArrowLeft')
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('A-1')
})

test('arrow keys move in the table and Ctrl+C copies it in full precision', async ({
  started: { app, page },
}) => {
  await openSample(page)
  const positions = page.getByRole('table', { name: 'Positions' })
  await positions.getByRole('link').first().focus()
  await page.keyboard.press('ArrowDown')
  // Past deal and CUSIP, cell by cell
  for (let cell = 0; cell < 3; cell++) await page.keyboard.press('ArrowRight')
  await expect(row(page, 'A-1').getByRole('button', { name: '1,000,000.00' })).toBeFocused()
  await page.keyboard.press('Control+c')
  await expect(page.getByRole('status')).toContainText('Copied Positions: 4 rows.')
  const copied = await app.evaluate(({ clipboard }) => clipboard.readText())
  const lines = copied.split('\n').map((text) => text.split('\t'))
  expect(lines.find((cells) => cells[3] === '45254TLU6')?.slice(4, 10)).toEqual([
    '1000000', '0.817335216', '817335.22', '1571.61', '93742.09', '95313.70',
  ]) // prettier-ignore
})

test('a sum leads to what it was made of', async ({ started: { page } }) => {
  await openSample(page)
  await page.locator('.strip').getByRole('button', { name: '203,886.14' }).first().focus()
  await expect(page.getByRole('contentinfo')).toContainText(
    '16,263.75 interest + 187,622.39 principal',
  )
  await page.keyboard.press('Enter')
  await expect(
    page.getByRole('row', { name: /45254NCG0/ }).getByRole('button', { name: '102,184.99' }),
  ).toBeFocused()
})

test('finds everything again at the next start', async ({ folder }) => {
  const first = await launch(folder)
  await openSample(first.page)
  await first.app.evaluate(({ BrowserWindow }) =>
    BrowserWindow.getAllWindows()[0]?.setBounds({ x: 40, y: 30, width: 1111, height: 777 }),
  )
  await first.app.close()
  const second = await launch(folder)
  await second.page.keyboard.press('Control+2')
  await expect(row(second.page, 'A-1')).toContainText('95,313.70')
  const bounds = await second.app.evaluate(({ BrowserWindow }) =>
    BrowserWindow.getAllWindows()[0]?.getNormalBounds(),
  )
  expect(bounds).toMatchObject({ width: 1111, height: 777 })
  await second.app.close()
})
