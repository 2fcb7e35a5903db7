import { join } from 'node:path'
import { app, dialog, type BrowserWindow } from 'electron'
import type { Args, DesktopRequestName, Handlers, Reply } from '@shared/api'
import { fail, ok, type Result } from '@shared/result'
import { statementSchema } from '@shared/statement'
import { keepPdf, reason } from '../print/finish'
import { printTemplates } from '../statement/printTemplates'
import { statementHtml } from '../statement/statementHtml'
import type { Ask } from './pageProtocol'
import { printHtml } from './printHtml'

/** The requests that only the desktop can answer: its dialogs and its printer. */
export function desktopHandlers(
  window: () => BrowserWindow | null,
  ask: Ask,
): Handlers<DesktopRequestName> {
  return {
    'desktop.chooseFilings': ({ folder }) => chooseFilings(window(), folder === true),
    'desktop.chooseFile': ({ kind }) => chooseFile(window(), kind),
    'desktop.chooseCopy': ({ name }) => chooseCopy(window(), name),
    'desktop.printReport': (args) => printReport(window(), ask, args),
  }
}

async function chooseFilings(
  window: BrowserWindow | null,
  folder: boolean,
): Promise<Result<{ paths: string[] }>> {
  if (window === null) return noWindow()
  const chosen = await dialog.showOpenDialog(window, {
    title: folder ? 'Import a folder of filings' : 'Import filings',
    buttonLabel: 'Import',
    properties: [folder ? 'openDirectory' : 'openFile', 'multiSelections'],
    filters: [
      { name: 'Filings', extensions: ['txt', 'htm', 'html', 'zip'] },
      { name: 'All files', extensions: ['*'] },
    ],
  })
  return ok({ paths: chosen.canceled ? [] : chosen.filePaths })
}

const FILES = {
  csv: { title: 'Choose a CSV file', filter: { name: 'CSV', extensions: ['csv', 'txt'] } },
  database: {
    title: 'Choose a copy of the database',
    filter: { name: 'Paydown databases', extensions: ['sqlite', 'db', 'bak'] },
  },
} as const

async function chooseFile(
  window: BrowserWindow | null,
  kind: keyof typeof FILES,
): Promise<Result<{ path: string | null }>> {
  if (window === null) return noWindow()
  const { title, filter } = FILES[kind]
  const chosen = await dialog.showOpenDialog(window, {
    title,
    properties: ['openFile'],
    filters: [
      { ...filter, extensions: [...filter.extensions] },
      { name: 'All files', extensions: ['*'] },
    ],
  })
  return ok({ path: chosen.canceled ? null : (chosen.filePaths[0] ?? null) })
}

async function chooseCopy(
  window: BrowserWindow | null,
  name: string,
): Promise<Result<{ path: string | null }>> {
  if (window === null) return noWindow()
  const chosen = await dialog.showSaveDialog(window, {
    title: 'Save a copy of the database',
    buttonLabel: 'Save',
    defaultPath: join(app.getPath('documents'), safeName(name)),
    filters: [{ name: 'Paydown databases', extensions: ['sqlite'] }],
  })
  return ok({ path: chosen.canceled || chosen.filePath === '' ? null : chosen.filePath })
}

async function printReport(
  window: BrowserWindow | null,
  ask: Ask,
  args: Args<'desktop.printReport'>,
): Promise<Result<Reply<'desktop.printReport'>>> {
  if (window === null) return noWindow()
  const answer = await ask('report.model', args)
  if (!answer.ok) return answer
  const model = statementSchema.parse(answer.value)
  const portfolio = args.portfolio === undefined ? '' : ` ${safeName(args.portfolio)}`
  const chosen = await dialog.showSaveDialog(window, {
    title: 'Save the report as PDF',
    buttonLabel: 'Save',
    defaultPath: join(app.getPath('documents'), `Paydown ${args.month}${portfolio}.pdf`),
    filters: [{ name: 'PDF', extensions: ['pdf'] }],
  })
  if (chosen.canceled || chosen.filePath === '') return ok({ path: null, pages: null })
  const path = chosen.filePath.toLowerCase().endsWith('.pdf')
    ? chosen.filePath
    : `${chosen.filePath}.pdf`
  const paper = args.paper ?? 'A4'
  try {
    const pdf = await printHtml({
      html: statementHtml(model, { paper }),
      ...printTemplates(model),
      paper,
    })
    const kept = await keepPdf(path, pdf)
    return kept.ok ? ok({ path, pages: kept.value.pages }) : kept
  } catch (error) {
    return fail(
      'print-failed',
      `The report could not be printed: ${reason(error)}. Try again; nothing was written.`,
    )
  }
}

/** A portfolio's name as part of a file name. */
function safeName(name: string): string {
  return name.replace(/[\\/:*?"<>|\p{Cc}]/gu, ' ').trim()
}

function noWindow(): Result<never> {
  return fail('no-window', 'The window is closed. Open Paydown again.')
}
