import { fromCents, exact, toCents } from '@shared/decimal'
import type { Statement, StatementLot, StatementRow } from '@shared/statement'
import { compare } from './compare'
import { allCustodian } from './custodian'
import { describeDeal } from './dealPages'
import { describeEvents } from './events'
import { fingerprintOf } from './fingerprint'
import type { StatementInput } from './input'
import { describeMethods } from './methods'
import { byDeal, distinct, inOrderOf } from './order'
import { buildRow, sumCash, sumRows } from './rows'
import { dealOf, describeSources, describeState } from './sources'

/**
 * The monthly holder report as one model, from the positions, distributions and reports of a month. Everything a writer prints is
 * computed here: sums (principal and notional classes apart), the tie-outs of faces and cash, sentences. Amounts are dollars as
 * decimal strings. It never fails: what is not known is null, and a sentence in `events` says what to do about it.
 */
export function buildStatement(input: StatementInput): Statement {
  const rows = [...input.holdings]
    .map((holding) => buildRow(holding, input.custodian))
    .sort(inOrderOf(input.reports))
  const paid = rows.filter((row) => row.distributions > 0)
  const principalRows = paid.filter((row) => row.basis === 'principal')
  const notionalRows = paid.filter((row) => row.basis !== 'principal')
  const otherRows = rows.filter((row) => row.distributions === 0)
  const ordered = [...principalRows, ...notionalRows, ...otherRows]
  const reports = [...input.reports].sort(byDeal)
  const cash = sumCash(rows)
  const sources = describeSources(reports, input.filed ?? [])
  const lots = [...(input.lots ?? [])].sort(byHolding(ordered))
  const { version, month, portfolio, account, totals } = input
  const deals = reports.map((entry) =>
    describeDeal(entry, heldIn(dealOf(entry), rows), input.cash ?? []),
  )
  const custodian = allCustodian(cash.total, input.custodian)
  const model = {
    version,
    month,
    holder: input.holder ?? null,
    portfolio,
    account,
    ...(input.synthetic === true ? { synthetic: true as const } : {}),
    distributionDates: distinct([
      ...reports.map(({ report }) => report.distributionDate),
      ...rows.flatMap((row) => (row.byHand ? (row.position.asOfDistribution ?? []) : [])),
    ]),
    recordDates: distinct(reports.flatMap(({ report }) => report.recordDate ?? [])),
    totals: {
      originalFace: totals.originalFace,
      currentFace: totals.currentFace,
      interest: cash.interest,
      principal: cash.principal,
      total: cash.total,
    },
    principalRows,
    notionalRows,
    otherRows,
    principalSums: sumRows(principalRows),
    notionalSums: sumRows(notionalRows),
    allCash: cash,
    custodian,
    deals,
    lots,
    lotSums: sumLots(lots),
    events: describeEvents(input, ordered, sources),
    methods: describeMethods(
      reports.map(({ report }) => report),
      paid,
      { deals, lots, custodian },
    ),
    sources,
    state: describeState(sources),
  }
  return { ...model, fingerprint: fingerprintOf(model) }
}

function heldIn(deal: string, rows: readonly StatementRow[]) {
  const own = rows.filter((row) => row.deal === deal)
  return {
    classKeys: new Set(own.flatMap((row) => row.source?.classKey ?? [])),
    cusips: new Set(own.map((row) => row.cusip)),
  }
}

/** Lots in the order of their holdings, then by settlement and number. */
function byHolding(rows: readonly StatementRow[]) {
  const places = new Map(rows.map((row, place) => [row.cusip, place]))
  const place = (lot: StatementLot) => places.get(lot.cusip) ?? rows.length
  return (one: StatementLot, other: StatementLot) =>
    place(one) - place(other) ||
    compare(one.portfolio, other.portfolio) ||
    compare(one.account ?? '', other.account ?? '') ||
    compare(one.settle ?? '', other.settle ?? '') ||
    one.lot - other.lot
}

function sumLots(lots: readonly StatementLot[]): Statement['lotSums'] {
  const sum = (cost: (lot: StatementLot) => string | null) =>
    fromCents(lots.reduce((whole, lot) => whole + toCents(exact(cost(lot) ?? '0')), 0n))
  return {
    purchaseCost: sum((lot) => lot.purchaseCost),
    amortizedCost: sum((lot) => lot.amortizedCost),
    complete: lots.every((lot) => lot.amortizedCost !== null),
  }
}
