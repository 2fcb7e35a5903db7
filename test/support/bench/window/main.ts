import { writeFileSync } from 'node:fs'
import { cpus } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { portfolioDatabase } from './build'
import { measureWindow } from './measure'
import { DEALS, MONTHS } from './recipe'
import { tableOf } from './table'

/*
 * Measures the window over the generated portfolio: a table to stdout, each figure beside its goal, and the same as JSON to a file or
 * below the table.
 */

const { values } = parseArgs({
  options: {
    electron: { type: 'string', default: 'electron' },
    application: { type: 'string', default: '.' },
    cache: { type: 'string', default: '.' },
    maker: { type: 'string', default: '' },
    deals: { type: 'string', default: String(DEALS) },
    json: { type: 'string' },
  },
})
const say = (text: string): void => {
  process.stderr.write(`${text}\n`)
}
const { electron, application, cache, maker } = values
const reader = join(application, 'out/main/readerWorker.js')
const deals = Number(values.deals)
if (!(deals >= 1 && deals <= DEALS)) throw new Error(`--deals is a whole number up to ${DEALS}.`)
const database = await portfolioDatabase(cache, { maker, reader }, deals, say)
const figures = await measureWindow({ electron, application, database }, say)
const rows = tableOf(figures)
const width = Math.max(...rows.map(({ what }) => what.length))
for (const { what, figure, goal, first } of rows) {
  const told = [goal, ...(first === undefined ? [] : [`first ${first}`])].join('; ')
  process.stdout.write(`${what.padEnd(width)}  ${figure.padStart(10)}  ${told}\n`)
}
const [processor] = cpus()
const machine = { node: process.version, processor: processor?.model ?? '', cores: cpus().length }
const json = `${JSON.stringify({ ...machine, window: { deals, months: MONTHS, ...figures } })}\n`
if (values.json === undefined) process.stdout.write(json)
else writeFileSync(values.json, json)
