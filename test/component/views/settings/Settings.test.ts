import { screen, within } from '@testing-library/svelte'
import userEvent from '@testing-library/user-event'
import { afterEach, describe, expect, it } from 'vitest'
import { useDays } from '../../../../src/renderer/text/days'
import { useSigns } from '../../../../src/renderer/text/figures'
import { ok } from '../../fakeBridge'
import { copied, openView } from '../../openView'

afterEach(() => {
  useSigns('comma-point')
  useDays('iso')
})

const ANSWERS = {
  'backup.list': () => ok(['/backups/1999-05-25.sqlite']),
  'custodian.breaks': () => ok([]),
}

describe('the settings', () => {
  it('change the signs of numbers and the form of dates everywhere, never what is copied', async () => {
    await openView(/^Settings/, {
      ...ANSWERS,
      'custodian.breaks': () =>
        ok([
          {
            cause: 'amount', portfolio: 'Main', account: null, cusip: '000000AA8', date: '1999-05-25', expected: '12500.00',
            received: '12400.50', difference: '-99.50', age: 6, sources: [], sentence: 'Short.', due: null,
          },
        ]),
    }) // prettier-ignore
    await userEvent.click(await screen.findByRole('button', { name: '1.234,56' }))
    await userEvent.click(screen.getByRole('button', { name: '25.09.2002' }))
    await userEvent.click(screen.getByRole('link', { name: /^Custodian/ }))
    const table = await screen.findByRole('table', { name: 'Breaks' })
    expect(table).toHaveTextContent('12.400,50')
    expect(table).toHaveTextContent('25.05.1999')
    await userEvent.type(
      screen.getByRole('searchbox', { name: 'Filter Breaks' }),
      '25.05. 12.400,5',
    )
    within(table).getByRole('link').focus()
    expect(copied().split('\n')[1]).toContain('1999-05-25\t\t\t12500.00\t12400.50\t-99.50')
  })

  it('ask before a copy takes the place of the database', async () => {
    const bridge = await openView(/^Settings/, {
      ...ANSWERS,
      'backup.restore': () => ({ ok: false, problem: { code: 'bad-copy', message: 'The copy is damaged. Choose another.' } }),
    }) // prettier-ignore
    await userEvent.click(await screen.findByRole('button', { name: /^Restore 1999/ }))
    expect(bridge.calls.map((call) => call.name)).not.toContain('backup.restore')
    await userEvent.click(
      within(screen.getByRole('alert')).getByRole('button', { name: 'Restore it' }),
    )
    expect(await screen.findByText('The copy is damaged. Choose another.')).toBeVisible()
  })
})
