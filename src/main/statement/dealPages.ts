import { fromCents, plain, exact } from '@shared/decimal'
import { monthOf } from '@shared/dates'
import { classKey, type Check, type CheckStatus, type ClassRow } from '@shared/report'
import type { DealClass, StatementDeal } from '@shared/statementDeal'
import { collateralOf } from './collateral'
import type { MonthCash, StatementReport } from './input'
import { dealOf } from './sources'

const URGENCY: readonly CheckStatus[] = ['differs', 'explained', 'unknown']

/** What a deal's page shows, but for what depends on who holds it. A report's is worked out once. */
const ofReport = new WeakMap<
  StatementReport,
  Pick<StatementDeal, 'checksTied' | 'checks' | 'collateral'>
>()

/** A deal's page, from its report of the month and what is held (`held`: the rows' class keys and CUSIPs). */
export function describeDeal(
  entry: StatementReport,
  held: { readonly classKeys: ReadonlySet<string>; readonly cusips: ReadonlySet<string> },
  cash: readonly MonthCash[],
): StatementDeal {
  const { report, filingId, reportIndex } = entry
  let shared = ofReport.get(entry)
  if (shared === undefined) {
    shared = { ...checksOf(entry), collateral: collateralOf(report) }
    ofReport.set(entry, shared)
  }
  const series = entry.series ?? null
  const months = series?.months ?? [monthOf(report.distributionDate)]
  return {
    deal: dealOf(entry),
    title: report.title,
    distributionDate: report.distributionDate,
    recordDate: report.recordDate,
    revision: report.revision,
    filingId,
    reportIndex,
    classes: classesOf(report.classes, (row) => held.classKeys.has(classKey(row))),
    ...shared,
    health: entry.health ?? null,
    series,
    cash: cashOf(
      months,
      cash.filter((one) => held.cusips.has(one.cusip)),
    ),
  }
}

function checksOf({
  checksTied,
  openChecks,
}: StatementReport): Pick<StatementDeal, 'checksTied' | 'checks'> {
  const urgency = (check: Check) => URGENCY.indexOf(check.status)
  const checks = openChecks.toSorted((one, other) => urgency(one) - urgency(other))
  return { checksTied, checks }
}

/** The classes of the tiers in which something is held: the others are the deal's inner workings. */
function classesOf(rows: readonly ClassRow[], isHeld: (row: ClassRow) => boolean): DealClass[] {
  const tiers = new Set(rows.filter(isHeld).map((row) => row.tier))
  return rows
    .filter((row) => tiers.size === 0 || tiers.has(row.tier))
    .map((row) => ({
      tier: row.tier,
      class: row.class,
      classKey: classKey(row),
      type: row.type,
      cusip: row.cusip,
      basis: row.basis,
      held: isHeld(row),
      originalFace: row.current.originalFace,
      priorBalance: row.current.priorBalance,
      interest: row.current.interest,
      principal: row.current.principal,
      realizedLoss: row.current.realizedLoss,
      deferredInterest: row.current.deferredInterest,
      currentBalance: row.current.currentBalance,
      factor:
        row.perThousand.currentBalance === null
          ? null
          : plain(exact(row.perThousand.currentBalance).div(1000)),
    }))
}

function cashOf(months: readonly string[], cash: readonly MonthCash[]): StatementDeal['cash'] {
  const series = (which: 'interest' | 'principal') =>
    months.map((month) => {
      const paid = cash.filter((one) => one.month === month)
      return paid.length === 0 ? null : fromCents(paid.reduce((sum, one) => sum + one[which], 0n))
    })
  return { interest: series('interest'), principal: series('principal') }
}
