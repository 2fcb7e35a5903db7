import { parse } from 'csv-parse/sync'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Statement } from '@shared/statement'
import { writeRecords } from '../../../src/main/holdings/csv/table'
import { buildStatement } from '../../../src/main/statement/buildStatement'
import { statementCsv } from '../../../src/main/statement/statementCsv'
import { statementSections } from '../../../src/main/statement/statementSections'
import { exampleInput, longInput } from './fixture'

const model = buildStatement(exampleInput())
const csv = statementCsv(model)

/** Reads a CSV file as RFC 4180 has it, with the same number of fields in every record. */
function read(text: string): string[][] {
  return parse(text, { bom: true, record_delimiter: '\r\n' })
}

describe('the CSV file', () => {
  it('has the sections of the report one after another, each with its heads and every cell', () => {
    const records = read(csv)
    const expected = statementSections(model).flatMap(({ id, heads, rows }) => [
      [id, 'head', ...heads],
      ...rows.map(({ role, cells }) => [id, role, ...cells.map((cell) => cell.value ?? '')]),
    ])
    expect(records.map((record) => record.length)).toEqual(records.map(() => records[0]?.length))
    const unpadded = records.map((record, i) => {
      const length = expected[i]?.length ?? 0
      expect(record.slice(length).join('')).toBe('')
      return record.slice(0, length)
    })
    expect(unpadded).toEqual(expected)
  })

  it('has the examples to the cent, notional classes apart, and blank is not zero', () => {
    const records = read(csv)
    const head = records.find((record) => record[0] === 'principal') ?? []
    const cell = (cusip: string, name: string) =>
      records.find((record) => record[2] === cusip)?.[head.indexOf(name)]
    expect(cell('45254TLU6', 'Cash')).toBe('95313.70')
    expect(cell('45254TLU6', 'Factor after')).toBe('0.817335216')
    expect(cell('45254TLU6', 'Original face')).toBe('1000000.00')
    expect(records.find((record) => record[2] === '45254TLY8')?.[0]).toBe('notional')
    const total = records.find((record) => record[0] === 'principal' && record[1] === 'total') ?? []
    expect(total[head.indexOf('Original face')]).toBe('6250000.00')
    expect(total[head.indexOf('Factor after')]).toBe('')
    const faces = records.filter((record) => record[0] === 'faces')
    expect(faces.at(-1)?.[faces[0]?.indexOf('Difference') ?? 0]).toBe('-0.01')
  })

  it('is UTF-8 with its mark, in lines that end in CR LF, the same for the same data', () => {
    expect(csv.startsWith('\uFEFFreport,head,')).toBe(true)
    expect(csv.endsWith('\r\n')).toBe(true)
    expect(csv.replaceAll('\r\n', '')).not.toMatch(/[\r\n]/)
    expect(statementCsv(buildStatement(exampleInput()))).toBe(csv)
  })

  it('has a section for whatever the model has, and none for what it has not', () => {
    const ids = (of: Statement) => statementSections(of).map((section) => section.id)
    expect(ids(model)).not.toContain('without-report')
    expect(ids(buildStatement(longInput(60)))).toContain('checks')
    expect(ids(buildStatement(exampleInput({ holdings: [], reports: [] })))).toEqual([
      'report',
      'method',
    ])
  })
})

const FORMULA = /^[=+\-@\t\r\n\uFF0B\uFF0D\uFF1D\uFF20]/
const NUMBER = /^-?\d+(\.\d+)?%?$/
const begun = fc
  .tuple(
    fc.constantFrom(
      '=',
      '+',
      '-',
      '@',
      '\t',
      '\r',
      '\n',
      '＝',
      '＋',
      '－',
      '＠',
      "'",
      "'=",
      '"',
      ',',
    ),
    fc.string({ unit: 'grapheme' }),
  )
  .map((parts) => parts.join(''))
const number = fc
  .tuple(fc.bigInt({ min: -(10n ** 18n), max: 10n ** 18n }), fc.constantFrom('', '.5', '.25%', '%'))
  .map(([whole, tail]) => `${whole}${tail}`)

describe('whatever a filing says', () => {
  it('no cell begins a formula, numbers stay numbers, and the text can be had back', () => {
    fc.assert(
      fc.property(
        fc.array(fc.array(fc.oneof(begun, number, fc.string()), { minLength: 3, maxLength: 3 }), {
          minLength: 1,
        }),
        (records) => {
          const back = read(writeRecords(records))
          expect(back.length).toBe(records.length)
          records.forEach((record, i) => {
            record.forEach((value, j) => {
              const written = back[i]?.[j] ?? ''
              if (NUMBER.test(value)) expect(written).toBe(value)
              else expect(written).not.toMatch(FORMULA)
              expect([value, `'${value}`]).toContain(written)
              if (written === value) expect(value).not.toMatch(NUMBER.test(value) ? /^$/ : FORMULA)
            })
          })
        },
      ),
      { numRuns: 500 },
    )
  })

  it('a deal called like a formula is harmless in every section', () => {
    const evil = '=HYPERLINK("x","y")'
    const input = exampleInput()
    const [first] = input.reports
    const hostile = buildStatement({
      ...input,
      holdings: input.holdings.map((each) => ({
        ...each,
        position: { ...each.position, deal: evil, class: '@SUM(1)' },
      })),
      reports: first === undefined ? [] : [{ ...first, report: { ...first.report, deal: evil } }],
    })
    const cells = read(statementCsv(hostile)).flat()
    expect(cells.filter((cell) => cell === `'${evil}`).length).toBeGreaterThan(4)
    expect(cells.filter((cell) => FORMULA.test(cell) && !NUMBER.test(cell))).toEqual([])
  })
})
