import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import BetterSqlite3 from 'better-sqlite3'
import { describe, expect, it } from 'vitest'
import { migrations, type Migration } from '../../../src/main/store/migrations'
import { openDatabase } from '../../../src/main/store/open'
import { codeOf, temporaryFolders, valueOf } from '../../support/folders'

const folder = temporaryFolders()
const sha256 = (path: string) => createHash('sha256').update(readFileSync(path)).digest('hex')
const version = (path: string) => {
  const connection = new BetterSqlite3(path, { readonly: true })
  const found = connection.pragma('user_version', { simple: true })
  connection.close()
  return found
}

describe('opening the database', () => {
  it('makes it and its folder, with its settings', () => {
    const path = join(folder(), 'deep', 'er', 'paydown.sqlite')
    const database = valueOf(openDatabase(path))
    const pragma = (name: string) =>
      database.statement<[], Record<string, unknown>>(`PRAGMA ${name}`).get()
    expect(pragma('journal_mode')).toEqual({ journal_mode: 'wal' })
    expect(pragma('synchronous')).toEqual({ synchronous: 2 })
    expect(pragma('foreign_keys')).toEqual({ foreign_keys: 1 })
    expect(pragma('busy_timeout')).toEqual({ timeout: 10_000 })
    expect(pragma('user_version')).toEqual({ user_version: migrations.length })
    expect(pragma('foreign_key_check')).toBeUndefined()
    database.close()
  })

  it('opens it again without a backup', () => {
    const path = join(folder(), 'paydown.sqlite')
    valueOf(openDatabase(path)).close()
    valueOf(openDatabase(path)).close()
    expect(readdirSync(join(path, '..'))).toEqual(['paydown.sqlite'])
  })

  it('fills an empty file', () => {
    const path = join(folder(), 'empty.sqlite')
    writeFileSync(path, '')
    valueOf(openDatabase(path)).close()
    expect(version(path)).toBe(migrations.length)
  })

  it('refuses a newer database and leaves it as it is', () => {
    const path = join(folder(), 'paydown.sqlite')
    valueOf(openDatabase(path)).close()
    const connection = new BetterSqlite3(path)
    connection.pragma('user_version = 99')
    connection.close()
    const before = sha256(path)
    const result = openDatabase(path)
    expect(codeOf(result)).toBe('newer-database')
    expect(result.ok ? '' : result.problem.message).toMatch(/newer version of Paydown \(schema 99/)
    expect(sha256(path)).toBe(before)
    expect(readdirSync(join(path, '..'))).toEqual(['paydown.sqlite'])
  })

  it('refuses a database whose newer version is still in its log', () => {
    const path = join(folder(), 'paydown.sqlite')
    valueOf(openDatabase(path)).close()
    const connection = new BetterSqlite3(path)
    connection.pragma('user_version = 99')
    expect(codeOf(openDatabase(path))).toBe('newer-database')
    connection.close()
  })

  it.each([
    ['a text', 'not a database, but long enough to have a header of a hundred bytes '.repeat(3)],
    ['a short text', 'hello'],
  ])('refuses %s and leaves it as it is', (_, text) => {
    const path = join(folder(), 'notes.txt')
    writeFileSync(path, text)
    expect(codeOf(openDatabase(path))).toBe('not-a-database')
    expect(readFileSync(path, 'utf8')).toBe(text)
  })

  it("refuses another program's database and leaves it as it is", () => {
    const path = join(folder(), 'other.sqlite')
    const connection = new BetterSqlite3(path)
    connection.exec('CREATE TABLE recipe (name TEXT)')
    connection.close()
    const before = sha256(path)
    expect(codeOf(openDatabase(path))).toBe('not-a-database')
    expect(sha256(path)).toBe(before)
  })

  it('refuses a damaged database', () => {
    const path = join(folder(), 'paydown.sqlite')
    valueOf(openDatabase(path)).close()
    const bytes = readFileSync(path)
    bytes.fill(0xa5, 100, 4096)
    writeFileSync(path, bytes)
    expect(['database-damaged', 'not-a-database']).toContain(codeOf(openDatabase(path)))
  })

  it('refuses places that cannot be used', () => {
    const place = folder()
    writeFileSync(join(place, 'file'), '')
    mkdirSync(join(place, 'folder'))
    expect(codeOf(openDatabase(join(place, 'folder')))).toBe('cannot-open')
    expect(codeOf(openDatabase(join(place, 'file', 'paydown.sqlite')))).toBe('cannot-open')
    // A root user may write anywhere but where the kernel says no
    if (existsSync('/proc/self')) {
      const result = openDatabase('/proc/paydown/paydown.sqlite')
      expect(['no-permission', 'cannot-open']).toContain(codeOf(result))
    }
  })

  it('says so when another program keeps it busy', () => {
    const path = join(folder(), 'paydown.sqlite')
    const database = valueOf(openDatabase(path, { busyTimeout: 50 }))
    const other = new BetterSqlite3(path)
    other.exec('BEGIN IMMEDIATE')
    const result = database.write(() => ({ ok: true, value: null }))
    expect(codeOf(result)).toBe('database-busy')
    other.exec('ROLLBACK')
    other.close()
    expect(codeOf(database.write(() => ({ ok: true, value: null })))).toBeNull()
    database.close()
  })
})

const [FIRST] = migrations
const ONE: Migration[] = FIRST === undefined ? [] : [FIRST]
const TWO: Migration[] = [
  ...ONE,
  {
    version: 2,
    sql: `ALTER TABLE portfolio ADD COLUMN colour TEXT; UPDATE portfolio SET colour = 'blue' WHERE name = 'Main';`,
  },
]

function older(path: string): void {
  const database = valueOf(openDatabase(path, { migrations: ONE }))
  database.statement("INSERT INTO portfolio (name) VALUES ('Main'), ('Other')").run()
  database.statement("INSERT INTO account (portfolio_id, name) VALUES (1, 'Custody')").run()
  database.close()
}

describe('migrating', () => {
  it('brings an older database with rows up to date, after a verified backup', () => {
    const path = join(folder(), 'paydown.sqlite')
    older(path)
    const database = valueOf(openDatabase(path, { migrations: TWO }))
    const rows = database.statement('SELECT name, colour FROM portfolio ORDER BY id').all()
    expect(rows).toEqual([
      { name: 'Main', colour: 'blue' },
      { name: 'Other', colour: null },
    ])
    database.close()
    const backup = new BetterSqlite3(`${path}.schema-1.backup`, { readonly: true })
    expect(backup.pragma('user_version', { simple: true })).toBe(1)
    expect(backup.prepare('SELECT * FROM portfolio ORDER BY id').all()).toEqual([
      { id: 1, name: 'Main' },
      { id: 2, name: 'Other' },
    ])
    backup.close()
    valueOf(openDatabase(`${path}.schema-1.backup`, { migrations: TWO })).close()
  })

  it('never writes over an older backup', () => {
    const path = join(folder(), 'paydown.sqlite')
    older(path)
    writeFileSync(`${path}.schema-1.backup`, 'kept')
    valueOf(openDatabase(path, { migrations: TWO })).close()
    expect(readFileSync(`${path}.schema-1.backup`, 'utf8')).toBe('kept')
    expect(version(`${path}.schema-1.2.backup`)).toBe(1)
  })

  it.each([
    ['fails', 'ALTER TABLE portfolio ADD COLUMN a TEXT; ALTER TABLE nowhere ADD COLUMN b TEXT'],
    ['leaves rows that refer to nothing', 'DELETE FROM portfolio'],
  ])('leaves everything as it was when a step %s', (_, sql) => {
    const path = join(folder(), 'paydown.sqlite')
    older(path)
    const broken = [...ONE, { version: 2, sql }]
    expect(codeOf(openDatabase(path, { migrations: broken }))).toBe('migration-failed')
    // Tried again and again, as the window does, it keeps the first copy and makes no more
    for (let again = 0; again < 3; again++) {
      expect(codeOf(openDatabase(path, { migrations: broken }))).toBe('migration-failed')
    }
    expect(readdirSync(join(path, '..')).filter((name) => name.endsWith('.backup'))).toHaveLength(1)
    const connection = new BetterSqlite3(path, { readonly: true })
    expect(connection.pragma('user_version', { simple: true })).toBe(1)
    expect(connection.prepare('SELECT name FROM portfolio').pluck().all()).toEqual([
      'Main',
      'Other',
    ])
    expect(connection.prepare('SELECT * FROM portfolio').columns()).toHaveLength(2)
    connection.close()
  })

  it('keeps rows of tables that refer to a table a step rebuilds', () => {
    const path = join(folder(), 'paydown.sqlite')
    older(path)
    const rebuilding = {
      version: 2,
      sql: `CREATE TABLE new_portfolio (id INTEGER PRIMARY KEY, name TEXT NOT NULL) STRICT;
        INSERT INTO new_portfolio SELECT id, name FROM portfolio; DROP TABLE portfolio;
        ALTER TABLE new_portfolio RENAME TO portfolio;`,
    }
    const database = valueOf(openDatabase(path, { migrations: [...ONE, rebuilding] }))
    expect(database.statement('SELECT name FROM account').all()).toEqual([{ name: 'Custody' }])
    expect(database.statement('PRAGMA foreign_keys').get()).toEqual({ foreign_keys: 1 })
    database.close()
  })

  it('goes on only with a good copy', () => {
    const path = join(folder(), 'paydown.sqlite')
    older(path)
    const held = new BetterSqlite3(path)
    const page = held
      .prepare<[], number>("SELECT rootpage FROM sqlite_schema WHERE name = 'account'")
      .pluck()
      .get()
    const size = Number(held.pragma('page_size', { simple: true }))
    held.close()
    const bytes = readFileSync(path)
    bytes.fill(0xff, ((page ?? 0) - 1) * size, (page ?? 0) * size)
    writeFileSync(path, bytes)
    const result = openDatabase(path, { migrations: TWO })
    expect(codeOf(result)).toBe('backup-failed')
    expect(readdirSync(join(path, '..')).filter((name) => name.endsWith('.backup'))).toEqual([])
    expect(readFileSync(path)).toEqual(bytes)
  })
})
