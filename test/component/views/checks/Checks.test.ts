import { screen, waitFor, within } from '@testing-library/svelte'
import userEvent from '@testing-library/user-event'
import { describe, expect, it } from 'vitest'
import type { Check } from '../../../../src/shared/report'
import { filingRow, ok, type Answers, type FakeBridge } from '../../fakeBridge'
import { copied, openView } from '../../openView'
import { openChecks } from './openChecks'

const check = (over: Partial<Check>): Check => ({
  id: 'class.unpaidInterest', subject: 'REMIC III B', status: 'ties', left: '0', right: '0', difference: '0',
  tolerance: '0', operands: [], sentence: 'unpaid = optimal − paid', explanation: null, ...over,
}) // prettier-ignore

/** Filing 8's one check ties; of filing 7 one ties, one is explained and one differs. */
const checksOf = (filingId: number): Check[] =>
  filingId === 8
    ? [check({ subject: 'A' })]
    : [
        check({ subject: 'A-1' }),
        check({
          status: 'explained', right: '-930.67', difference: '930.67',
          explanation: { text: 'Net WAC Shortfall 930.67.', cells: ['lines[x].TOTAL'] },
        }),
        check({ id: 'funds.distributed', subject: 'TOTAL', status: 'differs', left: '1234567.5', difference: '-0.03' }),
      ] // prettier-ignore

const ANSWERS: Answers = {
  'filings.list': () =>
    ok([
      filingRow({ checks: { ties: 1, explained: 1, differs: 1, unknown: 0 } }),
      filingRow({ filingId: 8, deal: 'Another Trust', checks: { ties: 1, explained: 0, differs: 0, unknown: 0 } }),
      filingRow({ filingId: 9, distributionDate: '1999-04-25' }),
    ]),
  'filings.checks': ({ filingId }) => ok(checksOf(filingId)),
  'filings.openChecks': openChecks(checksOf, ({ filingId }) =>
    filingId === 8
      ? []
      : [
          {
            distributionDate: '1999-05-25', filingId: 7, reportIndex: 0, class: 'REMIC III M-2',
            classKey: 'REMIC III/M-2', what: 'priorBalance', left: '2', right: '1', difference: '1', tolerance: '0.01',
          },
        ],
  ),
  'filings.text': () => ok({ name: 'example.txt', lines: ['Net WAC Shortfall 930.67'] }),
} // prettier-ignore

const table = () => screen.findByRole('table', { name: 'Checks' })
const subjects = (of: HTMLElement) =>
  [...of.querySelectorAll('td[data-column="subject"]')].map((cell) => cell.textContent.trim())

const asked = (bridge: FakeBridge) =>
  bridge.calls.filter(({ name }) => name === 'filings.checks' || name === 'filings.openChecks')

