import { mkdir } from 'node:fs/promises'
import { resolve } from 'node:path'
import type { BatchOutcome, BatchStatus } from '@shared/api/reportFiles'
import { addMonths } from '@shared/dates'
import { nameReports, USUAL_PATTERN, type ReportTask } from '@shared/reportNames'
import { fail, ok, type Result } from '@shared/result'
import { callEngine } from '../../api/callEngine'
import { runReportBatch } from '../../api/reportBatch'
import type { Host } from '../host'
import type { ReportOptions } from '../reportOptions'
import {
  DONE,
  print,
  REFUSED,
  valueOf,
  withEngine,
  WRONG_USE,
  wrongUse,
  type Session,
} from '../session'

/** A browser prints its tabs beside each other. */
const PRINTED_AT_ONCE = 2

/**
 * `paydown report --out-dir`: many reports in one go, a line each as it is done, or one JSON list at the end. An interrupt stops it
 * after the file in hand.
 */
export async function reportBatch(
  options: ReportOptions,
  outDir: string,
  host: Host,
): Promise<number> {
  const { form = ['pdf'], name = USUAL_PATTERN, paper = 'A4' } = options
  const pattern = nameReports([], form, name)
  if (!pattern.ok) {
    host.fail(wrongUse(pattern.problem.message))
    return WRONG_USE
  }
  return withEngine(host, options.db, async (session) => {
    const reports = valueOf(nameReports(await tasksOf(session, options), form, name))
    const folder = valueOf(await madeFolder(resolve(outDir)))
    const { openPrintSession } = await import('../../print/printPdf')
    const printer = openPrintSession()
    const stop = new AbortController()
    const unhook = host.onInterrupt?.(() => stop.abort()) ?? (() => undefined)
    try {
      const status = await runReportBatch(
        reports,
        {
          files: (args) => callEngine(session.engine, 'report.files', args),
          print: (job) => printer.print(job),
        },
        {
          folder,
          paper,
          holder: options.holder,
          signal: stop.signal,
          atOnce: PRINTED_AT_ONCE,
          onOutcome: (outcome) => {
            if (options.json !== true) host.out(`${lineOf(outcome)}\n`)
          },
        },
      )
      if (options.json === true) print(host, options, status.outcomes, () => '')
      else if (options.quiet !== true) host.err(`${summary(status)}\n`)
      const refused = status.outcomes.some(({ outcome }) => outcome === 'refused')
      return refused || status.state === 'cancelled' ? REFUSED : DONE
    } finally {
      unhook()
      await printer.close()
    }
  })
}

/** A task a portfolio and month, months first where there is one portfolio. Synthetic portfolios are left out of all of them. */
async function tasksOf({ ask }: Session, options: ReportOptions): Promise<ReportTask[]> {
  const { month, from = month ?? '', to = month ?? '', account = null } = options
  const months: string[] = []
  for (let one = from; one <= to; one = addMonths(one, 1)) months.push(one)
  if (options.allPortfolios !== true) {
    const portfolio = options.portfolio ?? null
    return months.map((one) => ({ portfolio, account, month: one }))
  }
  const kept = await ask('portfolios.kept', {})
  const real = kept.filter((portfolio) => !portfolio.synthetic)
  return months.flatMap((one) =>
    real.map(({ name }) => ({ portfolio: name, account: null, month: one })),
  )
}

async function madeFolder(folder: string): Promise<Result<string>> {
  try {
    await mkdir(folder, { recursive: true })
    return ok(folder)
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error)
    return fail(
      'no-folder',
      `The folder ${folder} cannot be made: ${why}. Name another one with --out-dir.`,
    )
  }
}

function lineOf({ outcome, message }: BatchOutcome): string {
  return `${outcome.padEnd(7)}  ${message}`
}

function summary({ state, total, folder, outcomes }: BatchStatus): string {
  const count = (outcome: BatchOutcome['outcome']) =>
    outcomes.filter((each) => each.outcome === outcome).length
  const parts = [
    `${count('written')} of ${total} reports written to ${folder ?? ''}`,
    ...(count('empty') > 0 ? [`${count('empty')} with nothing held`] : []),
    `${count('refused')} refused`,
    ...(state === 'cancelled' ? [`${total - outcomes.length} not begun: it was stopped`] : []),
  ]
  return `${parts.join(', ')}.`
}
