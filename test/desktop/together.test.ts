import { execFile } from 'node:child_process'
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { promisify } from 'node:util'
import { expect } from '@playwright/test'
import { unzipSync } from 'fflate'
import { test } from './support'

const MINUTE = 60_000
const LOCKED = /locked|SQLITE_|busy/i
const run = promisify(execFile)

/** What came of a lot of work: what was said to be stored, and every text that a person would have seen. */
interface Work {
  readonly texts: string[]
  stored: number
}

// The window and two command lines, each importing and editing without a pause for a minute, on one database.
test('the window and two command lines at once lose nothing', async ({
  started: { page, folder },
}) => {
  test.setTimeout(4 * MINUTE)
  const filings = writeFilings(join(folder, 'filings'))
  const thirds = [0, 1, 2].map((third) => filings.filter((_, at) => at % 3 === third))
  const until = Date.now() + MINUTE

  const cli = async (...args: string[]): Promise<string> => {
    const environment = { ...process.env, PAYDOWN_DB: join(folder, 'paydown.sqlite') }
    const { stdout, stderr } = await run(process.execPath, [resolve('out/main/cli.js'), ...args], {
      env: environment,
    })
    return stdout + stderr
  }
  /** Imports its filings one by one, and adds a lot, changes it and adds another between. */
  const commandLine = async (name: string, paths: readonly string[]): Promise<Work> => {
    const work: Work = { texts: [], stored: 0 }
    for (let step = 0; Date.now() < until || step < paths.length; step++) {
      const path = paths[step]
      if (path !== undefined) work.texts.push(await cli('import', path))
      work.texts.push(
        await cli('holdings', 'add', '--cusip', '45254TLU6', '--face', '1000', '--portfolio', name),
      )
      work.stored++
      if (step % 5 === 4) work.texts.push(await cli('positions', '--portfolio', name))
    }
    return work
  }
  const inWindow = async (paths: readonly string[]): Promise<Work> => {
    const work: Work = { texts: [], stored: 0 }
    for (let step = 0; Date.now() < until || step < paths.length; step++) {
      const path = paths[step]
      const answers = await page.evaluate(workInPage, { path: path ?? null })
      work.texts.push(answers.text)
      if (answers.added) work.stored++
      if (step % 10 === 9) {
        await page.keyboard.press(step % 20 === 9 ? 'Control+2' : 'Control+1')
        work.texts.push(await page.locator('body').innerText())
      }
      await page.waitForTimeout(100)
    }
    return work
  }
  const [first, second, third] = await Promise.all([
    commandLine('First', thirds[0] ?? []),
    commandLine('Second', thirds[1] ?? []),
    inWindow(thirds[2] ?? []),
  ])

  for (const work of [first, second, third]) {
    expect(work.texts.filter((text) => LOCKED.test(text))).toEqual([])
    expect(work.stored).toBeGreaterThan(10)
  }
  const list = JSON.parse(await cli('filings', '--json')) as unknown[]
  expect(list).toHaveLength(filings.length)
  const lots = async (portfolio: string): Promise<number> =>
    (JSON.parse(await cli('holdings', 'list', '--portfolio', portfolio, '--json')) as unknown[])
      .length
  expect([await lots('First'), await lots('Second'), await lots('Window')]).toEqual([
    first.stored,
    second.stored,
    third.stored,
  ])
  expect(await cli('check')).not.toMatch(/fault/i)
})

/** In the page: imports a filing if one is given, and adds a lot, as the screens do. */
async function workInPage({
  path,
}: {
  path: string | null
}): Promise<{ text: string; added: boolean }> {
  const { paydown } = window as unknown as {
    paydown: { call(name: string, args: unknown): Promise<string> }
  }
  const call = async (name: string, args: unknown) =>
    JSON.parse(await paydown.call(name, args)) as { ok: boolean }
  const answers = []
  if (path !== null) {
    for (;;) {
      const started = await call('import.start', { paths: [path] })
      answers.push(started)
      // One import at a time: the one before may still run
      if (started.ok) break
      await new Promise((done) => setTimeout(done, 20))
    }
  }
  const lot = { cusip: '45254TLU6', face: '1000', portfolio: 'Window' }
  const added = await call('holdings.add', lot)
  answers.push(added)
  return { text: JSON.stringify(answers), added: added.ok }
}

/** The months of the synthetic deal, a file each. */
function writeFilings(directory: string): string[] {
  mkdirSync(directory, { recursive: true })
  const files = unzipSync(readFileSync(resolve('resources/synthetic.zip')))
  return Object.entries(files).map(([name, bytes]) => {
    const path = join(directory, name)
    writeFileSync(path, bytes)
    return path
  })
}
