import { strToU8, zipSync } from 'fflate'
import { cusipCheckDigit } from '@shared/cusip'
import { makeDeal, type Deal } from './deals/deal'
import { live } from './deals/life'
import { printReport } from './deals/print'
import { reportOf } from './deals/report'
import { foldLines } from './refold'

/** A deal of two loan groups from 2000 on, with losses, foreclosures and a trigger in its life. */
const SEED = 599
const MONTHS = 48
const LETTERS = 'ABCDEFGHJKLMNPQRSTUVWXYZ'
const FACE = { principal: '1000000', notional: '2000000' }

/** Named so that nobody takes it for a real one. */
function syntheticDeal(): Deal {
  const deal = makeDeal(SEED)
  const bonds = deal.bonds.map((bond, at) => {
    if (bond.cusip === null) return bond
    const base = `SYN00S${LETTERS[at] ?? 'Z'}${at % 10}`
    return { ...bond, cusip: `${base}${cusipCheckDigit(base) ?? ''}` }
  })
  return {
    ...deal,
    name: 'Synthetic Mortgage Trust   2000-S1',
    title: 'Generated months, of no real deal',
    bonds,
  }
}

/** The deal that comes with the program to explore its charts: its months as an archive of filings, the same bytes every time, and lots. */
export function syntheticFiles(): { readonly zip: Uint8Array; readonly lots: string } {
  const deal = syntheticDeal()
  const months = live(deal, MONTHS)
  const files = months.map((month, at) => {
    const report = reportOf(deal, months.slice(0, at + 1))
    const text = foldLines(printReport(report), { width: 80 })
    return [`synthetic-${month.distribution}.txt`, strToU8(text)] as const
  })
  const settle = months[0]?.record ?? ''
  const lots = deal.bonds.flatMap((bond) => {
    if (bond.cusip === null || bond.face === 0n) return []
    const face = bond.kind === 'io' ? FACE.notional : FACE.principal
    return [`${bond.cusip},${face},${settle}`]
  })
  return {
    zip: zipSync(Object.fromEntries(files), { level: 9, mtime: new Date(2000, 0, 1) }),
    lots: ['cusip,face,settle', ...lots, ''].join('\n'),
  }
}
