import { cents, exact, fromCents } from '@shared/decimal'
import { classKey, type ClassRow, type TrusteeReport } from '@shared/report'
import { LinePaths } from '@shared/linePaths'
import { cashOf, faceAt, type PayingClass } from './cash'
import { isEntitled, sumFaces, type DatedLot } from './entitlement'

/** A cell that two generations of a report say otherwise; null where one of them does not have it. */
export interface ChangedCell {
  readonly path: string
  readonly before: string | null
  readonly after: string | null
}

/** The cells of two generations of a report that differ, as they follow each other in the later one; then those it has no more. */
export function changedCells(before: TrusteeReport, after: TrusteeReport): ChangedCell[] {
  const [old, now] = [cellsOf(before), cellsOf(after)]
  const paths = [...now.keys(), ...[...old.keys()].filter((path) => !now.has(path))]
  return paths.flatMap((path) => {
    const change = { path, before: old.get(path) ?? null, after: now.get(path) ?? null }
    return change.before === change.after ? [] : [change]
  })
}

/** Every value of a report by its path, named as `extract --cells` names them. */
function cellsOf(report: TrusteeReport): Map<string, string> {
  const cells = new Map<string, string>()
  const put = (path: string, value: unknown) => {
    if (value === null || value === undefined) return
    if (typeof value === 'object') {
      for (const [key, inner] of Object.entries(value)) put(`${path}.${key}`, inner)
    } else cells.set(path, typeof value === 'string' ? value : JSON.stringify(value))
  }
  for (const field of ['deal', 'distributionDate', 'recordDate', 'revision'] as const) {
    put(field, report[field])
  }
  for (const row of report.classes) put(`classes[${classKey(row)}]`, row)
  for (const total of report.totals) put(`totals[${total.tier ?? ''}]`, total)
  const paths = new LinePaths()
  for (const line of report.lines) put(paths.next(line), line.values)
  for (const { table, status, measure, ...row } of report.delinquency) {
    put(`delinquency[${table}/${status}/${measure}]`, row)
  }
  for (const table of ['prepaidLoans', 'liquidatedLoans', 'reoLoans'] as const) {
    for (const { loan, ...row } of report[table]) put(`${table}[${loan}]`, row)
  }
  return cells
}

/** What a later generation of a report means for one holder of a class: cash to collect (or to give back), and the face after it. */
export interface PayChange {
  readonly interest: string
  readonly principal: string
  readonly total: string
  readonly currentFace: string
}

/**
 * After less before, for the trades of one account in one class: cash by the faces entitled at each generation's record date,
 * each rounded as it is paid; current face by the face entitled. A class that a generation does not have pays nothing in it.
 */
export function payChange(
  trades: readonly DatedLot[],
  before: { readonly row: ClassRow | null; readonly recordDate: string | null },
  after: { readonly row: ClassRow | null; readonly recordDate: string | null },
): PayChange {
  const [old, now] = [paid(trades, before), paid(trades, after)]
  const interest = now.interest - old.interest
  const principal = now.principal - old.principal
  return {
    interest: fromCents(interest),
    principal: fromCents(principal),
    total: fromCents(interest + principal),
    currentFace: cents(exact(now.face).minus(exact(old.face))),
  }
}

function paid(
  trades: readonly DatedLot[],
  { row, recordDate }: { readonly row: ClassRow | null; readonly recordDate: string | null },
) {
  const face = sumFaces(trades.filter((trade) => isEntitled(trade, recordDate)))
  if (row === null || face.isZero()) return { interest: 0n, principal: 0n, face: '0' }
  const paying = payingClass(row)
  const { interest, principal } = cashOf(face, paying)
  return { interest, principal, face: faceAt(face, paying, 'current') ?? '0' }
}

/** What decides the cash of a class, from its row in a report. */
function payingClass({ basis, perThousand, current }: ClassRow): PayingClass {
  return {
    basis,
    factorBase: perThousand.originalPrincipalOrNotional,
    priorFactor: perThousand.priorBalance,
    interestFactor: perThousand.interest,
    principalFactor: perThousand.principal,
    currentFactor: perThousand.currentBalance,
    interest: current.interest,
    principal: current.principal,
    realizedLoss: current.realizedLoss,
    deferredInterest: current.deferredInterest,
    currentBalance: current.currentBalance,
  }
}
