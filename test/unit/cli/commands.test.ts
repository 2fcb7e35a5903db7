import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { positionsSchema } from '@shared/positions'
import { createEngine } from '../../../src/main/api/engine'
import { createInlineReader } from '../../../src/main/api/reader'
import { sampleDirectory } from '../../../src/main/cli/resources'
import { paydown, samples, type Ran } from './support'

let folder: string

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'paydown-cli-'))
})

afterEach(() => {
  rmSync(folder, { recursive: true, force: true })
})

/** Runs a command line over the database of this test. */
function run(...args: string[]): Promise<Ran> {
  return paydown(args, (path) =>
    createEngine({
      databasePath: path ?? join(folder, 'test.sqlite'),
      version: '9.9.9',
      reader: createInlineReader(),
      sampleDirectory: sampleDirectory(),
      now: () => new Date('2026-01-02T03:04:05Z'),
    }),
  )
}

async function done(...args: string[]): Promise<string> {
  const { code, out, err } = await run(...args)
  expect(code, err).toBe(0)
  return out
}

async function json(...args: string[]): Promise<unknown> {
  return JSON.parse(await done(...args, '--json'))
}

function linesOf(text: string): string[] {
  return text.trimEnd().split('\n')
}

describe('import', () => {
  test('prints a line a filing and the sum on stderr', async () => {
    const { code, out, err } = await run('import', ...samples)
    expect(code).toBe(0)
    expect(linesOf(out)).toEqual([
      expect.stringMatching(
        /^imported {2}000_a1f1f5d8efe7c3c7\.txt: .*IMPAC Secured Assets Corp\. 2002-3/,
      ),
      expect.stringMatching(/^imported {2}001_c6c1f6c0235324ea\.txt: .*Impac CMB Trust 2002-1/),
    ])
    expect(err).toBe('2 imported, 0 known before, 0 refused.\n')
  })

  test('knows a filing again', async () => {
    await done('import', samples[1]!)
    const { code, out } = await run('import', samples[1]!)
    expect(code).toBe(0)
    expect(out).toMatch(/^known /)
  })

  test('goes on after a file that is refused, and ends with 1', async () => {
    const bad = join(folder, 'bad.txt')
    writeFileSync(bad, 'nothing of use')
    const { code, out, err } = await run('import', bad, samples[1]!)
    expect(code).toBe(1)
    expect(linesOf(out)[0]).toMatch(/^refused {3}.*bad\.txt/)
    expect(linesOf(out)[1]).toMatch(/^imported /)
    expect(err).toContain('1 refused')
  })

  test('--json prints one list, --quiet leaves out the sum', async () => {
    const { code, out, err } = await run('import', '--json', ...samples)
    expect({ code, err }).toEqual({ code: 0, err: '' })
    expect(JSON.parse(out)).toMatchObject([{ outcome: 'imported' }, { outcome: 'imported' }])
    expect((await run('import', '--quiet', ...samples)).err).toBe('')
  })
})

describe('import --dry-run', () => {
  test('tells what importing would do and stores nothing', async () => {
    const { code, out, err } = await run('import', '--dry-run', ...samples)
    expect({ code, err }).toEqual({
      code: 0,
      err: '2 would be imported, 0 on file already, 0 refused. Nothing was stored.\n',
    })
    expect(linesOf(out)).toEqual([
      expect.stringMatching(
        /^import {4}000_\w+\.txt: IMPAC Secured Assets Corp\. 2002-3, 25 September 2002, original; 31 classes; \d+ tie; \d+ explained; 1 differ; new deal\.$/,
      ),
      expect.stringMatching(/^import {4}001_\w+\.txt: Impac CMB Trust 2002-1, .*new deal\.$/),
    ])
    expect(await json('filings')).toEqual([])
  })

  test('--json prints files, reports and totals of the same answers', async () => {
    await done('import', samples[0]!)
    await done('holdings', 'add', '--cusip', '45254NCG0', '--face', '5000000')
    expect(await json('import', '--dry-run', ...samples)).toMatchObject({
      files: [
        { name: '000_a1f1f5d8efe7c3c7.txt', state: 'known', effect: 'known' },
        {
          state: 'read',
          effect: 'import',
          reports: [
            {
              title: 'Impac CMB Trust 2002-1',
              classes: ['A', 'B', 'Cert'],
              effect: 'new',
              newDeal: true,
              held: ['45254NCG0'],
              firstOf: ['45254NCG0'],
            },
          ],
        },
      ],
      totals: { imported: 1, known: 1, refused: 0, deals: 1, firstOf: 1 },
    })
  })

  test('shows the text of a refused row with its line marked, and ends with 1', async () => {
    const bad = join(folder, 'bad.txt')
    writeFileSync(bad, readFileSync(samples[1]!, 'utf8').replace('8824748.', '8824748.x'))
    const { code, out } = await run('import', '--dry-run', bad)
    expect(code).toBe(1)
    const lines = linesOf(out)
    expect(lines[0]).toMatch(/^refused {3}bad\.txt, line 188: /)
    const marked = lines.filter((line) => line.startsWith('  ! '))
    expect(marked).toHaveLength(3)
    expect(marked[0]).toMatch(/^ {2}! 188 {2}A +FLT +470000000$/)
    expect(lines).toHaveLength(10)
  })
})

