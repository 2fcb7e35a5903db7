import { createHash } from 'node:crypto'
import fs from 'node:fs'
import path from 'node:path'
import { runNpm } from './run.mjs'

/*
 * The npm packages: whether those on disk are the ones the lock file names, and installing them when they are not.
 * The note about it lies inside node_modules, so that it goes when they go.
 */

const NOTE = 'node_modules/.paydown-install.json'

function stamp(root) {
  const { size, mtimeMs } = fs.statSync(path.join(root, 'package-lock.json'))
  return `${size} ${mtimeMs}`
}

function hashOfLock(root) {
  return createHash('sha256')
    .update(fs.readFileSync(path.join(root, 'package-lock.json')))
    .digest('hex')
}

function readJson(file) {
  try {
    return JSON.parse(fs.readFileSync(file, 'utf8'))
  } catch {
    return null
  }
}

function writeNote(root, hash) {
  fs.writeFileSync(path.join(root, NOTE), JSON.stringify({ hash, stamp: stamp(root) }))
}

/** The Node.js that package.json pins, or null where it is not installed. */
export function pinnedNode(root) {
  const names = process.platform === 'win32' ? ['node.exe', 'node'] : ['node']
  const files = names.map((name) => path.join(root, 'node_modules/node/bin', name))
  return (
    files.find((file) => (fs.statSync(file, { throwIfNoEntry: false })?.size ?? 0) > 1000) ?? null
  )
}

/** Whether npm's own record of what it installed names every package of the lock file at its version. */
function matchesLock(root) {
  const wanted = readJson(path.join(root, 'package-lock.json'))?.packages
  const have = readJson(path.join(root, 'node_modules/.package-lock.json'))?.packages
  if (wanted === undefined || have === undefined) return false
  for (const [name, entry] of Object.entries(wanted)) {
    if (name === '') continue
    const found = have[name]
    if (found === undefined && (entry.optional || entry.devOptional)) continue
    if (found?.version !== entry.version || found?.integrity !== entry.integrity) return false
  }
  return Object.keys(have).every((name) => name in wanted) && pinnedNode(root) !== null
}

/**
 * Whether the installed packages are those of the lock file: by the note of the last installation, else by npm's
 * record, for someone may have run npm by hand.
 */
export function isInstalled(root) {
  const note = readJson(path.join(root, NOTE))
  if (note !== null && note.stamp === stamp(root)) return true
  const hash = hashOfLock(root)
  if (note?.hash !== hash && !matchesLock(root)) return false
  writeNote(root, hash)
  return true
}

/** Installs what the lock file names (`npm ci`). Throws an Error with a sentence when npm fails. */
export function install(root, say) {
  say('Installing the npm packages this version needs (npm ci); this takes a minute or two.')
  const hash = hashOfLock(root)
  const result = runNpm(root, ['ci', '--no-audit', '--no-fund', '--loglevel=error'])
  if (result.status !== 0) {
    const reason = result.error === undefined ? '' : `: ${result.error.message}`
    throw new Error(
      `npm ci failed${reason}, so the packages are not installed; mend what it says above and run the command again.`,
    )
  }
  writeNote(root, hash)
}
