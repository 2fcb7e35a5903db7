import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect } from '@playwright/test'
import {
  ask,
  choosePath,
  importPaths,
  launch,
  openSample,
  SAMPLES,
  test,
  violations,
} from './support'

test('imports good files beside bad ones, each with its sentence', async ({
  started: { page, folder },
}) => {
  const bad = join(folder, 'bad')
  mkdirSync(bad)
  const whole = readFileSync(SAMPLES[1]!, 'latin1')
  writeFileSync(join(bad, 'cut off.txt'), whole.slice(0, whole.indexOf('8824748') + 5))
  writeFileSync(join(bad, 'empty.txt'), '')
  writeFileSync(join(bad, 'letter.txt'), 'Dear holder,\nthere is no report in this letter.\n')
  await importPaths(page, [SAMPLES[0]!, bad, SAMPLES[1]!])
  await page.keyboard.press('Control+4')
  const files = page.getByRole('table', { name: 'Files of the import' })
  await expect(page.getByRole('heading', { name: 'Last import' })).toBeVisible()
  await expect(files.getByRole('row')).toHaveCount(6)
  const of = (name: string) => files.getByRole('row').filter({ hasText: name })
  for (const name of ['cut off.txt', 'empty.txt', 'letter.txt']) {
    await expect(of(name)).toContainText('refused')
    expect((await of(name).locator('td[data-column="done"]').innerText()).length).toBeGreaterThan(
      30,
    )
  }
  await expect(of('000_a1f1f5d8efe7c3c7.txt')).toContainText('imported')
  await expect(page.getByRole('table', { name: 'Filings on file' }).getByRole('row')).toHaveCount(4)
  await expect(page.getByRole('progressbar')).toHaveCount(0)

  // The same files again change nothing
  await importPaths(page, SAMPLES)
  await expect(of('000_a1f1f5d8efe7c3c7.txt')).toContainText('on file')
  await expect(of('001_c6c1f6c0235324ea.txt')).toContainText('on file')
  await expect(page.getByRole('table', { name: 'Filings on file' }).getByRole('row')).toHaveCount(4)
})

test('shows progress, and stops when it is cancelled', async ({ started: { page, folder } }) => {
  const many = join(folder, 'many')
  mkdirSync(many)
  const text = readFileSync(SAMPLES[1]!, 'latin1')
  for (let i = 0; i < 300; i++) writeFileSync(join(many, `${i}.txt`), `${text}\n${i}\n`)
  await importPaths(page, [many])
  await page.keyboard.press('Control+4')
  const progress = page.getByRole('main').getByRole('progressbar', { name: 'Files read' })
  await expect(progress).toBeVisible()
  await page.getByRole('main').getByRole('button', { name: 'Cancel' }).click()
  await expect(page.getByRole('heading', { name: 'Import cancelled' })).toBeVisible()
  const said = await page.getByRole('region', { name: 'Import' }).getByRole('status').innerText()
  expect(Number(/^(\d+) of 300/.exec(said)?.[1])).toBeLessThan(300)
  await expect(progress).toHaveCount(0)
})

test('lists hundreds of filings of one import, draws those in sight, and finds any of them', async ({
  started: { page, folder },
}) => {
  test.setTimeout(120_000)
  const many = join(folder, 'many')
  mkdirSync(many)
  const text = readFileSync(SAMPLES[1]!, 'latin1')
  for (let i = 0; i < 400; i++) writeFileSync(join(many, `no ${i}.txt`), `${text}\n${i}\n`)
  await importPaths(page, [many])
  await page.keyboard.press('Control+4')
  await expect(page.getByRole('heading', { name: 'Last import' })).toBeVisible({ timeout: 60_000 })
  const list = page.getByRole('table', { name: 'Filings on file' })
  await expect(list.getByText('392 more')).toBeVisible()
  await list.getByRole('button', { name: 'Show all' }).press('Enter')
  // The heads, the import's own row, a row a filing
  await expect(list).toHaveAttribute('aria-rowcount', '402')
  expect(await list.getByRole('row').count()).toBeLessThan(90)
  await list.getByRole('button', { name: /^Read/ }).first().focus()
  await page.keyboard.press('Control+End')
  await expect(list.locator('tr[data-line="400"] :focus')).toBeInViewport()

  await page.keyboard.press('/')
  await page.keyboard.type('no 399 cmb 2002-09')
  await expect(page.getByText('1 found', { exact: true })).toBeVisible()
  await expect(list.getByRole('row', { name: /no 399\.txt/ })).toBeVisible()
  await page.keyboard.press('Escape')
  await expect(list).toHaveAttribute('aria-rowcount', '402')
  await page.keyboard.press('Enter')
  await expect(list.locator(':focus')).toHaveCount(1)
  expect(await violations(page)).toEqual([])
})

test('takes files that are dropped on the window', async ({ started: { page } }) => {
  const text = readFileSync(SAMPLES[0]!, 'latin1')
  await page.evaluate(() => {
    const over = new DragEvent('dragenter', { bubbles: true, dataTransfer: new DataTransfer() })
    over.dataTransfer?.items.add(new File(['x'], 'x.txt'))
    document.body.dispatchEvent(over)
  })
  await expect(page.locator('.frame.is-over')).toHaveCount(1)
  // A file that a page made has no path: nothing can be imported, and nothing breaks
  await page.evaluate((body) => {
    const drop = new DragEvent('drop', { bubbles: true, dataTransfer: new DataTransfer() })
    drop.dataTransfer?.items.add(new File([body], 'x.txt'))
    document.body.dispatchEvent(drop)
  }, text)
  await expect(page.locator('.frame.is-over')).toHaveCount(0)
  await expect(page.getByRole('heading', { name: 'Drop trustee reports here' })).toBeVisible()
})

