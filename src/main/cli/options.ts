import { InvalidArgumentError, type Command } from 'commander'
import { isIsoDate } from '@shared/dates'
import { REPORT_FORMS, reportForm, type ReportForm } from '@shared/reportForms'
import { version } from './version'

/** Options that every command takes, before its name or after it. */
export interface GlobalOptions {
  readonly db?: string
  readonly json?: boolean
  readonly quiet?: boolean
}

/** Adds the options that every command takes. */
export function addGlobalOptions(command: Command): Command {
  return command
    .option('--db <file>', 'the database to use instead of the default one', fileName)
    .option('--json', 'print one JSON value and nothing else on stdout')
    .option('--quiet', 'say nothing but results and errors')
    .version(version, '--version', 'print the version')
    .helpOption('--help', 'print this help')
}

/** Reads the name of a file; an empty one comes from a variable that is not set. */
function fileName(text: string): string {
  if (text.trim() !== '') return text
  throw new InvalidArgumentError('The name of the file is empty.')
}

/** Reads a date of the command line. */
export function isoDate(text: string): string {
  if (isIsoDate(text)) return text
  throw new InvalidArgumentError('A date is a day of the calendar written like 2002-09-25.')
}

/** Reads a month of the command line. */
export function isoMonth(text: string): string {
  if (/^\d{4}-\d{2}$/.test(text) && isIsoDate(`${text}-01`)) return text
  throw new InvalidArgumentError('A month is written like 2002-09.')
}

/** Reads the number of a lot. */
export function lotId(text: string): number {
  if (/^\d{1,15}$/.test(text)) return Number(text)
  throw new InvalidArgumentError('A lot has a whole number; `paydown holdings list` shows it.')
}

/** Reads which of two numbers comes first in a date. */
export function dayOrder(text: string): 'mdy' | 'dmy' {
  if (text === 'mdy' || text === 'dmy') return text
  throw new InvalidArgumentError('Write mdy where the month comes first, dmy where the day does.')
}

/** Reads how paydowns are booked. */
export function paydownMethod(text: string): 'realized' | 'accelerated' {
  if (text === 'realized' || text === 'accelerated') return text
  throw new InvalidArgumentError(
    'Write realized for a gain or loss of its own, accelerated for amortization.',
  )
}

/** Reads `field=column` pairs. */
export function mappingOf(pairs: readonly string[]): Record<string, string> | undefined {
  const parts = pairs.map((pair) => /^([^=]+)=(.*)$/s.exec(pair))
  return parts.includes(null)
    ? undefined
    : Object.fromEntries(parts.map((part) => [part?.[1] ?? '', part?.[2] ?? '']))
}

/** Reads the number of a row. */
export function factorId(text: string): number {
  if (/^\d{1,15}$/.test(text)) return Number(text)
  throw new InvalidArgumentError('It is a whole number, as the list shows it.')
}

/** Reads the number of a change. */
export function changeId(text: string): number {
  if (/^\d{1,15}$/.test(text)) return Number(text)
  throw new InvalidArgumentError('A change has a whole number; `paydown journal` shows it.')
}

/** Reads the file to write a report to. */
export function reportFile(text: string): string {
  if (reportForm(text) !== undefined) return text
  throw new InvalidArgumentError(
    `The ending of the file picks the form of the report: .${REPORT_FORMS.join(', .')}.`,
  )
}

/** Reads one form of a report or several, with commas between. */
export function reportForms(text: string): ReportForm[] {
  const forms = text.split(',').map((part) => reportForm(`.${part.trim()}`))
  const known = forms.filter((form) => form !== undefined)
  if (known.length === forms.length) return [...new Set(known)]
  throw new InvalidArgumentError(
    `The forms of a report are ${REPORT_FORMS.join(', ')}: write one or several, like pdf,xlsx.`,
  )
}

/** Reads the size of the paper. */
export function paperSize(text: string): 'A4' | 'Letter' {
  const size = (['A4', 'Letter'] as const).find((one) => one.toLowerCase() === text.toLowerCase())
  if (size !== undefined) return size
  throw new InvalidArgumentError('The paper is A4 or Letter.')
}
