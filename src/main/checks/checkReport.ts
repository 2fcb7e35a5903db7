import type { Check, TrusteeReport } from '@shared/report'
import { precisionOf } from '../layouts/classArithmetic'
import { averageChecks } from './averages'
import { classChecks, tierChecks } from './classes'
import { groupChecks, poolChecks, servicingChecks } from './collateral'
import { collectionChecks } from './collections'
import { defaultChecks } from './defaults'
import { delinquencyChecks } from './delinquency'
import { derivativeChecks } from './derivatives'
import { earlierAverageChecks } from './earlierAverages'
import { enhancementChecks } from './enhancement'
import { explainChecks } from './explain'
import { fundsChecks, shortfallChecks } from './funds'
import { indexLines } from './lines'
import { loanChecks } from './loans'
import { netRateChecks } from './netRates'
import { prepaymentInterestChecks } from './prepaymentInterest'
import { prepaymentChecks } from './prepayments'
import { rateChecks } from './rates'
import { repeatChecks } from './repeats'
import { seasoningChecks } from './seasoning'
import { sinceIssueChecks } from './sinceIssue'
import { termChecks } from './terms'

/** Every check of a report, in the order of its sections; differences that a printed line explains name it. */
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
  const checks = [
    ...payments,
    ...rateChecks(report.classes, precision),
    ...fundsChecks(report.totals, lines, precision),
    ...shortfallChecks(report, lines, precision),
    ...collectionChecks(lines),
    ...groupChecks(lines),
    ...repeatChecks(lines),
    ...enhancementChecks(report, lines, precision),
    ...poolChecks(lines),
    ...sinceIssueChecks(report, lines, precision),
    ...averageChecks(lines),
    ...earlierAverageChecks(report, lines),
    ...termChecks(lines),
    ...netRateChecks(lines),
    ...servicingChecks(lines),
    ...delinquencyChecks(report.delinquency, lines),
    ...prepaymentChecks(report, lines),
    ...seasoningChecks(report, lines),
    ...defaultChecks(report, lines),
    ...loanChecks(report, lines),
    ...prepaymentInterestChecks(report, lines),
    ...derivativeChecks(lines),
  ]
  return explainChecks(checks, report, lines)
}
