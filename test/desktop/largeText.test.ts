import { expect, type Page } from '@playwright/test'
import { openSample, test, violations } from './support'

/** What of the top and source bars is not wholly in its bar and in the window. */
function cutOff(page: Page): Promise<string[]> {
  return page.evaluate(() =>
    [...document.querySelectorAll<HTMLElement>('.layer:not(.is-behind) > .top')].flatMap((bar) => {
      const outer = bar.getBoundingClientRect()
      return [...bar.querySelectorAll<HTMLElement>('button, select, h1, b')]
        .filter((one) => {
          const { left, right, top, bottom } = one.getBoundingClientRect()
          const edge = Math.min(outer.right, window.innerWidth)
          return (
            right > edge ||
            left < outer.left ||
            top < outer.top - 0.5 ||
            bottom > outer.bottom + 0.5
          )
        })
        .map((one) => one.textContent.trim().replace(/\s+/g, ' '))
    }),
  )
}

// Text of twice the size, chosen in the settings; at 1280 and at the smallest window.
test('text of twice the size is cut off in no top bar', async ({ started: { app, page } }) => {
  test.setTimeout(90_000)
  await openSample(page)
  await page.keyboard.press('Control+,')
  await page.getByRole('button', { name: '200%' }).click()
  const titles = ['Overview', 'Holdings', 'Collateral', 'Filings', 'Checks', 'Reports', 'Custodian']
  for (const [width, height] of [
    [1024, 700],
    [1280, 800],
  ] as const) {
    await app.evaluate(
      ({ BrowserWindow }, size) => BrowserWindow.getAllWindows()[0]?.setContentSize(...size),
      [width, height] as [number, number],
    )
    await page.waitForFunction((wanted) => window.innerWidth === wanted, width)
    for (const [i, title] of titles.entries()) {
      await page.keyboard.press(`Control+${i + 1}`)
      await expect(page.getByRole('heading', { level: 1 })).toHaveText(title)
      expect(await cutOff(page), `${title} at ${width}`).toEqual([])
      await expect(page.getByRole('button', { name: 'Find or do' })).toBeInViewport({ ratio: 1 })
    }
    await page.keyboard.press('Control+2')
    await page.getByRole('table', { name: 'Positions' }).getByText('1,571.61').first().click()
    await expect(page.locator('mark').first()).toBeVisible()
    expect(await cutOff(page), `source view at ${width}`).toEqual([])
    await page.keyboard.press('Escape')
  }
  expect(await violations(page)).toEqual([])
})

test('what explains a difference can be read in the list of checks at the usual size', async ({
  started: { app, page },
}) => {
  await openSample(page)
  await app.evaluate(({ BrowserWindow }) =>
    BrowserWindow.getAllWindows()[0]?.setContentSize(1280, 800),
  )
  await page.keyboard.press('Control+5')
  const checks = page.getByRole('table', { name: 'Checks' })
  const short = checks.getByRole('button', { name: 'The factor’s base is a notional amount, not' })
  await expect(short.first()).toBeVisible()
  const whole = await short
    .first()
    .evaluate((one) => one.scrollWidth <= one.clientWidth && one.clientWidth > 0)
  expect(whole).toBe(true)
  // Nothing of the table is out of sight to the right
  expect(
    await checks.evaluate((table) => {
      const pane = table.parentElement
      return pane === null ? 1 : pane.scrollWidth - pane.clientWidth
    }),
  ).toBe(0)
})
