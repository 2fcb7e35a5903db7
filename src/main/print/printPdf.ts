import { fail, ok } from '@shared/result'
import type { Result } from '@shared/result'
import { openChromium } from './chromium'
import { openElectron } from './electron'
import { findChromium, findElectron, findPrinterScript } from './find'
import type { Environment } from './find'
import { keepPdf, reason } from './finish'
import type { OpenPrinter, Printed, PrintJob } from './job'

export interface PrintSettings {
  /** Where programs are looked for and what they inherit; this process's own when left out. */
  readonly environment?: Environment
  /** Milliseconds for one printer; 60,000 when left out. */
  readonly timeout?: number
  /** Which printers may be tried, in this order; the one that `PAYDOWN_PRINTER` names, or both, when left out. */
  readonly printers?: readonly PrinterKind[]
}

type PrinterKind = 'electron' | 'chromium'

/** Prints many documents with as few starts of a printer as can be. */
export interface PrintSession {
  /** Prints as {@link printPdf} does; another document may follow or go beside it, also after a failure. */
  print(job: PrintJob): Promise<Result<Printed>>
  close(): Promise<void>
}

interface Candidate {
  readonly name: string
  open(): Promise<OpenPrinter>
}

const TIMEOUT = 60_000

/**
 * Prints HTML to a PDF file: with an Electron that is already here, else with an installed Chromium, else a problem (`no-printer`)
 * that says what to install. A printer that fails is followed by the next; when all fail, the problem is `print-failed` and names
 * each. The file is written in one step, and nothing is left behind.
 */
export async function printPdf(
  job: PrintJob,
  settings: PrintSettings = {},
): Promise<Result<Printed>> {
  const session = openPrintSession(settings)
  try {
    return await session.print(job)
  } finally {
    await session.close()
  }
}

/**
 * Keeps a printer open from the first document to `close`: the first of the candidates that prints, as {@link printPdf} chooses it. One
 * that fails is closed and started anew for the document after.
 */
export function openPrintSession(settings: PrintSettings = {}): PrintSession {
  const candidates = candidatesFor(settings)
  const open = new Map<Candidate, Promise<OpenPrinter>>()

  async function closeOne(candidate: Candidate): Promise<void> {
    const opening = open.get(candidate)
    open.delete(candidate)
    // one that could not be opened has nothing to close
    const printer = await opening?.catch(() => null)
    await printer?.close()
  }

  async function printWith(candidate: Candidate, job: PrintJob, again = true): Promise<Uint8Array> {
    const opening = open.get(candidate) ?? candidate.open()
    open.set(candidate, opening)
    try {
      return await (await opening).print(job)
    } catch (error) {
      if (open.get(candidate) === opening) await closeOne(candidate)
      // closed under it, because another document failed beside it
      else if (again) return printWith(candidate, job, false)
      throw error
    }
  }

  return {
    print: async (job) => {
      const failures: string[] = []
      // the printer that is open printed before, and is asked first
      const inOrder = [...candidates].sort((a, b) => Number(open.has(b)) - Number(open.has(a)))
      for (const candidate of inOrder) {
        let pdf: Uint8Array
        try {
          pdf = await printWith(candidate, job)
        } catch (error) {
          failures.push(`${candidate.name}: ${reason(error)}`)
          continue
        }
        const kept = await keepPdf(job.path, pdf)
        return kept.ok ? ok({ path: job.path, ...kept.value, printer: candidate.name }) : kept
      }
      return failures.length === 0 ? noPrinter(job) : printFailed(job, failures)
    },
    close: async () => {
      await Promise.all(candidates.map(closeOne))
    },
  }
}

function noPrinter(job: PrintJob): Result<never> {
  return fail(
    'no-printer',
    `“${job.title}” cannot be printed as PDF: neither Electron nor Chromium was found. ` +
      'Install Chromium, Chrome or Edge (or name one in the environment variable CHROMIUM), or write the report as .html and print that from a browser.',
  )
}

function printFailed(job: PrintJob, failures: readonly string[]): Result<never> {
  return fail(
    'print-failed',
    `“${job.title}” could not be printed. ${failures.join(' · ')} ` +
      'Print again, or write the report as .html and print that from a browser.',
  )
}

/** The printers of this program, or the one that the environment asks for. */
function printersOf(environment: Environment): readonly PrinterKind[] {
  const all = ['electron', 'chromium'] as const
  const named = all.find((kind) => kind === environment['PAYDOWN_PRINTER'])
  return named === undefined ? all : [named]
}

function candidatesFor(settings: PrintSettings): Candidate[] {
  const environment = settings.environment ?? process.env
  const how = { environment, timeout: settings.timeout ?? TIMEOUT }
  return (settings.printers ?? printersOf(environment)).flatMap((kind): Candidate[] => {
    if (kind === 'chromium') {
      const program = findChromium(environment)
      return program === null
        ? []
        : [{ name: `Chromium (${program})`, open: () => openChromium(program, how) }]
    }
    const program = findElectron(environment)
    const script = findPrinterScript()
    return program === null || script === null
      ? []
      : [{ name: `Electron (${program})`, open: () => openElectron(program, script, how) }]
  })
}
