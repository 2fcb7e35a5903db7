import { spawnSync } from 'node:child_process'
import fs from 'node:fs'

/* The programs beside npm's that tests use, and the Debian packages they come in. */

const TOOLS = {
  chromium: 'chromium',
  'xvfb-run': 'xvfb',
  strace: 'strace',
  xauth: 'xauth',
  pdftotext: 'poppler-utils',
}

function isThere(command) {
  return spawnSync('which', [command], { stdio: 'ignore' }).status === 0
}

function missingTools() {
  if (process.platform !== 'linux') return []
  return Object.keys(TOOLS).filter((command) => !isThere(command))
}

/**
 * Installs the programs that the tests use where that can be done without asking: on Debian as root. Returns the
 * commands that are missing afterwards, having named their packages.
 */
export function addTools(say) {
  const missing = missingTools()
  if (missing.length === 0) return []
  const packages = missing.map((command) => TOOLS[command])
  const isDebian = fs.existsSync('/etc/debian_version') && isThere('apt-get')
  if (!isDebian || process.getuid?.() !== 0) {
    say(
      `Some tests use ${missing.join(', ')}, not found here; on Debian: apt-get install ${packages.join(' ')}`,
    )
    return missing
  }
  say(`Installing the Debian packages that tests use: ${packages.join(' ')}`)
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' }
  const apt = (...args) => spawnSync('apt-get', args, { stdio: ['ignore', 'ignore', 2], env })
  apt('update', '-qq')
  apt('install', '-y', '-qq', '--no-install-recommends', ...packages)
  return missingTools()
}