describe('filings', () => {
  test('says how to begin when there are none', async () => {
    expect(await done('filings')).toContain('paydown import')
    expect(await json('filings')).toEqual([])
  })

  test('lists deal, date, form, revision, status and checks', async () => {
    await done('import', ...samples)
    const lines = linesOf(await done('filings'))
    expect(lines).toHaveLength(4)
    expect(lines[0]).toMatch(
      /^No\. +Deal +Distribution +Form +Revision +Status +Classes +Checks +File$/,
    )
    expect(lines[2]).toMatch(
      /^ +2 +Impac CMB Trust 2002-1 +2002-09-25 +8-K +original +current +3 +\d+ tie/,
    )
    expect(lines[3]).toMatch(
      /^ +1 +IMPAC Secured Assets Corp\. 2002-3 +2002-09-25 +8-K +original +current +31 /,
    )
  })
})

describe('holdings', () => {
  test('add, list and remove', async () => {
    expect(await done('holdings', 'add', '--cusip', '45254tlu6', '--face', '1,000,000')).toBe(
      'Added lot 1: 1,000,000.00 of 45254TLU6 in portfolio Main.\n',
    )
    await done(
      ...['holdings', 'add', '--cusip', '45254NCG0', '--face', '5000000', '--portfolio', 'Other'],
      ...['--account', 'Custody 1', '--settle', '2002-06-28', '--price', '99.5', '--note', 'first'],
    )
    expect(await json('holdings', 'list')).toMatchObject([
      { id: 1, cusip: '45254TLU6', face: '1000000', portfolio: 'Main', account: null },
      {
        id: 2,
        cusip: '45254NCG0',
        portfolio: 'Other',
        account: 'Custody 1',
        settle: '2002-06-28',
        price: '99.5',
        note: 'first',
      },
    ])
    expect(await json('holdings', 'list', '--portfolio', 'Main')).toHaveLength(1)
    expect(linesOf(await done('holdings', 'list'))[0]).toMatch(
      /^Lot +CUSIP +Face +Portfolio +Account +Settled +Price +Note$/,
    )
    expect(await done('holdings', 'remove', '1')).toMatch(/^Removed lot 1: /)
    expect(await json('holdings', 'list')).toHaveLength(1)
  })

  test('a CUSIP with a wrong check digit is refused with a sentence', async () => {
    const { code, out, err } = await run('holdings', 'add', '--cusip', '45254TLU7', '--face', '1')
    expect({ code, out }).toEqual({ code: 1, out: '' })
    expect(err).toContain('check digit')
  })

  test('a lot that is not there is refused', async () => {
    const { code, err } = await run('holdings', 'remove', '7')
    expect({ code, named: err.includes('7') }).toEqual({ code: 1, named: true })
  })
})

/** Holdings in the 25 September 2002 distribution, and what each was paid and is left with. */
const examples = [
  {
    cusip: '45254TLU6',
    face: '1000000',
    interest: '1571.61',
    principal: '93742.09',
    currentFace: '817335.22',
  },
  {
    cusip: '45254TLZ5',
    face: '250000',
    interest: '1450.00',
    principal: '0.00',
    currentFace: '250000.00',
  },
  {
    cusip: '45254NCG0',
    face: '5000000',
    interest: '8304.69',
    principal: '93880.30',
    currentFace: '4584816.05',
  },
  {
    cusip: '45254TLY8',
    face: '2100000',
    interest: '4937.45',
    principal: '0.00',
    currentFace: '2100000.00',
  },
]

async function holdExamples(): Promise<void> {
  await done('import', ...samples)
  for (const { cusip, face } of examples) {
    await done('holdings', 'add', '--cusip', cusip, '--face', face)
  }
}

describe('positions', () => {
  test('what each holding was paid, to the cent', async () => {
    await holdExamples()
    const found = positionsSchema.parse(await json('positions', '--as-of', '2002-09-30'))
    for (const { cusip, face, interest, principal, currentFace } of examples) {
      expect(found.positions.find((each) => each.cusip === cusip)).toMatchObject({
        originalFace: face,
        currentFace,
        distribution: { date: '2002-09-25', interest, principal },
      })
    }
    expect(found.totals).toMatchObject({ originalFace: '6250000', total: '203886.14' })
  })

  test('as a table, with thousands apart and a total', async () => {
    await holdExamples()
    const lines = linesOf(await done('positions', '--as-of', '2002-09-30'))
    expect(lines[0]).toBe('Positions as of 2002-09-30, all portfolios')
    expect(lines.find((line) => line.startsWith('45254TLU6'))).toMatch(
      / A-1 +1,000,000\.00 +0\.817335216 +817,335\.22 +2002-09-25 +1,571\.61 +93,742\.09 +95,313\.70 /,
    )
    expect(lines.find((line) => line.startsWith('Total'))).toMatch(/6,250,000\.00 .*203,886\.14$/)
    expect(lines.at(-1)).toContain('Notional amounts are left out')
  })

  test('before anything is held, says how to begin', async () => {
    expect(await done('positions')).toContain('paydown holdings add')
  })

  test('one portfolio, and one that is not there', async () => {
    await holdExamples()
    const args = ['positions', '--as-of', '2002-09-30', '--portfolio']
    expect(await json(...args, 'Main')).toMatchObject({ portfolio: 'Main' })
    expect((await run(...args, 'Nobody')).code).toBe(1)
  })
})

