import { accessSync, constants, existsSync, readFileSync, statSync } from 'node:fs'
import { delimiter, dirname, join, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'

export type Environment = Readonly<Record<string, string | undefined>>

const HERE = dirname(fileURLToPath(import.meta.url))

/** An Electron that is there already, or null. It never imports `electron`, because that may download one. */
export function findElectron(environment: Environment, from: string = HERE): string | null {
  const named = environment['ELECTRON_EXEC_PATH']
  if (named !== undefined && isProgram(named)) return named
  const folder = environment['ELECTRON_OVERRIDE_DIST_PATH']
  if (folder !== undefined) {
    const program = join(folder, electronProgram())
    if (isProgram(program)) return program
  }
  for (const parent of parentsOf(from)) {
    const dist = join(parent, 'node_modules', 'electron')
    const note = join(dist, 'path.txt')
    if (!existsSync(note)) continue
    const program = join(dist, 'dist', readFileSync(note, 'utf8').trim())
    if (isProgram(program)) return program
  }
  return null
}

function electronProgram(): string {
  if (process.platform === 'darwin') return 'Electron.app/Contents/MacOS/Electron'
  return process.platform === 'win32' ? 'electron.exe' : 'electron'
}

/** The script that a spawned Electron runs, beside or above this module, or in the build of a checkout; null when not built. */
export function findPrinterScript(from: string = HERE): string | null {
  const places = [
    join(from, 'printer.js'),
    join(from, '..', 'printer.js'),
    join(from, '..', '..', '..', 'out', 'main', 'printer.js'),
  ]
  return places.map((place) => resolve(place)).find((place) => existsSync(place)) ?? null
}

const CHROMIUM_NAMES = [
  'chromium',
  'chromium-browser',
  'google-chrome',
  'google-chrome-stable',
  'chrome',
  'microsoft-edge',
  'msedge',
]

/** An installed Chromium, Chrome or Edge: the one that `CHROMIUM` names, else one on the path, else in its usual place. */
export function findChromium(environment: Environment): string | null {
  const named = environment['CHROMIUM']
  if (named !== undefined && named !== '')
    return isProgram(named) ? named : onPath(named, environment)
  for (const name of CHROMIUM_NAMES) {
    const program = onPath(name, environment)
    if (program !== null) return program
  }
  return usualPlaces(environment).find(isProgram) ?? null
}

function onPath(name: string, environment: Environment): string | null {
  const file = process.platform === 'win32' ? `${name}.exe` : name
  const folders = (environment['PATH'] ?? environment['Path'] ?? '').split(delimiter)
  return (
    folders
      .filter(Boolean)
      .map((folder) => join(folder, file))
      .find(isProgram) ?? null
  )
}

function usualPlaces(environment: Environment): string[] {
  if (process.platform === 'darwin') {
    const applications = ['Google Chrome', 'Chromium', 'Microsoft Edge']
    const homes = ['', environment['HOME'] ?? '']
    return homes.flatMap((home) =>
      applications.map((name) => `${home}/Applications/${name}.app/Contents/MacOS/${name}`),
    )
  }
  if (process.platform === 'win32') {
    const roots = ['PROGRAMFILES', 'PROGRAMFILES(X86)', 'LOCALAPPDATA'].map(
      (name) => environment[name],
    )
    const programs = [
      'Google/Chrome/Application/chrome.exe',
      'Chromium/Application/chrome.exe',
      'Microsoft/Edge/Application/msedge.exe',
    ]
    return roots.flatMap((root) =>
      root === undefined ? [] : programs.map((program) => join(root, program)),
    )
  }
  return ['/snap/bin/chromium', '/opt/google/chrome/chrome', '/opt/microsoft/msedge/msedge']
}

function isProgram(path: string): boolean {
  try {
    accessSync(path, constants.X_OK)
    return statSync(path).isFile()
  } catch {
    return false
  }
}

function parentsOf(folder: string): string[] {
  const parent = dirname(folder)
  return parent === folder ? [folder] : [folder, ...parentsOf(parent)]
}
