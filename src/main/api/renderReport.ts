import type { ReportForm } from '@shared/reportForms'
import type { Statement } from '@shared/statement'
import { statementCsv } from '../statement/statementCsv'
import { statementHtml, type PageOptions } from '../statement/statementHtml'
import { statementJson } from '../statement/statementJson'
import { statementText } from '../statement/statementText'

/** The forms that are made without a printer. */
export type WrittenForm = Exclude<ReportForm, 'pdf'>

/** The report as the content of a file, byte for byte the same for the same data. */
export async function renderReport(
  model: Statement,
  form: WrittenForm,
  page: PageOptions,
): Promise<string | Uint8Array> {
  switch (form) {
    case 'html':
      return statementHtml(model, page)
    case 'csv':
      return statementCsv(model)
    case 'json':
      return `${JSON.stringify(statementJson(model), null, 2)}\n`
    case 'txt':
      return statementText(model)
    case 'xlsx': {
      // the library for workbooks is loaded when one is asked for
      const { statementXlsx } = await import('../statement/statementXlsx')
      return statementXlsx(model)
    }
  }
}
