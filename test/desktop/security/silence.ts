import { spawnSync } from 'node:child_process'
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { expect } from '@playwright/test'
import { launch, openSample, type Program } from '../support'
import { giveAway } from '../unprivileged'
import { leaving, TRACING } from './traffic'

/** What a browser does of itself comes within these milliseconds after its start. */
const AFTER_START = 10_000

/**
 * Has a program do its whole job under a tracer (start, import, the report on screen and as PDF, and waiting) and expects that nothing
 * left the machine; then it is made to connect and to look a name up, which the trace must show.
 */
export async function expectSilence(
  folder: string,
  staged: Pick<Program, 'program' | 'app'> | null,
): Promise<void> {
  if (spawnSync('strace', ['--version']).status !== 0) {
    throw new Error(
      'strace is missing, which shows what a program sends. Install it and run the test again.',
    )
  }
  mkdirSync(join(folder, 'home'), { recursive: true })
  const trace = join(folder, 'trace.txt')
  const { program, app: appFolder } = staged ?? (await found())
  const tracer = join(folder, 'traced')
  writeFileSync(
    tracer,
    `#!/bin/sh\nexec strace ${TRACING.join(' ')} -o '${trace}' '${program}' "$@"\n`,
    { mode: 0o755 },
  )
  const traced: Program = {
    program: tracer,
    app: appFolder,
    ...(process.getuid?.() === 0 ? { environment: giveAway(folder), sandboxed: true } : {}),
  }
  const begun = Date.now()
  const { app, page } = await launch(folder, [], traced)
  await openSample(page)
  await page.keyboard.press('Control+6')
  await expect(page.frameLocator('iframe').getByRole('heading', { name: 'Sources' })).toBeVisible()
  const printed = join(folder, 'home', 'report.pdf')
  await app.evaluate(({ dialog }, path) => {
    dialog.showSaveDialog = () => Promise.resolve({ canceled: false, filePath: path })
  }, printed)
  await page.getByRole('button', { name: 'Print to PDF' }).click()
  await expect(page.getByTestId('saved')).toContainText('report.pdf')
  expect(existsSync(printed)).toBe(true)
  await page.waitForTimeout(Math.max(0, begun + AFTER_START - Date.now()))
  const calls = readFileSync(trace, 'utf8').split('\n')
  expect(calls.length).toBeGreaterThan(10)
  expect(leaving(calls)).toEqual([])

  await app.evaluate(
    () =>
      new Promise<void>((done) => {
        const { connect } = process.getBuiltinModule('node:net')
        const socket = connect({ host: '192.0.2.1', port: 443 })
        socket.on('error', () => undefined)
        process.getBuiltinModule('node:dns').lookup('paydown.invalid', () => {
          socket.destroy()
          done()
        })
      }),
  )
  const after = leaving(
    readFileSync(trace, 'utf8')
      .split('\n')
      .slice(calls.length - 1),
  )
  expect(after.some((call) => call.includes('192.0.2.1'))).toBe(true)
  expect(after.some((call) => /htons\(53\)|resolve/.test(call))).toBe(true)
  await app.close()
}

async function found(): Promise<Pick<Program, 'program' | 'app'>> {
  const { default: installed } = (await import('electron')) as unknown as { default: string }
  return { program: process.env['ELECTRON_EXEC_PATH'] ?? installed, app: resolve('.') }
}
