import { createHash } from 'node:crypto'
import { cusipCheckDigit } from '@shared/cusip'
import { cents, exact } from '@shared/decimal'
import type { Check, ClassRow, ReadFiling, TrusteeReport } from '@shared/report'
import { classKey } from '@shared/report'
import type { Extraction } from '../../src/main/checks/extractFiling'
import { digestFiling } from '../../src/main/api/digestFiling'
import type { Reader } from '../../src/main/api/reader'

/* Small filing documents built by hand, and a reader that gives them back: a "filing" here is the JSON of what is in it. */

/** What a test says of a class; the rest follows from it. Factors are per $1,000. */
export interface ClassFacts {
  readonly class: string
  readonly cusip: string | null
  readonly tier?: string | null
  readonly basis?: ClassRow['basis']
  readonly base?: string
  readonly prior?: string | null
  readonly interest?: string | null
  readonly principal?: string | null
  readonly current?: string | null
  readonly realizedLoss?: string | null
  readonly deferredInterest?: string | null
}

/** A class row whose dollars are its factors times its base. */
export function classRow(facts: ClassFacts): ClassRow {
  const base = facts.base ?? '1000000'
  const { prior = '1000', interest = '5', principal = '10', current = '990' } = facts
  const dollars = (factor: string | null) =>
    factor === null ? null : cents(exact(base).times(factor).div(1000))
  const distribution =
    interest === null || principal === null ? null : exact(interest).plus(principal).toFixed()
  const loss = {
    realizedLoss: facts.realizedLoss ?? '0',
    deferredInterest: facts.deferredInterest ?? '0',
  }
  return {
    tier: facts.tier ?? null,
    class: facts.class,
    type: 'SEQ',
    cusip: facts.cusip,
    basis: facts.basis ?? 'principal',
    accrual: { start: null, end: null, method: 'F-30/360' },
    current: {
      originalFace: base,
      priorBalance: dollars(prior),
      interest: dollars(interest),
      principal: dollars(principal),
      distribution: dollars(distribution),
      ...loss,
      currentBalance: dollars(current),
    },
    perThousand: {
      originalPrincipalOrNotional: base,
      priorBalance: prior,
      interest,
      principal,
      distribution,
      currentBalance: current,
    },
    toDate: {
      originalFace: base,
      interest: null,
      unscheduledPrincipal: null,
      scheduledPrincipal: null,
      totalPrincipal: null,
      totalDistribution: null,
      ...loss,
      currentBalance: dollars(current),
    },
    interestDetail: {
      passThroughRate: '0.06',
      priorBalance: dollars(prior),
      accruedInterest: null,
      nonSupportedShortfall: null,
      priorUnpaidInterest: null,
      unscheduledAdjustments: null,
      optimalInterest: null,
      paidInterest: dollars(interest),
      currentUnpaidInterest: null,
    },
  }
}

/** A report of a deal for a month with these classes; record date the last day of the month before unless said otherwise. */
export function report(
  change: Partial<TrusteeReport> & Pick<TrusteeReport, 'deal'>,
): TrusteeReport {
  return {
    layout: 'test',
    title: 'Mortgage Pass-Through Certificates',
    distributionDate: '2002-09-25',
    recordDate: '2002-08-30',
    cutOffDate: null,
    closingDate: null,
    firstPaymentDate: null,
    revision: 'original',
    pages: 3,
    parties: [],
    contents: [],
    contacts: [],
    groups: [],
    classes: [],
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
    checks: [],
    unread: [],
    ...change,
  }
}

/** A check of a class with the status given. */
export function check(subject: string, status: Check['status']): Check {
  return {
    id: 'class.rollForward',
    subject,
    status,
    left: '1',
    right: '1',
    difference: '0',
    tolerance: '0.01',
    operands: [],
    sentence: 'current = prior − principal − loss + deferred',
    explanation: null,
  }
}

/** The bytes of a test filing: what `documentReader` reads back. `salt` makes other bytes of the same content. */
export function filingBytes(reports: readonly TrusteeReport[], salt = ''): Uint8Array {
  return new TextEncoder().encode(JSON.stringify({ reports, salt }))
}

