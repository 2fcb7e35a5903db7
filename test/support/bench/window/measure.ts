import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { constants } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { ask, noted, observe, reportShownAt, rowTimes, timeOf, watchRows } from './inPage'
import { makeFamily } from './recipe'
import { start, whenShown, type Running } from './running'

/** What the window needs; times in milliseconds, sizes in bytes. */
export interface WindowFigures {
  /** From the start of the program to its first screen, drawn; the median. */
  readonly ready: number
  /** The same of an application that only opens an empty window. */
  readonly empty: number
  /** From a press or a click to the last change of the page, drawn; the median of each screen after the first time. */
  readonly screens: Readonly<Record<string, number>>
  /** The first time after the start. */
  readonly firstScreens: Readonly<Record<string, number>>
  /** The slowest key typed into a filter, until it is drawn, and until the rows that fit are. */
  readonly typing: number
  readonly fitting: number
  /** Proportional set size of all processes after all screens were seen. */
  readonly memory: number
  /** The most while a report of the whole portfolio lay open. */
  readonly memoryWithReport: number
  /** From the press for it to the last page of the report of the whole portfolio on the screen. */
  readonly report: number
  readonly imported: number
  readonly importing: number
  /** The longest tasks while filings are imported: of the page's thread and of the main process's. */
  readonly longestTask: number
  readonly longestMainDelay: number
}

const STARTS = 5
const ROUNDS = 3
/** Milliseconds until the report's process has ended, and how long a report may take. */
const REST = 8000
const REPORT_PATIENCE = 60_000
/** Deals that are not in the portfolio, so many months each: a thousand filings. */
const FRESH = { family: 39, months: 200 }

/** The first screen with its figures: the rows of what is held. */
const READY = 'main[data-region="page"] table tbody tr'

interface Act {
  readonly name: string
  readonly key?: { readonly key: string; readonly ctrlKey?: boolean }
  readonly click?: string
  readonly wanted: string
}

/** Opens the text of a filing. */
const READ = 'main button[aria-label^="Read "]'

const control = (key: string) => ({ key, ctrlKey: true })

/** Every screen, each come to from another. */
const ACTS: readonly Act[] = [
  { name: 'Holdings', key: control('2'), wanted: 'main table tbody tr' },
  { name: 'Collateral', key: control('3'), wanted: '[role="tab"]' },
  {
    name: 'Delinquency',
    click: '#tab-delinquency',
    wanted: '#tab-delinquency[aria-selected="true"]',
  },
  { name: 'Filings', key: control('4'), wanted: 'main h2, main table' },
  { name: 'Checks', key: control('5'), wanted: 'main table' },
  { name: 'Reports', key: control('6'), wanted: 'main iframe' },
  { name: 'Custodian', key: control('7'), wanted: 'main table' },
  { name: 'Settings', key: control(','), wanted: 'main h2' },
  { name: 'Overview', key: control('1'), wanted: READY },
  { name: 'The month before', key: { key: '[' }, wanted: READY },
  { name: 'The month after', key: { key: ']' }, wanted: READY },
]

/** Measures the window over a copy of the portfolio. */
export async function measureWindow(
  paths: { readonly electron: string; readonly application: string; readonly database: string },
  say: (text: string) => void,
): Promise<WindowFigures> {
  const folder = mkdtempSync(join(tmpdir(), 'paydown-bench-'))
  try {
    const database = join(folder, 'paydown.sqlite')
    cpSync(paths.database, database, { mode: constants.COPYFILE_FICLONE })
    const emptyApplication = writeEmpty(join(folder, 'empty'))
    const open = (n: number | string, application = paths.application) =>
      start(paths.electron, application, { profile: join(folder, `profile-${n}`), database })
    /** Starts an application, waits for what is named, and ends it; the milliseconds that took. */
    const readyTime = async (selector: string, ...what: Parameters<typeof open>) => {
      const running = await open(...what)
      try {
        return (await whenShown(running.page, selector)) - running.started
      } finally {
        await running.stop()
      }
    }
    const empty: number[] = []
    const ready: number[] = []
    // The first start makes the copy of the day, and what Chromium keeps
    for (let n = 0; n <= STARTS; n++) {
      const bareTime = await readyTime('h1', 'empty', emptyApplication)
      const wholeTime = await readyTime(READY, 'own')
      say(`started in ${wholeTime.toFixed(0)} ms, an empty window in ${bareTime.toFixed(0)} ms`)
      if (n === 0) continue
      empty.push(bareTime)
      ready.push(wholeTime)
    }
    const running = await open('own')
    try {
      await whenShown(running.page, READY)
      await running.page.run(observe)
      const seen = await measureScreens(running, say)
      const { typing, fitting } = await measureTyping(running)
      // What made the report ends when nobody asks for one any more
      await new Promise((later) => setTimeout(later, REST))
      const memory = memoryOf(running, say)
      const importing = await measureImport(running, folder, say)
      return {
        ...{ ready: median(ready), empty: median(empty), typing, fitting, memory },
        ...seen,
        ...importing,
      }
    } finally {
      await running.stop()
    }
  } finally {
    rmSync(folder, { recursive: true, force: true, maxRetries: 10, retryDelay: 200 })
  }
}

function memoryOf(running: Running, say: (text: string) => void): number {
  const parts = running.memory()
  const megabytes = (bytes: number) => `${(bytes / 1024 ** 2).toFixed(0)} MB`
  say(parts.map(({ process, bytes }) => `${process} ${megabytes(bytes)}`).join(', '))
  return parts.reduce((sum, { bytes }) => sum + bytes, 0)
}

