import fc from 'fast-check'
import { afterEach, describe, expect, it, vi } from 'vitest'
import { exact, grouped } from '@shared/decimal'
import { buildStatement } from '../../../src/main/statement/buildStatement'
import type { SectionCell } from '../../../src/main/statement/sections/section'
import { statementSections } from '../../../src/main/statement/statementSections'
import { statementXlsx } from '../../../src/main/statement/statementXlsx'
import { spreadsheetNumber, xlsxCell } from '../../../src/main/statement/xlsxCell'
import { readWorkbook, type ReadCell } from '../../support/workbook'
import { exampleInput, longInput } from './fixture'

const model = buildStatement(exampleInput())

/** What a cell of the workbook must say for a cell of a section: the same decimal, whatever way it is kept. */
function agrees(cell: SectionCell, read: ReadCell | null | undefined): boolean {
  if (cell.value === null) return read == null
  if (read == null) return false
  if (read.kind !== 'number') return read.text === cell.value
  return cell.value.endsWith('%')
    ? exact(cell.value.slice(0, -1)).div(100).eq(read.text)
    : exact(cell.value).eq(read.text)
}

afterEach(() => {
  vi.useRealTimers()
})

describe('the workbook', () => {
  it.each([
    ['the four examples', exampleInput()],
    ['sixty holdings', longInput(60)],
    ['nothing', exampleInput({ holdings: [], reports: [] })],
  ])('has a sheet a section with the same cells, for %s', async (_, input) => {
    const statement = buildStatement(input)
    const sections = statementSections(statement)
    const { sheets } = readWorkbook(await statementXlsx(statement))
    expect(sheets.map((sheet) => sheet.name)).toEqual(sections.map((section) => section.title))
    for (const [at, section] of sections.entries()) {
      const [head, ...rows] = sheets[at]?.rows ?? []
      expect(head?.map((cell) => cell?.text)).toEqual(section.heads)
      expect(rows).toHaveLength(section.rows.length)
      section.rows.forEach((row, i) => {
        row.cells.forEach((cell, j) => {
          expect([cell, rows[i]?.[j], agrees(cell, rows[i]?.[j])]).toEqual([
            cell,
            rows[i]?.[j],
            true,
          ])
        })
      })
    }
  })

  it('keeps amounts as numbers and dates as dates, in a format that shows every digit', async () => {
    const { sheets } = readWorkbook(await statementXlsx(model))
    const sheet = sheets.find(({ name }) => name === 'Principal classes')
    const column = (name: string) => sheet?.rows[0]?.findIndex((cell) => cell?.text === name) ?? -1
    const row = sheet?.rows.find((cells) => cells[0]?.text === '45254TLU6') ?? []
    expect(row[column('Cash')]).toEqual({ kind: 'number', text: '95313.7', format: '#,##0.00' })
    expect(row[column('Factor after')]).toEqual({ kind: 'number', text: '0.817335216', format: '0.000000000' }) // prettier-ignore
    expect(row[0]?.kind).toBe('text')
    const facts = sheets[0]?.rows.map((cells) => cells[1]) ?? []
    expect(facts).toContainEqual({ kind: 'date', text: '2002-09-25', format: 'yyyy\\-mm\\-dd' })
  })

  it('has frozen heads, widths, a title, and no formula', async () => {
    const { files, sheets } = readWorkbook(await statementXlsx(model))
    for (const { xml } of sheets) {
      expect(xml).toMatch(/<pane [^>]*ySplit="1"[^>]*state="frozen"/)
      expect(xml).toMatch(/<cols><col [^>]*width="\d+"/)
      expect(xml).not.toContain('<f>')
    }
    expect(files['docProps/core.xml']).toContain('<dc:title>Monthly holder report, September 2002, Main</dc:title>') // prettier-ignore
    expect(files['docProps/core.xml']).not.toMatch(/created|modified/)
  })

  it('has the same bytes whenever it is made', async () => {
    const one = await statementXlsx(model)
    vi.useFakeTimers({ now: new Date('2031-05-06T07:08:09Z'), toFake: ['Date'] })
    expect(Buffer.from(await statementXlsx(buildStatement(exampleInput()))).equals(one)).toBe(true)
  })

  it('takes text like a formula for text, and drops characters that XML forbids', async () => {
    const evil = '=1+1<&>"\u0000\u001b'
    const holdings = exampleInput().holdings.map((each) => ({
      ...each,
      position: { ...each.position, deal: evil },
    }))
    const { sheets } = readWorkbook(
      await statementXlsx(buildStatement(exampleInput({ holdings, portfolio: evil }))),
    )
    const cells = sheets.flatMap((sheet) => sheet.rows.flat())
    expect(cells.find((cell) => cell?.text.startsWith('=1+1'))).toMatchObject({ kind: 'text', text: '=1+1<&>"' }) // prettier-ignore
  })
})

describe('a decimal in a spreadsheet', () => {
  it('is a number only where the spreadsheet keeps it digit for digit', () => {
    expect(spreadsheetNumber('203886.14')).toBe(203886.14)
    expect(spreadsheetNumber('-0.01')).toBe(-0.01)
    expect(spreadsheetNumber('123456789012345')).toBe(123456789012345)
    expect(spreadsheetNumber('1234567890123456')).toBeNull()
    expect(spreadsheetNumber('0.1234567890123456')).toBeNull()
    expect(spreadsheetNumber('9007199254740993')).toBeNull()
  })

  it('is otherwise text with its digits', () => {
    const long = '12345678901234.567'
    expect(xlsxCell({ kind: 'money', value: long }).cell).toMatchObject({ type: String, value: long }) // prettier-ignore
    expect(xlsxCell({ kind: 'number', value: '5.5492%' }).cell).toMatchObject({ type: Number, value: 0.055492, format: '#,##0.0000%' }) // prettier-ignore
    expect(xlsxCell({ kind: 'number', value: 'NO' }).cell).toMatchObject({ type: String })
    expect(xlsxCell({ kind: 'number', value: null }).cell).toBeNull()
  })

  it('shows all its digits in the format it is given', () => {
    fc.assert(
      fc.property(
        fc.bigInt({ min: -(10n ** 14n), max: 10n ** 14n }),
        fc.integer({ min: 0, max: 12 }),
        (digits, places) => {
          const value = exact(digits.toString()).div(exact(10).pow(places)).toFixed(places)
          const { cell } = xlsxCell({ kind: 'number', value })
          if (cell?.type !== Number) return
          const shown = cell.format?.split('.')[1]?.length ?? 0
          expect(exact(Number(cell.value).toFixed(shown)).eq(value)).toBe(true)
          expect(grouped(value).length).toBe(xlsxCell({ kind: 'number', value }).width)
        },
      ),
    )
  })
})
