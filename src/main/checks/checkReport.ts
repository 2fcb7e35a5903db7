import type { Check, TrusteeReport } from '@shared/report'
import { precisionOf } from '../layouts/classArithmetic'
import { classChecks, tierChecks } from './classes'
import { groupChecks, poolChecks, servicingChecks } from './collateral'
import { collectionChecks } from './collections'
import { delinquencyChecks } from './delinquency'
import { enhancementChecks } from './enhancement'
import { indexLines } from './lines'
import { loanChecks } from './loans'
import { prepaymentChecks } from './prepayments'

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
  const lines = indexLines(report)
  return [
    ...payments,
    ...collectionChecks(lines),
    ...groupChecks(lines),
    ...poolChecks(lines),
    ...servicingChecks(lines),
    ...delinquencyChecks(report.delinquency, lines),
    ...prepaymentChecks(lines),
    ...loanChecks(report, lines),
    ...enhancementChecks(lines),
  ]
}
