import { inflateSync } from 'node:zlib'
import { filingDocumentSchema, type ReadFiling } from '@shared/report'
import { fail, ok, type Result } from '@shared/result'
import type { Database } from './database'
import type { FilingDigest } from './digest'
import { unpackDocument, type PackedFiling } from './packedFiling'

/** A filing to keep: what is queried of it, what was read from it and its bytes as they are kept, and by which version of the layouts. */
export interface NewFiling {
  readonly digest: FilingDigest
  readonly packed: PackedFiling
  readonly readerVersion: string
  /** ISO time */
  readonly importedAt: string
}

/** A filing on file, without its content. */
export interface FilingHead {
  readonly id: number
  readonly name: string
  readonly sha256: string
  readonly importedAt: string
  readonly readerVersion: string
  /** Its import was undone; its bytes are kept. */
  readonly withdrawn: boolean
}

const HEAD =
  'SELECT id, name, sha256, imported_at AS importedAt, reader_version AS readerVersion, withdrawn FROM filing'

type FlatHead = Omit<FilingHead, 'withdrawn'> & { readonly withdrawn: number }

function headOf(row: FlatHead | undefined): FilingHead | undefined {
  return row && { ...row, withdrawn: row.withdrawn === 1 }
}

/** Keeps a filing's bytes and document, compressed; its id. The same bytes must not be on file. Call it inside a write. */
export function addFiling(database: Database, filing: NewFiling): number {
  const { source, filing: facts } = filing.digest
  const added = database
    .statement<
      [
        string,
        string,
        number,
        string | null,
        string | null,
        string | null,
        string,
        string,
        Uint8Array,
        Uint8Array,
      ]
    >(
      `INSERT INTO filing (sha256, name, size, form, accession_number, filed_on, reader_version, imported_at, document, bytes)
       VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
    )
    .run(
      source.sha256,
      source.name,
      source.bytes,
      facts.form,
      facts.accessionNumber,
      facts.filedOn ?? facts.signedOn,
      filing.readerVersion,
      filing.importedAt,
      filing.packed.document,
      filing.packed.bytes,
    )
  return Number(added.lastInsertRowid)
}

/** The filing with these bytes, if it is on file. */
export function filingOfHash(database: Database, sha256: string): FilingHead | undefined {
  return headOf(database.statement<[string], FlatHead>(`${HEAD} WHERE sha256 = ?`).get(sha256))
}

export function filingOfId(database: Database, id: number): FilingHead | undefined {
  return headOf(database.statement<[number], FlatHead>(`${HEAD} WHERE id = ?`).get(id))
}

/** Every filing whose bytes are kept, withdrawn ones too, in the order of their import. */
export function listFilings(database: Database): FilingHead[] {
  return database
    .statement<[], FlatHead>(`${HEAD} ORDER BY id`)
    .all()
    .flatMap((row) => headOf(row) ?? [])
}

export function countFilings(database: Database): number {
  return (
    database
      .statement<[], { n: number }>('SELECT count(*) AS n FROM filing WHERE withdrawn = 0')
      .get()?.n ?? 0
  )
}

/** Counts a filing whose import was undone again, or no more. Call it inside a write, then rank its reports. */
export function setWithdrawn(database: Database, id: number, withdrawn: boolean): void {
  database
    .statement<[number, number]>('UPDATE filing SET withdrawn = ? WHERE id = ?')
    .run(withdrawn ? 1 : 0, id)
}

/** Puts what a newer version of the layouts reads from a filing, packed, in place of what was read before. Call it inside a write. */
export function replaceDocument(
  database: Database,
  id: number,
  packed: Uint8Array,
  readerVersion: string,
): void {
  database
    .statement<[string, Uint8Array, number]>(
      'UPDATE filing SET reader_version = ?, document = ? WHERE id = ?',
    )
    .run(readerVersion, packed, id)
}

/** A filing's bytes as they came; `no-such-filing` when it is not on file. */
export function filingBytes(database: Database, id: number): Result<Uint8Array> {
  const row = database
    .statement<[number], { bytes: Buffer; size: number }>(
      'SELECT bytes, size FROM filing WHERE id = ?',
    )
    .get(id)
  if (row === undefined) return noSuchFiling()
  return ok(inflateSync(row.bytes, { maxOutputLength: Math.max(row.size, 1) }))
}

/** What was read from a filing when it was imported; `no-such-filing`, or `stored-document` when it does not fit this version. */
export function filingDocument(database: Database, id: number): Result<ReadFiling> {
  const row = database
    .statement<[number], { document: Buffer; name: string }>(
      'SELECT document, name FROM filing WHERE id = ?',
    )
    .get(id)
  if (row === undefined) return noSuchFiling()
  const parsed = filingDocumentSchema.safeParse(unpackDocument(row.document))
  if (parsed.success && parsed.data.status === 'read') return ok(parsed.data)
  return fail(
    'stored-document',
    `What was read from ${row.name} was stored by another version of Paydown and does not fit this one. Import the file again with this version into a new database.`,
  )
}

function noSuchFiling(): Result<never> {
  return fail(
    'no-such-filing',
    'This filing is not on file any more. Look at the list of filings again.',
  )
}
