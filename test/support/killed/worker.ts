import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { createEngine } from '../../../src/main/api/engine'
import { documentReader, filingBytes, FIRST, SECOND } from '../documents'

/*
 * Imports, edits and undoes without end, until somebody kills it: `worker.mjs DATABASE SEED`. Says `ready` once it is at work.
 */

const [databasePath = '', seed = '0'] = process.argv.slice(2)
const opened = createEngine({ databasePath, version: '0', reader: documentReader() })
if (!opened.ok) throw new Error(opened.problem.message)
const engine = opened.value
const place = join(databasePath, '..', `filings-${seed}`)
mkdirSync(place, { recursive: true })
process.stdout.write('ready\n')

for (let step = Number(seed) * 1000; ; step++) {
  const year = 2003 + (step % 60)
  const months = ['01', '02', '03'].map((month) => {
    const dates = { distributionDate: `${year}-${month}-25`, recordDate: `${year}-${month}-01` }
    const path = join(place, `${step}-${month}.txt`)
    const both = [FIRST, SECOND].map((one) => ({ ...one, ...dates }))
    writeFileSync(path, filingBytes(both, `${step}`))
    return path
  })
  await engine.importPaths(months)
  const lot = { cusip: '45254TLU6', face: '1000', settle: '2002-07-01', account: `${step % 3}` }
  const added = await engine.handlers['holdings.add'](lot)
  if (added.ok) {
    await engine.handlers['holdings.edit']({ id: added.value.id, ...lot, face: '2000' })
  }
  if (step % 2 === 0) await engine.handlers['journal.undo']({})
  if (step % 5 === 0) await engine.handlers['journal.undo']({ withOthers: true })
}
