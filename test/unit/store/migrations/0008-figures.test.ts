import { join } from 'node:path'
import { deflateSync } from 'node:zlib'
import BetterSqlite3 from 'better-sqlite3'
import { expect, it } from 'vitest'
import { byKey, figureListId, figuresOfDeal } from '../../../../src/main/store/figures'
import { migrations } from '../../../../src/main/store/migrations'
import { openDatabase } from '../../../../src/main/store/open'
import { temporaryFolders, valueOf } from '../../../support/folders'

const folder = temporaryFolders()

const FIGURES = {
  cpr: { TOTAL: { text: '0.2', path: 'lines[Rates/CPR].TOTAL' } },
  'dq.REO.total': {
    FIXED: { text: '5.00', path: 'delinquency[Fixed/REO/balance].total' },
    TOTAL: { text: '7.00', path: 'delinquency[Total/REO/balance].total' },
  },
}
const ROWS = `
  INSERT INTO filing (id, sha256, name, size, reader_version, imported_at, document, bytes)
    VALUES (5, 'ab', 'a.txt', 3, '1', '2026-01-01', x'00', x'00');
  INSERT INTO deal VALUES (2, 'A Deal 2002-1');
  INSERT INTO report (id, filing_id, report_index, deal_id, title, name_key, distribution_date, revision, status, layout, pages,
      classes, refused_rows, unread_lines, ties, explained, differs, unknown, figures)
    VALUES (8, 5, 0, 2, 'A Deal 2002-1', 'a deal 2002-1', '2002-09-25', 'original', 'current', 'remittance', 3, 1, 0, 0, 1, 2, 3, 4,
      x'${deflateSync(JSON.stringify(FIGURES)).toString('hex')}');`

it('gives the figures of reports that keep keys and paths themselves as before', () => {
  const path = join(folder(), 'paydown.sqlite')
  valueOf(openDatabase(path, { migrations: migrations.slice(0, 7) })).close()
  const old = new BetterSqlite3(path)
  old.exec(ROWS)
  old.close()
  const database = valueOf(openDatabase(path))
  const [report] = figuresOfDeal(database, 2, '9999', 10)
  expect(report).toMatchObject({ filingId: 5, reportIndex: 0, distributionDate: '2002-09-25' })
  expect(byKey(report!)).toEqual(FIGURES)
  const cells = JSON.stringify(report!.cells)
  const id = figureListId(database, cells)
  expect(figureListId(database, cells)).toBe(id)
  expect(figureListId(database, '[]')).not.toBe(id)
  database.close()
})
