import { daysBetween, longDate } from '@shared/dates'
import type { ClassRow, TrusteeReport } from '@shared/report'
import type { Statement, StatementRow } from '@shared/statement'

type Method = Statement['methods'][number]

/** How the numbers of this statement were made; a note that no row of it needs is left out. */
export function describeMethods(
  reports: readonly TrusteeReport[],
  rows: readonly StatementRow[],
): Method[] {
  const notional = rows.filter((row) => row.basis === 'notional')
  return [
    {
      term: 'Cash',
      text:
        'Original face held on the record date ÷ 1,000 × the report’s factor, interest and principal apart, ' +
        'rounded half up to the cent, per account and CUSIP, not per lot.',
    },
    {
      term: 'Faces',
      text: 'Original face × current factor. All in exact decimals. The factor rules; a cent between faces and cash is rounding.',
    },
    {
      term: 'Factors',
      text:
        'Those the report prints per $1,000 of original face; on a notional class per $1,000 of its original notional amount. ' +
        'Here per $1, with nine decimals; all printed digits are used.',
    },
    {
      term: 'Entitlement',
      text: 'Who held at the close of the record date, by settlement date. A lot settled on that day counts.',
    },
    ...(notional.length === 0
      ? []
      : [
          {
            term: 'Notional',
            text: `${nounList(notional)} paid on a notional amount, which is in no face total.`,
          },
        ]),
    {
      term: 'Losses',
      text: 'A realized loss lowers the face and pays nothing. Deferred interest raises the face and pays nothing.',
    },
    ...dayCounts(reports, rows),
    {
      term: 'Tolerance',
      text:
        'Half a unit of the last printed digit of each operand that the report rounded, and half a cent for each amount ' +
        'it computed. A check ties when its difference is no more.',
    },
  ]
}

function nounList(rows: readonly StatementRow[]): string {
  const names = [...new Set(rows.map((row) => row.class ?? row.cusip))]
  return `${names.join(', ')} ${names.length === 1 ? 'is' : 'are'}`
}

/** One note for the day counts of the classes held, as their reports name them. */
function dayCounts(reports: readonly TrusteeReport[], rows: readonly StatementRow[]): Method[] {
  const held = new Set(rows.map((row) => row.cusip))
  const sentences = new Set(
    reports
      .flatMap((report) => report.classes)
      .filter((row) => row.cusip !== null && held.has(row.cusip))
      .flatMap(describeDayCount),
  )
  return sentences.size === 0 ? [] : [{ term: 'Day count', text: [...sentences].sort().join(' ') }]
}

function describeDayCount({ accrual }: ClassRow): string[] {
  if (accrual.method === null) return []
  if (/30\/360/.test(accrual.method)) return [`${accrual.method}: 30 days of 360.`]
  if (accrual.start === null || accrual.end === null) {
    return [`${accrual.method}: the days of the accrual period, which the report leaves blank.`]
  }
  const days = daysBetween(accrual.start, accrual.end) + 1
  const period = `${longDate(accrual.start)} to ${longDate(accrual.end)}`
  const year = /\/365/.test(accrual.method) ? 365 : 360
  return [`${accrual.method}: the days of the period, ${period}, ${days} of ${year}.`]
}
