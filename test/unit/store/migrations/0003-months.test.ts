import { join } from 'node:path'
import BetterSqlite3 from 'better-sqlite3'
import { expect, it } from 'vitest'
import { dealCalendars } from '../../../../src/main/store/dealMonths'
import { migrations } from '../../../../src/main/store/migrations'
import { openDatabase } from '../../../../src/main/store/open'
import { datesOfDeal } from '../../../../src/main/store/reports'
import { temporaryFolders, valueOf } from '../../../support/folders'

const folder = temporaryFolders()

const ROWS = `
  INSERT INTO filing (id, sha256, name, size, reader_version, imported_at, document, bytes)
    VALUES (5, 'ab', 'a.txt', 3, '1', '2026-01-01', x'00', x'00');
  INSERT INTO deal VALUES (2, 'A Deal 2002-1');
  INSERT INTO report (id, filing_id, report_index, deal_id, title, name_key, distribution_date, revision, status, layout, pages,
      classes, refused_rows, unread_lines, ties, explained, differs, unknown)
    VALUES (8, 5, 0, 2, 'A Deal 2002-1', 'a deal 2002-1', '2002-09-25', 'revised', 'current', 'remittance', 3, 1, 0, 0, 1, 0, 0, 0);`

it('keeps reports, whose first payment is not known until they are read again', () => {
  const path = join(folder(), 'paydown.sqlite')
  valueOf(openDatabase(path, { migrations: migrations.slice(0, 2) })).close()
  const old = new BetterSqlite3(path)
  old.exec(ROWS)
  old.close()
  const database = valueOf(openDatabase(path))
  expect(datesOfDeal(database, 2)).toEqual(['2002-09-25'])
  expect(database.read(() => dealCalendars(database))).toEqual([
    {
      ...{ dealId: 2, deal: 'A Deal 2002-1', firstPayment: null, dates: ['2002-09-25'] },
      months: new Map([['2002-09', true]]),
    },
  ])
  const plan = database
    .statement<[], { detail: string }>(
      `EXPLAIN QUERY PLAN SELECT deal_id, substr(distribution_date, 1, 7) AS month, max(status = 'superseded' OR revision = 'revised'),
         min(first_payment) FROM report WHERE status <> 'withdrawn' GROUP BY deal_id, month`,
    )
    .all()
  expect(plan.map((step) => step.detail).join()).toContain('COVERING INDEX report_deal')
  database.close()
})
