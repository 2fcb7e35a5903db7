import { screen, waitFor, within } from '@testing-library/svelte'
import userEvent from '@testing-library/user-event'
import { describe, expect, it } from 'vitest'
import type { Holding } from '../../../../src/shared/api/holdings'
import type { TrusteeReport } from '../../../../src/shared/report'
import { filingRow, lot, ok, position, type Answers } from '../../fakeBridge'
import { copied, openView } from '../../openView'

type Distribution = Holding['distributions'][number]
const source = { filingId: 7, reportIndex: 0, classKey: 'I/A-1' }
const distribution = (date: string, over: Partial<Distribution> = {}): Distribution => ({
  date, entitledFace: '1000000', interest: '2500.00', principal: '10000.00', total: '12500.00', realizedLoss: '0.00',
  factor: '0.5', currentFace: '500000.00', priorPerThousand: '510', interestPerThousand: '2.5', principalPerThousand: '10',
  currentPerThousand: '500', lossPerDollar: '0', source, revision: 'revised', differs: false, explained: false, ...over,
}) // prettier-ignore
const BLANKS = new Proxy({}, { get: () => null })
const CURRENT = {
  originalFace: null, priorBalance: null, interest: null, principal: null, distribution: null, realizedLoss: null,
  deferredInterest: null, currentBalance: '75.5',
} // prettier-ignore
const ROW = {
  tier: 'I', class: 'A-1', type: 'SEQ', cusip: '000000AA8', basis: 'principal',
  accrual: { method: null, periodStart: null, periodEnd: null },
  current: CURRENT, perThousand: BLANKS, toDate: BLANKS, interestDetail: BLANKS,
} as unknown as Holding['row'] // prettier-ignore
const JUNIOR = {
  ...(ROW as object),
  class: 'M-1',
  type: 'MEZ',
  current: { ...CURRENT, currentBalance: '24.5' },
}

const holding = (over: Partial<Holding> = {}): Holding => ({
  position: position({ status: ['gap: 1999-03'], missing: ['1999-03'], yearToDate: { interest: '5000.00', principal: '20000.00', total: '25000.00' } }),
  lots: [lot(), lot({ id: 2, kind: 'sell', face: '250000', settle: '1999-05-20' })],
  row: ROW, recordDate: '1999-04-30', filingName: 'example.txt', checks: [], faces: null,
  distributions: [distribution('1999-05-25', { differs: true, realizedLoss: '12.00', lossPerDollar: '0.000012' }), distribution('1999-04-25')],
  ...over,
}) // prettier-ignore

function answers(over: Partial<Holding> = {}): Answers {
  return {
    'filings.list': () => ok([filingRow()]),
    'holdings.one': () => ok(holding(over)),
    'custodian.breaks': () => ok([]),
    'filings.report': () =>
      ok({ report: { classes: [ROW, JUNIOR] } as unknown as TrusteeReport } as never),
  }
}
async function open(over: Partial<Holding> = {}): Promise<void> {
  await openView(/^Holdings/, answers(over))
  await userEvent.click(await screen.findByRole('link', { name: 'A-1' }))
}

/** Waits until the source bar says so of the number in focus. */
const told = (words: string) =>
  waitFor(() => {
    expect(screen.getByRole('contentinfo')).toHaveTextContent(words)
  })

