import type {
  StatementHolding,
  StatementInput,
  StatementReport,
} from '../../../src/main/statement/input'
import { cents, exact } from '@shared/decimal'
import type { Position } from '@shared/positions'
import type { Check, ClassRow, TrusteeReport } from '@shared/report'
import { classKey } from '@shared/report'

/* Reports and holdings built by hand: the four example positions of two deals, and lists of any length. */

interface ClassFacts {
  readonly tier?: string | null
  readonly class: string
  readonly type?: string | null
  readonly cusip: string
  readonly basis?: ClassRow['basis']
  readonly base: string
  readonly prior: string
  readonly interest: string
  readonly principal: string
  readonly current: string
  readonly rate?: string | null
  readonly method?: string | null
  readonly start?: string | null
  readonly end?: string | null
  readonly realizedLoss?: string
  readonly deferredInterest?: string
}

export function classRow(facts: ClassFacts): ClassRow {
  const dollars = (perThousand: string) => cents(exact(facts.base).times(perThousand).div(1000))
  const distribution = exact(facts.interest).plus(facts.principal).toFixed()
  return {
    tier: facts.tier ?? null,
    class: facts.class,
    type: facts.type ?? null,
    cusip: facts.cusip,
    basis: facts.basis ?? 'principal',
    accrual: {
      start: facts.start ?? null,
      end: facts.end ?? null,
      method: facts.method ?? 'F-30/360',
    },
    current: {
      originalFace: facts.base,
      priorBalance: dollars(facts.prior),
      interest: dollars(facts.interest),
      principal: dollars(facts.principal),
      distribution: dollars(distribution),
      realizedLoss: facts.realizedLoss ?? '0',
      deferredInterest: facts.deferredInterest ?? '0',
      currentBalance: dollars(facts.current),
    },
    perThousand: {
      originalPrincipalOrNotional: facts.base,
      priorBalance: facts.prior,
      interest: facts.interest,
      principal: facts.principal,
      distribution,
      currentBalance: facts.current,
    },
    toDate: {
      originalFace: facts.base,
      interest: null,
      unscheduledPrincipal: null,
      scheduledPrincipal: null,
      totalPrincipal: null,
      totalDistribution: null,
      realizedLoss: '0',
      deferredInterest: '0',
      currentBalance: dollars(facts.current),
    },
    interestDetail: {
      passThroughRate: facts.rate ?? null,
      priorBalance: dollars(facts.prior),
      accruedInterest: null,
      nonSupportedShortfall: '0',
      priorUnpaidInterest: '0',
      unscheduledAdjustments: '0',
      optimalInterest: null,
      paidInterest: dollars(facts.interest),
      currentUnpaidInterest: '0',
    },
  }
}

export function report(deal: string, classes: ClassRow[], checks: Check[] = []): TrusteeReport {
  return {
    layout: 'remittance',
    deal,
    title: 'Mortgage Pass-Through Certificates',
    distributionDate: '2002-09-25',
    recordDate: '2002-08-30',
    cutOffDate: '2002-06-01',
    closingDate: '2002-06-28',
    firstPaymentDate: '2002-07-25',
    revision: 'original',
    pages: 26,
    parties: [],
    contents: [],
    contacts: [],
    groups: [],
    classes,
    totals: [],
    lines: [],
    delinquency: [],
    prepaidLoans: [],
    liquidatedLoans: [],
    reoLoans: [],
    notes: [],
    methodology: [],
    captions: [],
    blankSections: [],
    refused: [],
    checks,
    unread: [],
  }
}

export function check(change: Partial<Check> & Pick<Check, 'id' | 'subject'>): Check {
  return {
    status: 'ties',
    left: '0',
    right: '0',
    difference: '0',
    tolerance: '0.01',
    operands: [],
    sentence: 'distribution = interest + principal',
    explanation: null,
    ...change,
  }
}

export function position(
  row: ClassRow,
  deal: string,
  face: string,
  change: Partial<Position> = {},
): Position {
  const cash = paid(row, face)
  const total = exact(cash.interest).plus(cash.principal).toFixed(2)
  return {
    cusip: row.cusip ?? '',
    deal,
    class: row.class,
    basis: row.basis,
    originalFace: face,
    factor: exact(row.perThousand.currentBalance ?? '0')
      .div(1000)
      .toFixed(),
    currentFace: cents(
      exact(face)
        .times(row.perThousand.currentBalance ?? '0')
        .div(1000),
    ),
    asOfDistribution: '2002-09-25',
    distribution: { date: '2002-09-25', ...cash, total, realizedLoss: '0.00' },
    yearToDate: { ...cash, total },
    sincePurchase: { ...cash, total },
    status: ['ok'],
    missing: [],
    awaited: null,
    explained: false,
    source: { filingId: 1, reportIndex: 0, classKey: classKey(row) },
    byHand: false,
    ...change,
  }
}

function paid(row: ClassRow, face: string): { interest: string; principal: string } {
  const share = (perThousand: string | null) =>
    cents(
      exact(face)
        .times(perThousand ?? '0')
        .div(1000),
    )
  return { interest: share(row.perThousand.interest), principal: share(row.perThousand.principal) }
}

export function holding(
  row: ClassRow,
  deal: string,
  face: string,
  filingId: number,
): StatementHolding {
  const base = row.perThousand.originalPrincipalOrNotional ?? '0'
  const share = (dollars: string | null) =>
    cents(
      exact(face)
        .times(dollars ?? '0')
        .div(base),
    )
  return {
    position: position(row, deal, face, {
      source: { filingId, reportIndex: 0, classKey: classKey(row) },
    }),
    distributions: [
      {
        place: { filingId, reportIndex: 0 },
        date: '2002-09-25',
        row,
        entitledFace: face,
        ...paid(row, face),
        realizedLoss: share(row.current.realizedLoss),
        deferredInterest: share(row.current.deferredInterest),
      },
    ],
  }
}

