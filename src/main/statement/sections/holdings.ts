import type {
  Statement,
  StatementCustodian,
  StatementLot,
  StatementRow,
  StatementSums,
} from '@shared/statement'
import { STATUS_WORDS, tieStatus } from '../format'
import { declare, held, type Column } from './section'

type Holding = Column<StatementRow, StatementSums>

const NAMES: readonly Holding[] = [
  { head: 'CUSIP', kind: 'text', of: (row) => row.cusip, total: () => 'Total' },
  { head: 'Class', kind: 'text', of: (row) => row.class },
  { head: 'Deal', kind: 'text', of: (row) => row.deal },
]

const ORIGINAL: Holding = held(
  'Original face',
  (row) => row.originalFace,
  (sums) => sums.originalFace,
)

function amount(head: string, key: keyof StatementRow & keyof StatementSums): Holding {
  const text = (of: unknown) => (typeof of === 'string' ? of : null)
  return { head, kind: 'money', of: (row) => text(row[key]), total: (sums) => text(sums[key]) }
}

const HOLDING: readonly Holding[] = [
  ...NAMES,
  { head: 'Type', kind: 'text', of: (row) => row.type },
  ORIGINAL,
  held('Held on the record date', (row) => row.entitledFace),
  { head: 'Factor before', kind: 'factor', of: (row) => row.factorBefore },
  { head: 'Factor after', kind: 'factor', of: (row) => row.factorAfter },
  amount('Face before', 'faceBefore'),
  amount('Face after', 'faceAfter'),
  amount('Current face', 'currentFace'),
  { head: 'Rate, %', kind: 'rate', of: (row) => row.rate },
  amount('Interest', 'interest'),
  amount('Principal', 'principal'),
  amount('Realized loss', 'realizedLoss'),
  amount('Deferred interest', 'deferredInterest'),
  amount('Cash', 'total'),
  { head: 'Status', kind: 'text', of: (row) => row.status.join('; ') },
]

/** Principal classes paid in the month, and their sums. */
const principal = declare<StatementRow, StatementSums>({
  id: 'principal',
  title: 'Principal classes',
  rows: (model) => model.principalRows,
  total: (model) => model.principalSums,
  columns: HOLDING,
})

/** Notional classes, summed apart: their amounts are in no face total. */
const notional = declare<StatementRow, StatementSums>({
  id: 'notional',
  title: 'Notional classes',
  rows: (model) => model.notionalRows,
  total: (model) => model.notionalSums,
  columns: HOLDING.map((column) =>
    column === ORIGINAL ? { ...column, head: 'Original notional' } : column,
  ),
})

const withoutReport = declare<StatementRow>({
  id: 'without-report',
  title: 'Without a report',
  rows: (model) => model.otherRows,
  columns: [
    { head: 'CUSIP', kind: 'text', of: (row) => row.cusip },
    { head: 'Class', kind: 'text', of: (row) => row.class },
    { head: 'Deal', kind: 'text', of: (row) => row.deal },
    { head: 'Basis', kind: 'text', of: (row) => row.basis },
    held('Original face', (row) => row.originalFace),
    { head: 'Last factor', kind: 'factor', of: (row) => row.factorAfter },
    { head: 'Last face', kind: 'money', of: (row) => row.currentFace },
    { head: 'As of', kind: 'date', of: (row) => row.position.asOfDistribution },
    { head: 'Status', kind: 'text', of: (row) => row.status.join('; ') },
  ],
})

const faces = declare<StatementRow, StatementSums>({
  id: 'faces',
  title: 'Tie-out of the faces',
  rows: (model) => model.principalRows.filter((row) => row.computedFace !== null),
  total: (model) => model.principalSums,
  columns: [
    ...NAMES,
    amount('Opening current face', 'faceBefore'),
    amount('Principal', 'principal'),
    amount('Realized loss', 'realizedLoss'),
    amount('Deferred interest', 'deferredInterest'),
    amount('Computed', 'computedFace'),
    amount('Closing from the factor', 'faceAfter'),
    amount('Difference', 'faceDifference'),
    {
      head: 'Result',
      kind: 'text',
      of: (row) => tieStatus(row).word,
      total: (sums) => tieStatus(sums).word,
    },
  ],
})

