import { deflateSync } from 'node:zlib'
import { expect, it } from 'vitest'
import { byKey, figureListId, figuresOfDeal } from '../../../../src/main/store/figures'
import { temporaryFolders } from '../../../support/folders'
import { FILED, filedReport, migratedFrom } from '../../../support/migrated'

const folder = temporaryFolders()

const FIGURES = {
  cpr: { TOTAL: { text: '0.2', path: 'lines[Rates/CPR].TOTAL' } },
  'dq.REO.total': {
    FIXED: { text: '5.00', path: 'delinquency[Fixed/REO/balance].total' },
    TOTAL: { text: '7.00', path: 'delinquency[Total/REO/balance].total' },
  },
}
const ROWS =
  FILED +
  filedReport(
    { figures: `x'${deflateSync(JSON.stringify(FIGURES)).toString('hex')}'` },
    { counts: '1, 2, 3, 4' },
  )

it('gives the figures of reports that keep keys and paths themselves as before', () => {
  const database = migratedFrom(7, ROWS, folder())
  const [report] = figuresOfDeal(database, 2, '9999', 10)
  expect(report).toMatchObject({ filingId: 5, reportIndex: 0, distributionDate: '2002-09-25' })
  expect(byKey(report!)).toEqual(FIGURES)
  const cells = JSON.stringify(report!.cells)
  const id = figureListId(database, cells)
  expect(figureListId(database, cells)).toBe(id)
  expect(figureListId(database, '[]')).not.toBe(id)
  database.close()
})
