import { existsSync, mkdirSync, readdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import BetterSqlite3 from 'better-sqlite3'
import { describe, expect, it } from 'vitest'
import { copyDatabase } from '../../../../src/main/store/backup/copy'
import { backUpDaily, listDaily } from '../../../../src/main/store/backup/daily'
import { restoreDatabase } from '../../../../src/main/store/backup/restore'
import { migrations } from '../../../../src/main/store/migrations'
import { openDatabase } from '../../../../src/main/store/open'
import { addTrade, listTrades } from '../../../../src/main/store/trades'
import { codeOf, temporaryFolders, valueOf } from '../../../support/folders'

const folder = temporaryFolders()

function made(path: string, face: string) {
  const database = valueOf(openDatabase(path))
  const trade = { kind: 'buy', cusip: '45254TLU6', portfolio: 'Main', account: null } as const
  const rest = { trade: null, settle: null, price: null, accrued: null, lot: null, note: null }
  addTrade(database, { ...trade, face, ...rest })
  return database
}

describe('copying', () => {
  it('copies one moment of a database that others write to', async () => {
    const path = join(folder(), 'a.sqlite')
    const database = made(path, '1000')
    const copying = copyDatabase(path, join(folder(), 'deep', 'copy.sqlite'))
    database.statement("UPDATE trade SET face = '2000'").run()
    const copy = valueOf(await copying)
    database.close()
    const opened = valueOf(openDatabase(copy))
    expect(listTrades(opened, {})).toHaveLength(1)
    opened.close()
    expect(readdirSync(join(copy, '..'))).toEqual(['copy.sqlite'])
  })

  it('replaces a file only when told, and never the database itself', async () => {
    const place = folder()
    const path = join(place, 'a.sqlite')
    made(path, '1').close()
    const target = join(place, 'copy.sqlite')
    writeFileSync(target, 'mine')
    expect(codeOf(await copyDatabase(path, target))).toBe('file-exists')
    expect(codeOf(await copyDatabase(path, target, { force: true }))).toBeNull()
    expect(codeOf(await copyDatabase(path, `${path}-wal`, { force: true }))).toBe('same-file')
    expect(codeOf(await copyDatabase(path, join(place, '.', 'a.sqlite'), { force: true }))).toBe(
      'same-file',
    )
    expect(codeOf(await copyDatabase(path, '/proc/none/copy.sqlite'))).toBe('backup-failed')
  })

  it('keeps fourteen days and touches nothing else', async () => {
    const path = join(folder(), 'paydown.sqlite')
    made(path, '1').close()
    mkdirSync(join(path, '..', 'backups'))
    const mine = join(path, '..', 'backups', 'paydown.sqlite.mine.backup')
    writeFileSync(mine, '')
    for (let day = 10; day < 27; day++) valueOf(await backUpDaily(path, `2026-01-${day}`))
    expect(valueOf(await backUpDaily(path, '2026-01-26'))).toBeNull()
    expect(listDaily(path)).toHaveLength(14)
    expect(listDaily(path)[0]).toContain('2026-01-26')
    expect(listDaily(path).at(-1)).toContain('2026-01-13')
    expect(existsSync(mine)).toBe(true)
  })
})

describe('restoring', () => {
  it('replaces what others have open, and puts it aside', async () => {
    const place = folder()
    const database = made(join(place, 'a.sqlite'), '1000')
    const copy = valueOf(await copyDatabase(database.path, join(place, 'copy.sqlite')))
    database.statement("UPDATE trade SET face = '2000'").run()
    const aside = valueOf(await restoreDatabase(database.path, copy, join(place, 'aside.sqlite')))
    expect(listTrades(database, {}).map((one) => one.face)).toEqual(['1000'])
    const old = valueOf(openDatabase(aside))
    expect(listTrades(old, {}).map((one) => one.face)).toEqual(['2000'])
    old.close()
    database.close()
  })

  it('brings an older copy up to date, beside it', async () => {
    const place = folder()
    const older = join(place, 'older.sqlite')
    valueOf(openDatabase(older, { migrations: migrations.slice(0, 1) })).close()
    const old = new BetterSqlite3(older)
    old.exec(`INSERT INTO portfolio VALUES (1, 'Main'); INSERT INTO account VALUES (1, 1, '');
      INSERT INTO lot VALUES (3, 1, '45254TLU6', '7', NULL, NULL, NULL)`)
    old.close()
    const database = made(join(place, 'a.sqlite'), '1000')
    valueOf(await restoreDatabase(database.path, older, join(place, 'aside.sqlite')))
    expect(listTrades(database, {}).map((one) => [one.id, one.face])).toEqual([[3, '7']])
    database.close()
    const still = new BetterSqlite3(older, { readonly: true })
    expect(still.pragma('user_version', { simple: true })).toBe(1)
    still.close()
  })

  it.each([
    ['a file that is none', 'text', 'not-a-database'],
    ['an empty file', '', 'not-a-database'],
    ['no file', null, 'cannot-open'],
  ])('refuses %s, and leaves everything', async (_, content, code) => {
    const place = folder()
    const database = made(join(place, 'a.sqlite'), '1000')
    const from = join(place, 'b.sqlite')
    if (content !== null) writeFileSync(from, content.padEnd(content.length * 2000, 'x'))
    const aside = join(place, 'aside.sqlite')
    expect(codeOf(await restoreDatabase(database.path, from, aside))).toBe(code)
    expect(existsSync(aside)).toBe(false)
    expect(listTrades(database, {})).toHaveLength(1)
    database.close()
  })

  it('refuses a newer one, by its own name', async () => {
    const place = folder()
    const database = made(join(place, 'a.sqlite'), '1000')
    const from = join(place, 'newer.sqlite')
    made(from, '1').close()
    const newer = new BetterSqlite3(from)
    newer.pragma('user_version = 99')
    newer.close()
    const result = await restoreDatabase(database.path, from, join(place, 'aside.sqlite'))
    expect(codeOf(result)).toBe('newer-database')
    expect(result.ok ? '' : result.problem.message).toContain(from)
    database.close()
  })
})

it('restoring loses nothing that is written meanwhile', async () => {
  const place = folder()
  const database = made(join(place, 'a.sqlite'), '1000')
  const copy = valueOf(await copyDatabase(database.path, join(place, 'copy.sqlite')))
  const aside = join(place, 'aside.sqlite')
  const restoring = restoreDatabase(database.path, copy, aside)
  const state = { done: false }
  void restoring.then(() => {
    state.done = true
  })
  const written: string[] = []
  for (let face = 5000; !state.done; face++) {
    database.statement<[string]>('UPDATE trade SET face = ?').run(String(face))
    written.push(String(face))
    await new Promise((resolve) => setImmediate(resolve))
  }
  valueOf(await restoring)
  const now = listTrades(database, {})[0]?.face ?? ''
  database.close()
  const old = valueOf(openDatabase(aside))
  const kept = listTrades(old, {})[0]?.face ?? ''
  old.close()
  // Each write before the restore is put aside with it; each after it stands
  expect([...written, '1000']).toContain(kept)
  expect(['1000', written.at(-1)]).toContain(now)
  if (now === '1000' && written.length > 0) expect(kept).toBe(written.at(-1))
})
