import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { monthGrid } from '../../../src/main/api/monthGrid'
import type { DealCalendar } from '../../../src/main/store/dealMonths'
import { filingBytes, FIRST, SECOND } from '../../support/documents'
import { answer, openTestEngine } from '../../support/engines'
import { temporaryFolders } from '../../support/folders'

const folder = temporaryFolders()

function calendar(
  dealId: number,
  months: Readonly<Record<string, boolean>>,
  firstPayment: string | null = null,
): DealCalendar {
  const kept = new Map(Object.entries(months))
  return { dealId, deal: `Deal ${dealId}`, firstPayment, dates: [], months: kept }
}

it('has a letter for each month, from the first distribution of any deal to the last on file', () => {
  const grid = monthGrid([
    calendar(1, { '2001-12': false, '2002-02': true }, '2001-10-25'),
    calendar(2, { '2002-01': false, '2002-04': false }),
  ])
  expect(grid).toEqual({
    first: '2001-10',
    last: '2002-04',
    deals: [
      { deal: 'Deal 1', states: 'mmomr  ' },
      { deal: 'Deal 2', states: '...ommo' },
    ],
  })
})

it('takes no first payment that is later than a report, or no date', () => {
  for (const first of ['2002-03-25', '2002-02-31', null]) {
    const deal = calendar(1, { '2002-01': false, '2002-02': false }, first)
    expect(monthGrid([deal])).toMatchObject({ first: '2002-01', deals: [{ states: 'oo' }] })
  }
})

it('is empty without a report', () => {
  expect(monthGrid([])).toEqual({ first: null, last: null, deals: [] })
})

it('comes from what is on file, and leads to the report of a month that counts', async () => {
  const engine = openTestEngine(folder())
  const place = folder()
  const first = { ...FIRST, firstPaymentDate: '2002-07-25' }
  writeFileSync(join(place, 'a.txt'), filingBytes([first]))
  writeFileSync(join(place, 'b.txt'), filingBytes([{ ...first, revision: 'revised' }]))
  writeFileSync(join(place, 'c.txt'), filingBytes([SECOND]))
  await engine.importPaths([place])
  expect(await answer(engine, 'filings.months', {})).toEqual({
    first: '2002-07',
    last: '2002-09',
    deals: [
      { deal: SECOND.deal, states: '..o' },
      { deal: FIRST.deal, states: 'mmr' },
    ],
  })
  const of = (deal: string, at: string) => answer(engine, 'filings.ofMonth', { deal, month: at })
  expect(await of(FIRST.deal, '2002-09')).toEqual({ filingId: 2, reportIndex: 0 })
  expect(await of(FIRST.deal, '2002-08')).toBeNull()
  await answer(engine, 'journal.undo', {})
  expect(await answer(engine, 'filings.months', {})).toMatchObject({ deals: [] })
})
