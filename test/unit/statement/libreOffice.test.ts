import { execFileSync } from 'node:child_process'
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { delimiter, join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { parse } from 'csv-parse/sync'
import { describe, expect, it } from 'vitest'
import { Exact } from '@shared/decimal'
import { buildStatement } from '../../../src/main/statement/buildStatement'
import type { StatementInput } from '../../../src/main/statement/input'
import { statementCsv } from '../../../src/main/statement/statementCsv'
import { statementSections } from '../../../src/main/statement/statementSections'
import { statementXlsx } from '../../../src/main/statement/statementXlsx'
import { temporaryFolders } from '../../support/folders'
import { readWorkbook } from '../../support/workbook'
import { exampleInput, longInput } from './fixture'

const folder = temporaryFolders()

/** LibreOffice where it is installed: Debian's package libreoffice-calc. */
const office = (process.env['PATH'] ?? '')
  .split(delimiter)
  .flatMap((place) => ['soffice', 'libreoffice'].map((name) => join(place, name)))
  .find((program) => existsSync(program))

/** Opens a file in LibreOffice without a window and saves it as something else; gives the folder it is saved in. */
function converted(file: string, to: string, from: readonly string[] = []): string {
  const place = join(folder(), 'saved')
  const profile = pathToFileURL(join(folder(), 'profile')).href
  mkdirSync(place)
  execFileSync(
    office ?? '',
    [
      `-env:UserInstallation=${profile}`,
      '--headless',
      ...from,
      '--convert-to',
      to,
      '--outdir',
      place,
      file,
    ],
    { stdio: 'pipe', timeout: 120_000 },
  )
  return place
}

/** Comma, double quote, UTF-8; numbers as they are, not as shown; every sheet in a file of its own. */
const EVERY_SHEET = 'csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,false,false,false,false,-1'

const HOSTILE = '=1+1'

/** The examples, of a deal that is called like a formula. */
function hostile(): StatementInput {
  const input = exampleInput()
  const reports = input.reports.map((one) => ({ ...one, report: { ...one.report, deal: HOSTILE } }))
  const holdings = input.holdings.map((one) => ({
    ...one,
    position: { ...one.position, deal: HOSTILE },
  }))
  return { ...input, holdings, reports }
}

const CASES: readonly (readonly [string, StatementInput])[] = [
  ['the examples', exampleInput()],
  ['sixty holdings', longInput(60)],
  ['a deal called like a formula', hostile()],
]

describe.skipIf(office === undefined)(
  'LibreOffice (skipped where it is not installed)',
  { timeout: 240_000 },
  () => {
    it.each(CASES)('opens the XLSX of %s with the right numbers', async (_, input) => {
      const model = buildStatement(input)
      const file = join(folder(), 'report.xlsx')
      writeFileSync(file, await statementXlsx(model))
      const saved = converted(file, EVERY_SHEET)
      const sections = statementSections(model)
      expect(readdirSync(saved)).toHaveLength(sections.length)
      for (const { title, heads, rows } of sections) {
        const read: string[][] = parse(readFileSync(join(saved, `report-${title}.csv`), 'utf8'), {
          relax_column_count: true,
        })
        expect(read[0]).toEqual(heads)
        expect(read).toHaveLength(rows.length + 1)
        rows.forEach(({ cells }, i) =>
          cells.forEach((cell, j) => {
            expect([title, heads[j], same(cell.value, read[i + 1]?.[j])]).toEqual([title, heads[j], 'same']) // prettier-ignore
          }),
        )
      }
    })

    it.each(CASES)('opens the CSV of %s with the right numbers', (_, input) => {
      const model = buildStatement(input)
      const file = join(folder(), 'report.csv')
      writeFileSync(file, statementCsv(model))
      const saved = converted(file, 'xlsx', ['--infilter=CSV:44,34,76,1'])
      const [sheet] = readWorkbook(readFileSync(join(saved, 'report.xlsx'))).sheets
      const sections = statementSections(model)
      let line = 0
      for (const { id, heads, rows } of sections) {
        const head = sheet?.rows[line++]?.map((cell) => cell?.text)
        expect(head?.slice(0, heads.length + 2)).toEqual([id, 'head', ...heads])
        for (const { role, cells } of rows) {
          const read = sheet?.rows[line++] ?? []
          expect([read[0]?.text, read[1]?.text]).toEqual([id, role])
          cells.forEach((cell, j) => {
            const { kind, value } = cell
            const found = read[j + 2]
            if (value !== null && kind !== 'text' && /^-?\d+(\.\d+)?$/.test(value)) {
              expect([id, heads[j], found?.kind]).toEqual([id, heads[j], 'number'])
              expect(new Exact(found?.text ?? 'none').eq(value)).toBe(true)
            } else if (value === HOSTILE) {
              expect(found).toMatchObject({ kind: 'text', text: `'${HOSTILE}` })
            } else if (kind === 'date' && value !== null) {
              expect(found).toMatchObject({ kind: 'date', text: value })
            }
          })
        }
      }
      expect(
        sheet?.rows
          .slice(line)
          .flat()
          .filter((cell) => cell !== null),
      ).toEqual([])
    })
  },
)

/** Whether a cell of a section reads back as itself; what it was read as where not. */
function same(value: string | null, read: string | undefined): string {
  const found = read ?? ''
  if (value === null) return found === '' ? 'same' : found
  if (/^-?\d+(\.\d+)?%?$/.test(value)) {
    const percent = value.endsWith('%')
    const decimal = new Exact(percent ? value.slice(0, -1) : value).div(percent ? 100 : 1)
    if (!/^-?[\d.]+(E[+-]?\d+)?%?$/i.test(found)) return found
    const other = found.endsWith('%') ? new Exact(found.slice(0, -1)).div(100) : new Exact(found)
    return other.eq(decimal) ? 'same' : found
  }
  return found === value ? 'same' : found
}
