import { join } from 'node:path'
import type { Args } from '@shared/api'
import type { BatchOutcome, BatchStatus, ReportFiles } from '@shared/api/reportFiles'
import { longMonth } from '@shared/dates'
import type { NamedReport } from '@shared/reportNames'
import type { Problem, Result } from '@shared/result'
import type { PrintJob } from '../print/job'
import { keepFile } from '../print/keepFile'

/** What a batch of reports needs of the world. */
export interface BatchWorld {
  /** Asks the engine for a report's files. */
  readonly files: (args: Args<'report.files'>) => Promise<Result<ReportFiles>>
  /** Prints a document to its path; the same printer serves the whole batch. */
  readonly print: (job: PrintJob) => Promise<Result<unknown>>
}

export interface BatchOptions {
  readonly folder: string
  readonly paper: 'A4' | 'Letter'
  /** Whose name stands on the covers. */
  readonly holder?: string | undefined
  readonly notes?: 'yes' | 'no' | undefined
  /** Called before each report and after the last. */
  readonly onProgress?: (status: BatchStatus) => void
  /** Called with each report's outcome as soon as it is known. */
  readonly onOutcome?: (outcome: BatchOutcome) => void
  /** Stops after the file in hand. */
  readonly signal?: AbortSignal
  /** How many reports may be with the printer at a time; 1 when left out. */
  readonly atOnce?: number
}

/**
 * Writes many reports into a folder; the next one is made while the printer is at the ones before. A report that cannot be made or
 * written is refused with its sentence, and the rest goes on. Each file is written in one step; outcomes come in order.
 */
export async function runReportBatch(
  reports: readonly NamedReport[],
  world: BatchWorld,
  options: BatchOptions,
): Promise<BatchStatus> {
  const outcomes: BatchOutcome[] = []
  const isCancelled = () => options.signal?.aborted === true
  const progress = (state: BatchStatus['state'], current: string | null): BatchStatus => {
    const { folder } = options
    const status = { state, total: reports.length, done: outcomes.length, current, folder }
    const now = { ...status, outcomes: [...outcomes] }
    options.onProgress?.(now)
    return now
  }
  /** The reports begun, the oldest first: its name is what people are told. */
  const begun: NamedReport[] = []
  const inHand: Promise<BatchOutcome | null>[] = []
  const tell = () => {
    const [oldest] = begun
    if (oldest !== undefined) progress('running', nameOf(oldest))
  }
  const settle = async (): Promise<void> => {
    const outcome = await inHand.shift()
    begun.shift()
    // what was cut short by cancelling was neither done nor refused
    if (outcome == null) return
    outcomes.push(outcome)
    options.onOutcome?.(outcome)
    tell()
  }
  for (const report of reports) {
    if (isCancelled()) break
    begun.push(report)
    if (begun.length === 1) tell()
    const files = await filesOf(report, world, options)
    while (inHand.length >= (options.atOnce ?? 1)) await settle()
    if (isCancelled()) break
    inHand.push(
      files.ok
        ? writeFiles(report, files.value, world, options)
        : Promise.resolve(refused(report, [], files.problem)),
    )
  }
  while (inHand.length > 0) await settle()
  return progress(outcomes.length < reports.length ? 'cancelled' : 'done', null)
}

function filesOf(
  { portfolio, account, month, files }: NamedReport,
  world: BatchWorld,
  { paper, holder, notes }: BatchOptions,
): Promise<Result<ReportFiles>> {
  return world.files({
    month,
    paper,
    holder,
    notes,
    forms: files.map(({ form }) => form),
    ...(portfolio === null ? {} : { portfolio }),
    ...(account === null ? {} : { account }),
  })
}

/** Writes a report's files; null when that was cut short. */
async function writeFiles(
  report: NamedReport,
  made: ReportFiles,
  world: BatchWorld,
  { folder, paper, signal }: BatchOptions,
): Promise<BatchOutcome | null> {
  if (made.holdings === 0) return empty(report)
  const written: string[] = []
  let problem: Problem | null = null
  for (const { form, name } of report.files) {
    const file = made.files.find((one) => one.form === form)
    if (file === undefined) continue
    const path = join(folder, name)
    const kept =
      file.print === null || typeof file.content !== 'string'
        ? await keepFile(path, file.content)
        : await world.print({ html: file.content, ...file.print, title: made.title, paper, path })
    if (kept.ok) written.push(name)
    else problem ??= kept.problem
    if (signal?.aborted === true && written.length < report.files.length) return null
  }
  return problem === null ? done(report, written) : refused(report, written, problem)
}

function done(report: NamedReport, files: string[]): BatchOutcome {
  return outcomeOf(report, { outcome: 'written', files, message: files.join(', '), code: null })
}

function empty(report: NamedReport): BatchOutcome {
  const message = `${nameOf(report)}: nothing was held, so no report was made.`
  return outcomeOf(report, { outcome: 'empty', files: [], message, code: null })
}

function refused(report: NamedReport, files: string[], problem: Problem): BatchOutcome {
  const { code } = problem
  const message = `${nameOf(report)}: ${problem.message}`
  return outcomeOf(report, { outcome: 'refused', files, message, code })
}

function outcomeOf(
  { portfolio, account, month }: NamedReport,
  rest: Pick<BatchOutcome, 'outcome' | 'files' | 'message' | 'code'>,
): BatchOutcome {
  return { portfolio, account, month, ...rest }
}

/** `Main, September 2002` */
function nameOf({ portfolio, account, month }: NamedReport): string {
  const who = [portfolio ?? 'All portfolios', ...(account === null ? [] : [account])].join(' · ')
  return `${who}, ${longMonth(month)}`
}
