import { screen, within } from '@testing-library/svelte'
import userEvent from '@testing-library/user-event'
import { describe, expect, it } from 'vitest'
import type { Attention } from '../../../../src/shared/api/health'
import { ok, position, positions } from '../../fakeBridge'
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
