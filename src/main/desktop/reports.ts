import { extname, join } from 'node:path'
import { app, dialog, type BrowserWindow } from 'electron'
import { engineRequests, type Args, type ChangeTopic, type Handlers, type Reply } from '@shared/api'
import type { BatchStatus, ReportFiles, reportDesktopRequests } from '@shared/api/reportFiles'
import { safeFileName } from '@shared/fileNames'
import { FORM_NAMES } from '@shared/reportForms'
import { nameReports, type NamedReport } from '@shared/reportNames'
import { fail, ok, type Result } from '@shared/result'
import { runReportBatch } from '../api/reportBatch'
import { keepPdf, reason } from '../print/finish'
import type { OpenPrinter, PrintJob } from '../print/job'
import { keepFile } from '../print/keepFile'
import { noWindow } from './noWindow'
import type { Ask } from './pageProtocol'
import { openPrintWindow } from './printHtml'

type ReportRequest = keyof typeof reportDesktopRequests

/** Saving reports as files from the window: one by a dialog, or many into a folder beside the window. */
export function reportHandlers(
  window: () => BrowserWindow | null,
  ask: Ask,
  tell: (topic: ChangeTopic) => void,
): Handlers<ReportRequest> {
  const batch = createBatch(ask, () => tell('reports'))
  return {
    'desktop.saveReport': (args) => saveReport(window(), ask, args),
    'desktop.chooseFolder': () => chooseFolder(window()),
    'reports.start': batch.start,
    'reports.status': () => ok(batch.status()),
    'reports.cancel': () => ok(batch.cancel()),
  }
}

async function filesOf(ask: Ask, args: Args<'report.files'>): Promise<Result<ReportFiles>> {
  const answer = await ask('report.files', args)
  return answer.ok ? ok(engineRequests['report.files'].result.parse(answer.value)) : answer
}

async function saveReport(
  window: BrowserWindow | null,
  ask: Ask,
  { form, ...args }: Args<'desktop.saveReport'>,
): Promise<Result<Reply<'desktop.saveReport'>>> {
  if (window === null) return noWindow()
  const made = await filesOf(ask, { ...args, forms: [form] })
  if (!made.ok) return made
  const [file] = made.value.files
  if (file === undefined) return ok({ path: null, pages: null })
  const { month, portfolio = null, paper = 'A4' } = args
  const name = safeFileName(`Paydown ${month}${portfolio === null ? '' : ` ${portfolio}`}`)
  const chosen = await dialog.showSaveDialog(window, {
    title: `Save the report as ${FORM_NAMES[form]}`,
    buttonLabel: 'Save',
    defaultPath: join(app.getPath('documents'), `${name}.${form}`),
    filters: [{ name: FORM_NAMES[form], extensions: [form] }],
  })
  if (chosen.canceled || chosen.filePath === '') return ok({ path: null, pages: null })
  const hasEnding = extname(chosen.filePath).toLowerCase() === `.${form}`
  const path = hasEnding ? chosen.filePath : `${chosen.filePath}.${form}`
  if (file.print === null || typeof file.content !== 'string') {
    const kept = await keepFile(path, file.content)
    return kept.ok ? ok({ path, pages: null }) : kept
  }
  const printer = openPrintWindow()
  const job = { html: file.content, ...file.print, title: made.value.title, paper, path }
  const printed = await printTo(printer, job)
  await printer.close()
  return printed.ok ? ok({ path, pages: printed.value.pages }) : printed
}

async function printTo(printer: OpenPrinter, job: PrintJob): Promise<Result<{ pages: number }>> {
  try {
    return await keepPdf(job.path, await printer.print(job))
  } catch (error) {
    return fail(
      'print-failed',
      `The report could not be printed: ${reason(error)}. Try again; nothing was written.`,
    )
  }
}

async function chooseFolder(
  window: BrowserWindow | null,
): Promise<Result<Reply<'desktop.chooseFolder'>>> {
  if (window === null) return noWindow()
  const chosen = await dialog.showOpenDialog(window, {
    title: 'Choose a folder for the reports',
    buttonLabel: 'Choose',
    properties: ['openDirectory', 'createDirectory'],
  })
  return ok({ path: chosen.canceled ? null : (chosen.filePaths[0] ?? null) })
}

const IDLE: BatchStatus = {
  state: 'idle',
  total: 0,
  done: 0,
  current: null,
  folder: null,
  outcomes: [],
}

/** The batch that runs or ran last; one at a time. */
function createBatch(ask: Ask, changed: () => void) {
  let status = IDLE
  let stop = new AbortController()

  function take(now: BatchStatus): void {
    status = now
    changed()
  }

  async function run(
    reports: readonly NamedReport[],
    { folder, paper = 'A4', holder, notes }: Args<'reports.start'>,
    signal: AbortSignal,
  ): Promise<void> {
    let printer: OpenPrinter | null = null
    const world = {
      files: (args: Args<'report.files'>) => filesOf(ask, args),
      print: (job: PrintJob) => printTo((printer ??= openPrintWindow()), job),
    }
    // the last word is told when the printer is closed too
    const done = await runReportBatch(reports, world, {
      folder,
      paper,
      holder,
      notes,
      signal,
      onProgress: (now) => {
        if (now.state === 'running') take(now)
      },
    })
    await (printer as OpenPrinter | null)?.close()
    take(done)
  }

  return {
    start: (args: Args<'reports.start'>): Result<BatchStatus> => {
      if (status.state === 'running') {
        return fail(
          'batch-running',
          'Reports are being written already. Wait until that is done or cancel it, then start again.',
        )
      }
      const named = nameReports(args.tasks, args.forms, args.pattern)
      if (!named.ok) return named
      stop = new AbortController()
      status = { ...IDLE, state: 'running', total: named.value.length, folder: args.folder }
      void run(named.value, args, stop.signal).catch((error: unknown) => {
        // A bug: the window must not wait for ever for a batch that has ended
        take({
          ...status,
          state: 'done',
          current: null,
          outcomes: [...status.outcomes, broken(error)],
        })
      })
      return ok(status)
    },
    status: () => status,
    cancel: () => {
      stop.abort()
      return status
    },
  }
}

function broken(error: unknown): BatchStatus['outcomes'][number] {
  return {
    portfolio: null,
    account: null,
    month: '',
    outcome: 'refused',
    files: [],
    message: `The reports broke off because Paydown made a mistake: ${reason(error)}. What was written until then is whole; write the rest again.`,
    code: 'internal',
  }
}
