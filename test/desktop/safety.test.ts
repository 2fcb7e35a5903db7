import AxeBuilder from '@axe-core/playwright'
import { expect, type Page } from '@playwright/test'
import { openSample, test, violations } from './support'

test('the page has no Node, no network, no way out', async ({ started: { app, page } }) => {
  const inPage = await page.evaluate(async () => {
    const names = ['require', 'process', 'module', 'global', 'Buffer', 'electron', 'ipcRenderer']
    const reach = async (url: string) => {
      try {
        await fetch(url)
        return 'reached'
      } catch {
        return 'refused'
      }
    }
    return {
      node: names.filter((name) => name in window),
      bridge: Object.keys((window as unknown as { paydown: object }).paydown).sort(),
      opened: window.open('https://example.com') === null,
      http: await reach('http://127.0.0.1:9/'),
      file: await reach('file:///etc/passwd'),
      outside: await reach('app://paydown/..%2f..%2fpackage.json'),
      camera: await navigator.permissions.query({ name: 'geolocation' }).then((p) => p.state),
    }
  })
  expect(inPage).toEqual({
    node: [],
    bridge: ['call', 'onChanged', 'pathsOf'],
    opened: true,
    http: 'refused',
    file: 'refused',
    outside: 'refused',
    camera: 'denied',
  })
  await page.evaluate(() => {
    location.href = 'https://example.com/'
  })
  await page.waitForTimeout(200)
  expect(page.url()).toMatch(/^app:\/\/paydown\//)
  expect(app.windows()).toHaveLength(1)
  const settings = await app.evaluate(({ BrowserWindow }) => {
    const contents = BrowserWindow.getAllWindows()[0]?.webContents
    const preferences = contents as unknown as { getLastWebPreferences(): Record<string, unknown> }
    const { sandbox, contextIsolation, nodeIntegration, webSecurity } =
      preferences.getLastWebPreferences()
    return { sandbox, contextIsolation, nodeIntegration, webSecurity }
  })
  expect(settings).toEqual({
    sandbox: true,
    contextIsolation: true,
    nodeIntegration: false,
    webSecurity: true,
  })
})

test('only requests of the api are answered, as values', async ({ started: { page } }) => {
  const ask = (name: string, args: unknown) =>
    page.evaluate(
      ([n, a]) =>
        (
          window as unknown as {
            paydown: {
              call(n: unknown, a: unknown): Promise<{ ok: boolean; problem?: { code: string } }>
            }
          }
        ).paydown.call(n, a),
      [name, args] as const,
    )
  expect((await ask('constructor', {})).problem?.code).toBe('unknown-request')
  expect((await ask('import.start', { paths: 7 })).problem?.code).toBe('bad-request')
  expect((await ask('app.info', {})).ok).toBe(true)
})

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