describe('report', () => {
  const month = ['report', '--month', '2002-09']

  beforeEach(holdExamples)

  test('as text on the terminal', async () => {
    const text = await done(...month)
    expect(text).toContain('September 2002')
    expect(text).toContain('93,742.09')
  })

  test('--json has the positions of the month and the deals held', async () => {
    const found = await json(...month)
    expect(found).toMatchObject({ month: '2002-09', totals: { total: '203886.14' } })
  })

  test('--json has the positions that `positions --json` has at the end of the month', async () => {
    const { positions } = positionsSchema.parse(await json('positions', '--as-of', '2002-09-30'))
    expect(await json(...month)).toMatchObject({ positions })
  })

  test('--json has no distribution in a month without one', async () => {
    const found = await json('report', '--month', '2002-11')
    const { positions, totals } = positionsSchema.parse(found)
    expect(positions.map(({ distribution }) => distribution)).toEqual([null, null, null, null])
    expect(positions.map(({ asOfDistribution }) => asOfDistribution)).toContain('2002-09-25')
    expect(totals.total).toBe('0.00')
  })

  test('--out writes the form that the ending asks for, and nothing on stdout', async () => {
    for (const [name, start] of [
      ['a.html', '<!doctype html>'],
      ['b.JSON', '{'],
      ['c.Csv', '\uFEFFreport,head,'],
      ['d.XLSX', 'PK'],
      ['e.txt', 'Monthly holder report, September 2002'],
    ] as const) {
      const file = join(folder, name)
      const { code, out, err } = await run(...month, '--out', file)
      expect({ code, out }).toEqual({ code: 0, out: '' })
      expect(err).toContain(file)
      expect(readFileSync(file, 'utf8').startsWith(start)).toBe(true)
    }
    expect(readdirSync(folder).filter((name) => name.endsWith('.part'))).toEqual([])
  })

  test('an ending that is no form is a wrong command line that lists the endings', async () => {
    const { code, err } = await run(...month, '--out', join(folder, 'a.docx'))
    expect(code).toBe(2)
    expect(err).toContain('.pdf, .xlsx, .csv, .html, .json, .txt')
  })

  test('an older file gives way to a whole new one, and the same data gives the same bytes', async () => {
    for (const name of ['a.csv', 'a.xlsx', 'a.html', 'a.txt']) {
      const file = join(folder, name)
      writeFileSync(file, 'older and much longer '.repeat(100_000))
      await done(...month, '--out', file, '--quiet')
      const first = readFileSync(file)
      await done(...month, '--out', file, '--quiet')
      expect(first.length).toBeLessThan(1_000_000)
      expect(readFileSync(file).equals(first)).toBe(true)
    }
  })

  test('with --json and --out, the JSON is the same in both places', async () => {
    const file = join(folder, 'a.json')
    expect(await done(...month, '--json', '--out', file)).toBe(readFileSync(file, 'utf8'))
  })

  test('a place that cannot be written is refused with a sentence', async () => {
    const file = join(folder, 'none', 'a.html')
    const { code, err } = await run(...month, '--out', file)
    expect(code).toBe(1)
    expect(err).toContain(`The report could not be written to ${file}`)
  })
})

describe('sample', () => {
  beforeEach(() => {
    for (const name of ['TMPDIR', 'TMP', 'TEMP']) vi.stubEnv(name, folder)
  })

  afterEach(() => {
    vi.unstubAllEnvs()
  })

  test('tells its steps on stderr, ends with the report, and leaves nothing behind', async () => {
    const { code, out, err } = await run('sample')
    expect(code).toBe(0)
    expect(err).toContain('imported  000_a1f1f5d8efe7c3c7.txt')
    expect(err).toContain('imported  001_c6c1f6c0235324ea.txt')
    expect(err).toContain('4 lots')
    expect(out).toContain('September 2002')
    expect(out).toContain('203,886.14')
    expect(readdirSync(folder)).toEqual([])
  })

  test('--json and --quiet', async () => {
    const { out, err } = await run('sample', '--json', '--quiet')
    expect(err).toBe('')
    expect(JSON.parse(out)).toMatchObject({ month: '2002-09' })
  })
})