/** An application that opens a window like Paydown's with nothing in it. */
function writeEmpty(folder: string): string {
  mkdirSync(folder)
  writeFileSync(join(folder, 'package.json'), '{"main":"main.cjs"}')
  writeFileSync(
    join(folder, 'main.cjs'),
    `const { app, BrowserWindow } = require('electron')
app.whenReady().then(() => {
  const window = new BrowserWindow({ width: 1280, height: 800, show: false, webPreferences: { sandbox: true } })
  window.once('ready-to-show', () => window.show())
  window.loadURL('data:text/html,<h1>Empty</h1>')
})`,
  )
  return folder
}

async function measureScreens(
  running: Running,
  say: (text: string) => void,
): Promise<Pick<WindowFigures, 'screens' | 'firstScreens' | 'report' | 'memoryWithReport'>> {
  const { page } = running
  const times = new Map<string, number[]>()
  const reports: number[] = []
  let memoryWithReport = 0
  const measured = async (act: Act) => {
    const time = await page.run(timeOf, act)
    times.set(act.name, [...(times.get(act.name) ?? []), time])
    say(`${act.name}: ${time.toFixed(0)} ms`)
  }
  for (let round = 0; round <= ROUNDS; round++) {
    for (const act of ACTS) {
      const begun = Date.now()
      await measured(act)
      if (act.name !== 'Reports') continue
      // The next screens are not to be measured while the report is made
      reports.push((await page.run(reportShownAt, REPORT_PATIENCE)) - begun)
      memoryWithReport = Math.max(memoryWithReport, memoryOf(running, say))
    }
    await page.run(timeOf, { key: control('2'), wanted: 'main table tbody a' })
    await measured({
      name: 'Holding',
      click: 'main table tbody a',
      wanted: 'main table tbody button.n',
    })
    await page.run(timeOf, { key: control('4'), wanted: READ })
    await measured({ name: 'Source', click: READ, wanted: '[aria-label="Text of the filing"]' })
    await page.run(timeOf, { key: { key: 'Escape' }, wanted: READ })
  }
  // The first time a screen is seen is no median of several
  const screens = Object.fromEntries([...times].map(([name, all]) => [name, median(all.slice(1))]))
  const firstScreens = Object.fromEntries([...times].map(([name, all]) => [name, all[0] ?? 0]))
  return { screens, firstScreens, report: median(reports.slice(1)), memoryWithReport }
}

/** Types into the filter of the positions, as a person does, a key at a time. */
async function measureTyping({ page }: Running): Promise<{ typing: number; fitting: number }> {
  await page.run(timeOf, { key: control('2'), wanted: 'main input[type="search"], main input' })
  await page.run(() => {
    document.querySelector<HTMLInputElement>('main input[type="search"], main input')?.focus()
  })
  await page.run(noted)
  await page.run(watchRows)
  for (const letter of 'Berby Park') {
    await page.send('Input.dispatchKeyEvent', { type: 'keyDown', text: letter, key: letter })
    await page.send('Input.dispatchKeyEvent', { type: 'keyUp', key: letter })
    await new Promise((later) => setTimeout(later, 350))
  }
  const { presses } = await page.run(noted)
  const rows = await page.run(rowTimes)
  // Faster ones are not told
  return { typing: Math.max(16, ...presses), fitting: Math.max(16, ...rows) }
}

async function measureImport(
  { page, main }: Running,
  folder: string,
  say: (text: string) => void,
): Promise<Pick<WindowFigures, 'imported' | 'importing' | 'longestTask' | 'longestMainDelay'>> {
  const filings = join(folder, 'filings')
  mkdirSync(filings)
  let imported = 0
  for (const deal of makeFamily(FRESH.family, FRESH.months, FRESH_NUMBERS)) {
    for (const { name, text } of deal.filings) {
      writeFileSync(join(filings, name), text)
      imported++
    }
  }
  await page.run(timeOf, { key: control('4'), wanted: 'main' })
  await page.run(noted)
  await main.run(() => {
    const { monitorEventLoopDelay } = process.getBuiltinModule('node:perf_hooks')
    const delay = monitorEventLoopDelay({ resolution: 5 })
    delay.enable()
    Object.assign(globalThis, { delay })
  })
  say(`importing ${imported} filings`)
  const begun = performance.now()
  await page.run(ask, 'import.start', { paths: [filings] })
  const tasks: number[] = []
  for (let state = 'running', n = 0; state === 'running'; n++) {
    await new Promise((later) => setTimeout(later, 1000))
    // Whoever waits looks at other screens too
    const key = control(['1', '2', '4'][Math.floor(n / 3) % 3] ?? '4')
    await page.run((press) => {
      window.dispatchEvent(new KeyboardEvent('keydown', { ...press, bubbles: true }))
    }, key)
    const status = (await page.run(ask, 'import.status', {})) as { state: string }
    state = status.state
    tasks.push(...(await page.run(noted)).tasks)
  }
  const importing = performance.now() - begun
  const longestMainDelay = await main.run(
    () => (globalThis as unknown as { delay: { max: number } }).delay.max / 1e6,
  )
  return { imported, importing, longestTask: Math.max(0, ...tasks), longestMainDelay }
}

/** Numbers of deals beyond those of the portfolio. */
const FRESH_NUMBERS = 1000

function median(numbers: readonly number[]): number {
  return [...numbers].sort((a, b) => a - b)[numbers.length >> 1] ?? 0
}
