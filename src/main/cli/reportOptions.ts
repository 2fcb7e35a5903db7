import { monthNumber } from '@shared/dates'
import type { ReportForm } from '@shared/reportForms'
import type { ScopeOptions } from './scope'

/** What `paydown report` was told. */
export interface ReportOptions extends ScopeOptions {
  readonly month?: string
  readonly out?: string
  readonly paper?: 'A4' | 'Letter'
  readonly holder?: string
  readonly outDir?: string
  readonly allPortfolios?: boolean
  readonly from?: string
  readonly to?: string
  readonly form?: readonly ReportForm[]
  readonly name?: string
}

/** Months that one run may ask for. */
const MOST_MONTHS = 1200

/** Why these options do not go together, in a sentence; null when they do. */
export function wrongReportOptions(options: ReportOptions): string | null {
  const { month, from, to, out, outDir } = options
  if (month !== undefined && (from !== undefined || to !== undefined)) {
    return 'Give either one --month, or --from and --to for several.'
  }
  if (from !== undefined || to !== undefined) {
    if (from === undefined || to === undefined) return 'Give both --from and --to.'
    if (from > to) return `--from ${from} is after --to ${to}. Give the earlier month first.`
    if (monthsBetween(from, to) > MOST_MONTHS) return 'That is more than a hundred years of months.'
  } else if (month === undefined) {
    return 'Give the month of the report: --month 2002-09, or --from and --to for several.'
  }
  if (options.allPortfolios === true && options.portfolio !== undefined) {
    return 'Give either one --portfolio or --all-portfolios.'
  }
  if (options.allPortfolios === true && options.account !== undefined) {
    return '--account is of one portfolio: give --portfolio with it.'
  }
  if (outDir !== undefined && out !== undefined) {
    return 'Give either --out for one file, or --out-dir for a folder of them.'
  }
  const many =
    options.allPortfolios === true
      ? '--all-portfolios'
      : from !== undefined
        ? '--from and --to'
        : options.form !== undefined
          ? '--form'
          : options.name !== undefined
            ? '--name'
            : null
  if (outDir === undefined && many !== null) {
    return `With ${many}, name the folder that the files go to: --out-dir FOLDER.`
  }
  return null
}

function monthsBetween(from: string, to: string): number {
  return monthNumber(to) - monthNumber(from) + 1
}
