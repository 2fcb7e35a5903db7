import type { Args, Handlers } from '@shared/api'
import type { ReportFiles } from '@shared/api/reportFiles'
import { exact } from '@shared/decimal'
import { ok, type Result } from '@shared/result'
import type { Statement, StatementRow } from '@shared/statement'
import { statementTitle } from '../statement/names'
import { printTemplates } from '../statement/printTemplates'
import { statementHtml, type PageOptions } from '../statement/statementHtml'
import { renderReport } from './renderReport'

/** The report as files: `report.files`, over a way to the model. */
export function reportFileHandlers(
  modelOf: (args: Args<'report.model'>) => Result<Statement> | Promise<Result<Statement>>,
): Handlers<'report.files'> {
  return {
    'report.files': async ({ forms, ...args }) => {
      const model = await modelOf(args)
      if (!model.ok) return model
      const { paper = 'A4', notes } = args
      return ok(await filesOf(model.value, forms, { paper, notes: notes !== 'no' }))
    },
  }
}

async function filesOf(
  model: Statement,
  forms: Args<'report.files'>['forms'],
  page: PageOptions,
): Promise<ReportFiles> {
  const files: ReportFiles['files'] = []
  for (const form of forms) {
    files.push(
      form === 'pdf'
        ? { form, content: statementHtml(model, page), print: printTemplates(model) }
        : { form, content: await renderReport(model, form, page), print: null },
    )
  }
  const { principalRows, notionalRows, otherRows } = model
  return {
    title: statementTitle(model),
    holdings: [...principalRows, ...notionalRows, ...otherRows].filter(isHeld).length,
    files,
  }
}

/** Whether anything was held or paid; a lot that was not settled by then, or sold before, is a row of zeros. */
function isHeld(row: StatementRow): boolean {
  const { originalFace, entitledFace, total } = row
  return [originalFace, entitledFace ?? '0', total].some((amount) => !exact(amount).isZero())
}
