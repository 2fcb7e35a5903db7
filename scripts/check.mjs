import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { addTools } from './setup/debian.mjs'
import { downloadElectron, findElectron, hasDisplay } from './setup/electron.mjs'
import { main, root, say } from './setup/prepare.mjs'
import { runProgram } from './setup/run.mjs'
import { add, none, playwrightCounts, playwrightTitles, vitestCounts } from './setup/counts.mjs'

/* Everything that a change must pass, one after the other; counts at the end. */

const node = process.execPath
const bin = (name) => path.join(root, 'node_modules', name)
const temporary = fs.mkdtempSync(path.join(os.tmpdir(), 'paydown-check-'))
const problems = []
let counts = none

function title(text) {
  process.stdout.write(`\n== ${text}\n`)
}

function run(args, env = {}) {
  return runProgram(node, args, { cwd: root, env: { ...process.env, ...env } })
}

async function step(name, args) {
  title(name)
  if ((await run(args)) === 0) return
  problems.push(`${name} failed`)
  counts = add(counts, { ...none, failed: 1 })
}

/** A runner's own counts; one that fails without a failed test counts as one failure. */
function count(name, code, found) {
  counts = add(counts, found)
  if (code === 0 && found.failed === 0) return
  problems.push(`${name} failed`)
  if (found.failed === 0) counts = add(counts, { ...none, failed: 1 })
}

async function vitest(name, config) {
  title(name)
  const file = path.join(temporary, `${config}.json`)
  const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${file}`]
  const code = await run([bin('vitest/vitest.mjs'), 'run', '--config', config, ...reporters])
  count(name, code, vitestCounts(file))
}

function hasTests(folder) {
  const found = fs.readdirSync(path.join(root, folder), { recursive: true, withFileTypes: true })
  return found.some((each) => each.isFile() && each.name.endsWith('.test.ts'))
}

function exists(folder) {
  return fs.existsSync(path.join(root, folder)) && hasTests(folder)
}

const playwright = bin('@playwright/test/cli.js')

async function desktop(electron, wrapper) {
  title('desktop tests')
  const file = path.join(temporary, 'desktop.json')
  const [command, ...before] = [...wrapper, node]
  const code = await runProgram(command, [...before, playwright, 'test', '--reporter=line,json'], {
    cwd: root,
    env: { ...process.env, ELECTRON_EXEC_PATH: electron, PLAYWRIGHT_JSON_OUTPUT_FILE: file },
  })
  count('desktop tests', code, playwrightCounts(file))
}

/** Counts and names the desktop tests that cannot run here; returns the sentence that says why. */
async function leaveOutDesktop(reason) {
  const file = path.join(temporary, 'desktop-list.json')
  await runProgram(node, [playwright, 'test', '--list', '--reporter=json'], {
    cwd: root,
    stdio: ['ignore', 'ignore', 'inherit'],
    env: { ...process.env, PLAYWRIGHT_JSON_OUTPUT_FILE: file },
  })
  const titles = playwrightTitles(file)
  counts = add(counts, { ...none, skipped: titles.length })
  title('desktop tests left out')
  for (const each of titles) process.stdout.write(`   ${each}\n`)
  return `Desktop tests left out, counted as skipped (${titles.length}): ${reason}.`
}

async function desktopOrWhyNot() {
  if (!exists('test/desktop')) return null
  const electron =
    findElectron(root) ?? (downloadElectron(root, node, say) ? findElectron(root) : null)
  if (electron === null) {
    return leaveOutDesktop(
      'no Electron is here and it could not be downloaded (ELECTRON_EXEC_PATH can name one)',
    )
  }
  if (hasDisplay()) await desktop(electron, [])
  else if (missing.includes('xvfb-run')) {
    return leaveOutDesktop('there is no display, and xvfb-run, which makes one, is not installed')
  } else await desktop(electron, ['xvfb-run', '-a'])
  return null
}

const missing = addTools(say)

await main(async () => {
  try {
    await step('types', [bin('typescript/bin/tsc'), '--noEmit', '-p', 'tsconfig.node.json'])
    await step('types of the window', [
      bin('svelte-check/bin/svelte-check'),
      '--tsconfig',
      './tsconfig.web.json',
      '--fail-on-warnings',
      '--output',
      'human',
    ])
    await step('lint', [bin('eslint/bin/eslint.js'), '.'])
    await step('format', [bin('prettier/bin/prettier.cjs'), '--check', '--log-level', 'warn', '.'])
    await step('dead code', [bin('knip/bin/knip.js'), '--no-progress'])
    await vitest('unit and component tests', 'vitest.config.ts')
    if (exists('test/browser')) await vitest('browser tests', 'vitest.browser.config.ts')
    const leftOut = await desktopOrWhyNot()
    title('result')
    for (const problem of problems) process.stdout.write(`${problem}\n`)
    if (missing.length > 0) {
      process.stdout.write(`Not installed here, and used by some tests: ${missing.join(', ')}\n`)
    }
    if (leftOut !== null) process.stdout.write(`${leftOut}\n`)
    process.stdout.write(
      `${counts.passed} passed, ${counts.failed} failed, ${counts.skipped} skipped\n`,
    )
    return counts.failed === 0 && problems.length === 0 ? 0 : 1
  } finally {
    fs.rmSync(temporary, { recursive: true, force: true })
  }
})
