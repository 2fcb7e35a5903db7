// Another program on the same database: writes so many portfolios, each in a transaction that takes its time.
import BetterSqlite3 from 'better-sqlite3'

const [path, count] = process.argv.slice(2)
const connection = new BetterSqlite3(path, { timeout: 10_000 })
const add = connection.prepare('INSERT INTO portfolio (name) VALUES (?)')
process.stdout.write('ready\n')
for (let i = 0; i < Number(count); i++) {
  connection.exec('BEGIN IMMEDIATE')
  add.run(`Other ${i}`)
  Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 5)
  connection.exec('COMMIT')
}
connection.close()
