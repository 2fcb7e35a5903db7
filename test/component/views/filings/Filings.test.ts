import { screen, within } from '@testing-library/svelte'
import userEvent from '@testing-library/user-event'
import { describe, expect, it } from 'vitest'
import type { ImportSession } from '../../../../src/shared/api/filings'
import type { JournalEntry } from '../../../../src/shared/api/journal'
import { filingRow, ok } from '../../fakeBridge'
import { openView } from '../../openView'

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
    await userEvent.click(screen.getByRole('button', { name: 'Show 200 more' }))
    const asks = () => bridge.calls.filter((call) => call.name === 'filings.imports')
    expect(asks().at(-1)?.args).toMatchObject({ open: [{ change: 4, rows: 201 }] })
    await userEvent.click(screen.getByRole('button', { name: 'Show older imports' }))
    expect(asks().at(-1)?.args).toMatchObject({ limit: 60 })
  })
})
