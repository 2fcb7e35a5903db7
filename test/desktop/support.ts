import { mkdtempSync, mkdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { _electron, test as base, type ElectronApplication, type Page } from '@playwright/test'
import type { Args, PreloadBridge, Reply, RequestName } from '../../src/shared/api'
import type { Result } from '../../src/shared/result'

/** The two sample filings that come with the program. */
export const SAMPLES = ['000_a1f1f5d8efe7c3c7.txt', '001_c6c1f6c0235324ea.txt'].map((name) =>
  resolve('resources/sample', name),
)

/** A running Paydown over an empty database of its own. */
export interface Started {
  readonly app: ElectronApplication
  readonly page: Page
  /** A folder for this test alone; removed afterwards. */
  readonly folder: string
}

/** Another program than the Electron that tests find, and how it is started. */
export interface Program {
  readonly program: string
  /** The folder of the application; null when the program has its own. */
  readonly app: string | null
  readonly environment?: Readonly<Record<string, string>>
  /** It runs as a user for whom Chromium has its sandbox, whoever runs the tests. */
  readonly sandboxed?: boolean
}

/** Starts the built application, or another program, on a folder of its own; the same folder again finds its data again. */
export async function launch(
  folder: string,
  args: readonly string[] = [],
  other?: Program,
): Promise<Started> {
  mkdirSync(join(folder, 'profile'), { recursive: true })
  const asRoot = process.getuid?.() === 0 && other?.sandboxed !== true
  const appFolder = other === undefined ? '.' : other.app
  const app = await _electron.launch({
    ...(other === undefined ? {} : { executablePath: other.program }),
    chromiumSandbox: !asRoot,
    args: [
      '--disable-gpu',
      ...(asRoot ? ['--no-sandbox'] : []),
      `--user-data-dir=${join(folder, 'profile')}`,
      ...(appFolder === null ? [] : [appFolder]),
      ...args,
    ],
    env: {
      ...definedEnvironment(),
      PAYDOWN_DB: join(folder, 'paydown.sqlite'),
      ...other?.environment,
    },
  })
  const page = await app.firstWindow()
  await page.addInitScript(countViolations)
  await page.reload()
  await page.waitForSelector('main[data-region="page"] h2')
  return { app, page, folder }
}

/** Counts what the content security policy refuses, from before the page's own scripts on. */
function countViolations(): void {
  const counter = window as unknown as { violations: string[] }
  counter.violations = []
  document.addEventListener('securitypolicyviolation', (event) => {
    counter.violations.push(`${event.violatedDirective} ${event.blockedURI}`)
  })
}

/** What the policy of the page refused so far. */
export function violations(page: Page): Promise<string[]> {
  return page.evaluate(() => (window as unknown as { violations: string[] }).violations)
}

function definedEnvironment(): Record<string, string> {
  return Object.fromEntries(
    Object.entries(process.env).filter(
      (entry): entry is [string, string] => entry[1] !== undefined,
    ),
  )
}

/** A test with an application started on an empty database, closed and cleaned up at the end. */
export const test = base.extend<{ started: Started; folder: string }>({
  // eslint-disable-next-line no-empty-pattern -- Playwright reads the names of fixtures from a pattern
  folder: async ({}, use) => {
    const folder = mkdtempSync(join(tmpdir(), 'paydown-desktop-'))
    await use(folder)
    rmSync(folder, { recursive: true, force: true })
  },
  started: async ({ folder }, use) => {
    const started = await launch(folder)
    await use(started)
    await started.app.close()
  },
})

/** Opens the sample portfolio from the first screen and waits until its holdings stand there. */
export async function openSample(page: Page): Promise<void> {
  await page.getByRole('button', { name: /Open the sample portfolio/ }).click()
  await page.getByRole('table', { name: 'Holdings' }).getByText('95,313.70').waitFor()
  await page.keyboard.press('Control+2')
  await page.getByRole('table', { name: 'Positions' }).getByText('95,313.70').waitFor()
}

/** Imports paths as a drop on the window does: the page asks, the application reads. */
export async function importPaths(page: Page, paths: readonly string[]): Promise<void> {
  await ask(page, 'import.start', { paths: [...paths] })
}

/** Answers the next dialogs that ask for files or a folder with a path. */
export function choosePath(app: ElectronApplication, path: string): Promise<void> {
  return app.evaluate(({ dialog }, chosen) => {
    dialog.showOpenDialog = () => Promise.resolve({ canceled: false, filePaths: [chosen] })
  }, path)
}

/** A request as the page sends it through its bridge, and the answer. */
export async function ask<N extends RequestName>(
  page: Page,
  name: N,
  args: Args<N>,
): Promise<Result<Reply<N>>> {
  const answer = await page.evaluate(
    ([n, a]) => (window as unknown as { paydown: PreloadBridge }).paydown.call(n, a),
    [name, args] as const,
  )
  return JSON.parse(answer) as Result<Reply<N>>
}

/** Drops files and folders on the window, as the system's file manager does. */
export async function dropPaths(page: Page, paths: readonly string[]): Promise<void> {
  const devtools = await page.context().newCDPSession(page)
  const data = { items: [], files: [...paths], dragOperationsMask: 1 }
  for (const type of ['dragEnter', 'dragOver', 'drop'] as const) {
    await devtools.send('Input.dispatchDragEvent', { type, x: 600, y: 400, data })
  }
  await devtools.detach()
}

/** Makes the window so large and takes its picture in light and in dark: `path-1024-light.png`, `path-1024-dark.png`. */
export async function shootAt(
  app: ElectronApplication,
  page: Page,
  [width, height]: readonly [number, number],
  path: string,
): Promise<void> {
  await app.evaluate(
    ({ BrowserWindow }, size) => BrowserWindow.getAllWindows()[0]?.setContentSize(...size),
    [width, height] as [number, number],
  )
  await page.waitForFunction((wanted) => window.innerWidth === wanted, width)
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme })
    await page.waitForTimeout(80)
    await page.screenshot({ path: `${path}-${width}-${colorScheme}.png` })
  }
}
