import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test, vi } from 'vitest'
import { createEngine } from '../../../src/main/api/engine'
import { createInlineReader } from '../../../src/main/api/reader'
import { run as runProgram } from '../../../src/main/cli/program'
import { findChromium } from '../../../src/main/print/find'
import { temporaryFolders } from '../../support/folders'
import { paydown, samples, type Ran } from './support'

const newFolder = temporaryFolders()

const open = (folder: string) => () =>
  createEngine({
    databasePath: join(folder, 'test.sqlite'),
    version: '9.9.9',
    reader: createInlineReader(),
  })

/** The samples, held in portfolios of these names; a command line over them. */
async function heldIn(...portfolios: string[]): Promise<(...args: string[]) => Promise<Ran>> {
  const folder = newFolder()
  const run = (...args: string[]) => paydown(args, open(folder))
  await run('import', ...samples)
  for (const portfolio of portfolios) {
    const lot = ['--cusip', '45254TLU6', '--face', '1000000', '--settle', '2002-07-01']
    await run('holdings', 'add', ...lot, '--portfolio', portfolio)
  }
  return run
}

describe('many reports', () => {
  test('one for each portfolio, in several forms, by a pattern', async () => {
    const run = await heldIn('Main', 'A/B', 'A:B')
    const out = join(newFolder(), 'new', 'reports')
    const { code, out: lines, err } = await run('report', '--month', '2002-09', '--all-portfolios', '--out-dir', out, '--form', 'csv,XLSX', '--name', '{month} {portfolio}') // prettier-ignore
    expect({ code, err }).toEqual({
      code: 0,
      err: `3 of 3 reports written to ${out}, 0 refused.\n`,
    })
    expect(readdirSync(out).sort()).toEqual([
      '2002-09 A-B (2).csv',
      '2002-09 A-B (2).xlsx',
      '2002-09 A-B.csv',
      '2002-09 A-B.xlsx',
      '2002-09 Main.csv',
      '2002-09 Main.xlsx',
    ])
    expect(lines.trimEnd().split('\n').sort()).toEqual([
      'written  2002-09 A-B (2).xlsx, 2002-09 A-B (2).csv',
      'written  2002-09 A-B.xlsx, 2002-09 A-B.csv',
      'written  2002-09 Main.xlsx, 2002-09 Main.csv',
    ])
    const one = join(out, 'alone.csv')
    await run('report', '--month', '2002-09', '--portfolio', 'A/B', '--out', one)
    expect(readFileSync(join(out, '2002-09 A-B.csv')).equals(readFileSync(one))).toBe(true)
  })

  test('one for each month; a month in which nothing was held has none', async () => {
    const run = await heldIn('Main')
    const out = newFolder()
    const { code, out: lines, err } = await run('report', '--from', '2002-06', '--to', '2002-09', '--out-dir', out, '--form', 'txt', '--portfolio', 'Main') // prettier-ignore
    expect(code).toBe(0)
    expect(readdirSync(out).sort()).toEqual(['Main 2002-07.txt', 'Main 2002-08.txt', 'Main 2002-09.txt']) // prettier-ignore
    expect(lines).toContain('empty    Main, June 2002: nothing was held, so no report was made.')
    expect(err).toBe(`3 of 4 reports written to ${out}, 1 with nothing held, 0 refused.\n`)
  })

  test('--json is one list of what became of each; what was refused ends with 1', async () => {
    const run = await heldIn('Main')
    const { code, out, err } = await run('report', '--month', '2002-09', '--portfolio', 'Nobody', '--out-dir', newFolder(), '--form', 'csv', '--json') // prettier-ignore
    expect({ code, err }).toEqual({ code: 1, err: '' })
    expect(JSON.parse(out)).toMatchObject([
      { portfolio: 'Nobody', month: '2002-09', outcome: 'refused', files: [], code: 'unknown-portfolio' }, // prettier-ignore
    ])
  })

  test('a folder that cannot be made is refused', async () => {
    const run = await heldIn('Main')
    const { code, err } = await run('report', '--month', '2002-09', '--out-dir', join(samples[0]!, 'x'), '--form', 'csv') // prettier-ignore
    expect(code).toBe(1)
    expect(err).toContain('--out-dir')
  })

  test('an interrupt stops it after the files in hand, and says what is left', async () => {
    const folder = newFolder()
    const say = (...args: string[]) => paydown(args, open(folder))
    await say('import', ...samples)
    await say('holdings', 'add', '--cusip', '45254TLU6', '--face', '1000')
    const out = newFolder()
    let interrupt: (() => void) | undefined
    const unhook = vi.fn()
    let err = ''
    const code = await runProgram(
      ['report', '--from', '2002-09', '--to', '2002-12', '--out-dir', out, '--form', 'csv'],
      {
        out: () => interrupt?.(),
        err: (text) => void (err += text),
        fail: ({ message }) => void (err += message),
        openEngine: async () => open(folder)(),
        onInterrupt: (listener) => {
          interrupt = listener
          return unhook
        },
      },
    )
    expect(code).toBe(1)
    expect(err).toContain('2 of 4 reports written')
    expect(err).toContain('2 not begun')
    expect(readdirSync(out)).toHaveLength(2)
    expect(unhook).toHaveBeenCalledOnce()
  })

  test.skipIf(findChromium(process.env) === null)(
    'as PDF through an installed Chromium (skipped where there is none)',
    { timeout: 60_000 },
    async () => {
      const run = await heldIn('One', 'Two')
      const out = newFolder()
      const { code, err } = await run('report', '--month', '2002-09', '--all-portfolios', '--out-dir', out, '--paper', 'Letter') // prettier-ignore
      expect(code, err).toBe(0)
      for (const name of ['One 2002-09.pdf', 'Two 2002-09.pdf']) {
        const pdf = readFileSync(join(out, name), 'latin1')
        expect(pdf).toMatch(/^%PDF-/)
        expect(pdf).toMatch(/\/MediaBox \[0 0 612 792\]/)
      }
      expect(existsSync(join(out, 'One 2002-09.html'))).toBe(false)
    },
  )
})
