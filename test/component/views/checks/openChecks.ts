import type { Args, Reply } from '../../../../src/shared/api'
import type { Check } from '../../../../src/shared/report'
import { ok } from '../../fakeBridge'

type Open = Reply<'filings.openChecks'>[number]
type Ref = Args<'filings.openChecks'>['reports'][number]

/** Answers for the checks that do not tie, out of all of each filing; null where none were kept. */
export const openChecks =
  (
    checksOf: (filingId: number) => readonly Check[] | null,
    monthsOf: (ref: Ref) => Open['months'] = () => [],
  ) =>
  ({ reports }: Args<'filings.openChecks'>) =>
    ok(
      reports.map((ref) => ({
        ...ref,
        checks: checksOf(ref.filingId)?.filter((check) => check.status !== 'ties') ?? null,
        months: monthsOf(ref),
      })),
    )
