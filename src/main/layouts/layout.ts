import type { FilingFacts, TrusteeReport } from '@shared/report'
import type { Result } from '@shared/result'
import type { LogicalLine } from '../filing/logicalLines'
import type { Claims } from '../reading/claims'

/** A report as a layout read it; checks are made of it afterwards. */
export interface ReportReading {
  readonly report: Omit<TrusteeReport, 'checks'>
  readonly claims: Claims
}

/** A kind of trustee report: how to find one in a text, and how to read it. */
export interface Layout {
  /** Name in `extract`'s `layout`; it never changes once filings were read with it. */
  readonly id: string
  /** The stretches of a text that are reports of this layout, told by their headings. */
  find(lines: readonly LogicalLine[]): (readonly LogicalLine[])[]
  /** Reads one such stretch; a problem refuses the whole filing. `form` decides on amendments. */
  read(lines: readonly LogicalLine[], filing: FilingFacts): Result<ReportReading>
}
