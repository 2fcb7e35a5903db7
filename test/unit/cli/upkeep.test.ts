import { existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { createEngine } from '../../../src/main/api/engine'
import { createInlineReader } from '../../../src/main/api/reader'
import { paydown, samples, type Ran } from './support'

let folder: string

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'paydown-cli-'))
})

afterEach(() => {
  rmSync(folder, { recursive: true, force: true })
})

function run(...args: string[]): Promise<Ran> {
  return paydown(args, (path) =>
    createEngine({
      databasePath: path ?? join(folder, 'test.sqlite'),
      version: '9.9.9',
      reader: createInlineReader(),
      now: () => new Date('2026-01-02T03:04:05Z'),
    }),
  )
}

async function done(...args: string[]): Promise<string> {
  const { code, out, err } = await run(...args)
  expect(code, err).toBe(0)
  return out
}

const add = (face: string, ...rest: string[]) =>
  done('holdings', 'add', '--cusip', '45254TLU6', '--face', face, ...rest)

describe('copies of the database', () => {
  test('are made, refused over a file, put back, and what they replace is kept', async () => {
    await add('1000')
    const copy = join(folder, 'copy.sqlite')
    expect(await done('backup', copy)).toBe(
      `Copied the database to ${copy} and verified the copy.\n`,
    )
    expect((await run('backup', copy)).code).toBe(1)
    await done('backup', copy, '--force')
    await add('2000')
    const { aside } = JSON.parse(await done('restore', copy, '--json')) as { aside: string }
    expect(existsSync(aside)).toBe(true)
    expect(JSON.parse(await done('holdings', 'list', '--json'))).toHaveLength(1)
    expect((await run('restore', join(folder, 'none.sqlite'))).err).toContain('There is no file')
  })

  test('are made once a day, as soon as there is something to keep', async () => {
    await done('holdings', 'list')
    expect(existsSync(join(folder, 'backups'))).toBe(false)
    await add('1000')
    await add('2000')
    expect(readdirSync(join(folder, 'backups'))).toEqual(['test.sqlite.2026-01-02.backup'])
  })

  test('check says that all is well', async () => {
    await done('import', ...samples)
    await add('1000')
    expect(await done('check')).toBe(
      'The database is sound: 2 filings, 34 classes and 1 payments to holders agree.\n',
    )
  })
})

describe('the journal', () => {
  test('lists what was done and undoes it', async () => {
    await add('1000')
    await add('2000', '--trade', '2002-06-25', '--settle', '2002-06-28', '--accrued', '12.50')
    expect(await done('undo', '--dry-run')).toBe(
      'Would undo 2: Added 2,000 of 45254TLU6 in Main.\n',
    )
    expect(await done('undo')).toBe('Undid 2: Added 2,000 of 45254TLU6 in Main.\n')
    expect(await done('journal')).toContain('Undid 2 (Added 2,000 of 45254TLU6 in Main)')
    expect(JSON.parse(await done('holdings', 'list', '--json'))).toHaveLength(1)
    expect((await run('undo', 'x')).code).toBe(2)
  })

  test('sells relieve lots', async () => {
    await add('1000', '--settle', '2002-06-28')
    const sell = ['holdings', 'sell', '--cusip', '45254TLU6', '--settle', '2002-09-03', '--face']
    expect(await done(...sell, '400')).toContain('Added sale 2: 400')
    const { code, err } = await run(...sell, '601')
    expect([code, err]).toEqual([1, expect.stringContaining('only 600 is held then')])
  })
})
