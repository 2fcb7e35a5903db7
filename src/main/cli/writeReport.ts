import { renameSync, rmSync, writeFileSync } from 'node:fs'
import { fail, ok, type Result } from '@shared/result'
import type { Statement } from '@shared/statement'
import { statementTitle } from '../statement/names'
import { printTemplates } from '../statement/printTemplates'
import { statementHtml } from '../statement/statementHtml'
import { statementJson } from '../statement/statementJson'
import { reportForm } from './options'

const PAPER = 'A4'

/**
 * Writes a report to a file in the form that its ending asks for; an older file gives way only to a whole new one. Says with
 * what it was done. Fails with the problems of printing, and `unwritable-file`.
 */
export async function writeReport(model: Statement, file: string): Promise<Result<string>> {
  const form = reportForm(file)
  if (form === 'pdf') return printed(model, file)
  const text =
    form === 'json'
      ? `${JSON.stringify(statementJson(model), null, 2)}\n`
      : statementHtml(model, { paper: PAPER })
  return written(text, file)
}

async function printed(model: Statement, path: string): Promise<Result<string>> {
  const { printPdf } = await import('../print/printPdf')
  const done = await printPdf({
    html: statementHtml(model, { paper: PAPER }),
    ...printTemplates(model),
    title: statementTitle(model),
    paper: PAPER,
    path,
  })
  if (!done.ok) return done
  const { pages, printer } = done.value
  return ok(`The report was written to ${path}: ${pages} pages, printed by ${printer}.`)
}

function written(text: string, file: string): Result<string> {
  const part = `${file}.part`
  try {
    writeFileSync(part, text)
    renameSync(part, file)
    return ok(`The report was written to ${file}.`)
  } catch (error) {
    rmSync(part, { force: true })
    const why = error instanceof Error ? error.message : String(error)
    return fail(
      'unwritable-file',
      `The report could not be written to ${file}: ${why}. Choose another place with --out.`,
    )
  }
}
