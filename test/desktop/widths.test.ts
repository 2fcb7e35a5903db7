import type { ElectronApplication, Locator, Page } from '@playwright/test'
import { expect } from '@playwright/test'
import { ask, openSample, test } from './support'

async function resize(app: ElectronApplication, page: Page, width: number, height: number) {
  await app.evaluate(
    ({ BrowserWindow }, size) => BrowserWindow.getAllWindows()[0]?.setContentSize(...size),
    [width, height] as [number, number],
  )
  await page.waitForFunction((wanted) => window.innerWidth === wanted, width)
}

/** The tables of the screen that are wider than their panes, and by how much. */
const tooWide = (page: Page) =>
  page.evaluate(() =>
    [...document.querySelectorAll('.layer:not(.is-behind) .scroll')]
      .filter((pane) => pane.scrollWidth > pane.clientWidth)
      .map(
        (pane) =>
          `${pane.querySelector('table')?.getAttribute('aria-label') ?? ''} by ${pane.scrollWidth - pane.clientWidth}`,
      ),
  )

/** Where something ends at the right, in pixels of the window. */
const rightOf = (shown: Locator) =>
  shown.evaluate((element) => element.getBoundingClientRect().right)

test('no table of a deal is cut at the usual size, nor is its name', async ({
  started: { app, page },
}) => {
  test.setTimeout(90_000)
  await page.getByRole('button', { name: /Explore the synthetic deal/ }).click()
  await page.getByRole('table', { name: 'Holdings' }).getByText('A-1', { exact: true }).waitFor()
  await page.getByRole('button', { name: 'Cancel' }).waitFor({ state: 'detached', timeout: 60_000 })
  await resize(app, page, 1280, 800)
  await page.getByRole('link', { name: 'C', exact: true }).click()
  await expect(page.getByRole('table', { name: 'Checks on this class' })).toContainText(
    'The factor’s base is a notional amount',
  )
  expect(await tooWide(page), 'holding').toEqual([])

  await page.keyboard.press('Control+3')
  const tabs = page.getByRole('tablist', { name: 'Collateral' }).getByRole('tab')
  await expect(tabs).toHaveCount(8)
  const whole = await page
    .locator('.top .chosen .clip')
    .evaluateAll((parts) => parts.every((part) => part.scrollWidth <= part.clientWidth))
  expect(whole).toBe(true)
  for (const tab of await tabs.all()) {
    await tab.click()
    const name = (await tab.textContent()) ?? ''
    expect(await tooWide(page), name).toEqual([])
    await page.keyboard.press('t')
    expect(await tooWide(page), `${name}, charts as tables`).toEqual([])
    await page.keyboard.press('t')
  }
})

test('a portfolio of a very long name leaves figures and the report in the window', async ({
  started: { app, page },
}) => {
  test.setTimeout(90_000)
  await openSample(page)
  const name =
    'The pension fund of the municipal employees of the greater county, long-dated mortgages, account II'
  await ask(page, 'portfolios.change', { portfolio: 'Sample', name })
  for (const [width, height] of [
    [1024, 700],
    [1280, 800],
  ] as const) {
    await resize(app, page, width, height)
    await page.keyboard.press('Control+1')
    const holdings = page.getByRole('table', { name: 'Holdings' })
    await expect(holdings.getByText(name, { exact: true }).first()).toBeVisible()
    expect(await rightOf(holdings.getByText('95,313.70'))).toBeLessThanOrEqual(width)
    expect(await tooWide(page), `Overview at ${width}`).toEqual([])
    await page.keyboard.press('Control+2')
    const positions = page.getByRole('table', { name: 'Positions' })
    expect(await rightOf(positions.getByText('95,313.70'))).toBeLessThanOrEqual(width)
    expect(await tooWide(page), `Holdings at ${width}`).toEqual([])
    await page.getByRole('link', { name: 'A-1', exact: true }).click()
    await page.getByRole('table', { name: 'Lots' }).waitFor()
    expect(await tooWide(page), `holding at ${width}`).toEqual([])

    await page.keyboard.press('Control+6')
    await page.getByRole('combobox', { name: 'Portfolio' }).selectOption(name)
    const sheet = page.frameLocator('iframe').locator('main')
    await expect(sheet).toContainText('Monthly holder report')
    const right = await sheet.evaluate((paper) => paper.getBoundingClientRect().right)
    const room = await page.locator('iframe').evaluate((frame) => frame.clientWidth)
    expect(right, `the sheet at ${width}`).toBeLessThanOrEqual(room)
    const edge = await page
      .locator('iframe')
      .evaluate((frame) => frame.getBoundingClientRect().right)
    expect(edge, `its frame at ${width}`).toBeLessThanOrEqual(width)
    await page.getByRole('combobox', { name: 'Portfolio' }).selectOption('')
  }
})

test('the report is as much larger as the text of the window is', async ({
  started: { app, page },
}) => {
  await openSample(page)
  await resize(app, page, 1024, 700)
  const height = async () => {
    await page.keyboard.press('Control+6')
    const title = page
      .frameLocator('iframe')
      .getByRole('heading', { name: 'Monthly holder report' })
    await title.waitFor()
    return title.evaluate((heading) => heading.getBoundingClientRect().height)
  }
  const usual = await height()
  await page.keyboard.press('Control+,')
  await page.getByRole('button', { name: '200%' }).click()
  await expect.poll(height).toBeGreaterThan(1.5 * usual)
})
