import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { build, isBuilt } from './build.mjs'
import { install, isInstalled, pinnedNode } from './install.mjs'
import { alone } from './lock.mjs'

/** The folder of the project. */
export const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '../..')

/** Node-API 10, which the database's addon needs: Node.js 22.14 and newer have it. */
export const isNewEnough = Number(process.versions.napi) >= 10

/** Says a sentence on stderr. */
export function say(sentence) {
  process.stderr.write(`${sentence}\n`)
}

/** The Node.js that runs everything but these scripts: the pinned one, else this one where it is new enough. */
export function runtime() {
  const node = pinnedNode(root) ?? (isNewEnough ? process.execPath : null)
  if (node !== null) return node
  throw new Error(
    `This is Node.js ${process.version}, and the newer one that package.json names was not installed (was npm run with --ignore-scripts?): install Node.js 22.14 or newer, or delete node_modules and run the command again.`,
  )
}

/** Installs and builds what is missing or stale; does nothing, quickly, when all is fresh. */
export async function prepare() {
  if (isInstalled(root) && isBuilt(root)) return
  await alone(root, say, () => {
    if (!isInstalled(root)) install(root, say)
    if (!isBuilt(root)) build(root, runtime(), say)
  })
}

/** Runs a script's work: an error becomes its sentence and exit code 1. */
export async function main(work) {
  try {
    process.exitCode = await work()
  } catch (error) {
    say(error instanceof Error ? error.message : String(error))
    process.exitCode = 1
  }
}
