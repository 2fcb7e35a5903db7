import type { Plan, PlannedReport, PreviewFile, PreviewReport, Refusal } from '@shared/api/preview'
import { longDate } from '@shared/dates'
import type { Host } from '../host'
import type { GlobalOptions } from '../options'
import { fileSentence } from '../sentence'
import { DONE, print, REFUSED, withEngine, type Session } from '../session'

/** A file of the preview: what it says, what importing it would do, and what of it was refused. */
interface Previewed extends Omit<PreviewFile, 'problem' | 'reports'> {
  readonly effect: Plan['files'][number]['effect']
  readonly problem: PreviewFile['problem']
  readonly reports: readonly (PreviewReport & Partial<PlannedReport>)[]
  readonly refusals: readonly Refusal[]
}

/** `paydown import --dry-run`: what importing would do, file by file; nothing is stored. */
export function previewImport(
  paths: readonly string[],
  options: GlobalOptions,
  host: Host,
): Promise<number> {
  return withEngine(host, options.db, async (session) => {
    await read(session, paths)
    const { files, totals } = await session.ask('preview.plan', {})
    const shown = await session.ask('preview.files', {})
    const previewed: Previewed[] = []
    for (const [at, { effect, problem, reports }] of files.entries()) {
      const file = shown[at]
      if (file === undefined) continue
      previewed.push({
        ...file,
        effect,
        problem,
        reports: file.reports.map((report, i) => ({ ...report, ...reports[i] })),
        refusals: await refusalsOf(session, file, effect),
      })
    }
    print(host, options, { files: previewed, totals }, () => previewed.map(lines).join(''))
    if (options.json !== true && options.quiet !== true) host.err(`${summary(totals)}\n`)
    return totals.refused > 0 || totals.refusedRows > 0 ? REFUSED : DONE
  })
}

/** Opens the preview and waits until all of it is read. */
async function read({ engine, ask }: Session, paths: readonly string[]): Promise<void> {
  let wake = (): void => undefined
  const stop = engine.onChange(() => wake())
  try {
    await ask('preview.open', { paths: [...paths] })
    for (;;) {
      const changed = new Promise<void>((resolve) => {
        wake = resolve
      })
      if ((await ask('preview.status', {})).state !== 'reading') return
      await changed
    }
  } finally {
    stop()
  }
}

async function refusalsOf(
  { ask }: Session,
  { file, reports }: PreviewFile,
  effect: Previewed['effect'],
): Promise<readonly Refusal[]> {
  if (effect !== 'refused' && reports.every((report) => report.refusedRows === 0)) return []
  return (await ask('preview.refusals', { file })).refusals
}

const EFFECTS: Readonly<Record<Previewed['effect'], string>> = {
  import: 'import',
  known: 'on file',
  same: 'on file',
  refused: 'refused',
  'left out': 'left out',
}

function lines({ name, effect, problem, reports, refusals }: Previewed): string {
  const what =
    problem === null
      ? fileSentence(name, null, reports.length === 0 ? 'Not read yet.' : sentences(reports))
      : fileSentence(name, problem.line, problem.message)
  const rows = refusals.flatMap((refusal) => [
    ...(refusal.message === problem?.message
      ? []
      : [`  ${fileSentence(name, refusal.line, refusal.message)}`]),
    ...excerpt(refusal),
  ])
  return [`${EFFECTS[effect].padEnd(8)}  ${what}`, ...rows, ''].join('\n')
}

function sentences(reports: Previewed['reports']): string {
  return reports.map((report) => `${describe(report)}.`).join(' ')
}

function describe(report: Previewed['reports'][number]): string {
  const { ties, explained, differs, unknown } = report.checks
  return [
    `${report.title}, ${longDate(report.distributionDate)}, ${report.revision}`,
    report.classes.length === 1 ? '1 class' : `${report.classes.length} classes`,
    `${ties} tie`,
    ...(explained > 0 ? [`${explained} explained`] : []),
    ...(differs > 0 ? [`${differs} differ`] : []),
    ...(unknown > 0 ? [`${unknown} unknown`] : []),
    ...(report.refusedRows > 0 ? [`${report.refusedRows} rows refused`] : []),
    ...consequences(report),
  ].join('; ')
}

/** What importing a report would do, in words. */
function consequences(report: Previewed['reports'][number]): string[] {
  const others = (report.others ?? []).map((other) => other.name).join(', ')
  const standing: Record<PlannedReport['effect'], string> = {
    new: report.newDeal === true ? 'new deal' : 'new month',
    supersedes: `supersedes ${others}`,
    superseded: `superseded by ${others}`,
    adds: 'adds to the report of that day',
  }
  return [
    ...(report.effect === undefined ? [] : [standing[report.effect]]),
    ...(report.fillsGap === true ? ['fills a gap'] : []),
    ...(report.joins === 'cusip' ? [`by its CUSIPs of the deal ${report.deal ?? ''}`] : []),
    ...(report.joins === 'title' ? [`by an answer given of the deal ${report.deal ?? ''}`] : []),
    ...(report.resembles ?? []).map(
      (title) => `its title resembles ${title}: if they are one deal, use \`paydown deals join\``,
    ),
    ...((report.firstOf ?? []).length > 0
      ? [`first report of ${(report.firstOf ?? []).join(', ')}, which you hold`]
      : []),
  ]
}

/** The text that was refused, its lines marked. */
function excerpt({ lines: covered, excerpt: { first, lines: text } }: Refusal): string[] {
  if (covered === null) return []
  const width = String(first + text.length).length
  return text.map((line, i) => {
    const number = first + i
    const mark = number >= covered[0] && number <= covered[1] ? '!' : ' '
    return `  ${mark} ${String(number).padStart(width)}  ${line}`.trimEnd()
  })
}

function summary(totals: Plan['totals']): string {
  const parts = [
    `${totals.imported} would be imported`,
    ...(totals.superseding > 0 ? [`${totals.superseding} of them supersede others`] : []),
    `${totals.known} on file already`,
    `${totals.refused} refused`,
  ]
  return `${parts.join(', ')}. Nothing was stored.`
}
