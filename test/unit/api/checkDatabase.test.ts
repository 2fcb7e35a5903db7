import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { deflateSync } from 'node:zlib'
import BetterSqlite3 from 'better-sqlite3'
import { expect, it } from 'vitest'
import { filingBytes, FIRST } from '../../support/documents'
import { answer, openTestEngine } from '../../support/engines'
import { temporaryFolders } from '../../support/folders'

const folder = temporaryFolders()

it.each([
  ['nothing', '', []],
  [
    'a factor',
    "UPDATE class_row SET interest_factor = '9' WHERE cusip = '45254TLU6'",
    ['class', 'derived'],
  ],
  ['a class', "DELETE FROM class_row WHERE cusip = '45254TLZ5'", ['class', 'class']],
  ['a payment', 'UPDATE holding_distribution SET interest = interest + 1', ['derived']],
  [
    'a payment too many',
    "INSERT INTO holding_distribution SELECT 'X', account_id, distribution_date, source, '1', 1, 1, 0, 0 FROM holding_distribution",
    ['derived'],
  ],
  ['the bytes', 'UPDATE filing SET bytes = @other', ['filing']],
  ['the document', "UPDATE filing SET document = x'00'", ['document']],
  ['a reference', 'UPDATE trade SET account_id = 99', ['reference', 'derived']],
])('finds %s that was tampered with', async (_, sql, codes) => {
  const place = folder()
  const engine = openTestEngine(place)
  writeFileSync(join(place, 'a.txt'), filingBytes([FIRST]))
  await engine.importPaths([join(place, 'a.txt')])
  await answer(engine, 'holdings.add', { cusip: '45254TLU6', face: '1000000' })
  const other = new BetterSqlite3(engine.databasePath)
  other.pragma('foreign_keys = OFF')
  const statement = sql === '' ? null : other.prepare(sql)
  if (sql.includes('@other')) statement?.run({ other: deflateSync('other') })
  else statement?.run()
  other.close()
  const found = await answer(engine, 'database.check', {})
  expect(found.faults.map((fault) => fault.code)).toEqual(codes)
  expect(found).toMatchObject({ filings: 1 })
})
