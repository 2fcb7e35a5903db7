import type { DealHistory } from '@shared/api/history'
import type { Host } from '../host'
import type { GlobalOptions } from '../options'
import { DONE, print, withEngine } from '../session'
import { table, type Column } from '../table'

interface HistoryOptions extends GlobalOptions {
  readonly asOf?: string
}

const DEALS: readonly Column<DealHistory>[] = [
  { title: 'Deal', value: (one) => one.deal },
  { title: 'Months', value: (one) => String(one.dates.length), right: true },
  { title: 'First', value: (one) => one.dates[0] ?? '' },
  { title: 'Last', value: (one) => one.dates.at(-1) ?? '' },
  { title: 'Missing', value: (one) => one.gaps.join(', ') },
  { title: 'Expected', value: (one) => `${one.expected ?? ''}${one.late ? ' (late)' : ''}` },
  { title: 'Carried on', value: (one) => String(one.ties), right: true },
  { title: 'Not', value: (one) => String(one.differences.length), right: true },
]

const DIFFERENCES: readonly Column<DealHistory['differences'][number]>[] = [
  { title: 'Month', value: (one) => one.distributionDate },
  { title: 'Class', value: (one) => one.class },
  { title: 'Number', value: (one) => one.what },
  { title: 'Printed', value: (one) => one.left, right: true },
  { title: 'By the month before', value: (one) => one.right, right: true },
  { title: 'Difference', value: (one) => one.difference, right: true },
]

/** `paydown deals`: a row a deal over its months, then what does not carry on from one month to the next. */
export function deals(
  deal: string | undefined,
  options: HistoryOptions,
  host: Host,
): Promise<number> {
  return withEngine(host, options.db, async ({ ask }) => {
    const found = await ask('deals.history', { deal, asOf: options.asOf })
    const differing = found.filter((one) => one.differences.length > 0)
    print(host, options, found, () =>
      found.length === 0
        ? 'No filings yet; `paydown import PATH` reads them in.\n'
        : [
            table(DEALS, found),
            ...differing.map((one) => `\n${one.deal}\n${table(DIFFERENCES, one.differences)}`),
          ].join(''),
    )
    return DONE
  })
}

/** `paydown deals join`: notes that two titles are one deal. */
export function joinDeals(
  deal: string,
  other: string,
  options: GlobalOptions,
  host: Host,
): Promise<number> {
  return withEngine(host, options.db, async ({ ask }) => {
    const joined = await ask('deals.join', { deal, other })
    print(host, options, joined, () => `${deal} and ${other} are one deal now: ${joined.deal}.\n`)
    return DONE
  })
}
