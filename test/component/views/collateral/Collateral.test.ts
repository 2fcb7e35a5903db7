import { screen, waitFor, within } from '@testing-library/svelte'
import userEvent from '@testing-library/user-event'
import { describe, expect, it } from 'vitest'
import type { TrusteeReport } from '../../../../src/shared/report'
import { healthReply, type HealthReport, type Texts } from '../../../support/health'
import { ok, type Answers } from '../../fakeBridge'
import { copied, openView } from '../../openView'

const month = (date: string, figures: Texts): HealthReport => ({ date, figures })
const FIGURES: Texts = {
  poolBalance: { FIXED: '400.5', TOTAL: '1000' },
  poolBalanceOriginal: { TOTAL: '2000.25' },
  'dq.DELINQUENT.one': { FIXED: '40', TOTAL: '50' },
  'dq.DELINQUENT.total': { FIXED: '40', TOTAL: '50' },
  'dq.TOTAL.total': { FIXED: '40', TOTAL: '50' },
  cpr: { TOTAL: '0.204349' },
  cprLife: { TOTAL: '0.127536' },
  oc: { TOTAL: '600.41' },
  ocTarget: { TOTAL: '1125.38' },
  'trigger:Trigger Event in Effect': { TOTAL: 'Yes' },
}
const loan = (number: string, prepayment: string) => ({
  loan: number, group: 'FIXED', state: 'CA', type: null, originalBalance: '100', prepayment, noteRate: '0.07',
}) // prettier-ignore
const class_ = (name: string, type: string, balance: string) => ({
  tier: null, class: name, type, cusip: '000000AA8', basis: 'principal', current: { currentBalance: balance },
}) // prettier-ignore
const REPORT = {
  deal: 'Example Trust 1999-1', distributionDate: '1999-05-25', methodology: [],
  classes: [class_('A-1', 'SEQ', '75'), class_('M-1', 'MEZ', '25')],
  prepaidLoans: [loan('21', '90071992547409.93'), loan('3', '90071992547409.92')],
  liquidatedLoans: [], reoLoans: [],
} as unknown as TrusteeReport // prettier-ignore

function answers(months: readonly HealthReport[]): Answers {
  return {
    'deals.health': () => ok(healthReply('Example Trust 1999-1', ['FIXED', 'TOTAL'], months)),
    'filings.report': () =>
      ok({ source: {}, filing: {}, report: REPORT, corrections: [] } as never),
  } // prettier-ignore
}

