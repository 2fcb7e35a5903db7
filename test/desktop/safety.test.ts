import AxeBuilder from '@axe-core/playwright'
import { expect, type Page } from '@playwright/test'
import { openSample, test, violations } from './support'

test('the process of the database may die: it comes back with everything', async ({
  started: { app, page },
}) => {
  await openSample(page)
  // It is started again by itself only when it has lived for a while
  await page.waitForTimeout(5200)
  const ended = await app.evaluate(({ app: running }) => {
    const database = running.getAppMetrics().find((one) => one.name === 'Paydown database')
    if (database !== undefined) process.kill(database.pid, 'SIGKILL')
    return database?.pid ?? 0
  })
  expect(ended).toBeGreaterThan(0)
  await expect
    .poll(() =>
      app.evaluate(
        ({ app: running }) =>
          running.getAppMetrics().find((one) => one.name === 'Paydown database')?.pid ?? 0,
      ),
    )
    .not.toBe(ended)
  await page.keyboard.press('[')
  await expect(page.getByText('August 2002', { exact: true })).toBeVisible()
  await page.keyboard.press(']')
  await expect(page.getByRole('table', { name: 'Positions' })).toContainText('95,313.70')
})

/** What axe finds that keeps people out; colour is looked at in both themes. */
async function serious(page: Page): Promise<string[]> {
  const found: string[] = []
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme })
    const { violations: all } = await new AxeBuilder({ page }).setLegacyMode(true).analyze()
    found.push(
      ...all
        .filter((one) => one.impact === 'serious' || one.impact === 'critical')
        .map(
          (one) =>
            `${colorScheme} ${one.id}: ${one.nodes.map((node) => node.target.join(' ')).join(', ')}`,
        ),
    )
  }
  return found
}

test('every screen can be used by everyone, and none breaks the policy', async ({
  started: { page },
}) => {
  test.setTimeout(90_000)
  expect(await serious(page)).toEqual([])
  await openSample(page)
  expect(await serious(page)).toEqual([])
  await page.getByRole('button', { name: 'Add a holding' }).click()
  await page.keyboard.press('Enter')
  await expect(page.getByRole('alert')).toBeVisible()
  expect(await serious(page)).toEqual([])
  await page.keyboard.press('Escape')
  await page.getByRole('link', { name: 'A-IO' }).click()
  await expect(page.getByRole('table', { name: 'Checks on this class' })).toBeVisible()
  expect(await serious(page)).toEqual([])
  await page
    .getByRole('table', { name: 'Last distribution' })
    .getByRole('button', { name: '4,937.45' })
    .first()
    .click()
  await expect(page.locator('mark').first()).toBeVisible()
  expect(await serious(page)).toEqual([])
  await page.keyboard.press('Escape')
  await page.keyboard.press('Control+4')
  expect(await serious(page)).toEqual([])
  await page.keyboard.press('Control+6')
  await expect(page.frameLocator('iframe').getByRole('heading', { name: 'Sources' })).toBeVisible()
  expect(await serious(page)).toEqual([])
  await page.keyboard.press('?')
  await expect(page.getByRole('dialog', { name: 'Keys' })).toBeVisible()
  expect(await serious(page)).toEqual([])
  await page.keyboard.press('Escape')
  await expect(page.getByRole('dialog')).toHaveCount(0)
  // Closing a dialog leaves the page alive
  await page.keyboard.press('Control+2')
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Holdings')
  expect(await violations(page)).toEqual([])
})

test('follows the theme of the system and goes through its regions with F6', async ({
  started: { page },
}) => {
  await openSample(page)
  const surface = () => page.evaluate(() => getComputedStyle(document.body).backgroundColor)
  await page.emulateMedia({ colorScheme: 'light' })
  expect(await surface()).toBe('rgb(255, 255, 255)')
  await page.emulateMedia({ colorScheme: 'dark' })
  expect(await surface()).toBe('rgb(20, 23, 26)')
  const region = () =>
    page.evaluate(
      () => document.activeElement?.closest<HTMLElement>('[data-region]')?.dataset['region'],
    )
  await page.getByRole('link', { name: 'Holdings' }).focus()
  const seen: (string | undefined)[] = []
  for (let i = 0; i < 4; i++) {
    await page.keyboard.press('F6')
    seen.push(await region())
  }
  expect(seen).toEqual(['top', 'page', 'source', 'rail'])
})
