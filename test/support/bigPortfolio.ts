import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { cusipCheckDigit } from '@shared/cusip'
import { addMonths, monthOf } from '@shared/dates'
import { exact } from '@shared/decimal'
import type { TrusteeReport } from '@shared/report'
import type { Engine } from '../../src/main/api/engine'
import { checkReport } from '../../src/main/checks/checkReport'
import { makeDeal, type Deal } from './deals/deal'
import { live } from './deals/life'
import { reportOf } from './deals/report'
import { filingBytes, report } from './documents'
import { answer } from './engines'

/** How large a generated portfolio is. */
export interface PortfolioSize {
  readonly holdings: number
  readonly deals: number
  readonly months: number
}

/**
 * Imports generated deals into an engine that reads test filings, and holds classes of each in turn, in lots of several accounts,
 * some with a price. Gives the reports of the last month, a deal each.
 */
export async function holdGenerated(
  engine: Engine,
  folder: string,
  { holdings, deals, months }: PortfolioSize,
): Promise<TrusteeReport[]> {
  const made = dealsOfYear(deals)
  const last = addMonths(
    made
      .map(({ firstMonth }) => firstMonth)
      .sort()
      .at(-1) ?? '',
    months - 1,
  )
  const all = made.map((deal, place) => dealReports(deal, place, last, months))
  const paths = all.flatMap((own, deal) =>
    own.map((one) => {
      const path = join(
        folder,
        `${String(deal + 1).padStart(2, '0')}-${monthOf(one.distributionDate)}.txt`,
      )
      writeFileSync(path, filingBytes([one]))
      return path
    }),
  )
  await engine.importPaths(paths)
  const classes = all.map((own) => {
    const [first] = own
    const held = first?.classes.filter((row) => row.cusip !== null) ?? []
    return { held, settle: first?.recordDate ?? null }
  })
  let count = 0
  for (let round = 0; count < holdings && round < 20; round++) {
    for (const { held, settle } of classes) {
      const row = held[round]
      if (row === undefined || count === holdings) continue
      const isResidual = row.basis === 'none'
      await answer(engine, 'holdings.add', {
        cusip: row.cusip ?? '',
        face: isResidual
          ? '12.5'
          : exact(row.current.originalFace ?? '0').gt(LARGE)
            ? '2000000'
            : '50000',
        ...(settle === null ? {} : { settle }),
        ...(count % 3 === 0 && !isResidual ? { price: '99.5' } : {}),
      })
      count++
    }
  }
  if (count < holdings) throw new Error(`only ${count} classes could be held`)
  return all.flatMap((own) => own.at(-1) ?? [])
}

/** Deals of one year, so that their months meet. */
function dealsOfYear(count: number): Deal[] {
  const found: Deal[] = []
  for (let seed = 1; found.length < count; seed++) {
    const deal = makeDeal(seed)
    if (deal.firstMonth.startsWith(YEAR)) found.push(deal)
  }
  return found
}

const YEAR = '2001'
/** Of a class from this face on much is held. */
const LARGE = '4000000'

/** A deal's months up to one, with their checks. */
function dealReports(deal: Deal, place: number, last: string, months: number): TrusteeReport[] {
  const lived = live(deal, monthsBetween(deal.firstMonth, last) + 1)
  const prefix = `9G${String(place).padStart(2, '0')}A`
  return lived.slice(-months).map((_, at, kept) => {
    const { facts } = reportOf(deal, lived.slice(0, lived.length - kept.length + at + 1))
    const classes = facts.classes.map((row, at) => {
      if (row.cusip === null) return row
      const stem = `${prefix}${String(at).padStart(3, '0')}`
      return { ...row, cusip: `${stem}${cusipCheckDigit(stem) ?? ''}` }
    })
    const whole = report({ ...facts, deal: `${facts.deal} no. ${String(place + 1)}`, classes })
    return { ...whole, checks: checkReport(whole) }
  })
}

function monthsBetween(from: string, to: string): number {
  const [years, months] = [
    Number(to.slice(0, 4)) - Number(from.slice(0, 4)),
    Number(to.slice(5)) - Number(from.slice(5)),
  ]
  return years * 12 + months
}
