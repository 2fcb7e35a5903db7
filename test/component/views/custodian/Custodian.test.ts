import { screen, within } from '@testing-library/svelte'
import userEvent from '@testing-library/user-event'
import { describe, expect, it } from 'vitest'
import type { CashBreak } from '../../../../src/shared/api/custodian'
import { ok } from '../../fakeBridge'
import { copied, openView } from '../../openView'

const cashBreak = (over: Partial<CashBreak>): CashBreak => ({
  cause: 'amount', portfolio: 'Main', account: null, cusip: '000000AA8', date: '1999-05-25', expected: '12500.00',
  received: '12400.50', difference: '-99.50', age: 6, sources: ['cash.csv line 3'],
  sentence: '99.50 less than was due came on 25 May 1999.', ...over,
}) // prettier-ignore

describe('the custodian’s breaks', () => {
  it('stand with what was expected, received and the sentence of the one in focus', async () => {
    await openView(/^Custodian/, {
      'custodian.breaks': () =>
        ok([
          cashBreak({}),
          cashBreak({ cause: 'missing', cusip: '000000AB6', received: '0.00', difference: '-1450.00', sentence: 'Nothing came.' }),
          cashBreak({ portfolio: 'Other', cusip: '000000AC4' }),
        ]),
    }) // prettier-ignore
    const table = await screen.findByRole('table', { name: 'Breaks' })
    expect(screen.getByText(/99\.50 less than was due/)).toBeVisible()
    within(table).getByRole('link', { name: '000000AB6' }).focus()
    expect(await screen.findByText(/Nothing came\./)).toBeVisible()
    await userEvent.click(within(table).getByRole('button', { name: /Difference/ }))
    const order = within(table)
      .getAllByRole('link')
      .map((link) => link.textContent)
    expect(order[0]).toBe('000000AB6')
    within(table).getByRole('link', { name: '000000AB6' }).focus()
    expect(copied().split('\n')[1]).toBe(
      'Not received\t000000AB6\tMain\t\t1999-05-25\t12500.00\t0.00\t-1450.00\t6',
    )
    await userEvent.selectOptions(screen.getByLabelText('Portfolio'), 'Main')
    expect(within(table).queryByRole('link', { name: '000000AC4' })).toBeNull()
  })

  it('say what to import while there are none', async () => {
    await openView(/^Custodian/, { 'custodian.breaks': () => ok([]) })
    expect(await screen.findByText(/Nothing differs from what was due\. Import/)).toBeVisible()
  })
})