describe('the checks', () => {
  it('of a synthetic deal say so beside its name', async () => {
    await openView(/^Checks/, {
      ...ANSWERS,
      'filings.overview': () =>
        ok({ deals: [filingRow().deal], syntheticDeals: [filingRow().deal], refusedRows: 0, firstSettled: null }),
    }) // prettier-ignore
    await waitFor(async () =>
      expect(
        within(await table()).getAllByText(/Example Trust 1999-1 \(synthetic\) · /),
      ).not.toHaveLength(0),
    )
    expect(document.querySelector('.top .tag')).toBeNull()
    await userEvent.selectOptions(screen.getByRole('combobox', { name: 'Deal' }), filingRow().deal)
    expect(document.querySelector('.top .tag')).toHaveTextContent('Synthetic: generated months')
  })

  it('are those of the month to look at, month against month among them, by deal and section', async () => {
    const bridge = await openView(/^Checks/, ANSWERS)
    await waitFor(async () =>
      expect(subjects(await table())).toEqual(['REMIC III M-2', 'REMIC III B', 'TOTAL']),
    )
    expect(await table()).toHaveTextContent('Example Trust 1999-1 · collection account')
    expect(await table()).toHaveTextContent('No line of the report equals 0.03')
    await waitFor(() => expect(asked(bridge)).toHaveLength(1))
    expect(asked(bridge)).toEqual([
      {
        name: 'filings.openChecks',
        args: {
          reports: [
            { filingId: 8, reportIndex: 0 },
            { filingId: 7, reportIndex: 0 },
          ],
        },
      },
    ])
  })

  it('that tie are read when they are asked for, once', async () => {
    const bridge = await openView(/^Checks/, ANSWERS)
    await waitFor(async () => expect(subjects(await table())).toContain('TOTAL'))
    await userEvent.click(await screen.findByRole('button', { name: 'ties 2' }))
    await waitFor(async () => expect(subjects(await table())).toEqual(['A', 'A-1']))
    await userEvent.click(screen.getByRole('button', { name: 'To look at' }))
    await waitFor(async () =>
      expect(subjects(await table())).toEqual(['REMIC III M-2', 'REMIC III B', 'TOTAL']),
    )
    await userEvent.click(await screen.findByRole('button', { name: 'ties 2' }))
    await waitFor(async () => expect(subjects(await table())).toEqual(['A', 'A-1']))
    expect(asked(bridge).slice(1)).toEqual([
      { name: 'filings.checks', args: { filingId: 8, reportIndex: 0 } },
      { name: 'filings.checks', args: { filingId: 7, reportIndex: 0 } },
    ])
  })

  it('read the text of a filing once, also where the list is made anew', async () => {
    const bridge = await openView(/^Checks/, ANSWERS)
    const texts = () => bridge.calls.filter(({ name }) => name === 'filings.text')
    await waitFor(() => expect(texts()).toHaveLength(1))
    await userEvent.click(await screen.findByRole('button', { name: 'ties 2' }))
    await waitFor(async () => expect(subjects(await table())).toEqual(['A', 'A-1']))
    await userEvent.click(screen.getByRole('button', { name: 'To look at' }))
    await waitFor(async () => expect(subjects(await table())).toContain('TOTAL'))
    expect(texts().map(({ args }) => args)).toEqual([
      { filingId: 7 },
      { filingId: 8 },
      { filingId: 7 },
    ])
  })

  it('come from the report where they were not kept beside it', async () => {
    const bridge = await openView(/^Checks/, {
      ...ANSWERS,
      'filings.openChecks': openChecks((filingId) => (filingId === 7 ? null : [])),
    })
    await waitFor(async () => expect(subjects(await table())).toEqual(['REMIC III B', 'TOTAL']))
    expect(asked(bridge).slice(1)).toEqual([
      { name: 'filings.checks', args: { filingId: 7, reportIndex: 0 } },
    ])
  })

  it('say why they could not be asked for', async () => {
    const problem = { code: 'lost', message: 'The database is damaged. Restore a backup.' }
    await openView(/^Checks/, {
      ...ANSWERS,
      'filings.openChecks': () => ({ ok: false, problem }),
    })
    expect(await screen.findByText('The database is damaged. Restore a backup.')).toBeVisible()
  })

  it('can be those that tie, of one deal, or that have a word', async () => {
    await openView(/^Checks/, ANSWERS)
    await userEvent.click(await screen.findByRole('button', { name: 'ties 2' }))
    await waitFor(async () => expect(subjects(await table())).toEqual(['A', 'A-1']))
    await userEvent.selectOptions(screen.getByLabelText('Deal'), 'Another Trust')
    await waitFor(async () => expect(subjects(await table())).toEqual(['A']))
    await userEvent.selectOptions(screen.getByLabelText('Deal'), 'All deals')
    await userEvent.type(screen.getByRole('searchbox', { name: 'Filter Checks' }), 'a-1')
    await waitFor(async () => expect(subjects(await table())).toEqual(['A-1']))
    await userEvent.keyboard('{Escape}')
    await waitFor(async () => expect(subjects(await table())).toEqual(['A', 'A-1']))
  })

  it('show how the one in focus was computed beneath', async () => {
    await openView(/^Checks/, ANSWERS)
    const explained = within(await table()).getByRole('button', {
      name: 'Net WAC Shortfall 930.67.',
    })
    explained.focus()
    const detail = await screen.findByRole('region', { name: 'The check' })
    expect(detail).toHaveTextContent('REMIC III B, unpaid = optimal − paid')
    expect(detail).toHaveTextContent('930.67')
    expect(copied()).toContain(
      '\tREMIC III B\tunpaid = optimal − paid\t0\t-930.67\t930.67\tNet WAC Shortfall 930.67.',
    )
  })

  it('say which report could not be read, beside those that could', async () => {
    await openView(/^Checks/, {
      ...ANSWERS,
      'filings.openChecks': openChecks(() => null),
      'filings.checks': ({ filingId }) =>
        filingId === 8
          ? { ok: false, problem: { code: 'lost', message: 'Report 8 is damaged. Check the database.' } }
          : ok([check({ status: 'differs' })]),
    }) // prettier-ignore
    expect(await screen.findByText('Report 8 is damaged. Check the database.')).toBeVisible()
    await waitFor(async () => expect(subjects(await table())).toContain('REMIC III B'))
  })

  it('show what was worked out with four places, and copy all of them', async () => {
    await openView(/^Checks/, {
      ...ANSWERS,
      'filings.openChecks': openChecks(() => [
        check({ status: 'differs', right: '251729.103295466767', difference: '-0.0000004' }),
      ]),
    })
    const worked = within(await table()).getAllByRole('button', { name: '251,729.1033' })[0]!
    expect(within(await table()).getAllByRole('button', { name: '−0.0000004' })[0]).toBeVisible()
    worked.focus()
    expect(copied()).toContain('\t0\t251729.103295466767\t-0.0000004')
  })
})