/** The document that `documentReader` gives for a test filing. */
export function filingDocument(
  name: string,
  reports: readonly TrusteeReport[],
  salt = '',
): { readonly bytes: Uint8Array; readonly document: ReadFiling } {
  const bytes = filingBytes(reports, salt)
  return { bytes, document: readDocument(name, bytes, reports) }
}

/** A reader of test filings; whatever is no JSON of one is refused with `not-text`. */
export function documentReader(): Reader & { readonly names: string[]; closed: boolean } {
  const names: string[] = []
  return {
    version: 'test-1',
    names,
    closed: false,
    read(name, bytes) {
      names.push(name)
      return Promise.resolve(extract(name, bytes))
    },
    digest: (name, bytes) => {
      names.push(name)
      return Promise.resolve(digestFiling(extract(name, bytes).document))
    },
    extract: (name, bytes) => Promise.resolve(extract(name, bytes)),
    close() {
      this.closed = true
    },
  }
}

function extract(name: string, bytes: Uint8Array): Extraction {
  try {
    const { reports } = JSON.parse(new TextDecoder().decode(bytes)) as { reports: TrusteeReport[] }
    return {
      document: readDocument(name, bytes, reports),
      cells: reports.map((each) =>
        each.classes.map((row) => ({
          path: `classes[${classKey(row)}].class`,
          text: row.class,
          spans: [[1, 1, row.class.length]],
        })),
      ),
    }
  } catch {
    return {
      document: {
        schema: 'paydown.filing/1',
        source: sourceOf(name, bytes),
        status: 'refused',
        error: { code: 'not-text', message: `${name} is not a filing. Choose one.`, line: 7 },
      },
      cells: [],
    }
  }
}

function readDocument(
  name: string,
  bytes: Uint8Array,
  reports: readonly TrusteeReport[],
): ReadFiling {
  return {
    schema: 'paydown.filing/1',
    source: sourceOf(name, bytes),
    status: 'read',
    filing: {
      form: '8-K',
      registrant: null,
      commissionFileNumber: null,
      accessionNumber: '0000000000-02-000001',
      cik: null,
      eventDate: null,
      signedOn: null,
      filedOn: null,
    },
    reports: [...reports],
  }
}

function sourceOf(name: string, bytes: Uint8Array): ReadFiling['source'] {
  return { name, sha256: createHash('sha256').update(bytes).digest('hex'), bytes: bytes.length }
}

/** A CUSIP with its check digit from eight characters. */
export function cusip(base: string): string {
  return `${base}${cusipCheckDigit(base) ?? ''}`
}

/** The four classes of the two deals in the examples of 25 September 2002, and those deals' reports. */
export const A1 = classRow({
  tier: 'REMIC III',
  class: 'A-1',
  cusip: '45254TLU6',
  base: '28750000',
  prior: '911.077304',
  interest: '1.571608348',
  principal: '93.742088',
  current: '817.335216',
})
export const M1 = classRow({
  tier: 'REMIC III',
  class: 'M-1',
  cusip: '45254TLZ5',
  base: '4125000',
  prior: '1000',
  interest: '5.8',
  principal: '0',
  current: '1000',
})
export const A_IO = classRow({
  tier: 'REMIC III',
  class: 'A-IO',
  cusip: '45254TLY8',
  basis: 'notional',
  base: '21000000',
  prior: '1000',
  interest: '2.351166667',
  principal: '0',
  current: '1000',
})
export const A = classRow({
  class: 'A',
  cusip: '45254NCG0',
  base: '470000000',
  prior: '935.739269',
  interest: '1.660937213',
  principal: '18.77605972',
  current: '916.9632092',
})
export const FIRST = report({ deal: 'IMPAC Secured Assets Corp. 2002-3', classes: [A1, M1, A_IO] })
export const SECOND = report({ deal: 'Impac CMB Trust 2002-1', classes: [A] })
