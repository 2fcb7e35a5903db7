import { join } from 'node:path'
import BetterSqlite3 from 'better-sqlite3'
import { beforeEach, describe, expect, it, onTestFinished, vi } from 'vitest'
import { fail, ok } from '@shared/result'
import type { Database } from '../../../src/main/store/database'
import { openDatabase } from '../../../src/main/store/open'
import { storeProblem } from '../../../src/main/store/problems'
import { watchDatabase } from '../../../src/main/store/watch'
import { codeOf, temporaryFolders, valueOf } from '../../support/folders'

const folder = temporaryFolders()
let database: Database
let path: string

beforeEach(() => {
  path = join(folder(), 'paydown.sqlite')
  const opened = valueOf(openDatabase(path))
  database = opened
  onTestFinished(() => {
    opened.close()
  })
})

const add = (name: string, where = database) =>
  where.statement<[string]>('INSERT INTO portfolio (name) VALUES (?)').run(name)
const names = (where = database) =>
  where
    .statement<[], { name: string }>('SELECT name FROM portfolio ORDER BY name')
    .all()
    .map((row) => row.name)

describe('writing', () => {
  it('keeps what succeeds', () => {
    expect(database.write(() => ok(add('A').changes))).toEqual(ok(1))
    expect(names()).toEqual(['A'])
  })

  it('undoes everything on a problem', () => {
    const result = database.write(() => {
      add('A')
      return database.write(() => {
        add('B')
        return fail('no', 'No.')
      })
    })
    expect(codeOf(result)).toBe('no')
    expect(names()).toEqual([])
  })

  it('undoes everything on a bug, and goes on', () => {
    expect(() =>
      database.write(() => {
        add('A')
        throw new Error('a bug')
      }),
    ).toThrow('a bug')
    expect(names()).toEqual([])
    expect(codeOf(database.write(() => ok(add('B'))))).toBeNull()
  })

  it('takes a broken rule of the schema for the bug it is', () => {
    add('A')
    expect(() => database.write(() => ok(add('a')))).toThrow('UNIQUE')
  })
})

describe('reading', () => {
  it('sees one state however others write', () => {
    const other = valueOf(openDatabase(path))
    const seen = database.read(() => {
      const before = names().length
      add('A', other)
      return [before, names().length]
    })
    expect(seen).toEqual([0, 0])
    expect(names()).toEqual(['A'])
    other.close()
  })
})

describe('watching', () => {
  it("notices another connection's writes, once each, and not its own", () => {
    vi.useFakeTimers()
    onTestFinished(() => {
      vi.useRealTimers()
    })
    let calls = 0
    const stop = watchDatabase(database, () => calls++, 100)
    const other = valueOf(openDatabase(path))
    add('own')
    vi.advanceTimersByTime(250)
    expect(calls).toBe(0)
    add('A', other)
    vi.advanceTimersByTime(250)
    expect(calls).toBe(1)
    add('B', other)
    stop()
    vi.advanceTimersByTime(250)
    expect(calls).toBe(1)
    other.close()
  })
})

describe('problems of the store', () => {
  it.each([
    ['SQLITE_BUSY_SNAPSHOT', 'database-busy'],
    ['SQLITE_FULL', 'disk-full'],
    ['SQLITE_READONLY_DIRECTORY', 'no-permission'],
    ['SQLITE_CORRUPT', 'database-damaged'],
    ['SQLITE_CANTOPEN', 'cannot-open'],
    ['SQLITE_IOERR_WRITE', 'disk-error'],
  ])('%s is %s, with the path in its sentence', (code, name) => {
    const problem = storeProblem(new BetterSqlite3.SqliteError('x', code), '/a/b.sqlite')
    expect(problem?.code).toBe(name)
    expect(problem?.message).toContain('/a/b.sqlite')
  })

  it('knows errors of the file system, and bugs from both', () => {
    const denied = Object.assign(new Error('x'), { code: 'EACCES' })
    expect(storeProblem(denied, '/a')?.code).toBe('no-permission')
    expect(storeProblem(new BetterSqlite3.SqliteError('x', 'SQLITE_CONSTRAINT'), '/a')).toBeNull()
    expect(storeProblem(new TypeError('x'), '/a')).toBeNull()
    expect(storeProblem('x', '/a')).toBeNull()
  })
})

describe('the state of the database', () => {
  it('is one for as long as a read goes on, and another after any write, also one inside a read', () => {
    const other = valueOf(openDatabase(path))
    onTestFinished(() => other.close())
    const state = () => database.read(() => database.state())
    const first = state()
    expect(state()).toBe(first)
    database.read(() => {
      const before = database.state()
      other.write(() => ok(add('A', other)))
      expect([database.state(), names()]).toEqual([before, []])
    })
    const second = state()
    expect(second).not.toBe(first)
    database.read(() => {
      expect(database.state()).toBe(second)
      database.write(() => ok(add('B')))
      expect(database.state()).not.toBe(second)
    })
    expect(state()).not.toBe(second)
  })
})
