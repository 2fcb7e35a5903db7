import type { CashBreak } from '@shared/api/custodian'
import type { Correction } from '@shared/api/corrections'
import type { Figures } from '@shared/figures'
import type { Position, PositionTotals } from '@shared/positions'
import type { Check, ClassRow, FilingFacts, TrusteeReport } from '@shared/report'
import type { StatementLot } from '@shared/statement'
import type { DealHealth, DealSeries } from '@shared/statementDeal'

/** What a holder got from one class in one report of the month, as the distributions on file have it; amounts in dollars and cents (`1571.61`). */
export interface HoldingDistribution {
  /** Where the report stands; null for factors entered by hand. */
  readonly place: { readonly filingId: number; readonly reportIndex: number } | null
  readonly date: string
  /** The class's row in that report; by hand, a row with the factors alone. */
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

/** One CUSIP held, with its distributions of the month, the earliest first; none when nothing on file tells of the month. */
export interface StatementHolding {
  /** As `positions` gives it, as of the last day of the month. */
  readonly position: Position
  readonly distributions: readonly HoldingDistribution[]
}

/** What a statement takes of a report: many are held at once, and checks and loans are most of each. */
export type ReportPart = Pick<
  TrusteeReport,
  | 'deal'
  | 'title'
  | 'distributionDate'
  | 'recordDate'
  | 'revision'
  | 'layout'
  | 'classes'
  | 'lines'
  | 'delinquency'
  | 'notes'
>

/** A report of the month that names at least one of the holdings, and the filing it stands in. */
export interface StatementReport {
  readonly filingId: number
  readonly reportIndex: number
  /** The deal's name as the database has it; the report's own when left out. */
  readonly deal?: string
  readonly report: ReportPart
  /** How many of its checks tie, and those that do not. */
  readonly checksTied: number
  readonly openChecks: readonly Check[]
  readonly source: { readonly name: string; readonly sha256: string }
  readonly filing: Pick<FilingFacts, 'form' | 'accessionNumber'>
  /** When the filing was imported; an ISO date or an ISO time, of which the date is used. */
  readonly importedOn: string
  /** Numbers of the report that a person put right. */
  readonly corrections?: readonly Correction[]
  /** Of the deal's months up to this report; left out on a supplemental report. */
  readonly health?: DealHealth
  readonly series?: DealSeries
  /** The figures of the month, and of the month before where that is on file. */
  readonly figures?: Figures
  readonly figuresBefore?: Figures
}

/** A report on file, of the month or of one it is compared with, whatever its standing. */
export interface FiledReport {
  readonly filingId: number
  readonly reportIndex: number
  readonly deal: string
  readonly name: string
  readonly sha256: string
  readonly form: string | null
  readonly accessionNumber: string | null
  readonly distributionDate: string
  readonly recordDate: string | null
  readonly revision: string
  readonly importedOn: string
  readonly layout: string
  readonly status: 'current' | 'superseded' | 'supplemental'
  readonly corrections: number
}

/** What the holdings in scope were paid by one CUSIP in one month, in whole cents. */
export interface MonthCash {
  readonly cusip: string
  readonly month: string
  readonly interest: bigint
  readonly principal: bigint
}

/** What the custodian's files say of the month. */
export interface CustodianMonth {
  /** Whether any row of them is of the month and the scope. */
  readonly told: boolean
  /** Of the month and the scope. */
  readonly breaks: readonly CashBreak[]
}

/** Everything a monthly holder report is made of; all of it is data, so that the same input gives the same bytes. */
export interface StatementInput {
  /** Of the program, `1.0.0`. */
  readonly version: string
  /** `2002-09` */
  readonly month: string
  /** Null where none was given. */
  readonly holder?: string | null
  /** Null for all portfolios. */
  readonly portfolio: string | null
  /** Null for all accounts. */
  readonly account: string | null
  /** Of a synthetic portfolio: its months are generated. */
  readonly synthetic?: boolean
  readonly holdings: readonly StatementHolding[]
  readonly reports: readonly StatementReport[]
  /** Of the deals held: the month's reports and those of last month and three months ago; those in `reports` may be left out. */
  readonly filed?: readonly FiledReport[]
  /** Of the last 24 months. */
  readonly cash?: readonly MonthCash[]
  readonly custodian?: CustodianMonth
  readonly lots?: readonly StatementLot[]
  /** Of `positions` on the last day of the month; only the faces are taken, the cash is the month's. */
  readonly totals: Pick<PositionTotals, 'originalFace' | 'currentFace'>
}
