import type { Args, Bridge, ChangeTopic, Reply, RequestName } from '@shared/api'
import type { FilingRow, ImportStatus } from '@shared/api/filings'
import type { BatchStatus } from '@shared/api/reportFiles'
import type { Lot } from '@shared/api/holdings'
import type { PreviewStatus } from '@shared/api/preview'
import type { Position, Positions } from '@shared/positions'
import type { Result } from '@shared/result'

type Answer<N extends RequestName> = Result<Reply<N>> | Promise<Result<Reply<N>>>

/** What a test lets the application answer; a request it does not name is a mistake of the test. */
export type Answers = { [N in RequestName]?: (args: Args<N>) => Answer<N> }

export interface FakeBridge extends Bridge {
  /** Every request so far, in order. */
  readonly calls: { readonly name: RequestName; readonly args: unknown }[]
  /** What is answered from now on. */
  readonly answers: Answers
  change(topic: ChangeTopic): void
}

export const ok = <T>(value: T): { ok: true; value: T } => ({ ok: true, value })

/** A bridge over an empty database, with the answers that a test gives instead. */
export function fakeBridge(given: Answers = {}): FakeBridge {
  const calls: FakeBridge['calls'] = []
  const listeners = new Set<(topic: ChangeTopic) => void>()
  const answers: Answers = {
    'filings.overview': async () => {
      const rows = await answers['filings.list']?.({})
      const lots = await answers['holdings.list']?.({})
      const settled = lots?.ok === true ? lots.value.flatMap((one) => one.settle ?? []).sort() : []
      const reports = rows?.ok === true ? rows.value : []
      return ok({
        deals: [...new Set(reports.map((row) => row.deal))],
        syntheticDeals: [],
        refusedRows: reports.reduce((sum, row) => sum + row.refusedRows, 0),
        firstSettled: settled[0] ?? null,
      })
    },
    ...EMPTY,
    ...given,
  }
  return {
    calls,
    answers,
    call: async <N extends RequestName>(name: N, args: Args<N>) => {
      calls.push({ name, args })
      const answer = answers[name] as ((args: Args<N>) => Answer<N>) | undefined
      if (answer === undefined) throw new Error(`the test answers no ${name}`)
      return answer(args)
    },
    pathsOf: (files) => files.map((file) => `/filings/${file.name}`),
    onChanged: (listener) => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    change: (topic) => {
      for (const listener of listeners) listener(topic)
    },
  }
}

export const IDLE: ImportStatus = { state: 'idle', total: 0, done: 0, current: null, outcomes: [] }

const NO_BATCH: BatchStatus = { state: 'idle', total: 0, done: 0, current: null, folder: null, outcomes: [] } // prettier-ignore
export const NO_PREVIEW: PreviewStatus = {
  id: 0,
  state: 'none',
  total: 0,
  done: 0,
  current: null,
  took: 0,
}

const EMPTY: Answers = {
  'app.info': () =>
    ok({ version: '1', databasePath: '/d.sqlite', filings: 0, holdings: 0, held: 0, deals: 0 }),
  'filings.list': () => ok([]),
  'filings.months': () => ok({ first: null, last: null, deals: [] }),
  'portfolios.kept': () => ok([]),
  'report.months': () => ok([]),
  'holdings.list': () => ok([]),
  'import.status': () => ok(IDLE),
  'reports.status': () => ok({ ...NO_BATCH }),
  'preview.status': () => ok(NO_PREVIEW),
  'journal.list': () => ok([]),
  'filings.imports': () => ok({ imports: [], more: false, last: null }),
  'notes.list': () => ok([]),
  attention: () => ok([]),
  'cash.months': () => ok([]),
  'classes.factors': () => ok({}),
  'custodian.matches': () => ok({ first: null, matches: [] }),
  'custodian.month': () => ok({ first: null, told: false, expected: '0.00', payments: 0, ties: 0 }),
}

const NO_CASH = { interest: '0.00', principal: '0.00', total: '0.00' }

export function position(over: Partial<Position> = {}): Position {
  return {
    cusip: '000000AA8',
    deal: 'Example Trust 1999-1',
    class: 'A-1',
    basis: 'principal',
    originalFace: '1000000',
    factor: '0.5',
    currentFace: '500000.00',
    asOfDistribution: '1999-05-25',
    distribution: {
      date: '1999-05-25',
      interest: '2500.00',
      principal: '10000.00',
      total: '12500.00',
      realizedLoss: '0.00',
    },
    yearToDate: NO_CASH,
    sincePurchase: NO_CASH,
    status: ['ok'],
    missing: [],
    awaited: null,
    explained: false,
    source: { filingId: 7, reportIndex: 0, classKey: 'I/A-1' },
    byHand: false,
    ...over,
  }
}

export function positions(rows: readonly Position[], portfolio = 'Main'): Positions {
  return {
    asOf: '1999-05-31',
    portfolio,
    positions: [...rows],
    totals: {
      originalFace: '1000000.00',
      currentFace: '500000.00',
      interest: '2500.00',
      principal: '10000.00',
      total: '12500.00',
    },
  }
}

export function lot(over: Partial<Lot> = {}): Lot {
  return {
    id: 1,
    kind: 'buy',
    portfolio: 'Main',
    account: null,
    cusip: '000000AA8',
    face: '1000000',
    trade: null,
    settle: '1999-03-01',
    price: null,
    accrued: null,
    lot: null,
    note: null,
    deal: 'Example Trust 1999-1',
    class: 'A-1',
    ...over,
  }
}

export function filingRow(over: Partial<FilingRow> = {}): FilingRow {
  return {
    filingId: 7,
    reportIndex: 0,
    name: 'example.txt',
    sha256: 'ab'.repeat(32),
    importedAt: '2026-01-02T03:04:05Z',
    form: '8-K',
    accessionNumber: null,
    deal: 'Example Trust 1999-1',
    distributionDate: '1999-05-25',
    recordDate: '1999-04-30',
    revision: 'original',
    status: 'current',
    pages: 12,
    classes: 3,
    refusedRows: 0,
    unreadLines: 0,
    checks: { ties: 10, explained: 0, differs: 0, unknown: 0 },
    ...over,
  }
}
