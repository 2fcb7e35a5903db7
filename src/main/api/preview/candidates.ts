import type { Revision } from '@shared/report'
import type { Problem } from '@shared/result'
import type { Deal } from '../../store/deals'
import type { Rival } from '../../store/reports'

/** A file that may be imported, with what decides where its reports go. */
export interface Candidate {
  readonly file: number
  readonly name: string
  readonly sha256: string
  readonly form: string | null
  /** When it was filed, or else signed. */
  readonly filedOn: string | null
  /** It was refused, or would be whatever is on file. */
  readonly problem: Problem | null
  readonly reports: readonly CandidateReport[]
}

export interface CandidateReport {
  readonly deal: string
  readonly distributionDate: string
  readonly revision: Revision
  readonly cusips: readonly string[]
  readonly refusedRows: number
}

/** What is on file, as the plan asks for it. */
export interface OnFile {
  /** The filing with these bytes, also one whose import was undone. */
  readonly filing: (sha256: string) =>
    | {
        readonly id: number
        readonly name: string
        readonly importedAt: string
        readonly withdrawn: boolean
      }
    | undefined
  readonly dealOfCusip: (cusip: string) => Deal | undefined
  readonly dealOfTitle: (title: string) => Deal | undefined
  readonly titleKeys: (title: string) => readonly string[]
  readonly dealNames: () => readonly string[]
  readonly rivals: (dealId: number, distributionDate: string) => readonly Rival[]
  /** Months with a report that counts, in their order. */
  readonly months: (dealId: number) => readonly string[]
  readonly isHeld: (cusip: string) => boolean
}
