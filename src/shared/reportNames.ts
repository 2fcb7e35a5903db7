import { longMonth } from './dates'
import { FolderNames, safeFileName } from './fileNames'
import { REPORT_FORMS, type ReportForm } from './reportForms'
import { fail, ok, type Result } from './result'

/** One report of many: whose, and of which month; a null portfolio stands for all of them. */
export interface ReportTask {
  readonly portfolio: string | null
  readonly account: string | null
  readonly month: string
}

/** A report of many with the names of its files. */
export interface NamedReport extends ReportTask {
  /** The names with their endings, one a form. */
  readonly files: readonly { readonly form: ReportForm; readonly name: string }[]
}

/** The pattern that files are named by unless another is given. */
export const USUAL_PATTERN = '{portfolio} {month}'

const PLACEHOLDERS: Readonly<Record<string, (task: ReportTask) => string>> = {
  portfolio: ({ portfolio }) => portfolio ?? 'All portfolios',
  account: ({ account }) => account ?? '',
  month: ({ month }) => month,
  monthname: ({ month }) => longMonth(month),
  year: ({ month }) => month.slice(0, 4),
}

/** What may stand in braces in a pattern. */
export const PATTERN_WORDS = Object.keys(PLACEHOLDERS).map((name) => `{${name}}`)

/**
 * The names of the files of many reports in one folder, by a pattern such as `{portfolio} {month}`: safe on every system, no two alike.
 * `bad-pattern` when it is blank or has braces with another word in them.
 */
export function nameReports(
  tasks: readonly ReportTask[],
  forms: readonly ReportForm[],
  pattern: string,
): Result<NamedReport[]> {
  const wrong = wrongPattern(pattern)
  if (wrong !== null) return fail('bad-pattern', wrong)
  const names = new FolderNames()
  const endings = REPORT_FORMS.filter((form) => forms.includes(form))
  return ok(
    tasks.map((task) => {
      const name = names.take(safeFileName(filled(pattern, task)), endings)
      return { ...task, files: endings.map((form) => ({ form, name: `${name}.${form}` })) }
    }),
  )
}

const PLACEHOLDER = /\{(\w+)\}/g

function filled(pattern: string, task: ReportTask): string {
  return pattern.replace(PLACEHOLDER, (_, name: string) => PLACEHOLDERS[name]?.(task) ?? '')
}

function wrongPattern(pattern: string): string | null {
  const list = PATTERN_WORDS.join(', ')
  if (pattern.trim() === '') return `The names of the files need a pattern, made with ${list}.`
  const rest = pattern.replace(PLACEHOLDER, (whole) => (PATTERN_WORDS.includes(whole) ? '' : whole))
  const unknown = /\{[^{}]*\}?|\}/.exec(rest)
  return unknown === null
    ? null
    : `“${unknown[0]}” cannot stand in a pattern for names. Write one or more of ${list}.`
}
