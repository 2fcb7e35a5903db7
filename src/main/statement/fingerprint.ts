import { createHash } from 'node:crypto'
import type { Statement } from '@shared/statement'

const DIGITS = 12

/**
 * Twelve hexadecimal digits of the SHA-256 of all data a statement is made of: the holdings and their amounts, custodian's cash,
 * lots, the reports by content, revision and corrections, and of each deal the months behind its charts. The program's version and
 * its wording do not count, so that another version gives the same digits for the same data.
 */
export function fingerprintOf(model: Omit<Statement, 'fingerprint'>): string {
  const data = {
    month: model.month,
    portfolio: model.portfolio,
    account: model.account,
    rows: [...model.principalRows, ...model.notionalRows, ...model.otherRows],
    custodian: model.custodian,
    lots: model.lots,
    sources: model.sources.map(({ sha256, reportIndex, revision, role, corrections, deal }) => ({
      sha256,
      reportIndex,
      revision,
      role,
      corrections,
      deal,
    })),
    deals: model.deals.map(({ deal, cash, series }) => ({ deal, cash, series })),
  }
  // Numbers of filings are those of one database: the same data in another one has other numbers
  const text = JSON.stringify(data, (key, value: unknown) =>
    key === 'filingId' || key === 'lot' ? undefined : value,
  )
  return createHash('sha256').update(text, 'utf8').digest('hex').slice(0, DIGITS)
}
