import { join } from 'node:path'
import { app, BrowserWindow, nativeTheme, screen } from 'electron'
import { readBounds, SMALLEST, writeBounds } from './bounds'
import { isOwnAddress, ORIGIN } from './policy'

/** Makes the one window: sandboxed, isolated, without Node, where it was last. It shows itself when it is drawn. */
export function createWindow(): BrowserWindow {
  const file = join(app.getPath('userData'), 'window.json')
  const { maximized, width, height, x, y } = readBounds(
    file,
    screen.getAllDisplays().map((display) => display.workArea),
  )
  const window = new BrowserWindow({
    width,
    height,
    ...(x === undefined || y === undefined ? {} : { x, y }),
    minWidth: SMALLEST.width,
    minHeight: SMALLEST.height,
    show: false,
    title: 'Paydown',
    icon: join(app.getAppPath(), 'resources', 'icon.png'),
    // The surface of the page, so that nothing flashes before it is drawn
    backgroundColor: nativeTheme.shouldUseDarkColors ? '#14171a' : '#ffffff',
    webPreferences: {
      preload: join(import.meta.dirname, '..', 'preload', 'index.cjs'),
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      nodeIntegrationInSubFrames: false,
      webSecurity: true,
      allowRunningInsecureContent: false,
      experimentalFeatures: false,
      navigateOnDragDrop: false,
      spellcheck: false,
      webviewTag: false,
    },
  })
  if (maximized) window.maximize()
  window.once('ready-to-show', () => window.show())
  window.on('close', () => {
    writeBounds(file, { ...window.getNormalBounds(), maximized: window.isMaximized() })
  })
  window.webContents.on('render-process-gone', (_event, details) => {
    if (details.reason !== 'clean-exit' && !window.isDestroyed()) window.reload()
  })
  // A blank page is no navigation that could be refused beforehand
  window.webContents.on('did-navigate', (_event, address) => {
    if (!isOwnAddress(address)) void window.loadURL(`${ORIGIN}/`)
  })
  void window.loadURL(`${ORIGIN}/`)
  return window
}
