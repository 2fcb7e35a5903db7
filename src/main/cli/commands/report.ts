import type { Host } from '../host'
import type { ReportOptions } from '../reportOptions'
import { scopeOf } from '../scope'
import { DONE, print, valueOf, withEngine } from '../session'
import { statementJson } from '../../statement/statementJson'
import { statementText } from '../../statement/statementText'

/** `paydown report`: the monthly holder report as text, as JSON with `--json`, or written to the file of `--out`. */
export function report(options: ReportOptions, host: Host): Promise<number> {
  return withEngine(host, options.db, async ({ ask }) => {
    const { month = '', out, paper = 'A4', holder } = options
    const model = await ask('report.model', { ...scopeOf(options), month, holder })
    if (out !== undefined) {
      const { writeReport } = await import('../writeReport')
      const sentence = valueOf(await writeReport(model, out, paper))
      if (options.quiet !== true) host.err(`${sentence}\n`)
    }
    if (out === undefined || options.json === true) {
      print(host, options, statementJson(model), () => statementText(model))
    }
    return DONE
  })
}