export function onFile(filingId: number, entry: TrusteeReport): StatementReport {
  return {
    filingId,
    reportIndex: 0,
    report: entry,
    checksTied: entry.checks.filter((check) => check.status === 'ties').length,
    openChecks: entry.checks.filter((check) => check.status !== 'ties'),
    source: { name: `filing-${String(filingId)}.txt`, sha256: `${String(filingId)}a`.repeat(32) },
    filing: { form: '8-K', accessionNumber: null },
    importedOn: '2026-01-05T10:00:00.000Z',
  }
}

export const FIRST = 'IMPAC Secured Assets Corp. 2002-3'
export const SECOND = 'Impac CMB Trust 2002-1'

export const A1 = classRow({
  tier: 'REMIC III',
  class: 'A-1',
  type: 'FLT, SEQ',
  cusip: '45254TLU6',
  base: '28750000',
  prior: '911.077304',
  interest: '1.571608348',
  principal: '93.742088',
  current: '817.335216',
  rate: '0.0207',
  start: '2002-08-26',
  end: '2002-09-24',
})
export const M1 = classRow({
  tier: 'REMIC III',
  class: 'M-1',
  type: 'MEZ, STEP',
  cusip: '45254TLZ5',
  base: '4125000',
  prior: '1000',
  interest: '5.8',
  principal: '0',
  current: '1000',
  rate: '0.0696',
})
export const AIO = classRow({
  tier: 'REMIC III',
  class: 'A-IO',
  type: 'IO, NTL, AR',
  cusip: '45254TLY8',
  basis: 'notional',
  base: '21000000',
  prior: '1000',
  interest: '2.351166667',
  principal: '0',
  current: '1000',
  rate: '0.028214',
})
export const A = classRow({
  class: 'A',
  type: 'FLT',
  cusip: '45254NCG0',
  base: '500000000',
  prior: '935.7392691',
  interest: '1.660937213',
  principal: '18.77605972',
  current: '916.9632094',
  rate: '0.0213',
  method: 'A-Act/360',
  start: '2002-08-26',
  end: '2002-09-24',
})

/** The four example positions of 25 September 2002 in two deals. */
export function exampleInput(change: Partial<StatementInput> = {}): StatementInput {
  const differs = check({
    id: 'class.accrual',
    subject: 'REMIC III C',
    status: 'differs',
    left: '250942.82',
    right: '251729.0998',
    difference: '-786.2798',
    tolerance: '0.0058',
    operands: [
      'classes[REMIC III/C].interestDetail.accruedInterest',
      'classes[REMIC III/C].interestDetail.passThroughRate',
    ],
    sentence: 'accrued = prior × rate × days',
  })
  const first = report(
    FIRST,
    [A1, AIO, M1],
    [check({ id: 'class.distribution', subject: 'REMIC III A-1' }), differs],
  )
  const second = report(SECOND, [A], [check({ id: 'class.distribution', subject: 'A' })])
  return {
    version: '1.0.0',
    month: '2002-09',
    portfolio: 'Main',
    account: null,
    holdings: [
      holding(A, SECOND, '5000000', 2),
      holding(AIO, FIRST, '2100000', 1),
      holding(M1, FIRST, '250000', 1),
      holding(A1, FIRST, '1000000', 1),
    ],
    reports: [onFile(2, second), onFile(1, first)],
    totals: { originalFace: '6250000', currentFace: '5652151.27' },
    ...change,
  }
}

/** A portfolio of so many classes of one deal, all amounts different; nothing random. */
export function longInput(count: number): StatementInput {
  const rows = Array.from({ length: count }, (_, i) =>
    classRow({
      tier: 'REMIC III',
      class: `A-${String(i + 1)}`,
      type: 'SEQ',
      cusip: `99999${String(1000 + i)}`,
      base: String(25_000_000 + i * 500_000),
      prior: `9${String(10 + i)}.5`,
      interest: `4.${String(100 + i)}25`,
      principal: `${String(1 + i)}.25`,
      current: exact(`9${String(10 + i)}.5`)
        .minus(`${String(1 + i)}.25`)
        .toFixed(),
      rate: '0.0625',
    }),
  )
  const deal = 'Long Deal Trust 2002-7'
  const checks = rows.map((row, i) =>
    check({
      id: 'class.unpaid',
      subject: `REMIC III ${row.class}`,
      status: i % 3 === 0 ? 'differs' : 'unknown',
      left: i % 3 === 0 ? `${String(12000 + i)}.5` : null,
      right: i % 3 === 0 ? String(12000 + i) : null,
      difference: i % 3 === 0 ? '0.5' : null,
      tolerance: i % 3 === 0 ? '0.01' : null,
      operands: [`classes[REMIC III/${row.class}].interestDetail.currentUnpaidInterest`],
      sentence: 'unpaid = optimal − paid',
    }),
  )
  return {
    version: '1.0.0',
    month: '2002-09',
    portfolio: null,
    account: null,
    holdings: rows.map((row, i) => holding(row, deal, String(1_000_000 + i * 1000), 7)),
    reports: [onFile(7, report(deal, rows, checks))],
    totals: { originalFace: '1', currentFace: '1' },
  }
}
