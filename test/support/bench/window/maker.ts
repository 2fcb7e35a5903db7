import { parentPort, workerData } from 'node:worker_threads'
import type { FilingDocument } from '@shared/report'
import { extractFiling } from '../../../../src/main/checks/extractFiling'
import { makeFamily, type MadeBond, type MadeDeal } from './recipe'

/** A filing made and read, ready to be stored. */
export interface ReadyFiling {
  readonly name: string
  readonly bytes: Uint8Array
  readonly document: FilingDocument
}

/** A deal made and read. */
export interface ReadyDeal {
  readonly number: number
  readonly settle: string
  readonly bonds: readonly MadeBond[]
  readonly filings: readonly ReadyFiling[]
}

/** What a maker is started with: the families to make, and the numbers of the deals that are stored already. */
export interface MakerTask {
  readonly families: readonly number[]
  readonly stored: readonly number[]
}

function* readyDeals({ families, stored }: MakerTask): Generator<ReadyDeal> {
  for (const family of families) {
    for (const deal of makeFamily(family)) if (!stored.includes(deal.number)) yield ready(deal)
  }
}

function ready(deal: MadeDeal): ReadyDeal {
  const filings = deal.filings.map(({ name, text }) => {
    const bytes = Buffer.from(text)
    const { document } = extractFiling(name, bytes)
    if (document.status === 'refused') throw new Error(`${name}: ${document.error.message}`)
    return { name, bytes, document }
  })
  return { ...deal, filings }
}

// A thread that makes deals and reads their filings: it gives the next one when it is asked, and null after the last.
const deals = readyDeals(workerData as MakerTask)
parentPort?.on('message', () => {
  const next = deals.next()
  parentPort?.postMessage(next.done === true ? null : next.value)
})
