import { addMonths, endOfMonth, monthOf } from '@shared/dates'
import type { TrusteeReport } from '@shared/report'
import { ok, type Result } from '@shared/result'
import { CHART_MONTHS, dealHealth, dealSeries } from '../statement/health'
import type { FiledReport, ReportPart, StatementReport } from '../statement/input'
import type { StoredClass } from '../store/classHistory'
import { reportsBetween } from '../store/filedReports'
import { byKey, figuresOfDeal } from '../store/figures'
import { filingOfId } from '../store/filings'
import { breaksOfMonth } from './breaks'
import type { EngineContext } from './context'
import { storedReport } from './filings'

/** Reports kept at a time: a month of the deals of many portfolios. */
const KEPT_REPORTS = 150

function partOf(report: TrusteeReport): ReportPart {
  const { deal, title, distributionDate, recordDate, revision, layout } = report
  const { classes, lines, delinquency, notes } = report
  return {
    ...{ deal, title, distributionDate, recordDate, revision, layout },
    ...{ classes, lines, delinquency, notes },
  }
}

/** What the statements of several portfolios have in common, each read from the store once. */
export class StatementSources {
  readonly #context: EngineContext
  readonly #reports = new Map<string, StatementReport>()
  readonly #filed = new Map<string, FiledReport[]>()
  readonly #custodian = new Map<string, ReturnType<typeof breaksOfMonth>>()

  constructor(context: EngineContext) {
    this.#context = context
  }

  /** The report a class's row stands in, with its deal's health and series; what was used longest ago is forgotten. */
  report(
    { dealId, deal, distributionDate }: StoredClass,
    place: NonNullable<StoredClass['place']>,
  ): Result<StatementReport> {
    const key = `${place.filingId}:${place.reportIndex}`
    const known = this.#reports.get(key)
    if (known !== undefined) {
      this.#reports.delete(key)
      this.#reports.set(key, known)
      return ok(known)
    }
    const { database } = this.#context
    const stored = storedReport(this.#context, place)
    if (!stored.ok) return stored
    const { source, filing, corrections, report } = stored.value
    const { checks } = report
    const openChecks = checks.filter((check) => check.status !== 'ties')
    const isMain = report.revision !== 'supplemental' && dealId !== null
    const entry: StatementReport = {
      ...place,
      deal: deal ?? report.deal,
      report: partOf(report),
      ...{ openChecks, checksTied: checks.length - openChecks.length },
      source,
      filing,
      corrections,
      importedOn: filingOfId(database, place.filingId)?.importedAt ?? '',
      ...(isMain ? this.#pool(dealId, monthOf(distributionDate)) : {}),
    }
    this.#reports.set(key, entry)
    const [oldest] = this.#reports.keys()
    if (this.#reports.size > KEPT_REPORTS && oldest !== undefined) this.#reports.delete(oldest)
    return ok(entry)
  }

  #pool(dealId: number, month: string) {
    const { database } = this.#context
    const months = figuresOfDeal(database, dealId, endOfMonth(month), CHART_MONTHS).map((row) => ({
      ...row,
      figures: byKey(row),
    }))
    const figuresIn = (wanted: string) =>
      months.findLast((one) => monthOf(one.distributionDate) === wanted)?.figures
    const [figures, figuresBefore] = [figuresIn(month), figuresIn(addMonths(month, -1))]
    return {
      health: dealHealth(months, month),
      series: dealSeries(months, month),
      ...(figures === undefined ? {} : { figures }),
      ...(figuresBefore === undefined ? {} : { figuresBefore }),
    }
  }

  /** A deal's reports of a month, superseded ones too, and those of last month and three months ago that count. */
  filed(dealId: number, month: string): FiledReport[] {
    const key = `${dealId} ${month}`
    const known = this.#filed.get(key)
    if (known !== undefined) return known
    const compared = [1, 3].map((back) => addMonths(month, -back))
    const from = `${addMonths(month, -3)}-01`
    const found = reportsBetween(this.#context.database, dealId, from, endOfMonth(month)).filter(
      ({ distributionDate, status }) => {
        const own = monthOf(distributionDate)
        return own === month || (status === 'current' && compared.includes(own))
      },
    )
    this.#filed.set(key, found)
    return found
  }

  /** The custodian's cash of a month, over all portfolios. */
  custodian(month: string): ReturnType<typeof breaksOfMonth> {
    let known = this.#custodian.get(month)
    if (known === undefined) {
      known = breaksOfMonth(this.#context.database, month)
      this.#custodian.set(month, known)
    }
    return known
  }
}
