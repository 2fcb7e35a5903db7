import { homedir } from 'node:os'
import { join, resolve } from 'node:path'
import { app, BrowserWindow, ipcMain, utilityProcess } from 'electron'
import type { ChangeTopic } from '@shared/api'
import { CALL, CHANGED } from '@shared/channels'
import { defaultDatabasePath } from '../api/databasePath'
import { parseStart } from './commandLine'
import { SMALL_HEAPS } from './early'
import { createEngineClient, type EngineClient } from './engineClient'
import { guardContents, guardSessions } from './guard'
import { desktopHandlers } from './handlers'
import { setMenu } from './menu'
import { servePage } from './pageProtocol'
import { answerRequest, senderOf } from './requests'
import { createWindow } from './window'

// The application: one window, one process for the database, one way between them. `start` runs first.

const here = import.meta.dirname
/** How long the process that makes reports waits for the next one, in milliseconds: it keeps what reports have in common. */
const REPORTS_REST = 5000
let window: BrowserWindow | null = null
let engines: readonly EngineClient[] | null = null

const startedWith = (argv: readonly string[], folder: string) =>
  parseStart(argv, folder, app.getAppPath())

const start = startedWith(process.argv, process.cwd())
/** Files that were handed over before there was an engine to read them. */
const early = [...start.paths]

app.setName('Paydown')
guardContents()

if (app.requestSingleInstanceLock({ paths: start.paths })) {
  app.on('second-instance', (_event, _argv, _folder, data) => {
    showWindow()
    const paths = (data as { paths?: unknown } | null)?.paths
    if (Array.isArray(paths)) openPaths(paths.filter((path) => typeof path === 'string'))
  })
  app.on('open-file', (event, path) => {
    event.preventDefault()
    openPaths([path])
  })
  app.on('window-all-closed', () => app.quit())
  app.on('will-quit', (event) => {
    if (engines === null) return
    event.preventDefault()
    const last = engines
    engines = null
    void Promise.all(last.map((engine) => engine.stop())).then(() => app.quit())
  })
  void app.whenReady().then(open)
} else app.quit()

function open(): void {
  guardSessions()
  const settings = {
    databasePath: resolve(
      start.databasePath ?? defaultDatabasePath(process.env, process.platform, homedir()),
    ),
    version: app.getVersion(),
    sampleDirectory: join(app.getAppPath(), 'resources', 'sample'),
    readerScript: join(here, 'readerWorker.js'),
    backupScript: join(here, 'backupWorker.js'),
  }
  const fork = (serviceName: string) => () =>
    utilityProcess.fork(join(here, 'database.js'), [], { serviceName, execArgv: [SMALL_HEAPS] })
  const client = createEngineClient(fork('Paydown database'), { ...settings, role: 'keeper' })
  const reports = createEngineClient(
    fork('Paydown reports'),
    { ...settings, role: 'reports' },
    { rest: REPORTS_REST },
  )
  engines = [client, reports]
  client.begin()
  const whoMakes = (name: string) => (makesReport(name) ? reports : client)
  const ask = (name: string, args: unknown) => whoMakes(name).call(name, args)
  servePage(join(here, '..', 'renderer'), ask)
  const tell = (topic: ChangeTopic) => window?.webContents.send(CHANGED, topic)
  const answerers = {
    desktop: desktopHandlers(() => window, ask, tell),
    engine: (name: string, args: unknown) => whoMakes(name).text(name, args),
  }
  ipcMain.handle(CALL, (event, name: unknown, args: unknown) =>
    answerRequest(senderOf(event, window?.webContents), name, args, answerers),
  )
  client.onChanged(tell)
  showWindow()
  openPaths(early.splice(0))
}

/** A month's report of a large portfolio takes seconds to make: not in the process that answers the other screens. */
function makesReport(name: string): boolean {
  return /^report\.(?!months$)/.test(name)
}

function showWindow(): void {
  if (window !== null) {
    if (window.isMinimized()) window.restore()
    window.focus()
    return
  }
  window = createWindow()
  window.on('closed', () => {
    window = null
  })
  setMenu(window)
}

/** Files that the system hands over are looked at first; the window shows the preview when it hears of it. */
function openPaths(paths: readonly string[]): void {
  if (paths.length === 0) return
  const [keeper] = engines ?? []
  if (keeper === undefined) early.push(...paths)
  else void keeper.call('preview.open', { paths: [...paths] })
}
