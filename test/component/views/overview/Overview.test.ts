import { screen, within } from '@testing-library/svelte'
import userEvent from '@testing-library/user-event'
import { describe, expect, it } from 'vitest'
import type { Attention } from '../../../../src/shared/api/health'
import { filingRow, ok, position, positions } from '../../fakeBridge'
import { copied, openView } from '../../openView'

const entry = (over: Partial<Attention>): Attention => ({
  kind: 'gap', title: 'A distribution is missing', detail: '1999-04', place: 'holding', cusip: '000000AA8', deal: null, ...over,
}) // prettier-ignore

const HELD = {
  positions: () =>
    ok(
      positions([
        position(),
        position({ cusip: '000000AB6', class: 'M-2', originalFace: '250000.00', currentFace: '250000.00', factor: '1' }),
        position({ cusip: '000000AC4', class: 'A-IO', basis: 'notional', originalFace: '7000000', source: null }),
        position({ cusip: '000000AD2', class: 'Z', status: ['sold'] }),
      ]),
    ),
} // prettier-ignore

describe('the overview', () => {
  it('sums what is held without notional amounts, and leaves out what is sold', async () => {
    await openView(/^Overview/, HELD)
    const table = await screen.findByRole('table', { name: 'Holdings' })
    expect(within(table).queryByRole('link', { name: 'Z' })).toBeNull()
    const sum = within(table).getAllByRole('row').at(-1)!
    expect(sum).toHaveTextContent('1,250,000.00')
    expect(sum).not.toHaveTextContent('8,250,000')
  })

  it('sorts by a head and copies every digit with the portfolio of each row', async () => {
    await openView(/^Overview/, HELD)
    const table = await screen.findByRole('table', { name: 'Holdings' })
    const heads = within(table).getAllByRole('columnheader', { name: /Original face/ })
    await userEvent.click(within(heads[0]!).getByRole('button'))
    expect(heads[0]).toHaveAttribute('aria-sort', 'ascending')
    const classes = within(table)
      .getAllByRole('link')
      .map((link) => link.textContent)
    expect(classes).toEqual(['M-2', 'A-1', 'A-IO'])
    within(table).getByRole('link', { name: 'M-2' }).focus()
    const [head, first] = copied().split('\n')
    expect(head).toMatch(/^Portfolio\tClass\tDeal\tCUSIP\tOriginal face \$/)
    expect(first).toBe(
      'Main\tM-2\tExample Trust 1999-1\t000000AB6\t250000.00\t1\t250000.00\t2500.00\t10000.00\t12500.00\tties',
    )
  })

  it('lists what needs attention, each leading to its place, and N goes through them', async () => {
    await openView(/^Overview/, {
      ...HELD,
      attention: () => ok([entry({}), entry({ kind: 'break', title: 'Cash is short', place: 'custodian' })]),
      'custodian.breaks': () => ok([]),
    }) // prettier-ignore
    const first = await screen.findByRole('link', { name: 'A distribution is missing' })
    await userEvent.keyboard('n')
    expect(first).toHaveFocus()
    await userEvent.keyboard('n')
    expect(screen.getByRole('link', { name: 'Cash is short' })).toHaveFocus()
    await userEvent.keyboard('{Enter}')
    expect(await screen.findByRole('heading', { level: 1, name: 'Custodian' })).toBeVisible()
  })

  it('has no sum, share or mark of a month that no report tells of', async () => {
    const none = position({
      factor: null, currentFace: null, asOfDistribution: null, distribution: null, source: null,
      status: ['no report yet'], missing: ['1999-05'],
    }) // prettier-ignore
    await openView(/^Overview/, {
      positions: () => ok(positions([none, { ...none, cusip: '000000AB6', class: 'M-2' }])),
      'filings.list': () => ok([]),
    })
    const table = await screen.findByRole('table', { name: 'Holdings' })
    const strip = document.querySelector('.strip')!
    expect(strip).toHaveTextContent('Cash received, May 1999 no report None of 2 holdings has one')
    expect(strip).toHaveTextContent('1999 to date no report incomplete: May 1999 not on file')
    expect(strip).toHaveTextContent('Current face no report Paid down no report Checks no report')
    expect(strip.textContent).not.toMatch(/0\.00|%|tie/)
    const sum = within(table).getAllByRole('row').at(-1)!
    expect(sum).toHaveTextContent('Main none has a report2,000,000.00')
    expect(sum).not.toHaveTextContent('2,000,000.000.00')
    expect(
      screen.getByText('Nothing is known of May 1999 for 2 holdings: no report is on file.'),
    ).toBeVisible()
  })

  it('says what a sum is of where some have no report of the month', async () => {
    await openView(/^Overview/, {
      positions: () =>
        ok(
          positions([
            position(),
            position({
              cusip: '000000AB6', class: 'M-2', asOfDistribution: '1999-03-25',
              distribution: { date: '1999-03-25', interest: '7.00', principal: '0.00', total: '7.00', realizedLoss: '0.00' },
              awaited: { since: '1999-04', months: 2 },
            }),
            position({
              cusip: '000000AC4', class: null, deal: null, basis: null, factor: null, currentFace: null,
              asOfDistribution: null, distribution: null, source: null, status: ['no report yet', 'unknown cusip'],
            }),
          ]),
        ),
      'cash.months': () => ok([{ month: '1999-05', interest: '2500.00', principal: '10000.00' }]),
    }) // prettier-ignore
    const table = await screen.findByRole('table', { name: 'Holdings' })
    const strip = document.querySelector('.strip')!
    expect(strip).toHaveTextContent('incomplete: 2 of 3 holdings have no report')
    expect(strip).toHaveTextContent('incomplete: 2 months not on file, 1 holding in no report')
    expect(strip).toHaveTextContent('2 of 3 holdings, last report 25 March 1999')
    const rows = within(table).getAllByRole('row')
    const old = rows.find((row) => row.textContent.includes('M-2'))!
    expect(old).toHaveTextContent('no report for 2 months')
    expect(old).not.toHaveTextContent('7.00')
    expect(rows.at(-1)).toHaveTextContent('Main 2 of 3 have no report')
    expect(rows.at(-1)).toHaveTextContent('2,500.0010,000.0012,500.00')
  })

  it('counts the checks of the deals held, and opens those that are meant', async () => {
    const checks = { ties: 5, explained: 2, differs: 1, unknown: 0 }
    await openView(/^Overview/, {
      ...HELD,
      'filings.list': () =>
        ok([
          filingRow({ checks }),
          filingRow({ filingId: 8, deal: 'Other Trust', checks: { ...checks, differs: 6 } }),
        ]),
      'filings.openChecks': () => ok([]),
    })
    await userEvent.click(await screen.findByRole('button', { name: '1 differs' }))
    expect(await screen.findByLabelText('Deal')).toHaveDisplayValue('Example Trust 1999-1')
    expect(screen.getByRole('button', { name: 'differs 1' })).toHaveAttribute(
      'aria-pressed',
      'true',
    )
  })

  it('says so when nothing needs attention', async () => {
    await openView(/^Overview/, HELD)
    expect(await screen.findByText('Nothing needs attention in May 1999.')).toBeVisible()
  })

  it('tells what could not be read in place', async () => {
    await openView(/^Overview/, {
      attention: () => ({ ok: false, problem: { code: 'broken', message: 'Filing 7 cannot be read. Import it again.' } }),
    }) // prettier-ignore
    expect(await screen.findByText('Filing 7 cannot be read. Import it again.')).toBeVisible()
  })
})