const cash = declare<StatementRow, Statement>({
  id: 'cash',
  title: 'Tie-out of the cash',
  rows: (model) => [...model.principalRows, ...model.notionalRows],
  total: (model) => model,
  columns: [
    { head: 'CUSIP', kind: 'text', of: (row) => row.cusip, total: () => 'All cash' },
    { head: 'Class', kind: 'text', of: (row) => row.class },
    { head: 'Deal', kind: 'text', of: (row) => row.deal },
    held('Held on the record date', (row) => row.entitledFace),
    { head: 'Interest per $1,000', kind: 'factor', of: (row) => row.interestPerThousand },
    { head: 'Principal per $1,000', kind: 'factor', of: (row) => row.principalPerThousand },
    {
      head: 'Interest',
      kind: 'money',
      of: (row) => row.interest,
      total: ({ allCash }) => allCash.interest,
    },
    {
      head: 'Principal',
      kind: 'money',
      of: (row) => row.principal,
      total: ({ allCash }) => allCash.principal,
    },
    {
      head: 'Cash',
      kind: 'money',
      of: (row) => row.total,
      total: ({ allCash }) => allCash.total,
    },
    {
      head: 'Expected from the custodian',
      kind: 'money',
      of: ({ custodian }) => custodian.expected,
      total: ({ custodian }) => custodian.expected,
    },
    {
      head: 'Received',
      kind: 'money',
      of: ({ custodian }) => custodian.received,
      total: ({ custodian }) => custodian.received,
    },
    {
      head: 'Difference',
      kind: 'money',
      of: ({ custodian }) => custodian.difference,
      total: ({ custodian }) => custodian.difference,
    },
    {
      head: 'Result',
      kind: 'text',
      of: ({ custodian }) => resultOf(custodian),
      total: ({ custodian }) => resultOf(custodian),
    },
    { head: 'Why', kind: 'text', of: ({ custodian }) => custodian.sentences.join(' ') },
  ],
})

function resultOf({ received, status }: StatementCustodian): string {
  return received === null ? 'No file' : STATUS_WORDS[status]
}

/** What the custodian received that nobody expected. */
const unexpected = declare<Statement['custodian']['unexpected'][number]>({
  id: 'unexpected',
  title: 'Cash not expected',
  rows: (model) => model.custodian.unexpected,
  columns: [
    { head: 'CUSIP', kind: 'text', of: (cash) => cash.cusip },
    { head: 'Date', kind: 'date', of: (cash) => cash.date },
    { head: 'Received', kind: 'money', of: (cash) => cash.received },
    { head: 'Why', kind: 'text', of: (cash) => cash.sentence },
  ],
})

const toDate = declare<StatementRow, Statement['allCash']>({
  id: 'to-date',
  title: 'Cash to date',
  rows: (model) => [...model.principalRows, ...model.notionalRows, ...model.otherRows],
  total: (model) => model.allCash,
  columns: [
    { head: 'CUSIP', kind: 'text', of: (row) => row.cusip, total: () => 'All cash' },
    { head: 'Class', kind: 'text', of: (row) => row.class },
    { head: 'Deal', kind: 'text', of: (row) => row.deal },
    { head: 'This month', kind: 'money', of: (row) => row.total, total: (all) => all.total },
    {
      head: 'Year to date',
      kind: 'money',
      of: (row) => row.yearToDate,
      total: (all) => all.yearToDate,
    },
    {
      head: 'Since purchase',
      kind: 'money',
      of: (row) => row.sincePurchase,
      total: (all) => all.sincePurchase,
    },
  ],
})

const lots = declare<StatementLot, Statement['lotSums']>({
  id: 'lots',
  title: 'Lots and cost',
  rows: (model) => model.lots,
  total: (model) => (model.lots.some((lot) => lot.purchaseCost !== null) ? model.lotSums : null),
  columns: [
    {
      head: 'CUSIP',
      kind: 'text',
      of: (lot) => lot.cusip,
      total: ({ complete }) => (complete ? 'Total' : 'Total of the costs known'),
    },
    { head: 'Class', kind: 'text', of: (lot) => lot.class },
    { head: 'Deal', kind: 'text', of: (lot) => lot.deal },
    { head: 'Basis', kind: 'text', of: (lot) => lot.basis },
    { head: 'Portfolio', kind: 'text', of: (lot) => lot.portfolio },
    { head: 'Account', kind: 'text', of: (lot) => lot.account },
    { head: 'Lot', kind: 'integer', of: (lot) => lot.lot },
    { head: 'Settled', kind: 'date', of: (lot) => lot.settle },
    { head: 'Price, % of current face', kind: 'rate', of: (lot) => lot.price },
    held('Original face left', (lot) => lot.originalFace),
    { head: 'Current face', kind: 'money', of: (lot) => lot.currentFace },
    {
      head: 'Purchase cost',
      kind: 'money',
      of: (lot) => lot.purchaseCost,
      total: (sums) => sums.purchaseCost,
    },
    { head: 'Amortization', kind: 'money', of: (lot) => lot.amortization },
    { head: 'Gain on paydowns', kind: 'money', of: (lot) => lot.paydownGain },
    { head: 'Written off', kind: 'money', of: (lot) => lot.writtenOff },
    {
      head: 'Amortised cost',
      kind: 'money',
      of: (lot) => lot.amortizedCost,
      total: (sums) => sums.amortizedCost,
    },
    { head: 'Yield, %', kind: 'rate', of: (lot) => lot.yield },
    { head: 'Method', kind: 'text', of: (lot) => lot.method },
    { head: 'Why no cost', kind: 'text', of: (lot) => lot.reason },
  ],
})

/** What was held and what it paid. */
export const HOLDING_SECTIONS = [
  principal,
  notional,
  withoutReport,
  faces,
  cash,
  unexpected,
  toDate,
  lots,
]
