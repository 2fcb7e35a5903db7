import { screen, within } from '@testing-library/svelte'
import userEvent from '@testing-library/user-event'
import { afterEach, describe, expect, it } from 'vitest'
import type { ImportSession } from '../../../../src/shared/api/filings'
import type { JournalEntry } from '../../../../src/shared/api/journal'
import { filingRow, ok } from '../../fakeBridge'
import { daySearched, useDays } from '../../../../src/renderer/text/days'
import { copied, openView } from '../../openView'

const change = (over: Partial<JournalEntry> = {}): JournalEntry => ({
  id: 4, at: new Date(2026, 10, 22, 10, 30).toISOString(), kind: 'import', summary: 'Imported 2 filings', undoneBy: null, rows: 2, ...over,
}) // prettier-ignore

function brought(over: Partial<ImportSession>): ImportSession {
  return { change: change(), filings: 1, reports: 1, rows: [filingRow()], ...over }
}

const table = () => screen.findByRole('table', { name: 'Filings on file' })
const heads = async () =>
  within(await table())
    .getAllByRole('rowheader')
    .filter((head) => head.getAttribute('scope') === 'rowgroup')
    .map((head) => head.textContent)

describe('the imports on file', () => {
  it('stand under the time and summary of each, the last with the key that undoes it', async () => {
    await openView(/^Filings/, {
      'filings.imports': () =>
        ok({
          imports: [
            brought({ filings: 2, reports: 2, rows: [filingRow(), filingRow({ filingId: 8, name: 'b.txt' })] }),
            brought({ change: change({ id: 2, at: new Date(2026, 10, 2, 9, 5).toISOString(), summary: 'Imported two.txt (X)' }), reports: 2, rows: [filingRow({ filingId: 3, name: 'two.txt' }), filingRow({ filingId: 3, reportIndex: 1, name: 'two.txt' })] }),
            brought({ change: null, rows: [filingRow({ filingId: 1, name: 'old.txt' })] }),
          ],
          more: false,
          last: 4,
        }),
    }) // prettier-ignore
    expect(await heads()).toEqual([
      '22 November 2026, 10:30 · Imported 2 filings',
      '2 November 2026, 09:05 · Imported two.txt (X), 2 reports',
      'Before a journal was kept · 1 filing',
    ])
    const undo = within(await table()).getAllByRole('button', { name: /^Undo/ })
    expect(undo.map((button) => button.textContent.trim())).toEqual(['Undo', 'Undo'])
    expect(undo.map((button) => button.parentElement?.textContent.trim())).toEqual([
      expect.stringMatching(/^Undo\s+Ctrl Z$/),
      'Undo',
    ])
    expect(screen.queryByRole('button', { name: 'Show older imports' })).toBeNull()
  })

  it('of a synthetic deal say so, among the months on file too', async () => {
    const { deal } = filingRow()
    await openView(/^Filings/, {
      'filings.overview': () => ok({ deals: [deal], syntheticDeals: [deal], refusedRows: 0, firstSettled: null }),
      'filings.imports': () =>
        ok({ imports: [brought({ rows: [filingRow(), filingRow({ filingId: 8, form: null })] })], more: false, last: 4 }),
      'filings.months': () => ok({ first: '1999-05', last: '1999-05', deals: [{ deal, states: 'o' }] }),
    }) // prettier-ignore
    expect(await within(await table()).findByText('8-K, synthetic')).toBeVisible()
    // Generated months have no form
    expect(within(await table()).getByText('synthetic')).toBeVisible()
    const months = screen.getByRole('grid', { name: 'Months on file' })
    expect(within(months).getByText('Synthetic')).toHaveClass('tag')
  })

  it('are undone as one, once a person has seen what goes with it', async () => {
    const later = change({ id: 5, kind: 'correction', summary: 'Corrected a cell' })
    const bridge = await openView(/^Filings/, {
      'filings.imports': () => ok({ imports: [brought({})], more: false, last: 5 }),
      'journal.plan': () => ok([later, change()]),
      'journal.undo': () => ok([later, change()]),
    })
    await userEvent.click(await screen.findByRole('button', { name: 'Undo: Imported 2 filings' }))
    const asked = await screen.findByRole('alert')
    expect(asked).toHaveTextContent('Corrected a cell')
    expect(bridge.calls.some((call) => call.name === 'journal.undo')).toBe(false)
    await userEvent.click(within(asked).getByRole('button', { name: 'Undo' }))
    expect(bridge.calls.find((call) => call.name === 'journal.undo')?.args).toEqual({ id: 4, withOthers: true }) // prettier-ignore
    expect(await screen.findByText('Undone: Corrected a cell; Imported 2 filings.')).toBeVisible()
  })

  it('show a few reports of each, and more of one when they are asked for', async () => {
    const bridge = await openView(/^Filings/, {
      'filings.imports': () =>
        ok({ imports: [brought({ filings: 48_000, reports: 48_000 })], more: true, last: 4 }),
    })
    expect(await screen.findByText('47,999 more')).toBeVisible()
    await userEvent.click(screen.getByRole('button', { name: 'Show 2,000 more' }))
    const asks = () => bridge.calls.filter((call) => call.name === 'filings.imports')
    expect(asks().at(-1)?.args).toMatchObject({ open: [{ change: 4, rows: 2001 }] })
    await userEvent.click(screen.getByRole('button', { name: 'Show older imports' }))
    expect(asks().at(-1)?.args).toMatchObject({ limit: 60 })
  })

  it('are looked through by the application, in the words of dates as they are shown', async () => {
    const bridge = await openView(/^Filings/, {
      'filings.imports': ({ find }) =>
        ok({
          imports: find?.[0]?.[0] === 'none' ? [] : [brought({ filings: 3, reports: find === undefined ? 3 : 2 })],
          more: false,
          last: 4,
        }),
    }) // prettier-ignore
    await table()
    const asks = () => bridge.calls.filter((call) => call.name === 'filings.imports')
    await userEvent.keyboard('/')
    const field = screen.getByRole('searchbox', { name: 'Filter Filings on file' })
    expect(field).toHaveFocus()
    const before = asks().length
    await userEvent.keyboard('trust 1,999')
    expect(await screen.findByText('2 found')).toBeVisible()
    expect(asks().length).toBeLessThan(before + 4)
    expect(asks().at(-1)?.args).toEqual({ limit: 20, rows: 200, open: [], find: [['trust'], ['1,999', '1999']] }) // prettier-ignore
    expect(await heads()).toEqual(['22 November 2026, 10:30 · Imported 2 filings; 2 found'])
    // Sorting what is not all here would mislead; copies name the import of each row
    expect(within(await table()).queryByRole('button', { name: /^Deal/ })).toBeNull()
    within(await table())
      .getByRole('button', { name: 'Read example.txt' })
      .focus()
    expect(copied().split('\n')[1]).toBe(
      '22 November 2026, 10:30\tExample Trust 1999-1\t1999-05-25\t8-K\toriginal\t12\t3\texample.txt\t10 tie',
    )
    await userEvent.clear(field)
    await userEvent.type(field, 'none')
    await userEvent.click(await screen.findByRole('button', { name: 'Clear it' }))
    expect(await screen.findByText('22 November 2026, 10:30', { exact: false })).toBeVisible()
  })
})

describe('a day that is looked for', () => {
  afterEach(() => useDays('iso'))
  it.each([
    ['iso', '25.09.2002', null],
    ['dots', '25.09.2002', '2002-09-25'],
    ['dots', '25.09', '-09-25'],
    ['dots', '09/25', null],
    ['slashes', '09/25/2002', '2002-09-25'],
    ['slashes', '09/25', '-09-25'],
    ['words', 'sep', '-09-'],
    ['words', '25', null],
  ] as const)('as %s: %s', (form, word, kept) => {
    useDays(form)
    expect(daySearched(word)).toBe(kept)
  })
})
