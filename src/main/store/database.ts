import type BetterSqlite3 from 'better-sqlite3'
import { fail, type Result } from '@shared/result'
import { storeProblem } from './problems'

/** The open database: prepared statements, one consistent view for reading, one transaction for writing. */
export class Database {
  readonly #statements = new Map<string, BetterSqlite3.Statement>()
  #writing = false
  /** Of the read that goes on, which sees one state only; null where it was not asked for, and outside. */
  #readState: string | null = null
  #reading = false

  constructor(
    readonly path: string,
    private readonly connection: BetterSqlite3.Database,
  ) {}

  /** A statement, prepared once. `Row` is what its columns are named and typed as. */
  statement<Parameters extends unknown[], Row = unknown>(
    sql: string,
  ): BetterSqlite3.Statement<Parameters, Row> {
    let statement = this.#statements.get(sql)
    if (statement === undefined) {
      statement = this.connection.prepare(sql)
      this.#statements.set(sql, statement)
    }
    return statement as BetterSqlite3.Statement<Parameters, Row>
  }

  /** Runs queries over one unchanging view of the data, whatever other programs write meanwhile. */
  read<T>(work: () => T): T {
    if (this.connection.inTransaction) return work()
    this.connection.exec('BEGIN')
    this.#reading = true
    try {
      return work()
    } finally {
      this.#reading = false
      this.#readState = null
      this.connection.exec('COMMIT')
    }
  }

  /**
   * Runs work in one write transaction: a problem or an exception undoes all of it. It waits its turn behind other programs;
   * what SQLite or the disk refuses comes back as a problem. Inside another write it becomes part of that.
   */
  write<T>(work: () => Result<T>): Result<T> {
    this.#reading = false
    this.#readState = null
    if (this.connection.inTransaction) return work()
    try {
      this.connection.exec('BEGIN IMMEDIATE')
      this.#writing = true
      const result = work()
      this.connection.exec(result.ok ? 'COMMIT' : 'ROLLBACK')
      return result
    } catch (error) {
      this.#abandon()
      const problem = storeProblem(error, this.path)
      if (problem === null) throw error
      return { ok: false, problem }
    } finally {
      this.#writing = false
    }
  }

  /** Whether a write goes on, whose rows may yet be taken back. */
  get isWriting(): boolean {
    return this.#writing
  }

  /** Runs a part of a write that may fail without the rest: a problem undoes that part alone. Call it inside a write. */
  attempt<T>(work: () => Result<T>): Result<T> {
    this.connection.exec('SAVEPOINT attempt')
    const result = work()
    this.connection.exec(result.ok ? 'RELEASE attempt' : 'ROLLBACK TO attempt; RELEASE attempt')
    return result
  }

  /** Does work as `write` does and takes it all back: what it answers is what writing would. */
  preview<T>(work: () => Result<T>): Result<T> {
    const found: Result<T>[] = []
    const undone = this.write<T>(() => {
      found.push(work())
      return fail('preview', 'Nothing is stored by a preview.')
    })
    return found[0] ?? undone
  }

  /** Some errors have already ended the transaction. */
  #abandon(): void {
    if (this.connection.inTransaction) this.connection.exec('ROLLBACK')
  }

  /** A number that changes when another connection has written; this connection's own writes leave it. */
  dataVersion(): number {
    return Number(this.connection.pragma('data_version', { simple: true }))
  }

  /** What changes with every write, of this connection or of another, and with nothing else. Call it inside a read. */
  state(): string {
    if (this.#readState !== null) return this.#readState
    // Reading from a table settles which state of the file this is about
    const own = this.statement<[], { changes: number }>(
      'SELECT total_changes() AS changes, EXISTS (SELECT 1 FROM filing) AS filed',
    ).get()
    const state = `${String(own?.changes)} ${String(this.dataVersion())}`
    // Answers ask for it hundreds of times
    if (this.#reading) this.#readState = state
    return state
  }

  close(): void {
    this.#statements.clear()
    this.connection.close()
  }
}
