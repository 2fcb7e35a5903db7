import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import fs from 'node:fs'
import path from 'node:path'

/* The built program in out/: whether it was made from the files as they are now, and making it. */

const NOTE = 'out/built.json'

/** What the build reads. */
const INPUTS = [
  'src',
  'resources',
  'electron.vite.config.ts',
  'svelte.config.js',
  'tsconfig.base.json',
  'package.json',
  'package-lock.json',
]

/** What must be there after a build. */
const OUTPUTS = [
  'out/main/cli.js',
  'out/main/start.cjs',
  'out/main/index.js',
  'out/preload/index.cjs',
  'out/renderer/index.html',
]

function filesOf(root, name, found = []) {
  const stat = fs.statSync(path.join(root, name), { throwIfNoEntry: false })
  if (stat === undefined) return found
  if (!stat.isDirectory()) {
    found.push({ name, stamp: `${stat.size} ${stat.mtimeMs}` })
    return found
  }
  for (const child of fs.readdirSync(path.join(root, name)).sort()) {
    if (!child.startsWith('.')) filesOf(root, `${name}/${child}`, found)
  }
  return found
}

function stampOf(files) {
  return files.map((file) => `${file.name} ${file.stamp}`).join('\n')
}

function contentOf(root, files) {
  const hash = createHash('sha256')
  for (const { name } of files) {
    const bytes = fs.readFileSync(path.join(root, name))
    hash.update(`${name} ${bytes.length}\n`).update(bytes)
  }
  return hash.digest('hex')
}

function readNote(root) {
  try {
    return JSON.parse(fs.readFileSync(path.join(root, NOTE), 'utf8'))
  } catch {
    return null
  }
}

function writeNote(root, files, content) {
  fs.writeFileSync(path.join(root, NOTE), JSON.stringify({ stamp: stampOf(files), content }))
}

/** Whether out/ was built from the files as they are: by their sizes and times, else by their content. */
export function isBuilt(root) {
  const note = readNote(root)
  if (note === null) return false
  if (!OUTPUTS.every((name) => fs.existsSync(path.join(root, name)))) return false
  const files = INPUTS.flatMap((name) => filesOf(root, name))
  if (note.stamp === stampOf(files)) return true
  const content = contentOf(root, files)
  if (note.content !== content) return false
  writeNote(root, files, content)
  return true
}

/** Builds out/ with the Node.js given. Throws an Error with a sentence, after the builder's own words, when that fails. */
export function build(root, node, say) {
  say('Building Paydown; this takes a few seconds.')
  fs.rmSync(path.join(root, NOTE), { force: true })
  const files = INPUTS.flatMap((name) => filesOf(root, name))
  const content = contentOf(root, files)
  const result = spawnSync(
    node,
    [
      path.join(root, 'node_modules/electron-vite/bin/electron-vite.js'),
      'build',
      '--logLevel=warn',
    ],
    { cwd: root, encoding: 'utf8', maxBuffer: 1 << 26 },
  )
  if (result.status !== 0) {
    say(`${result.stdout ?? ''}${result.stderr ?? ''}`.trimEnd())
    throw new Error(
      'The build failed; what it says stands above. Mend that and run the command again.',
    )
  }
  writeNote(root, files, content)
}
