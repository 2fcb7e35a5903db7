import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import {
  add,
  none,
  playwrightCounts,
  playwrightTitles,
  vitestCounts,
} from '../../../scripts/setup/counts.mjs'

let folder: string
let file: string

beforeEach(() => {
  folder = fs.mkdtempSync(path.join(os.tmpdir(), 'paydown-counts-'))
  file = path.join(folder, 'report.json')
})

afterEach(() => {
  fs.rmSync(folder, { recursive: true, force: true })
})

function vitestReport(testResults: object[]): void {
  const numbers = { numPassedTests: 5, numFailedTests: 1, numPendingTests: 2, numTodoTests: 1 }
  fs.writeFileSync(file, JSON.stringify({ ...numbers, testResults }))
}

test('vitest: passed, failed, and skipped with those still to write', () => {
  vitestReport([{ status: 'failed', assertionResults: [{ status: 'failed' }] }])
  expect(vitestCounts(file)).toEqual({ passed: 5, failed: 1, skipped: 3 })
})

test('vitest: a file that could not be loaded is a failure', () => {
  vitestReport([
    { status: 'failed', assertionResults: [{ status: 'failed' }] },
    { status: 'failed', assertionResults: [] },
  ])
  expect(vitestCounts(file)).toEqual({ passed: 5, failed: 2, skipped: 3 })
})

test('playwright: a test that passed on a second try is a failure', () => {
  fs.writeFileSync(
    file,
    JSON.stringify({ stats: { expected: 7, unexpected: 1, flaky: 1, skipped: 2 } }),
  )
  expect(playwrightCounts(file)).toEqual({ passed: 7, failed: 2, skipped: 2 })
})

test('playwright: titles with their file and blocks', () => {
  const suites = [
    {
      title: 'import.test.ts',
      specs: [{ title: 'drops a file' }],
      suites: [
        { title: 'progress', specs: [{ title: 'is shown' }, { title: 'can be cancelled' }] },
      ],
    },
  ]
  fs.writeFileSync(file, JSON.stringify({ suites }))
  expect(playwrightTitles(file)).toEqual([
    'import.test.ts > drops a file',
    'import.test.ts > progress > is shown',
    'import.test.ts > progress > can be cancelled',
  ])
})

test('a report that was not written counts nothing', () => {
  expect(vitestCounts(file)).toEqual(none)
  expect(playwrightCounts(file)).toEqual(none)
  expect(playwrightTitles(file)).toEqual([])
})

test('counts are added up', () => {
  const one = { passed: 1, failed: 2, skipped: 3 }
  expect(add(one, { passed: 10, failed: 20, skipped: 30 })).toEqual({
    passed: 11,
    failed: 22,
    skipped: 33,
  })
})
