import { spawnSync } from 'node:child_process'
import fs from 'node:fs'
import path from 'node:path'

/* Where a runnable Electron is, and getting the one that package.json pins. */

const NAMES = { darwin: 'Electron.app/Contents/MacOS/Electron', win32: 'electron.exe' }

function isFile(file) {
  return fs.statSync(file, { throwIfNoEntry: false })?.isFile() === true
}

function installed(root) {
  const folder = path.join(root, 'node_modules/electron')
  try {
    const name = fs.readFileSync(path.join(folder, 'path.txt'), 'utf8').trim()
    return path.join(folder, 'dist', name)
  } catch {
    return null
  }
}

/** The Electron to start: the one the environment names, else the installed one; null when there is none. */
export function findElectron(root, environment = process.env) {
  const { ELECTRON_EXEC_PATH: file, ELECTRON_OVERRIDE_DIST_PATH: folder } = environment
  const candidates = [
    file || null,
    folder ? path.join(folder, NAMES[process.platform] ?? 'electron') : null,
    installed(root),
  ]
  return candidates.find((each) => each !== null && isFile(each)) ?? null
}

/** Downloads the pinned Electron; whether one is there afterwards. Its own messages are left out: they are stack traces. */
export function downloadElectron(root, node, say) {
  say('Downloading Electron, which opens the window; this happens once.')
  const result = spawnSync(node, [path.join(root, 'node_modules/electron/install.js')], {
    cwd: root,
    stdio: ['ignore', 'ignore', 'ignore'],
    timeout: 600_000,
  })
  return result.status === 0 && findElectron(root, {}) !== null
}

/** Whether a window can be shown: on Linux an X or Wayland display is named in the environment. */
export function hasDisplay(environment = process.env, platform = process.platform) {
  return platform !== 'linux' || Boolean(environment.DISPLAY || environment.WAYLAND_DISPLAY)
}

/** Whether Chromium's sandbox cannot be used: it does not run as root on Linux. */
export function isRoot(platform = process.platform) {
  return platform === 'linux' && process.getuid?.() === 0
}
