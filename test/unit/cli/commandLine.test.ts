import { describe, expect, test } from 'vitest'
import { version } from '../../../package.json'
import { paydown } from './support'

describe('a wrong command line ends with 2, a sentence on stderr and nothing on stdout', () => {
  test.each([
    ['no command', []],
    ['an unknown command', ['reprot']],
    ['an unknown option', ['filings', '--jsn']],
    ['extract without a file', ['extract']],
    ['import without a path', ['import']],
    ['holdings without a command', ['holdings']],
    ['an unknown command of holdings', ['holdings', 'edit']],
    ['a command of holdings that is not there', ['holdings', 'trade', 'lots.csv']],
    ['add without a CUSIP', ['holdings', 'add', '--face', '1000']],
    ['add without a face', ['holdings', 'add', '--cusip', '45254TLU6']],
    [
      'a settlement date that is none',
      ['holdings', 'add', '--cusip', 'x', '--face', '1', '--settle', '2002-02-30'],
    ],
    ['remove without a lot', ['holdings', 'remove']],
    ['a lot that is no number', ['holdings', 'remove', 'first']],
    ['a date in words', ['positions', '--as-of', 'September']],
    ['a day that does not exist', ['positions', '--as-of', '2002-09-31']],
    ['report without a month', ['report']],
    ['a month that does not exist', ['report', '--month', '2002-13']],
    ['a month with a day', ['report', '--month', '2002-09-25']],
    ['a form that is not there', ['report', '--month', '2002-09', '--out', 'a.docx']],
    ['a file without an ending', ['report', '--month', '2002-09', '--out', 'report']],
    [
      'a month and a range',
      ['report', '--month', '2002-09', '--from', '2002-08', '--to', '2002-09', '--out-dir', 'x'],
    ],
    ['half a range', ['report', '--from', '2002-08', '--out-dir', 'x']],
    [
      'a range that ends before it begins',
      ['report', '--from', '2002-09', '--to', '2002-08', '--out-dir', 'x'],
    ],
    ['a range without a folder', ['report', '--from', '2002-08', '--to', '2002-09']],
    ['all portfolios without a folder', ['report', '--month', '2002-09', '--all-portfolios']],
    [
      'all portfolios and one',
      ['report', '--month', '2002-09', '--all-portfolios', '--portfolio', 'A', '--out-dir', 'x'],
    ],
    ['a folder and a file', ['report', '--month', '2002-09', '--out-dir', 'x', '--out', 'a.pdf']],
    [
      'a form of no report',
      ['report', '--month', '2002-09', '--out-dir', 'x', '--form', 'pdf,docx'],
    ],
    [
      'a pattern with an unknown word',
      ['report', '--month', '2002-09', '--out-dir', 'x', '--name', '{fund}'],
    ],
    ['a paper that is none', ['report', '--month', '2002-09', '--paper', 'A5']],
    ['an argument too many', ['filings', 'now']],
    ['a database without a name', ['filings', '--db']],
    ['a database whose name is empty', ['filings', '--db', '']],
  ])('%s', async (_, args) => {
    const ran = await paydown(args)
    expect(ran.code).toBe(2)
    expect(ran.out).toBe('')
    expect(ran.err).not.toBe('')
    expect(ran.err, 'it was the engine that refused').not.toContain('No engine here')
  })

  test('says which option is wrong and how it is written', async () => {
    const { err } = await paydown(['report', '--month', '2002-9'])
    expect(err).toContain('--month')
    expect(err).toContain('A month is written like 2002-09.')
  })

  test('says which command may have been meant', async () => {
    expect((await paydown(['reprot'])).err).toContain('report')
  })
})

const commands = [
  [],
  ['extract'],
  ['import'],
  ['filings'],
  ['holdings'],
  ['holdings', 'list'],
  ['holdings', 'add'],
  ['holdings', 'remove'],
  ['positions'],
  ['report'],
  ['sample'],
]

describe.each(commands.map((command) => [command.join(' ') || 'paydown', command] as const))(
  '%s',
  (name, command) => {
    test('--version prints the version', async () => {
      expect(await paydown([...command, '--version'])).toEqual({
        code: 0,
        out: `${version}\n`,
        err: '',
      })
    })

    test('--help prints how it is used, with the options that are everywhere', async () => {
      const { code, out, err } = await paydown([...command, '--help'])
      expect(code).toBe(0)
      expect(err).toBe('')
      expect(out).toContain(name === 'paydown' ? 'Usage: paydown' : `Usage: paydown ${name}`)
      for (const option of ['--db <file>', '--json', '--quiet', '--help', '--version']) {
        expect(out).toContain(option)
      }
    })
  },
)

test('the database may be named before the command and after it', async () => {
  const paths: (string | undefined)[] = []
  for (const args of [
    ['--db', 'a.sqlite', 'filings'],
    ['filings', '--db', 'b.sqlite'],
    ['filings'],
    ['--db', 'c.sqlite', 'holdings', 'list'],
    ['holdings', '--db', 'd.sqlite', 'list'],
    ['holdings', 'list', '--db', 'e.sqlite'],
  ]) {
    const ran = await paydown(args, (path) => {
      paths.push(path)
      return { ok: false, problem: { code: 'newer-database', message: 'It is newer.' } }
    })
    expect(ran).toEqual({ code: 1, out: '', err: 'It is newer.\n' })
  }
  expect(paths).toEqual(['a.sqlite', 'b.sqlite', undefined, 'c.sqlite', 'd.sqlite', 'e.sqlite'])
})
describe('with --json, stdout has one JSON value whatever happens', () => {
  test.each([
    ['no command', []],
    ['an unknown command', ['reprot']],
    ['an unknown option', ['filings', '--jsn']],
    ['no file', ['import']],
    ['a group without its command', ['holdings']],
    ['a day that does not exist', ['positions', '--as-of', '2002-09-31']],
    ['a column named wrongly', ['holdings', 'import', 'a.csv', '--map', 'face']],
  ])('a wrong command line: %s', async (_, args) => {
    for (const given of [
      ['--json', ...args],
      [...args, '--json'],
    ]) {
      const { code, out, err } = await paydown(given)
      expect(code).toBe(2)
      expect(JSON.parse(out)).toEqual({
        error: {
          code: 'wrong-command-line',
          message: expect.stringMatching(/^\w.*\S$/s) as string,
          line: null,
        },
      })
      expect(err).not.toBe('')
    }
  })

  test('a problem that ends a command', async () => {
    const { code, out, err } = await paydown(['positions', '--json'], () => ({
      ok: false,
      problem: { code: 'newer-database', message: 'It is newer.' },
    }))
    expect(code).toBe(1)
    expect(JSON.parse(out)).toEqual({
      error: { code: 'newer-database', message: 'It is newer.', line: null },
    })
    expect(err).toBe('It is newer.\n')
  })

  test('help and version', async () => {
    expect(JSON.parse((await paydown(['filings', '--json', '--version'])).out)).toEqual({ version })
    const { code, out } = await paydown(['--json', 'filings', '--help'])
    expect(code).toBe(0)
    expect(JSON.parse(out)).toEqual({
      help: expect.stringContaining('Usage: paydown filings') as string,
    })
  })

  test('a file called --json asks for none', async () => {
    const { code, out } = await paydown(['extract', '--', '--json'])
    expect(code).toBe(1)
    expect(JSON.parse(out)).toMatchObject({ status: 'refused' })
  })
})
