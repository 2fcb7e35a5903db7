import type { Args, Handlers } from '@shared/api'
import { ok, type Result } from '@shared/result'
import type { ReportSummary } from '@shared/api/statement'
import type { Statement } from '@shared/statement'
import { statementTitle } from '../statement/names'
import { statementHtml } from '../statement/statementHtml'
import { countChecks } from '../store/digest'
import { monthsOnFile } from '../store/reports'
import { syntheticDeals } from '../store/syntheticDeals'
import type { EngineContext } from './context'
import { StatementBuilder } from './statementBuilder'

type StatementRequest = 'report.months' | 'report.model' | 'report.summary' | 'report.html'

/** A way to the model of a month's report. */
type ModelOf = (args: Args<'report.model'>) => Result<Statement>

/** The monthly holder report: its months, its model, its page. */
export function statementHandlers(
  context: EngineContext,
  modelOf: ModelOf,
): Handlers<StatementRequest> {
  return {
    'report.months': ({ synthetic = true }) =>
      context.database.read(() =>
        ok(
          monthsOnFile(context.database, synthetic ? undefined : syntheticDeals(context.database)),
        ),
      ),
    'report.model': modelOf,
    'report.summary': (args) => {
      const model = modelOf(args)
      return model.ok ? ok(summaryOf(model.value)) : model
    },
    'report.html': (args) => {
      const model = modelOf(args)
      if (!model.ok) return model
      const { paper = 'A4', notes, pages } = args
      return ok({
        html: statementHtml(model.value, { paper, notes: notes !== 'no', few: pages === 'few' }),
        title: statementTitle(model.value),
      })
    },
  }
}

function summaryOf(model: Statement): ReportSummary {
  const { explained, differs, unknown } = countChecks(model.deals.flatMap((deal) => deal.checks))
  const { principalRows, notionalRows, otherRows } = model
  return {
    holdings: principalRows.length + notionalRows.length + otherRows.length,
    paid: principalRows.length + notionalRows.length,
    lastReport:
      [...principalRows, ...notionalRows, ...otherRows]
        .flatMap(({ position }) => position.asOfDistribution ?? [])
        .sort()
        .at(-1) ?? null,
    sources: model.sources.length,
    deals: model.deals.length,
    distributionDates: [...model.distributionDates],
    checks: { explained, differs, unknown },
    state: model.state,
    fingerprint: model.fingerprint,
  }
}

/** What reports have in common, and the last report's model, are kept so long after the last one, and no longer than nothing is written. */
const KEPT = 5000

/**
 * Builds models one after another with one builder, as a batch of reports asks for them: until something is written to the
 * database, by whatever program, or none is asked for. The last one is kept too: a screen asks for its summary, then for its page.
 */
export function statementModels(context: EngineContext): ModelOf {
  const { database } = context
  let kept: Kept | null = null
  let forget: NodeJS.Timeout | undefined
  return ({ month, portfolio, account, holder }) =>
    database.read(() => {
      const state = database.state()
      if (kept?.state !== state)
        kept = { builder: new StatementBuilder(context), state, last: null }
      clearTimeout(forget)
      forget = setTimeout(() => (kept = null), KEPT).unref()
      const asked = JSON.stringify([month, portfolio, account, holder])
      if (kept.last?.asked === asked) return kept.last.model
      // One model at a time: that of a large portfolio is large
      kept.last = null
      const model = kept.builder.build({ month, portfolio, account, holder })
      kept.last = { asked, model }
      return model
    })
}

interface Kept {
  readonly builder: StatementBuilder
  readonly state: string
  last: { readonly asked: string; readonly model: Result<Statement> } | null
}