test('the menu does what its keys do', async ({ started: { app, page } }) => {
  await app.evaluate(({ Menu }) => {
    const items = Menu.getApplicationMenu()?.items.flatMap((menu) => menu.submenu?.items ?? [])
    items?.find((item) => item.label === 'Filings')?.click()
  })
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Filings')
})

test('opens the line a number comes from, and goes back to the number', async ({
  started: { page },
}) => {
  await openSample(page)
  const figure = page
    .getByRole('row', { name: /45254TLU6/ })
    .getByRole('button', { name: '1,571.61' })
  await figure.focus()
  const bar = page.getByRole('contentinfo')
  await expect(bar).toContainText('= 1,000,000 ÷ 1,000 × 1.571608348')
  await expect(bar).toContainText(/000_a1f1f5d8efe7c3c7\.txt\s*line 630,\s+column 47/)
  await page.keyboard.press('Enter')
  const mark = page.locator('mark')
  await expect(mark).toHaveText('1.571608348')
  await expect(mark).toBeInViewport()
  await expect(page.locator('.line:has(mark) .no')).toHaveText('630')
  // The next cell of the row, from the keyboard; it is folded over two lines
  await page.keyboard.press('ArrowRight')
  await page.keyboard.press('ArrowRight')
  await expect(mark).toHaveText(['95.3', '1369635'])
  await page.keyboard.press('Alt+ArrowUp')
  await expect(page.getByRole('table', { name: 'REMIC III, current period' })).toBeVisible()
  await page.keyboard.press('Escape')
  await expect(figure).toBeFocused()
})

test('a number of a filing says which checks, sums and holdings it is used in, and leads there', async ({
  started: { page },
}) => {
  await openSample(page)
  await page
    .getByRole('row', { name: /45254TLU6/ })
    .getByRole('button', { name: '93,742.09' })
    .click()
  const mark = page.locator('mark')
  await expect(mark).toHaveText('93.742088')
  const held = page.getByRole('table', { name: 'Holdings made with this number' })
  await expect(held.getByRole('row')).toHaveCount(2)
  await expect(held).toContainText('1,000,000.00')
  const cash = held.getByRole('button', { name: '93,742.09' })
  await cash.focus()
  await expect(page.getByRole('contentinfo')).toContainText('= 1,000,000.00 ÷ 1,000 × 93.742088')

  // Its dollars are part of the tier's sum; the sum leads to the total, and back to its parts
  await page.getByRole('combobox', { name: 'Table' }).selectOption({ index: 8 })
  const read = page.getByRole('region', { name: 'As read' })
  await read.getByRole('button', { name: '2,695,085.03' }).first().focus()
  await expect(held).toHaveCount(0)
  await read.getByRole('button', { name: /^REMIC III Total, 2,695,085\.03/ }).click()
  await expect(read.locator('[aria-current="true"]')).toBeFocused()
  await expect(mark).toHaveText(['2695085.03'])
  await read.getByRole('button', { name: '11 cells, marked in the text' }).click()
  await expect.poll(() => mark.count()).toBeGreaterThan(1)
  await expect(page.locator('mark[aria-current]')).toHaveText('2695085.03')

  const checks = page.getByRole('table', { name: 'Checks of this number' })
  await expect(checks).toContainText('Ties')
  await checks.getByRole('button', { name: 'the classes of the tier add up to its Total' }).click()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Checks')
  const selected = page.getByRole('table', { name: 'Checks' }).locator('tr.is-selected')
  await expect(selected).toContainText('the classes of the tier add up to its Total')
  await expect(selected).toBeInViewport()
  await expect(page.getByRole('region', { name: 'The check' })).toContainText('REMIC III Total')
  expect(await violations(page)).toEqual([])
})

test('scrolls a long text without drawing all of it', async ({ started: { page } }) => {
  await openSample(page)
  await page.keyboard.press('Control+4')
  await page.getByRole('button', { name: 'Read 000_a1f1f5d8efe7c3c7.txt' }).click()
  const lines = page.getByRole('group', { name: 'Lines of the filing' })
  await expect(lines.locator('.line').first()).toBeVisible()
  expect(await lines.locator('.line').count()).toBeLessThan(200)
  await lines.evaluate((element) => {
    element.scrollTop = element.scrollHeight
  })
  await expect(lines.getByText('1481', { exact: true })).toBeInViewport()
})

test('opens a database of another computer from the first screen, and says why another file is none', async ({
  started: { app, page, folder },
}) => {
  const other = join(folder, 'other')
  mkdirSync(other)
  const elsewhere = await launch(other)
  await openSample(elsewhere.page)
  const copy = join(other, 'copy.sqlite')
  await ask(elsewhere.page, 'backup.make', { path: copy })
  await elsewhere.app.close()

  const offer = page.getByRole('button', { name: /^Open or restore a database/ })
  const letter = join(folder, 'letter.sqlite')
  writeFileSync(letter, 'Dear holder,\n'.repeat(100))
  await choosePath(app, letter)
  await offer.click()
  await expect(page.getByRole('main')).toContainText('letter.sqlite')
  await expect(offer).toBeEnabled()

  await choosePath(app, copy)
  await offer.press('Enter')
  await expect(
    page.getByText(/^Restored .*copy\.sqlite\. What was there before lies in/),
  ).toBeVisible()
  await page.keyboard.press('Control+2')
  await expect(page.getByRole('table', { name: 'Positions' })).toContainText('95,313.70')
  expect(await violations(page)).toEqual([])
})