describe('a holding', () => {
  it('has a ledger with the printed factors, the holder’s cash, revision and checks', async () => {
    await open()
    const ledger = await screen.findByRole('table', { name: 'Ledger of distributions' })
    const newest = within(ledger).getByRole('row', { name: /1999-05-25/ })
    expect(newest).toHaveTextContent('510.000000000')
    expect(newest).toHaveTextContent('0.012000000')
    expect(newest).toHaveTextContent('revised')
    expect(newest).toHaveTextContent('Differs')
    within(newest).getByRole('button', { name: '2,500.00' }).focus()
    expect(await screen.findByText('= 1,000,000.00 ÷ 1,000 × 2.5')).toBeVisible()
    expect(copied().split('\n')[1]).toBe(
      '1999-05-25\t510\t2.5\t10\t0.012\t500\t2500.00\t10000.00\t12500.00\t500000.00\trevised\tDiffers',
    )
  })

  it('shows what was written to its checks', async () => {
    const check = (id: string) => ({
      id, subject: 'I A-1', status: 'differs' as const, left: '0', right: '1', difference: '-1', tolerance: '0',
      operands: [], sentence: id, explanation: null,
    }) // prettier-ignore
    const noted = { id: 1, filingId: 7, reportIndex: 0, checkId: 'b', subject: 'I A-1', note: 'Asked', notedAt: '2026-01-05T12:00:00Z' } // prettier-ignore
    await openView(/^Holdings/, {
      ...answers({ checks: [check('a'), check('b')] }),
      'notes.list': () => ok([noted, { ...noted, id: 2, filingId: 8, note: 'Of another report' }]),
    })
    await userEvent.click(await screen.findByRole('link', { name: 'A-1' }))
    const table = await screen.findByRole('table', { name: 'Checks on this class' })
    expect(await within(table).findByText('Asked')).toBeVisible()
    expect(within(table).getAllByRole('row').map((row) => row.textContent.includes('Asked'))).toEqual(
      [false, false, true],
    ) // prettier-ignore
    expect(table).not.toHaveTextContent('Of another report')
  })

  it('says what stands below its class, what is missing, and that sums are incomplete then', async () => {
    await open()
    expect(await screen.findByText('Subordination below')).toBeVisible()
    expect(await screen.findByRole('button', { name: '24.5000%' })).toBeVisible()
    expect(screen.getByRole('button', { name: 'Import the report of 1999-03' })).toBeVisible()
    expect(screen.getByRole('table', { name: 'Received' })).toHaveTextContent('incomplete, $')
  })

  it('leads from a sum of distributions to the parts in the ledger', async () => {
    await open()
    const received = await screen.findByRole('table', { name: 'Received' })
    const cash = within(received).getByRole('button', { name: '25,000.00' })
    cash.focus()
    await told(
      'Cash, 1999 25,000.00 = 5,000.00 interest + 20,000.00 principal, incomplete: March 1999 not on file',
    )
    within(received).getByRole('button', { name: '5,000.00' }).focus()
    await told('= the 2 distributions on file, 1999-04-25 to 1999-05-25, each')
    await userEvent.click(cash)
    const ledger = screen.getByRole('table', { name: 'Ledger of distributions' })
    expect(within(ledger).getAllByRole('button', { name: '12,500.00' })[0]).toHaveFocus()
  })

  it('shows what the custodian paid for its distributions, what agrees too', async () => {
    const match = {
      portfolio: 'Main', account: null, cusip: '000000AA8', date: '1999-05-25', payDate: '1999-05-25',
      expected: '12500.00', received: '12500.00', sources: ['cash.csv:2'], cause: null, sentence: 'As due.',
    } // prettier-ignore
    const late = { ...match, date: '1999-04-25', payDate: '1999-04-28', sources: ['cash.csv:3'] }
    await openView(/^Holdings/, {
      ...answers({}),
      'custodian.matches': () =>
        ok({ first: '1999-04-25', matches: [match, { ...late, cause: 'date' as const }] }),
    })
    await userEvent.click(await screen.findByRole('link', { name: 'A-1' }))
    const table = await screen.findByRole('table', { name: 'Custodian' })
    const rows = within(table).getAllByRole('row').slice(1)
    expect(rows[0]).toHaveTextContent(/1999-05-25.*12,500\.00.*12,500\.00.*cash\.csv:2.*Ties/)
    expect(rows[1]).toHaveTextContent(/1999-04-28.*cash\.csv:3.*Other date/)
    within(rows[0]!).getAllByRole('button', { name: '12,500.00' })[1]?.focus()
    await told('= as the custodian has it, cash.csv:2')
    expect(screen.queryByText(/No custodian cash on file/)).toBeNull()
  })

  it('says so where no file of the custodian tells of the last distribution', async () => {
    await open()
    expect(
      await screen.findByText(/No custodian cash on file for May 1999\. Expected/),
    ).toBeVisible()
  })

  it('opens the line of the only distribution behind a sum', async () => {
    await openView(/^Holdings/, {
      ...answers({ distributions: [distribution('1999-05-25', { realizedLoss: '12.00' })] }),
      'filings.text': () => ok({ name: 'example.txt', lines: ['one'] }),
    })
    await userEvent.click(await screen.findByRole('link', { name: 'A-1' }))
    const received = await screen.findByRole('table', { name: 'Received' })
    const [loss] = within(received).getAllByRole('button', { name: '12.00' })
    loss?.focus()
    await told('= the distribution of 1999-05-25')
    await told('opens the line')
  })

  it('says how the cost of a lot was made, and leads to what relieved it', async () => {
    const cost = {
      lot: 1, portfolio: 'Main', account: null, cusip: '000000AA8', settle: '1999-03-01', price: '101.5', originalFace: '1000000',
      currentFace: '500000.00', factorAtPurchase: '0.51', purchaseCost: '517650.00', amortization: '-120.00', paydownGain: '-300.00',
      writtenOff: '0.00', soldCost: '100.00', amortizedCost: '497000.00', yield: '5.1234', method: 'constant yield' as const, reason: null,
    } // prettier-ignore
    await openView(/^Holdings/, {
      ...answers({ lots: [lot({ price: '101.5' })] }),
      'cost.list': () => ok([cost]),
    })
    await userEvent.click(await screen.findByRole('link', { name: 'A-1' }))
    const costs = await screen.findByRole('table', { name: 'Cost' })
    const amortized = within(costs).getByRole('button', { name: '497,000.00' })
    amortized.focus()
    await told(
      '= 517,650.00 paid + −120.00 amortized (constant yield), less the cost that principal and sales relieved',
    )
    await userEvent.click(amortized)
    const ledger = screen.getByRole('table', { name: 'Ledger of distributions' })
    expect(within(ledger).getAllByRole('button', { name: '10,000.00' })[0]).toHaveFocus()
    await userEvent.click(within(costs).getByRole('button', { name: '101.5' }))
    expect(screen.getByRole('table', { name: 'Lots' })).toContainElement(
      document.activeElement as HTMLElement,
    )
  })

  it('shows lots and sales with who was entitled, and changes them', async () => {
    await open()
    const lots = await screen.findByRole('table', { name: 'Lots' })
    expect(within(lots).getByRole('row', { name: /1999-05-20/ })).toHaveTextContent('−250,000.00')
    expect(within(lots).getByRole('row', { name: /1999-03-01/ })).toHaveTextContent('yes')
    await userEvent.click(screen.getByRole('button', { name: 'Add a lot' }))
    expect(await screen.findByLabelText('CUSIP')).toHaveValue('000000AA8')
  })

  it('says why nothing was paid yet, and what to do', async () => {
    await open({
      distributions: [],
      row: null,
      position: position({ status: ['unknown cusip'], source: null }),
    })
    expect(await screen.findByText(/None of the reports on file has the CUSIP/)).toBeVisible()
  })
})
