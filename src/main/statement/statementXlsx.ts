import { unzipSync, zipSync } from 'fflate'
import writeExcelFile, { type CellObject, type Feature, type Sheet } from 'write-excel-file/node'
import type { Statement } from '@shared/statement'
import { escapeHtml } from './markup'
import { statementTitle } from './names'
import type { Section, SectionRow } from './sections/section'
import { statementSections } from './statementSections'
import { xlsxCell, type XlsxCell } from './xlsxCell'

type Content = Parameters<typeof writeExcelFile>[1] extends infer Options
  ? Options extends { features?: Feature<infer File>[] }
    ? File
    : never
  : never

const NARROWEST = 6
const WIDEST = 66
/** Between the text of a cell and its edges. */
const ROOM = 2

/**
 * The report as a workbook, a sheet a section: numbers are numbers that show all their digits, dates are dates, totals are values. A
 * decimal that a spreadsheet would not keep digit for digit is text. The same data gives the same bytes.
 */
export async function statementXlsx(model: Statement): Promise<Uint8Array> {
  const sheets = statementSections(model).map(sheetOf)
  const bytes = await writeExcelFile(sheets, {
    fontFamily: 'Arial',
    fontSize: 10,
    features: [properties(model), fitWidth],
  }).toBuffer()
  return timeless(bytes)
}

function sheetOf(section: Section): Sheet<Content> {
  const rows = section.rows.map((row) => row.cells.map(xlsxCell))
  const numeric = section.heads.map((_, at) => {
    const cells = rows.flatMap((row) => row[at]?.cell ?? [])
    return cells.length > 0 && cells.every((cell) => cell.type === Number)
  })
  return {
    sheet: section.title,
    data: [
      section.heads.map((head, at) => headCell(head, numeric[at] ?? false)),
      ...section.rows.map((row, at) => bodyRow(row, rows[at] ?? [])),
    ],
    columns: section.heads.map((head, at) => ({ width: widthOf(head, rows, at) })),
    stickyRowsCount: 1,
    orientation: 'landscape',
  }
}

function headCell(value: string, numeric: boolean): CellObject {
  return {
    value,
    type: String,
    fontWeight: 'bold',
    wrap: true,
    alignVertical: 'bottom',
    align: numeric ? 'right' : 'left',
    bottomBorderStyle: 'thin',
    bottomBorderColor: '#000000',
  }
}

function bodyRow({ role }: SectionRow, cells: readonly XlsxCell[]): (CellObject | null)[] {
  if (role === 'row') {
    return cells.map(({ cell, width }) =>
      cell === null
        ? null
        : { alignVertical: 'top', ...(width > WIDEST ? { wrap: true } : {}), ...cell },
    )
  }
  return cells.map(({ cell }) => ({
    ...(cell ?? { type: String }),
    fontWeight: 'bold',
    topBorderStyle: 'thin',
    topBorderColor: '#000000',
  }))
}

/** Wide enough for the longest word of the head and the widest cell, within reason. */
function widthOf(head: string, rows: readonly (readonly XlsxCell[])[], at: number): number {
  const words = head.split(' ').map((word) => word.length)
  const widest = Math.max(NARROWEST, ...words, ...rows.map((row) => row[at]?.width ?? 0))
  return Math.min(widest, WIDEST) + ROOM
}

/** Title, program and language of the document, without the time of making. */
function properties(model: Statement): Feature<Content> {
  const type = (name: string, kind: string) =>
    `<Override PartName="/docProps/${name}.xml" ContentType="application/vnd.${kind}-properties+xml"/>`
  const relation = (name: string, id: string, schema: string) =>
    `<Relationship Id="${id}" Type="http://schemas.openxmlformats.org/${schema}" Target="docProps/${name}.xml"/>`
  const head = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>'
  return {
    files: {
      transform: {
        '[Content_Types].xml': {
          insert: () =>
            type('core', 'openxmlformats-package.core') +
            type('app', 'openxmlformats-officedocument.extended'),
        },
        '_rels/.rels': {
          insert: () =>
            relation('core', 'rId-core', 'package/2006/relationships/metadata/core-properties') +
            relation('app', 'rId-app', 'officeDocument/2006/relationships/extended-properties'),
        },
      },
      write: {
        files: () => ({
          'docProps/core.xml':
            `${head}<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" ` +
            'xmlns:dc="http://purl.org/dc/elements/1.1/">' +
            `<dc:title>${escapeHtml(statementTitle(model))}</dc:title>` +
            `<dc:creator>Paydown ${escapeHtml(model.version)}</dc:creator><dc:language>en</dc:language>` +
            '</cp:coreProperties>',
          'docProps/app.xml':
            `${head}<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/extended-properties">` +
            '<Application>Paydown</Application></Properties>',
        }),
      },
    },
  }
}

/** On paper a sheet is one page wide, and as long as it needs to be. */
const fitWidth: Feature<Content> = {
  files: {
    transform: {
      'xl/worksheets/sheet{id}.xml': {
        transform: (xml) =>
          xml.replace(/<worksheet[^>]*>/, '$&<sheetPr><pageSetUpPr fitToPage="1"/></sheetPr>'),
        transformElementAttributes: (tag, attributes) =>
          tag === 'pageSetup' ? { ...attributes, fitToWidth: 1, fitToHeight: 0 } : attributes,
      },
    },
  },
}

/** The earliest time a zip archive can tell, which stands for none. */
const NO_TIME = new Date(1980, 0, 1)

/** The same archive without the time of making. */
function timeless(archive: Uint8Array): Uint8Array {
  return zipSync(unzipSync(archive), { mtime: NO_TIME })
}
