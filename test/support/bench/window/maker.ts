import { parentPort, workerData } from 'node:worker_threads'
import { makeFamily, type MadeDeal } from './recipe'

/** What a maker is started with: the families to make, and the numbers of the deals that are stored already. */
export interface MakerTask {
  readonly families: readonly number[]
  readonly stored: readonly number[]
}

function* dealsOf({ families, stored }: MakerTask): Generator<MadeDeal> {
  for (const family of families) {
    for (const deal of makeFamily(family)) if (!stored.includes(deal.number)) yield deal
  }
}

// A thread that makes deals: it gives the next one when it is asked, and null after the last.
const deals = dealsOf(workerData as MakerTask)
parentPort?.on('message', () => {
  const next = deals.next()
  parentPort?.postMessage(next.done === true ? null : next.value)
})
