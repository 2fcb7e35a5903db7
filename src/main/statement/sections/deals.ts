import type { Check } from '@shared/report'
import type { StatementDeal } from '@shared/statement'
import { STATUS_WORDS } from '../format'
import { declare } from './section'

/** Something of a deal's report, with the deal beside it. */
type Of<T> = T & { readonly deal: StatementDeal }
type Collateral = StatementDeal['collateral']

const deals = declare<StatementDeal>({
  id: 'deals',
  title: 'Deals',
  rows: (model) => model.deals,
  columns: [
    { head: 'Deal', kind: 'text', of: ({ deal }) => deal },
    { head: 'Title', kind: 'text', of: ({ title }) => title },
    { head: 'Distribution date', kind: 'date', of: (deal) => deal.distributionDate },
    { head: 'Record date', kind: 'date', of: (deal) => deal.recordDate },
    { head: 'Revision', kind: 'text', of: (deal) => deal.revision },
    { head: 'Checks that tie', kind: 'integer', of: (deal) => deal.checksTied },
    { head: 'Checks that do not', kind: 'integer', of: (deal) => deal.checks.length },
  ],
})

const checks = declare<Of<Check>>({
  id: 'checks',
  title: 'Checks that do not tie',
  rows: (model) => model.deals.flatMap((deal) => deal.checks.map((check) => ({ ...check, deal }))),
  columns: [
    { head: 'Deal', kind: 'text', of: ({ deal }) => deal.deal },
    { head: 'Distribution date', kind: 'date', of: ({ deal }) => deal.distributionDate },
    { head: 'Result', kind: 'text', of: (check) => STATUS_WORDS[check.status] },
    { head: 'Subject', kind: 'text', of: (check) => check.subject },
    { head: 'Identity', kind: 'text', of: (check) => check.sentence },
    { head: 'Left', kind: 'number', of: (check) => check.left },
    { head: 'Right', kind: 'number', of: (check) => check.right },
    { head: 'Difference', kind: 'number', of: (check) => check.difference },
    { head: 'Tolerance', kind: 'number', of: (check) => check.tolerance },
    { head: 'Explained by', kind: 'text', of: (check) => check.explanation?.text ?? null },
  ],
})

const delinquency = declare<Of<Collateral['delinquency'][number]>>({
  id: 'delinquency',
  title: 'Delinquency',
  rows: (model) =>
    model.deals.flatMap((deal) => deal.collateral.delinquency.map((row) => ({ ...row, deal }))),
  columns: [
    { head: 'Deal', kind: 'text', of: ({ deal }) => deal.deal },
    { head: 'Distribution date', kind: 'date', of: ({ deal }) => deal.distributionDate },
    { head: 'Table', kind: 'text', of: (row) => row.table },
    { head: 'Status', kind: 'text', of: (row) => row.status },
    { head: 'Measure', kind: 'text', of: (row) => row.measure },
    { head: 'Current', kind: 'number', of: (row) => row.current },
    { head: 'One payment', kind: 'number', of: (row) => row.one },
    { head: 'Two payments', kind: 'number', of: (row) => row.two },
    { head: 'Three or more', kind: 'number', of: (row) => row.threePlus },
    { head: 'Total', kind: 'number', of: (row) => row.total },
  ],
})

type Figure = Of<Collateral['speeds'][number]> & {
  readonly about: string
  readonly group: string
  readonly value: string | null
}

const SUBJECTS = ['speeds', 'losses', 'enhancement', 'triggers'] as const

/** The lines of a deal's report about its collateral, a row a figure: which loan groups there are differs from deal to deal. */
const collateral = declare<Figure>({
  id: 'collateral',
  title: 'Collateral',
  rows: (model) =>
    model.deals.flatMap((deal) =>
      SUBJECTS.flatMap((about) =>
        deal.collateral[about].flatMap((line) =>
          Object.entries(line.values).map(([group, value]) => ({
            ...line,
            deal,
            about,
            group,
            value,
          })),
        ),
      ),
    ),
  columns: [
    { head: 'Deal', kind: 'text', of: ({ deal }) => deal.deal },
    { head: 'Distribution date', kind: 'date', of: ({ deal }) => deal.distributionDate },
    { head: 'About', kind: 'text', of: (figure) => figure.about },
    { head: 'Section', kind: 'text', of: (figure) => figure.section },
    { head: 'Heading', kind: 'text', of: (figure) => figure.heading },
    { head: 'Label', kind: 'text', of: (figure) => figure.label },
    { head: 'Group', kind: 'text', of: (figure) => figure.group },
    { head: 'Value', kind: 'number', of: (figure) => figure.value },
  ],
})

/** What the reports of the deals held say. */
export const DEAL_SECTIONS = [deals, checks, delinquency, collateral]
