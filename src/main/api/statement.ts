import type { Args, Handlers } from '@shared/api'
import { ok, type Result } from '@shared/result'
import type { Statement } from '@shared/statement'
import { statementTitle } from '../statement/names'
import { statementHtml } from '../statement/statementHtml'
import { monthsOnFile } from '../store/reports'
import type { EngineContext } from './context'
import { StatementBuilder } from './statementBuilder'

type StatementRequest = 'report.months' | 'report.model' | 'report.html'

/** The monthly holder report: its months, its model, its page. */
export function statementHandlers(context: EngineContext): Handlers<StatementRequest> {
  return {
    'report.months': () => ok(monthsOnFile(context.database)),
    'report.model': (args) => modelOf(context, args),
    'report.html': (args) => {
      const model = modelOf(context, args)
      if (!model.ok) return model
      return ok({
        html: statementHtml(model.value, { paper: args.paper ?? 'A4' }),
        title: statementTitle(model.value),
      })
    },
  }
}

function modelOf(context: EngineContext, args: Args<'report.model'>): Result<Statement> {
  const { month, portfolio, account, holder } = args
  return context.database.read(() =>
    new StatementBuilder(context).build({ month, portfolio, account, holder }),
  )
}
