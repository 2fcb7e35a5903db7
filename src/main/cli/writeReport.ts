import { reportForm } from '@shared/reportForms'
import { ok, type Result } from '@shared/result'
import type { Statement } from '@shared/statement'
import { renderReport } from '../api/renderReport'
import { keepFile } from '../print/keepFile'
import { statementTitle } from '../statement/names'
import { printTemplates } from '../statement/printTemplates'
import { statementHtml } from '../statement/statementHtml'

/**
 * Writes a report to a file in the form that its ending asks for; an older file gives way only to a whole new one. Says with
 * what it was done. Fails with the problems of printing, and `unwritable-file`.
 */
export async function writeReport(
  model: Statement,
  file: string,
  paper: 'A4' | 'Letter',
): Promise<Result<string>> {
  const form = reportForm(file)
  if (form === 'pdf' || form === undefined) return printed(model, file, paper)
  const kept = await keepFile(file, await renderReport(model, form, { paper }))
  return kept.ok ? ok(`The report was written to ${file}.`) : kept
}

async function printed(
  model: Statement,
  path: string,
  paper: 'A4' | 'Letter',
): Promise<Result<string>> {
  const { printPdf } = await import('../print/printPdf')
  const done = await printPdf({
    html: statementHtml(model, { paper }),
    ...printTemplates(model),
    title: statementTitle(model),
    paper,
    path,
  })
  if (!done.ok) return done
  const { pages, printer } = done.value
  return ok(`The report was written to ${path}: ${pages} pages, printed by ${printer}.`)
}
