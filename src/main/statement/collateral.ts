import type { ReportPart } from './input'
import type { StatementDeal } from '@shared/statement'

/** Which reports inside a trustee report speak of what; told by their titles, which vary by deal. */
const ABOUT = {
  speeds: /prepayment/i,
  losses: /realized loss/i,
  enhancement: /credit enhancement|overcollateralization/i,
  triggers: /trigger/i,
}

/** What a report says of its deal's collateral, taken over line by line; empty lists where it has no such section. */
export function collateralOf(report: ReportPart): StatementDeal['collateral'] {
  const linesAbout = (title: RegExp) => report.lines.filter((line) => title.test(line.report))
  return {
    delinquency: report.delinquency,
    speeds: linesAbout(ABOUT.speeds),
    losses: linesAbout(ABOUT.losses),
    enhancement: linesAbout(ABOUT.enhancement),
    triggers: linesAbout(ABOUT.triggers),
  }
}
