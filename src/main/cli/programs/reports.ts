import { REPORT_FORMS } from '@shared/reportForms'
import { isoMonth, reportFile } from '../options'
import type { Tools } from './tools'

const ENDINGS = REPORT_FORMS.map((form) => `.${form}`).join(', ')

/** The monthly holder report, and the whole job on the sample. */
export function addReportCommands({ add, scoped, does, host }: Tools): void {
  scoped(add('report', 'the monthly holder report, on the terminal or in a file'))
    .requiredOption('--month <month>', 'the month of the distributions, like 2002-09', isoMonth)
    .option('--out <file>', `write a file; its ending picks the form: ${ENDINGS}`, reportFile)
    .action(
      does(async (command) => {
        const { report } = await import('../commands/report')
        return report(command.optsWithGlobals(), host)
      }),
    )

  add('sample', 'the whole job on the sample filings, in a temporary database').action(
    does(async (command) => {
      const { sample } = await import('../commands/sample')
      return sample(command.optsWithGlobals(), host)
    }),
  )
}
