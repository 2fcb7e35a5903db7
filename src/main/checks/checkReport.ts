import type { Check, TrusteeReport } from '@shared/report'
import { precisionOf } from '../layouts/classArithmetic'
import { classChecks, tierChecks } from './classes'
import { groupChecks, poolChecks, servicingChecks } from './collateral'
import { collectionChecks } from './collections'
import { delinquencyChecks } from './delinquency'
import { enhancementChecks, loanChecks, prepaymentChecks } from './prepayments'

/** Every check of a report, in the order of its sections. */
export function checkReport(report: Omit<TrusteeReport, 'checks'>): Check[] {
  const precision = precisionOf([...report.classes, ...report.totals])
  const payments = report.totals.flatMap((total) => {
    const rows = report.classes.filter((row) => row.tier === total.tier)
    return [
      ...rows.flatMap((row) => classChecks(row, precision)),
      ...tierChecks(total, rows, precision),
    ]
  })
  return [
    ...payments,
    ...collectionChecks(report),
    ...groupChecks(report),
    ...poolChecks(report),
    ...servicingChecks(report),
    ...delinquencyChecks(report),
    ...prepaymentChecks(report),
    ...loanChecks(report),
    ...enhancementChecks(report),
  ]
}
