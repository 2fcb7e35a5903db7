import { readFileSync, readlinkSync } from 'node:fs'
import { expect } from '@playwright/test'
import { openSample, violations } from '../support'
import { test } from '../unprivileged'

/*
 * Electron's security checklist, item by item, in this folder: each test tries the attack, in real Electron, as a user without privileges and in the
 * sandbox of the operating system. What the page tries, it tries from a timer: what a debugger evaluates is free of the policy.
 */

/** Status of a process as Linux tells it. */
function statusOf(pid: number): Readonly<Record<string, string>> {
  return Object.fromEntries(
    readFileSync(`/proc/${pid}/status`, 'utf8')
      .split('\n')
      .map((line) => line.split(':\t') as [string, string]),
  )
}

test('the page’s process is in the sandbox of the operating system', async ({ sandboxed }) => {
  test.skip(process.platform !== 'linux', 'what /proc tells is there on Linux only')
  const { app, page } = sandboxed
  const pids = await app.evaluate(({ BrowserWindow }) => ({
    main: process.pid,
    user: process.getuid?.(),
    switches: process.argv,
    page: BrowserWindow.getAllWindows()[0]?.webContents.getOSProcessId() ?? 0,
  }))
  expect(pids.user).not.toBe(0)
  expect(pids.switches).not.toContain('--no-sandbox')
  const status = statusOf(pids.page)
  expect(status).toMatchObject({ Seccomp: '2', NoNewPrivs: '1', CapEff: '0000000000000000' })
  expect(statusOf(pids.main)).toMatchObject({ Seccomp: '0' })
  // Its own numbers of processes: it sees none but itself
  expect(status['NSpid']?.split('\t').length).toBeGreaterThan(1)
  if (process.getuid?.() === 0) {
    const space = (pid: number, kind: string) => readlinkSync(`/proc/${pid}/ns/${kind}`)
    for (const kind of ['pid', 'net', 'user']) {
      expect(space(pids.page, kind), kind).not.toBe(space(pids.main, kind))
    }
  }
  // And there it does its main job
  await openSample(page)
  expect(await violations(page)).toEqual([])
})

test('a window that asks for no sandbox gets one all the same', async ({ sandboxed: { app } }) => {
  test.skip(process.platform !== 'linux', 'what /proc tells is there on Linux only')
  const pid = await app.evaluate(async ({ BrowserWindow }) => {
    const other = new BrowserWindow({
      show: false,
      webPreferences: { sandbox: false, nodeIntegration: true, contextIsolation: false },
    })
    await other.loadURL('app://paydown/nothing.js')
    return other.webContents.getOSProcessId()
  })
  expect(statusOf(pid)).toMatchObject({ Seccomp: '2', NoNewPrivs: '1' })
})

test('the window has nothing turned on that Electron has off, and no embedded pages', async ({
  sandboxed: { app, page },
}) => {
  const settings = await app.evaluate(({ BrowserWindow }) => {
    const contents = BrowserWindow.getAllWindows()[0]?.webContents
    const preferences = contents as unknown as { getLastWebPreferences(): Record<string, unknown> }
    const all = preferences.getLastWebPreferences()
    return Object.fromEntries(
      [
        'sandbox',
        'contextIsolation',
        'nodeIntegration',
        'nodeIntegrationInWorker',
        'nodeIntegrationInSubFrames',
        'webSecurity',
        'allowRunningInsecureContent',
        'experimentalFeatures',
        'enableBlinkFeatures',
        'webviewTag',
        'navigateOnDragDrop',
      ].map((name) => [name, Boolean(all[name])]),
    )
  })
  expect(settings).toEqual({
    sandbox: true,
    contextIsolation: true,
    nodeIntegration: false,
    nodeIntegrationInWorker: false,
    nodeIntegrationInSubFrames: false,
    webSecurity: true,
    allowRunningInsecureContent: false,
    experimentalFeatures: false,
    enableBlinkFeatures: false,
    webviewTag: false,
    navigateOnDragDrop: false,
  })
  const embedded = await page.evaluate(async () => {
    const view = document.createElement('webview')
    view.setAttribute('src', 'https://example.com/')
    view.setAttribute('allowpopups', '')
    view.setAttribute('nodeintegration', '')
    document.body.append(view)
    await new Promise((later) => setTimeout(later, 300))
    return 'loadURL' in view || 'getURL' in view
  })
  expect(embedded).toBe(false)
  expect(await app.evaluate(({ webContents }) => webContents.getAllWebContents().length)).toBe(1)
})
