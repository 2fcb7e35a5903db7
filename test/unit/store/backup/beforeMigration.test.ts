import { join } from 'node:path'
import BetterSqlite3 from 'better-sqlite3'
import { expect, it } from 'vitest'
import { backUp } from '../../../../src/main/store/backup/beforeMigration'
import { compare } from '../../../../src/main/store/backup/verify'
import { codeOf, temporaryFolders, valueOf } from '../../../support/folders'

const folder = temporaryFolders()

function database(path: string): BetterSqlite3.Database {
  const connection = new BetterSqlite3(path)
  connection.exec('CREATE TABLE "odd ""name""" (x); INSERT INTO "odd ""name""" VALUES (1), (2)')
  return connection
}

it('copies a database that is open elsewhere', () => {
  const path = join(folder(), 'a.sqlite')
  const connection = database(path)
  connection.pragma('journal_mode = WAL')
  connection.exec('BEGIN IMMEDIATE')
  const copy = valueOf(backUp(path, 4))
  expect(copy).toBe(`${path}.schema-4.backup`)
  connection.exec('ROLLBACK')
  expect(compare(connection, copy)).toBeNull()
  connection.close()
})

it('notices a copy with fewer rows or without a table', () => {
  const place = folder()
  const source = database(join(place, 'a.sqlite'))
  const copy = database(join(place, 'b.sqlite'))
  copy.exec('DELETE FROM "odd ""name""" WHERE x = 2')
  expect(compare(source, join(place, 'b.sqlite'))).toContain('has 1 rows instead of 2')
  copy.exec('DROP TABLE "odd ""name"""')
  expect(compare(source, join(place, 'b.sqlite'))).toContain('has no rows instead of 2')
  source.close()
  copy.close()
})

it('says so when there is nothing to copy', () => {
  expect(codeOf(backUp(join(folder(), 'none.sqlite'), 1))).toBe('backup-failed')
})
