import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { syntheticFiles } from './syntheticDeal'

/* Writes the synthetic deal into the folder given: its archive of filings, and its lots. */

const folder = process.argv[2] ?? 'resources'
const { zip, lots } = syntheticFiles()
writeFileSync(join(folder, 'synthetic.zip'), zip)
writeFileSync(join(folder, 'synthetic-portfolio.csv'), lots)
console.log(`The synthetic deal: ${zip.length} bytes of filings, in ${folder}.`)
