import { PATTERN_WORDS, USUAL_PATTERN } from '@shared/reportNames'
import { REPORT_FORMS } from '@shared/reportForms'
import { isoMonth, paperSize, reportFile, reportForms } from '../options'
import { wrongReportOptions, type ReportOptions } from '../reportOptions'
import { WRONG_USE, wrongUse } from '../session'
import type { Tools } from './tools'

const ENDINGS = REPORT_FORMS.map((form) => `.${form}`).join(', ')

/** The monthly holder report, one or many, and the whole job on the sample. */
export function addReportCommands({ add, scoped, does, host }: Tools): void {
  scoped(add('report', 'the monthly holder report, on the terminal or in files'))
    .option('--month <month>', 'the month of the distributions, like 2002-09', isoMonth)
    .option('--out <file>', `write a file; its ending picks the form: ${ENDINGS}`, reportFile)
    .option('--paper <size>', 'the paper of a PDF or HTML: A4 or Letter', paperSize)
    .option('--holder <name>', 'whose report it is, for its cover and every page')
    .optionsGroup('Many reports:')
    .option('--out-dir <folder>', 'write each report to a file of its own in this folder')
    .option('--all-portfolios', 'a report for each portfolio')
    .option('--from <month>', 'a report for each month from this one on', isoMonth)
    .option('--to <month>', 'the last month', isoMonth)
    .option('--form <forms>', 'one form or several, like pdf,xlsx; pdf without', reportForms)
    .option(
      '--name <pattern>',
      `what the files are called, made with ${PATTERN_WORDS.join(', ')}; without: ${USUAL_PATTERN}`,
    )
    .action(
      does(async (command) => {
        const options: ReportOptions = command.optsWithGlobals()
        const wrong = wrongReportOptions(options)
        if (wrong !== null) {
          host.fail(wrongUse(wrong))
          return WRONG_USE
        }
        if (options.outDir !== undefined) {
          const { reportBatch } = await import('../commands/reportBatch')
          return reportBatch(options, options.outDir, host)
        }
        const { report } = await import('../commands/report')
        return report(options, host)
      }),
    )

  add('sample', 'the whole job on the sample filings, in a temporary database').action(
    does(async (command) => {
      const { sample } = await import('../commands/sample')
      return sample(command.optsWithGlobals(), host)
    }),
  )
}
