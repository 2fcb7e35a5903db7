import type { Handlers } from '@shared/api'
import type { DealHistory } from '@shared/api/history'
import { addMonths, isIsoDate, monthOf } from '@shared/dates'
import { fail, ok, type Result } from '@shared/result'
import { addBusinessDays, expectedDistribution } from '../holdings/businessDays'
import { monthChecks } from '../holdings/months'
import { monthGaps } from '../holdings/openMonths'
import type { Database } from '../store/database'
import { dealOfName, dealOfReport } from '../store/deals'
import { joinDeals } from '../store/joinDeals'
import { asChange } from '../store/journal'
import { dealsOnFile, monthsOfDeal, type Month } from '../store/months'
import type { EngineContext } from './context'
import { today } from './holdings'
import { rebuildDates } from './rebuild'

/** Issuers file within fifteen days of the distribution; so many business days later a report is late. */
export const LATE_AFTER = 15

/** Deals from month to month. */
export function historyHandlers(context: EngineContext): Handlers<'deals.history' | 'deals.join'> {
  const { database } = context
  return {
    'deals.join': ({ deal, other }) => join(context, deal, other),
    'deals.history': ({ deal, asOf = today(context) }) =>
      database.read(() => {
        if (!isIsoDate(asOf)) {
          return fail('bad-date', `${asOf} is not a day of the calendar. Write it as 2002-09-30.`)
        }
        const named = deal === undefined ? undefined : dealOfName(database, deal)
        if (deal !== undefined && named === undefined) {
          return fail(
            'unknown-deal',
            `No report on file is of a deal called ${deal}. Write its name as the list of filings does.`,
          )
        }
        const deals = dealsOnFile(database).filter(
          (one) => named === undefined || one.id === named.id,
        )
        return ok(deals.map((one) => historyOf(database, one, asOf)))
      }),
  }
}

function join(
  context: EngineContext,
  deal: string,
  other: string,
): Result<{ readonly deal: string }> {
  const { database, now } = context
  const summary = () => `Said that ${deal} and ${other} are one deal`
  const change = { kind: 'deal', at: now().toISOString(), summary } as const
  const joined = asChange(database, change, () => {
    const known = dealOfName(database, deal) ?? dealOfName(database, other)
    if (known === undefined) {
      return fail(
        'unknown-deal',
        `No report on file is of a deal called ${deal} or ${other}. Write one name as the list of filings does.`,
      )
    }
    const rebuilt = rebuildDates(database, joinDeals(database, deal, other))
    return rebuilt.ok ? ok({ deal: dealOfName(database, deal)?.name ?? known.name }) : rebuilt
  })
  if (joined.ok) context.changed('data')
  return joined
}

function historyOf(
  database: Database,
  deal: { readonly id: number; readonly name: string },
  asOf: string,
): DealHistory {
  const months = monthsOfDeal(database, deal.id).filter((month) => month.distributionDate <= asOf)
  const dates = months.map((month) => month.distributionDate)
  const expected = expectedDistribution(dates)
  const compared = months.slice(1).flatMap((now, at) => against(months[at], now))
  return {
    deal: deal.name,
    dates,
    gaps: monthGaps(dates, asOf),
    expected,
    late: expected !== null && addBusinessDays(expected, LATE_AFTER) < asOf,
    ties: compared.filter((one) => one.ties).length,
    differences: compared.flatMap(({ ties, ...one }) => (ties ? [] : [one])),
  }
}

/** The numbers of a report that do not carry on from the month before; none of one that does not count. */
export function monthDifferences(
  database: Database,
  report: { readonly filingId: number; readonly reportIndex: number },
): DealHistory['differences'] {
  const place = dealOfReport(database, report)
  if (place === undefined) return []
  const { dealId, distributionDate: to } = place
  const months = monthsOfDeal(database, dealId, { from: addMonths(monthOf(to), -1), to })
  const at = months.findIndex(
    (one) => one.filingId === report.filingId && one.reportIndex === report.reportIndex,
  )
  const now = months[at]
  if (now === undefined) return []
  return against(months[at - 1], now).flatMap(({ ties, ...one }) => (ties ? [] : [one]))
}

/** A month against the one before it; nothing across a gap. */
function against(before: Month | undefined, now: Month) {
  if (
    before === undefined ||
    addMonths(monthOf(before.distributionDate), 1) !== monthOf(now.distributionDate)
  ) {
    return []
  }
  const { distributionDate, filingId, reportIndex } = now
  const rows = new Map(before.rows.map((row) => [row.key, row]))
  return now.rows.flatMap((row) => {
    const old = rows.get(row.key)
    const checks = old === undefined ? [] : monthChecks(old, row)
    const at = { distributionDate, filingId, reportIndex, classKey: row.classKey }
    return checks.map((check) => ({ ...at, ...check }))
  })
}
