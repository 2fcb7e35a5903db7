import type { Database } from '../../store/database'
import { dealOfCusip, dealOfName, titleKeys } from '../../store/deals'
import { filingOfHash } from '../../store/filings'
import { dealsOnFile } from '../../store/months'
import { countingMonths, rivalsAt } from '../../store/reports'
import { isTraded } from '../../store/trades'
import type { OnFile } from './candidates'

/** What is on file now; what was asked once is kept, so use one for one plan, inside one read. */
export function onFileOf(database: Database): OnFile {
  let names: readonly string[] | null = null
  return {
    filing: (sha256) => filingOfHash(database, sha256),
    dealOfCusip: kept((cusip: string) => dealOfCusip(database, cusip)),
    dealOfTitle: kept((title: string) => dealOfName(database, title)),
    titleKeys: kept((title: string) => titleKeys(database, title)),
    dealNames: () => {
      names ??= dealsOnFile(database).map((deal) => deal.name)
      return names
    },
    rivals: (dealId, distributionDate) => rivalsAt(database, dealId, distributionDate),
    months: kept((dealId: number) => countingMonths(database, dealId)),
    isHeld: kept((cusip: string) => isTraded(database, cusip)),
  }
}

function kept<K, V>(ask: (key: K) => V): (key: K) => V {
  const answers = new Map<K, V>()
  return (key) => {
    if (!answers.has(key)) answers.set(key, ask(key))
    return answers.get(key) as V
  }
}