describe('the collateral of a deal', () => {
  it('with one report is shown as the report gives it, without an empty chart', async () => {
    await openView(/^Collateral/, answers([month('1999-05-25', FIGURES)]))
    expect(await screen.findByText(/One report on file/)).toBeVisible()
    expect(document.querySelector('canvas')).toBeNull()
    const pool = await screen.findByRole('table', { name: 'Pool' })
    expect(pool).toHaveTextContent('2,000.25')
    expect(pool).toHaveTextContent('blank')
    const speeds = screen.getByRole('table', { name: 'Speeds and defaults' })
    expect(within(speeds).getByRole('row', { name: /CPR/ })).toHaveTextContent(
      'CPR, %20.4349blankblank12.7536',
    )
    expect(within(speeds).getByRole('row', { name: /Loss severity/ })).toHaveTextContent(
      'Loss severity, %blankblankblankblank',
    )
    const status = screen.getByRole('table', { name: 'Delinquency by status' })
    expect(within(status).getByRole('row', { name: /^Total/ })).toHaveTextContent('5.0000')
    await userEvent.click(screen.getByRole('button', { name: 'Fixed' }))
    expect(within(status).getByRole('row', { name: /^Total/ })).toHaveTextContent('9.9875')
  })

  it('copies shares in percent with every digit, right by the head or by the label of the row', async () => {
    const figures = { ...FIGURES, cpr3: { TOTAL: '0.179727445' }, smm: { TOTAL: '0.018868981' } }
    await openView(/^Collateral/, answers([month('1999-05-25', figures)]))
    const status = await screen.findByRole('table', { name: 'Delinquency by status' })
    const speeds = screen.getByRole('table', { name: 'Speeds and defaults' })
    const copyOf = (table: HTMLElement, cell: string) => {
      within(table).getAllByRole('button', { name: cell })[0]?.focus()
      return copied()
    }
    const percentages = copyOf(status, '5.0000')
    expect(percentages.split('\n')[0]).toMatch(/\tOf the pool %\tLoans$/)
    expect(percentages.split('\n')[1]).toMatch(/\t50\t5$/)
    expect(within(status).queryByText(/[0-9]%/)).toBeNull()
    expect(copyOf(speeds, '17.9727')).toContain('\nCPR, %\t20.4349\t17.9727445\t\t12.7536\n')
    expect(within(speeds).queryByRole('button', { name: /%/ })).toBeNull()
  })

  it('copies a chart’s numbers in the unit of its heads', async () => {
    const figures = { ...FIGURES, cpr3: { TOTAL: '0.179727445' } }
    await openView(
      /^Collateral/,
      answers([month('1999-04-25', figures), month('1999-05-25', figures)]),
    )
    const speed = await screen.findByRole('table', { name: 'Prepayment speed' })
    within(speed).getAllByRole('button', { name: '17.9727' })[0]?.focus()
    expect(copied().split('\n').slice(0, 2)).toEqual([
      'Month\t3 months %\tMonth %\t12 months %',
      '1999-05\t17.9727445\t20.4349',
    ])
    const delinquency = screen.getByRole('table', { name: 'Delinquency' })
    within(delinquency).getAllByRole('button', { name: '5.00' })[0]?.focus()
    expect(copied().split('\n')[1]).toMatch(/^1999-05\t5(?:\t|$)/)
  })

  it('says of a synthetic deal that it is one: beside its name, at each chart or its table, and at the foot', async () => {
    const months = ['1999-04-25', '1999-05-25'].map((date) => month(date, FIGURES))
    const overview = { deals: ['Example Trust 1999-1'], refusedRows: 0, firstSettled: null }
    const tag = () => document.querySelector('.top .tag')
    const bridge = await openView(/^Collateral/, {
      ...answers(months),
      'filings.overview': () => ok({ ...overview, syntheticDeals: ['Example Trust 1999-1'] }),
    })
    await screen.findByRole('heading', { name: 'Prepayment speed' })
    expect(tag()).toHaveTextContent('Synthetic: generated months')
    const charts = document.querySelectorAll('.chart-panel').length
    expect(charts).toBeGreaterThan(1)
    expect(screen.getAllByText('Synthetic: generated months, not for any account.')).toHaveLength(
      charts,
    )
    expect(screen.getByText('Synthetic figures: not for any account')).toBeVisible()

    bridge.answers['filings.overview'] = () =>
      ok({ ...overview, syntheticDeals: ['Another Trust 1999-2'] })
    bridge.change('data')
    await waitFor(() => expect(tag()).toBeNull())
    expect(screen.queryByText(/not for any account/)).toBeNull()
  })

  it('says since when a trigger is in effect', async () => {
    const before = { ...FIGURES, 'trigger:Trigger Event in Effect': { TOTAL: 'No' } }
    await openView(
      /^Collateral/,
      answers([month('1999-04-25', before), month('1999-05-25', FIGURES)]),
    )
    const triggers = await screen.findByRole('table', { name: 'Triggers' })
    expect(within(triggers).getByRole('row', { name: /in Effect/ })).toHaveTextContent(
      /Yes\s*1999-05-25/,
    )
  })

  it('tells what stands below each class', async () => {
    await openView(/^Collateral/, answers([month('1999-05-25', FIGURES)]))
    await userEvent.click(await screen.findByRole('tab', { name: 'Enhancement' }))
    const table = await screen.findByRole('table', { name: 'Subordination below the class' })
    expect(within(table).getByRole('row', { name: /A-1/ })).toHaveTextContent('25.0000')
    expect(within(table).getByRole('row', { name: /M-1/ })).toHaveTextContent('0.0000')
  })

  it('lists its loans, sorted by the last digit that a binary number would lose, and finds them', async () => {
    await openView(/^Collateral/, answers([month('1999-05-25', FIGURES)]))
    await userEvent.click(await screen.findByRole('tab', { name: /^Loans/ }))
    const table = await screen.findByRole('table', { name: 'Loans' })
    await userEvent.click(within(table).getByRole('button', { name: /^Amount/ }))
    const loans = () =>
      within(table)
        .getAllByRole('rowheader')
        .map((cell) => cell.textContent.trim())
    expect(loans()).toEqual(['3', '21'])
    await userEvent.keyboard('/')
    await userEvent.keyboard('21')
    expect(screen.getByRole('searchbox', { name: 'Filter Loans' })).toHaveFocus()
    expect(loans()).toEqual(['21'])
    await userEvent.keyboard('{Enter}')
    expect(copied().split('\n')[1]).toBe('21\tPaid in full\tFIXED\t100\t90071992547409.93\t\t7\tCA')
  })

  it('says when no report is on file', async () => {
    await openView(/^Collateral/, answers([]))
    expect(await screen.findByText(/No report of Example Trust 1999-1 yet/)).toBeVisible()
  })
})
