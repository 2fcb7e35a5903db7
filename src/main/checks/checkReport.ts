import type { Check, TrusteeReport } from '@shared/report'
import { precisionOf } from '../layouts/classArithmetic'
import { classChecks, tierChecks } from './classes'

/** Every check of a report, in the order of its sections. */
export function checkReport(report: Omit<TrusteeReport, 'checks'>): Check[] {
  const precision = precisionOf([...report.classes, ...report.totals])
  return report.totals.flatMap((total) => {
    const rows = report.classes.filter((row) => row.tier === total.tier)
    return [
      ...rows.flatMap((row) => classChecks(row, precision)),
      ...tierChecks(total, rows, precision),
    ]
  })
}
