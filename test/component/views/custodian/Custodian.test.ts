import { screen, waitFor, within } from '@testing-library/svelte'
import userEvent from '@testing-library/user-event'
import { describe, expect, it } from 'vitest'
import type { ExplainedBreak } from '../../../../src/shared/api/custodian'
import { ok } from '../../fakeBridge'
import { copied, openView } from '../../openView'

const cashBreak = (over: Partial<ExplainedBreak>): ExplainedBreak => ({
  cause: 'amount', portfolio: 'Main', account: null, cusip: '000000AA8', date: '1999-05-25', expected: '12500.00',
  received: '12400.50', difference: '-99.50', age: 6, sources: ['cash.csv line 3'],
  sentence: '99.50 less than was due came on 25 May 1999.',
  due: {
    interest: '2500.00', principal: '10000.00',
    parts: [{ face: '1000000', interestPerThousand: '2.5', principalPerThousand: '10', source: { filingId: 7, reportIndex: 0, classKey: 'I/A-1' } }],
  },
  ...over,
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
      'Not received\t000000AB6\tMain\t\t1999-05-25\t2500.00\t10000.00\t12500.00\t0.00\t-1450.00\t6',
    )
    await userEvent.selectOptions(screen.getByLabelText('Portfolio'), 'Main')
    expect(within(table).queryByRole('link', { name: '000000AC4' })).toBeNull()
  })

  it('open the printed factors that what was expected was worked out from', async () => {
    const bridge = await openView(/^Custodian/, {
      'custodian.breaks': () =>
        ok([
          cashBreak({}),
          cashBreak({ cause: 'unexpected', cusip: '000000AC4', expected: '0.00', received: '7.00', difference: '7.00', due: null }),
        ]),
      'filings.text': () => ok({ name: 'example.txt', lines: ['one'] }),
    }) // prettier-ignore
    const bar = screen.getByRole('contentinfo')
    const figure = async (name: string) => {
      const found = await screen.findByRole('button', { name })
      found.focus()
      return found
    }
    await figure('10,000.00')
    expect(bar).toHaveTextContent('Principal expected 10,000.00 = 1,000,000.00 ÷ 1,000 × 10')
    expect(bar).toHaveTextContent('opens the line')
    await figure('12,500.00')
    expect(bar).toHaveTextContent('= 2,500.00 interest + 10,000.00 principal')
    await figure('12,400.50')
    expect(bar).toHaveTextContent('= as the custodian has it, cash.csv line 3')
    await figure('−99.50')
    expect(bar).toHaveTextContent('= 12,400.50 received − 12,500.00 expected')
    await figure('0.00')
    expect(bar).toHaveTextContent('= nothing was due near that day')
    await userEvent.click(await figure('2,500.00'))
    expect(bridge.calls.find((call) => call.name === 'filings.text')?.args).toEqual({ filingId: 7 })
  })

  it('are not said to be none where nothing was compared', async () => {
    await openView(/^Custodian/, {
      'custodian.breaks': () => ok([]),
      'custodian.month': () =>
        ok({ first: null, told: false, expected: '12500.00', payments: 1, ties: 0 }),
    })
    expect(await screen.findByText(/Nothing was compared/)).toBeVisible()
    const told = screen.getByText(/No custodian cash on file for May 1999; expected/)
    expect(told).toHaveTextContent('expected 12,500.00. Import the custodian’s cash as CSV')
    expect(screen.queryByText(/Nothing differs/)).toBeNull()
  })

  it('are none where all that was due came', async () => {
    await openView(/^Custodian/, {
      'custodian.breaks': () => ok([]),
      'custodian.month': () =>
        ok({ first: '1999-05-25', told: true, expected: '12500.00', payments: 1, ties: 1 }),
    })
    expect(await screen.findByText(/1 of 1 payment due in May 1999 agrees/)).toBeVisible()
    expect(screen.getByText('Nothing differs from what was due up to May 1999.')).toBeVisible()
  })

  it('open the amounts of their sentence', async () => {
    const sentence = '12,400.50 came on 25 May 1999, but 12,500.00 was due on 25 May 1999.'
    await openView(/^Custodian/, { 'custodian.breaks': () => ok([cashBreak({ sentence })]) })
    const note = (await screen.findByText(/came on 25 May 1999/)).closest('p')!
    expect(note).toHaveTextContent(sentence)
    const told = (words: string) =>
      waitFor(() => {
        expect(screen.getByRole('contentinfo')).toHaveTextContent(words)
      })
    within(note).getByRole('button', { name: '12,400.50' }).focus()
    await told('= as the custodian has it')
    within(note).getByRole('button', { name: '12,500.00' }).focus()
    await told('opens the line')
  })
})

describe('cash from a file with other headings', () => {
  it('is read once a person says which column is what, and undone from the message', async () => {
    const problem = { code: 'bad-mapping', message: 'It cannot be told which column is cusip.' }
    const entry = { id: 3, at: '', kind: 'custodian', summary: 'Imported 2 rows', undoneBy: null, rows: 2 } // prettier-ignore
    const bridge = await openView(/^Custodian/, {
      'custodian.breaks': () => ok([]),
      'desktop.chooseFile': () => ok({ path: '/cash.csv' }),
      'csv.columns': () =>
        ok({
          columns: [
            { name: 'Sec', examples: ['000000AA8'] },
            { name: 'When', examples: ['9/25/2002'] },
            { name: 'Sum', examples: ['1.00'] },
          ],
          fields: ['cusip', 'date', 'interest', 'principal', 'total'],
          needs: ['cusip', 'date', 'interest|total', 'principal|total'],
          mapping: { total: 'Sum' },
        }),
      'custodian.importCsv': ({ mapping }) =>
        mapping?.['cusip'] === 'Sec'
          ? ok({ stored: 2, errors: [{ line: 4, message: 'No day.' }] })
          : { ok: false, problem },
      'journal.list': () => ok([entry]),
    })
    await userEvent.click(screen.getByRole('button', { name: 'Import cash received' }))
    expect(await screen.findByText(problem.message)).toBeVisible()
    const total = screen.getByLabelText<HTMLSelectElement>('Total')
    expect(total.value).toBe('Sum')
    expect(screen.getByText('such as 1.00')).toBeVisible()
    await userEvent.selectOptions(screen.getByLabelText(/^CUSIP/), 'Sec')
    await userEvent.selectOptions(screen.getByLabelText(/^Pay date/), 'When')
    await userEvent.selectOptions(screen.getByLabelText(/^Dates such as/), 'Month first')
    await userEvent.click(screen.getByRole('button', { name: 'Read it so' }))
    expect(await screen.findByText(/2 rows of cash would be stored/)).toBeVisible()
    expect(screen.getByText(/Line 4: No day\./)).toBeVisible()
    await userEvent.click(screen.getByRole('button', { name: 'Store them' }))
    expect(await screen.findByText('Imported 2 rows of cash received.')).toBeVisible()
    const [, preview, stored] = bridge.calls
      .filter(({ name }) => name === 'custodian.importCsv')
      .map(({ args }) => args)
    const mapping = { cusip: 'Sec', date: 'When', interest: '', principal: '', total: 'Sum' }
    expect(preview).toEqual({ path: '/cash.csv', mapping, dates: 'mdy', preview: true })
    expect(stored).toEqual({ path: '/cash.csv', mapping, dates: 'mdy' })
  })
})
