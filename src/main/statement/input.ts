import type { Position, PositionTotals } from '@shared/positions'
import type { Correction } from '@shared/api/corrections'
import type { ClassRow, FilingFacts, TrusteeReport } from '@shared/report'

/** What a holder got from one class in the month, as the distributions on file have it; amounts in dollars and cents (`1571.61`). */
export interface HoldingDistribution {
  readonly filingId: number
  readonly reportIndex: number
  /** The class's row in that report. */
  readonly row: ClassRow
  /** Original face (or notional) held at the close of the record date, over all accounts: a plain decimal. */
  readonly entitledFace: string
  readonly interest: string
  readonly principal: string
  readonly realizedLoss: string
  readonly deferredInterest: string
  /** How many accounts these amounts were rounded in, each on its own; 1 when left out. */
  readonly accounts?: number
}

/** One CUSIP held, with its distribution of the month; null when no report of the month names it. */
export interface StatementHolding {
  /** As `positions` gives it, as of the last day of the month. */
  readonly position: Position
  readonly distribution: HoldingDistribution | null
}

/** A report of the month that names at least one of the holdings, and the filing it stands in. */
export interface StatementReport {
  readonly filingId: number
  readonly reportIndex: number
  readonly report: TrusteeReport
  readonly source: { readonly name: string; readonly sha256: string }
  readonly filing: Pick<FilingFacts, 'form' | 'accessionNumber'>
  /** When the filing was imported; an ISO date or an ISO time, of which the date is used. */
  readonly importedOn: string
  /** Numbers of the report that a person put right. */
  readonly corrections?: readonly Correction[]
}

/** Everything a monthly holder report is made of; all of it is data, so that the same input gives the same bytes. */
export interface StatementInput {
  /** Of the program, `1.0.0`. */
  readonly version: string
  /** `2002-09` */
  readonly month: string
  /** Null for all portfolios. */
  readonly portfolio: string | null
  /** Null for all accounts. */
  readonly account: string | null
  readonly holdings: readonly StatementHolding[]
  readonly reports: readonly StatementReport[]
  /** Of `positions` on the last day of the month; only the faces are taken, the cash is the month's. */
  readonly totals: Pick<PositionTotals, 'originalFace' | 'currentFace'>
}
