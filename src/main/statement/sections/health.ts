import type { StatementDeal } from '@shared/statement'
import type { DealClass, DealHealth, DealSeries, HealthRow } from '@shared/statementDeal'
import { declare, type CellKind, type Column } from './section'

type Of<T> = T & { readonly deal: StatementDeal }

const classes = declare<{ readonly row: DealClass; readonly deal: StatementDeal }>({
  id: 'classes',
  title: 'Classes of the deals',
  rows: (model) => model.deals.flatMap((deal) => deal.classes.map((row) => ({ row, deal }))),
  columns: [
    { head: 'Deal', kind: 'text', of: ({ deal }) => deal.deal },
    { head: 'Distribution date', kind: 'date', of: ({ deal }) => deal.distributionDate },
    { head: 'Tier', kind: 'text', of: ({ row }) => row.tier },
    { head: 'Class', kind: 'text', of: ({ row }) => row.class },
    { head: 'CUSIP', kind: 'text', of: ({ row }) => row.cusip },
    { head: 'Type', kind: 'text', of: ({ row }) => row.type },
    { head: 'Basis', kind: 'text', of: ({ row }) => row.basis },
    { head: 'Held', kind: 'text', of: ({ row }) => (row.held ? 'held' : null) },
    { head: 'Original face', kind: 'number', of: ({ row }) => row.originalFace },
    { head: 'Balance before', kind: 'number', of: ({ row }) => row.priorBalance },
    { head: 'Interest', kind: 'number', of: ({ row }) => row.interest },
    { head: 'Principal', kind: 'number', of: ({ row }) => row.principal },
    { head: 'Realized loss', kind: 'number', of: ({ row }) => row.realizedLoss },
    { head: 'Deferred interest', kind: 'number', of: ({ row }) => row.deferredInterest },
    { head: 'Balance after', kind: 'number', of: ({ row }) => row.currentBalance },
    { head: 'Factor', kind: 'factor', of: ({ row }) => row.factor },
  ],
})

interface Figure {
  readonly deal: StatementDeal
  readonly row: HealthRow
  readonly group: string
  readonly values: readonly (string | null)[]
}

const kindOf = ({ row }: Figure): CellKind => (row.measure === 'text' ? 'text' : 'number')

function healthColumn(head: string, when: DealHealth['columns'][number]['when']): Column<Figure> {
  return {
    head,
    kind: kindOf,
    of: ({ deal, values }) => {
      const at = deal.health?.columns.findIndex((column) => column.when === when) ?? -1
      return values[at] ?? null
    },
  }
}

/** The health of each deal's pool, a row a figure and loan group; shares are fractions, as the report prints them. */
const health = declare<Figure>({
  id: 'health',
  title: 'Health',
  rows: (model) =>
    model.deals.flatMap((deal) =>
      (deal.health?.rows ?? []).flatMap((row) =>
        Object.entries(row.values).map(([group, values]) => ({ deal, row, group, values })),
      ),
    ),
  columns: [
    { head: 'Deal', kind: 'text', of: ({ deal }) => deal.deal },
    { head: 'Part', kind: 'text', of: ({ row }) => row.part },
    { head: 'Figure', kind: 'text', of: ({ row }) => row.label },
    { head: 'Measure', kind: 'text', of: ({ row }) => row.measure },
    { head: 'Group', kind: 'text', of: ({ group }) => group },
    healthColumn('This month', 'this month'),
    healthColumn('Last month', 'last month'),
    healthColumn('Three months ago', 'three months ago'),
  ],
})

type Month = Of<{ readonly series: DealSeries; readonly at: number; readonly month: string }>

function series(
  head: string,
  of: (series: DealSeries, deal: StatementDeal) => readonly (string | null)[],
  kind: CellKind = 'number',
): Column<Month> {
  return { head, kind, of: ({ series: all, deal, at }) => of(all, deal)[at] ?? null }
}

/** The months behind a deal's charts: shares and speeds are fractions. */
const months = declare<Month>({
  id: 'months',
  title: 'Months of the deals',
  rows: (model) =>
    model.deals.flatMap((deal) => {
      const all = deal.series
      return all === null ? [] : all.months.map((month, at) => ({ deal, series: all, at, month }))
    }),
  columns: [
    { head: 'Deal', kind: 'text', of: ({ deal }) => deal.deal },
    { head: 'Month', kind: 'text', of: ({ month }) => month },
    series('Interest received', (_, deal) => deal.cash.interest, 'money'),
    series('Principal received', (_, deal) => deal.cash.principal, 'money'),
    series('Pool balance', (all) => all.poolBalance),
    series('31–60 days', (all) => all.delinquency.one),
    series('61–90 days', (all) => all.delinquency.two),
    series('91 days and more', (all) => all.delinquency.threePlus),
    series('Foreclosure', (all) => all.delinquency.foreclosure),
    series('Bankruptcy', (all) => all.delinquency.bankruptcy),
    series('REO', (all) => all.delinquency.reo),
    series('CPR', (all) => all.cpr),
    series('CPR, 3 months', (all) => all.cpr3),
    series('CPR, since cut-off', (all) => all.cprLife),
    series('PSA', (all) => all.psa),
    series('CDR', (all) => all.cdr),
    series('Loss to date', (all) => all.lossToDate),
    series('Overcollateralization', (all) => all.overcollateralization),
    series('Its target', (all) => all.overcollateralizationTarget),
  ],
})

/** How the deals held are doing. */
export const HEALTH_SECTIONS = [classes, health, months]
