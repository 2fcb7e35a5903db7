import { fail, ok } from '@shared/result'
import type { Result } from '@shared/result'
import { printWithChromium } from './chromium'
import { printWithElectron } from './electron'
import { findChromium, findElectron, findPrinterScript } from './find'
import type { Environment } from './find'
import { keepPdf, reason } from './finish'
import type { Printed, PrintJob } from './job'

export interface PrintSettings {
  /** Where programs are looked for and what they inherit; this process's own when left out. */
  readonly environment?: Environment
  /** Milliseconds for one printer; 60,000 when left out. */
  readonly timeout?: number
  /** Which printers may be tried, in this order; both when left out. */
  readonly printers?: readonly ('electron' | 'chromium')[]
}

interface Printer {
  readonly name: string
  print(): Promise<Uint8Array>
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
  const failures: string[] = []
  for (const printer of printersFor(job, settings)) {
    let pdf: Uint8Array
    try {
      pdf = await printer.print()
    } catch (error) {
      failures.push(`${printer.name}: ${reason(error)}`)
      continue
    }
    const kept = await keepPdf(job.path, pdf)
    return kept.ok ? ok({ path: job.path, ...kept.value, printer: printer.name }) : kept
  }
  return failures.length === 0
    ? fail(
        'no-printer',
        `“${job.title}” cannot be printed as PDF: neither Electron nor Chromium was found. ` +
          'Install Chromium, Chrome or Edge (or name one in the environment variable CHROMIUM), or write the report as .html and print that from a browser.',
      )
    : fail(
        'print-failed',
        `“${job.title}” could not be printed. ${failures.join(' · ')} ` +
          'Print again, or write the report as .html and print that from a browser.',
      )
}

function printersFor(job: PrintJob, settings: PrintSettings): Printer[] {
  const environment = settings.environment ?? process.env
  const how = { environment, timeout: settings.timeout ?? TIMEOUT }
  return (settings.printers ?? (['electron', 'chromium'] as const)).flatMap((kind): Printer[] => {
    if (kind === 'chromium') {
      const program = findChromium(environment)
      return program === null
        ? []
        : [{ name: `Chromium (${program})`, print: () => printWithChromium(job, program, how) }]
    }
    const program = findElectron(environment)
    const script = findPrinterScript()
    return program === null || script === null
      ? []
      : [
          {
            name: `Electron (${program})`,
            print: () => printWithElectron(job, program, script, how),
          },
        ]
  })
}
