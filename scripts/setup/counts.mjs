import fs from 'node:fs'

/* What the test runners' JSON reports count. */

export const none = { passed: 0, failed: 0, skipped: 0 }

/** The sums of two counts. */
export function add(a, b) {
  return {
    passed: a.passed + b.passed,
    failed: a.failed + b.failed,
    skipped: a.skipped + b.skipped,
  }
}

function read(file) {
  try {
    return JSON.parse(fs.readFileSync(file, 'utf8'))
  } catch {
    return null
  }
}

/** The counts of a vitest report. A file whose tests could not even be collected counts as one failure. */
export function vitestCounts(file) {
  const report = read(file)
  if (report === null) return none
  const broken = report.testResults.filter(
    (each) =>
      each.status === 'failed' && each.assertionResults.every((test) => test.status !== 'failed'),
  )
  return {
    passed: report.numPassedTests,
    failed: report.numFailedTests + broken.length,
    skipped: report.numPendingTests + report.numTodoTests,
  }
}

/** The counts of a Playwright report; a test that passed on a second try counts as failed, for it is not to be relied on. */
export function playwrightCounts(file) {
  const stats = read(file)?.stats
  if (stats === undefined) return none
  return {
    passed: stats.expected,
    failed: stats.unexpected + stats.flaky,
    skipped: stats.skipped,
  }
}

/** The titles of all tests of a Playwright report or listing, each with its file and the blocks it stands in. */
export function playwrightTitles(file) {
  const titles = []
  const walk = (suite, above) => {
    const here = suite.title === '' ? above : [...above, suite.title]
    for (const spec of suite.specs ?? []) titles.push([...here, spec.title].join(' > '))
    for (const inner of suite.suites ?? []) walk(inner, here)
  }
  for (const suite of read(file)?.suites ?? []) walk(suite, [])
  return titles
}
