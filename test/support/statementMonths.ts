import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect } from 'vitest'
import { monthOf } from '@shared/dates'
import { exact } from '@shared/decimal'
import type { TrusteeReport } from '@shared/report'
import type { Statement } from '@shared/statement'
import type { Engine } from '../../src/main/api/engine'
import { reportsOf } from './deals/report'
import { filingBytes, report } from './documents'
import { answer, openTestEngine } from './engines'

/* Engines over the months of generated deals, for tests of the monthly holder report. */

/** A deal that has losses within its first months. */
export const SEED = 599
const MONTHS = 30

/** The months of a deal from the first on. */
export function upTo(count: number): number[] {
  return Array.from({ length: count }, (_, at) => at + 1)
}

/** A generated deal's months as reports that the test reader reads. */
export function generated(seed = SEED, months: readonly number[] = upTo(MONTHS)): TrusteeReport[] {
  return reportsOf(seed, months).map(({ facts }) => report(facts))
}

/** An engine over a new database with these reports; `folder` makes empty folders. */
export async function engineOver(
  folder: () => string,
  reports: readonly TrusteeReport[],
  salt = '',
): Promise<Engine> {
  const engine = openTestEngine(folder())
  await importMore(engine, folder, reports, salt)
  return engine
}

/** Imports more reports, each as a filing of its own. */
export async function importMore(
  engine: Engine,
  folder: () => string,
  reports: readonly TrusteeReport[],
  salt = '',
): Promise<void> {
  const place = folder()
  const paths = reports.map((one, at) => {
    const path = join(place, `${monthOf(one.distributionDate)}${salt}-${at}.txt`)
    writeFileSync(path, filingBytes([one], salt))
    return path
  })
  const outcomes = await engine.importPaths(paths)
  expect(outcomes.map(({ outcome }) => outcome)).toEqual(paths.map(() => 'imported'))
}

/** Holds every class with a CUSIP, or those that a test wants. */
export async function hold(
  engine: Engine,
  { classes, recordDate }: TrusteeReport,
  wanted: (row: TrusteeReport['classes'][number]) => boolean = () => true,
): Promise<void> {
  for (const row of classes.filter((one) => one.cusip !== null && wanted(one))) {
    const face = row.basis === 'none' ? '50' : '1000000'
    await answer(engine, 'holdings.add', {
      cusip: row.cusip!,
      face,
      ...(recordDate === null ? {} : { settle: recordDate }),
    })
  }
}

/** The month of a report of several, counted from the end where `at` is negative. */
export const monthIn = (reports: readonly TrusteeReport[], at: number) =>
  monthOf(reports.at(at)?.distributionDate ?? '')

/** Every number that a statement's own sums are made of, added up again from its rows. */
export function expectSums(model: Statement): void {
  const rows = [...model.principalRows, ...model.notionalRows, ...model.otherRows]
  for (const key of [
    'interest',
    'principal',
    'realizedLoss',
    'total',
    'yearToDate',
    'sincePurchase',
  ] as const) {
    const sum = rows.reduce((whole, row) => whole.plus(row[key]), exact('0'))
    expect(model.allCash[key]).toBe(sum.toFixed(2))
    const principal = model.principalRows.reduce((whole, row) => whole.plus(row[key]), exact('0'))
    expect(model.principalSums[key]).toBe(principal.toFixed(2))
  }
  expect(exact(model.totals.interest).plus(model.totals.principal).toFixed(2)).toBe(
    model.totals.total,
  )
}
