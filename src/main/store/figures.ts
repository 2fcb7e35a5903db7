import { createHash } from 'node:crypto'
import { deflateSync, inflateSync } from 'node:zlib'
import type { FigureCell, Figures, PrintedFigure } from '@shared/figures'
import type { TrusteeReport } from '@shared/report'
import { figuresOf } from '../reading/figures'
import type { Database } from './database'
import { filingDocument } from './filings'
import { keptWhileSame } from './kept'

const FAST = { level: 1 }

/** The figures of a report's health as they are handed over to be kept. */
export interface PackedFigures {
  /** Which figures there are, as JSON; reports of a deal share it as long as they print the same ones. */
  readonly cells: string
  /** Their texts in the order of the cells, as compressed JSON. */
  readonly texts: Uint8Array
}

/** The figures that a report prints, apart: what they are and how they read. */
export function packFigures(report: Pick<TrusteeReport, 'lines' | 'delinquency'>): PackedFigures {
  const { cells, texts } = apart(figuresOf(report))
  return { cells: JSON.stringify(cells), texts: deflateSync(JSON.stringify(texts), FAST) }
}

function apart(figures: Figures): { cells: FigureCell[]; texts: string[] } {
  const cells: FigureCell[] = []
  const texts: string[] = []
  for (const [key, groups] of Object.entries(figures)) {
    for (const [group, { text, path }] of Object.entries(groups)) {
      cells.push([key, group, path])
      texts.push(text)
    }
  }
  return { cells, texts }
}

/** The number of a list of figures, kept now where it is new. Call it inside a write. */
export function figureListId(database: Database, cells: string): number {
  const sha256 = createHash('sha256').update(cells).digest('hex')
  const known = database
    .statement<[string], { id: number }>('SELECT id FROM figure_list WHERE sha256 = ?')
    .get(sha256)
  if (known !== undefined) return known.id
  const added = database
    .statement<[string, Buffer]>('INSERT INTO figure_list (sha256, cells) VALUES (?, ?)')
    .run(sha256, deflateSync(cells))
  return Number(added.lastInsertRowid)
}

/** A report that counts, with the figures it prints of its deal's health: what they are, and their texts in that order. */
export interface ReportFigures {
  readonly filingId: number
  readonly reportIndex: number
  readonly distributionDate: string
  readonly revision: string
  /** One and the same for reports that print the same figures. */
  readonly cells: readonly FigureCell[]
  readonly texts: readonly string[]
}

type Row = Omit<ReportFigures, 'cells' | 'texts'> & {
  readonly listId: number | null
  readonly packed: Buffer | null
}

/** The figures of a deal's reports that count, oldest first, those of its last `count` up to a day. Call it inside a read. */
export function figuresOfDeal(
  database: Database,
  dealId: number,
  to: string,
  count: number,
): ReportFigures[] {
  const read = listsRead(database)
  return database
    .statement<[number, string, number], Row>(
      `SELECT filing_id AS filingId, report_index AS reportIndex, distribution_date AS distributionDate, revision,
         figure_list_id AS listId, figures AS packed
       FROM report WHERE deal_id = ? AND status = 'current' AND distribution_date <= ? ORDER BY distribution_date DESC LIMIT ?`,
    )
    .all(dealId, to, count)
    .reverse()
    .map(({ listId, packed, ...row }) => ({
      ...row,
      ...(listId === null || packed === null
        ? unpackOld(database, row, packed)
        : { cells: cellsOf(database, listId, read), texts: unpackJson(packed) as string[] }),
    }))
}

/** The figures of a report by key and loan group: all, or those whose key is wanted. */
export function byKey(
  { cells, texts }: Pick<ReportFigures, 'cells' | 'texts'>,
  isWanted: (key: string) => boolean = () => true,
): Figures {
  const figures: Record<string, Record<string, PrintedFigure>> = {}
  for (const [at, [key, group, path]] of cells.entries()) {
    if (!isWanted(key)) continue
    ;(figures[key] ??= {})[group] = { text: texts[at] ?? '', path }
  }
  return figures
}

/** The lists that were read: none changes once it is kept, but a restored copy has others under the same numbers. */
const listsRead = keptWhileSame(() => new Map<number, readonly FigureCell[]>())

function cellsOf(
  database: Database,
  listId: number,
  read: Map<number, readonly FigureCell[]>,
): readonly FigureCell[] {
  let cells = read.get(listId)
  if (cells === undefined) {
    const row = database
      .statement<[number], { cells: Buffer }>('SELECT cells FROM figure_list WHERE id = ?')
      .get(listId)
    cells = row === undefined ? [] : (unpackJson(row.cells) as FigureCell[])
    read.set(listId, cells)
  }
  return cells
}

/** Reports that were read before lists were kept have keys and paths in their own; those before figures were kept, nothing. */
function unpackOld(
  database: Database,
  row: { readonly filingId: number; readonly reportIndex: number },
  packed: Buffer | null,
): { cells: FigureCell[]; texts: string[] } {
  if (packed !== null) return apart(unpackJson(packed) as Figures)
  const document = filingDocument(database, row.filingId)
  const report = document.ok ? document.value.reports[row.reportIndex] : undefined
  return apart(report === undefined ? {} : figuresOf(report))
}

function unpackJson(packed: Buffer): unknown {
  return JSON.parse(inflateSync(packed).toString('utf8'))
}
