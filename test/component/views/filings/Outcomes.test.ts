import { screen, waitFor, within } from '@testing-library/svelte'
import { describe, expect, it } from 'vitest'
import type { ImportOutcome } from '../../../../src/shared/api/filings'
import { ok } from '../../fakeBridge'
import { copied, openView } from '../../openView'

function outcome(at: number, over: Partial<ImportOutcome> = {}): ImportOutcome {
  return {
    name: `${at}.txt`,
    outcome: 'imported',
    code: null,
    message: `Imported ${at}.`,
    line: null,
    refusedRows: 0,
    reports: [],
    ...over,
  }
}

const refused = (at: number) =>
  outcome(at, { outcome: 'refused', code: 'no-report', message: `No report in ${at}.`, line: 3 })

async function open(outcomes: ImportOutcome[]): Promise<HTMLElement> {
  await openView(/^Filings/, {
    'import.status': () =>
      ok({ state: 'done', total: outcomes.length, done: outcomes.length, current: null, outcomes }),
  })
  return screen.findByRole('table', { name: 'Files of the import' })
}

describe('the files of the last import', () => {
  it('stand with what became of each, what was refused first', async () => {
    const report = {
      deal: 'A Trust',
      distributionDate: '1999-05-25',
      checks: { ties: 5, explained: 0, differs: 2, unknown: 0 },
    }
    const table = await open([
      outcome(1, { reports: [report], refusedRows: 2 }),
      outcome(2, { outcome: 'known', message: 'On file already.' }),
      refused(3),
    ])
    const rows = within(table).getAllByRole('row').slice(1) as HTMLTableRowElement[]
    const words = (row: HTMLTableRowElement) =>
      [...row.cells].map((cell) => cell.textContent.replace(/\s+/g, ' ').trim())
    expect(rows.map(words)).toEqual([
      ['3.txt', 'refused', 'No report in 3. Line 3. no-report', ''],
      ['1.txt', 'imported', 'Imported 1.', '2 differ 2 rows refused'],
      ['2.txt', 'on file', 'On file already.', ''],
    ])
  })

  it('are all there however many there are, and the line that is stood on is told whole', async () => {
    const table = await open([
      ...Array.from({ length: 300 }, (_, at) => outcome(at)),
      ...Array.from({ length: 250 }, (_, at) => refused(1000 + at)),
    ])
    expect(table).toHaveAttribute('aria-rowcount', '551')
    within(table).getAllByRole('rowheader')[0]!.focus()
    const region = screen.getByRole('region', { name: 'Import' })
    await waitFor(() =>
      expect(region).toHaveTextContent('1000.txt: No report in 1000. Line 3. (no-report)'),
    )
    const text = copied()
    expect(text.split('\n')).toHaveLength(551)
    expect(text).toContain('1249.txt\trefused\tNo report in 1249. Line 3. (no-report)')
  })
})
