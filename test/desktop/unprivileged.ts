import { chmodSync, chownSync, cpSync, existsSync, linkSync, lstatSync, mkdirSync } from 'node:fs'
import { mkdtempSync, readdirSync, rmSync, symlinkSync, readlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join, resolve } from 'node:path'
import { spawnSync } from 'node:child_process'
import { launch, test as base, type Started } from './support'

/*
 * The application as a person starts it: without privileges, in the sandbox of the operating system. Where the tests run as root, for
 * whom Chromium has no sandbox, it runs as `nobody`, from a copy of the runtime and of what is built that this user can read.
 */

/** User and group of `nobody` on every Linux. */
const NOBODY = 65534
const AS_ROOT = process.getuid?.() === 0

/** A program and its application where anyone can read them. */
export interface Staged {
  /** To be started by whoever runs the tests: it gives up what root may do before anything else. */
  readonly program: string
  /** The folder of the application; null when the program has its own. */
  readonly app: string | null
  /** The folder that all of it lies in. */
  readonly place: string
}

/** What is changed in the copy, or where it came from while the copy runs. */
const OWN: ReadonlySet<string> = new Set(['chrome-sandbox', 'paydown'])

/** A copy of a folder that takes no room: files that nothing changes are the same files under another name. */
function copyLinked(from: string, to: string): void {
  mkdirSync(to, { recursive: true })
  for (const name of readdirSync(from)) {
    const [source, target] = [join(from, name), join(to, name)]
    const found = lstatSync(source)
    if (found.isDirectory()) copyLinked(source, target)
    else if (found.isSymbolicLink()) symlinkSync(readlinkSync(source), target)
    else if (OWN.has(name)) cpSync(source, target)
    else linkOrCopy(source, target)
  }
}

function linkOrCopy(from: string, to: string): void {
  try {
    linkSync(from, to)
  } catch {
    cpSync(from, to)
  }
}

/** Puts a program's folder, and the built application where it has none of its own, into `place`. */
export function stage(place: string, program: string, hasApp: boolean): Staged {
  if (spawnSync('setpriv', ['--version']).status !== 0) {
    throw new Error(
      'setpriv (of util-linux) is missing, by which root starts a program as another user.',
    )
  }
  chmodSync(place, 0o755)
  const runtime = join(place, 'runtime')
  copyLinked(dirname(program), runtime)
  // What Chromium uses where users may make no namespaces of their own; it must be root's and run as root
  chownSync(join(runtime, 'chrome-sandbox'), 0, 0)
  chmodSync(join(runtime, 'chrome-sandbox'), 0o4755)
  const wrapper = join(place, 'as-nobody')
  const own = join(runtime, program.slice(dirname(program).length + 1))
  const id = String(NOBODY)
  writeFileSync(
    wrapper,
    `#!/bin/sh\nexec setpriv --reuid=${id} --regid=${id} --clear-groups -- '${own}' "$@"\n`,
    { mode: 0o755 },
  )
  if (hasApp) return { program: wrapper, app: null, place }
  const app = join(place, 'app')
  for (const part of ['out', 'resources', 'package.json', 'node_modules/better-sqlite3']) {
    cpSync(resolve(part), join(app, part), { recursive: true, dereference: true })
  }
  return { program: wrapper, app, place }
}

/** Gives a folder, made anew for a test, to `nobody`, with a home and the key to the display in it. */
export function giveAway(folder: string): Record<string, string> {
  const home = join(folder, 'home')
  for (const path of [join(folder, 'profile'), home]) mkdirSync(path, { recursive: true })
  const environment: Record<string, string> = { HOME: home, XDG_CONFIG_HOME: '', XDG_DATA_HOME: '' }
  const key = process.env['XAUTHORITY']
  if (key !== undefined && existsSync(key)) {
    environment['XAUTHORITY'] = join(folder, 'display-key')
    cpSync(key, join(folder, 'display-key'))
  }
  spawnSync('chown', ['-R', `${NOBODY}:${NOBODY}`, folder])
  return environment
}

/** Starts a staged program on a folder of its own, in the sandbox. */
export function launchSandboxed(
  folder: string,
  staged: Staged | null,
  args: readonly string[] = [],
): Promise<Started> {
  if (staged === null) return launch(folder, args)
  const environment = giveAway(folder)
  return launch(folder, args, { ...staged, environment, sandboxed: true })
}

/** A test with the built application started by a user without privileges, in the sandbox. */
export const test = base.extend<{ sandboxed: Started }, { staged: Staged | null }>({
  staged: [
    // eslint-disable-next-line no-empty-pattern -- Playwright reads the names of fixtures from a pattern
    async ({}, use) => {
      if (!AS_ROOT) {
        await use(null)
        return
      }
      const place = mkdtempSync(join(tmpdir(), 'paydown-staged-'))
      const { default: installed } = (await import('electron')) as unknown as { default: string }
      await use(stage(place, process.env['ELECTRON_EXEC_PATH'] ?? installed, false))
      rmSync(place, { recursive: true, force: true })
    },
    { scope: 'worker' },
  ],
  sandboxed: async ({ folder, staged }, use) => {
    const started = await launchSandboxed(folder, staged)
    await use(started)
    await started.app.close()
  },
})
