import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import type { TrusteeReport } from '@shared/report'
import { reportsOf } from '../../support/deals/report'
import { filingBytes, report } from '../../support/documents'
import { answer, openTestEngine } from '../../support/engines'
import { temporaryFolders } from '../../support/folders'
import {
  plainCash,
  plainCurrentFace,
  plainFace,
  plainUnitCost,
  type PlainMonth,
  type PlainTrade,
} from '../../support/plainAccounts'
import { Random } from '../../support/random'

const DEALS = 40
const MONTHS = 60
const BUYS = 300
const SALES = 100
const PORTFOLIOS = ['Core', 'Income', 'Client']

const folder = temporaryFolders()

/** A filing of a test: the report it holds, and the file it is in. */
interface Filed {
  readonly deal: number
  readonly month: number
  readonly report: TrusteeReport
  readonly path: string
}

function originals(directory: string): Filed[] {
  const numbers = Array.from({ length: MONTHS }, (_, at) => at + 1)
  return Array.from({ length: DEALS }, (_, deal) =>
    reportsOf(deal + 1, numbers).map(({ facts }, month) => {
      const lines = facts.lines.filter((line) => /months to maturity current/i.test(line.label))
      const { distributionDate, recordDate, classes } = facts
      return filed(directory, deal, month, 'original', {
        ...report({
          deal: `${facts.deal} no. ${deal}`,
          distributionDate,
          recordDate,
          classes,
          lines,
        }),
      })
    }),
  ).flat()
}

function filed(
  directory: string,
  deal: number,
  month: number,
  generation: string,
  what: TrusteeReport,
): Filed {
  const path = join(directory, `${deal}-${month}-${generation}.txt`)
  writeFileSync(path, filingBytes([what], generation))
  return { deal, month, report: what, path }
}

/** The report with its interest put right, as amendments do. */
function amended(directory: string, one: Filed, generation: string, more: string): Filed {
  const classes = one.report.classes.map((row) => {
    const interest = row.perThousand.interest
    const changed = interest === null ? null : (Number(interest) + Number(more)).toFixed(7)
    return { ...row, perThousand: { ...row.perThousand, interest: changed } }
  })
  return filed(directory, one.deal, one.month, generation, {
    ...one.report,
    classes,
    revision: 'revised',
  })
}

function shuffled<T>(random: Random, items: readonly T[]): T[] {
  return items
    .map((item) => ({ item, at: random.next() }))
    .sort((a, b) => a.at - b.at)
    .map(({ item }) => item)
}

/** The months of every CUSIP, by the newest generation of each report. */
function monthsByCusip(newest: readonly Filed[]): Map<string, PlainMonth[]> {
  const found = new Map<string, PlainMonth[]>()
  for (const { report: one } of newest) {
    const left = Number(one.lines[0]?.values['TOTAL'])
    for (const row of one.classes) {
      const base = row.perThousand.originalPrincipalOrNotional ?? '0'
      if (row.cusip === null || row.basis === 'none' || Number(base) === 0) continue
      const { priorBalance, interest, principal, currentBalance } = row.perThousand
      const months = found.get(row.cusip) ?? []
      found.set(row.cusip, months)
      months.push({
        date: one.distributionDate,
        record: one.recordDate ?? '',
        prior: priorBalance ?? '0',
        interest: interest ?? '0',
        principal: principal ?? '0',
        current: currentBalance ?? '0',
        loss: row.current.realizedLoss ?? '0',
        deferred: row.current.deferredInterest ?? '0',
        base,
        notional: row.basis === 'notional',
        monthsLeft: Math.ceil(left),
      })
    }
  }
  return found
}

interface Owned extends PlainTrade {
  readonly portfolio: string
  readonly cusip: string
}

function trades(random: Random, months: ReadonlyMap<string, readonly PlainMonth[]>): Owned[] {
  const cusips = [...months.keys()].sort()
  const buys = Array.from({ length: BUYS }, (): Owned => {
    const cusip = random.pick(cusips)
    const settle = random.pick(months.get(cusip)?.slice(0, MONTHS - 10) ?? []).record
    const price = (random.integer(9000, 10500) / 100).toFixed(2)
    const face = random.integer(10, 4000) * 1000
    return { portfolio: random.pick(PORTFOLIOS), cusip, settle, price, face }
  })
  const sales = buys.slice(0, SALES).map((buy): Owned => {
    const after = months.get(buy.cusip)?.filter((month) => month.record > buy.settle) ?? []
    return { ...buy, face: -buy.face / 2, settle: random.pick(after).record, price: '99' }
  })
  return [...buys, ...sales]
}

function asCsv(rows: readonly Owned[]): string {
  const lines = rows.map(({ portfolio, cusip, settle, price, face }) =>
    [portfolio, face < 0 ? 'Sell' : 'Buy', cusip, Math.abs(face), settle, price].join(','),
  )
  return ['Portfolio,Side,CUSIP,Face,Settlement Date,Price', ...lines].join('\n')
}

function money(amount: bigint): string {
  const digits = amount.toString().replace('-', '').padStart(3, '0')
  return `${amount < 0n ? '-' : ''}${digits.slice(0, -2)}.${digits.slice(-2)}`
}

it(
  'gives the cash, faces and cost of a plain recomputation, whatever came in which order',
  { timeout: 600_000 },
  async () => {
    const random = new Random(4)
    const directory = folder()
    const filings = join(directory, 'filings')
    mkdirSync(filings)
    const first = originals(filings)
    const again = shuffled(random, first).slice(0, 120)
    const once = again.map((one) => amended(filings, one, 'first', '0.0123'))
    const twice = again.slice(0, 60).map((one) => amended(filings, one, 'second', '0.0077'))

    const engine = openTestEngine(directory)
    const paths = shuffled(random, [...first, ...once]).map((one) => one.path)
    const early = paths.slice(0, 1500)
    const later = paths.slice(1500).filter((path) => !path.endsWith('-first.txt'))
    const known = [...early, ...paths.slice(1500).filter((path) => path.endsWith('-first.txt'))]
    const importAll = async (files: readonly string[]) => {
      const outcomes = await engine.importPaths(files)
      expect(outcomes.filter((one) => one.outcome !== 'imported')).toEqual([])
    }
    await importAll(known)

    const newest = new Map(
      [...first, ...once, ...twice].map((one) => [`${one.deal}/${one.month}`, one]),
    )
    const months = monthsByCusip([...newest.values()])
    expect(months.size).toBeGreaterThan(100)
    const owned = trades(random, months)
    const csv = join(directory, 'lots.csv')
    writeFileSync(csv, asCsv(owned))
    const stored = await answer(engine, 'holdings.importCsv', { path: csv })
    expect(stored.errors).toEqual([])
    expect(stored.stored).toBe(BUYS + SALES)

    await importAll(later)
    await importAll(twice.map((one) => one.path))
    await answer(engine, 'journal.undo', {})
    await answer(engine, 'journal.undo', {})
    await importAll(later)
    await importAll(twice.map((one) => one.path))

    let compared = 0
    for (const portfolio of PORTFOLIOS) {
      for (const asOf of ['2003-06-30', '2004-12-31', '2015-12-31']) {
        const { positions } = await answer(engine, 'positions', { portfolio, asOf })
        for (const position of positions) {
          const history = months.get(position.cusip) ?? []
          const own = owned.filter(
            (one) => one.portfolio === portfolio && one.cusip === position.cusip,
          )
          const all = plainCash(own, history, '', asOf)
          const year = plainCash(own, history, `${asOf.slice(0, 4)}-01-01`, asOf)
          expect([position.cusip, position.sincePurchase, position.yearToDate]).toEqual([
            position.cusip,
            { interest: money(all.interest), principal: money(all.principal), total: money(all.interest + all.principal) },
            { interest: money(year.interest), principal: money(year.principal), total: money(year.interest + year.principal) },
          ]) // prettier-ignore
          expect(position.originalFace).toBe(plainFace(own, asOf).toString())
          if (history.some((month) => month.date <= asOf)) {
            expect(position.currentFace).toBe(money(plainCurrentFace(own, history, asOf)))
          }
          compared++
        }
      }
    }
    expect(compared).toBeGreaterThan(500)

    let costs = 0
    for (const asOf of ['2004-12-31', '2015-12-31']) {
      for (const row of await answer(engine, 'cost.list', { asOf })) {
        const history = (months.get(row.cusip) ?? []).filter((month) => month.date <= asOf)
        const unit = plainUnitCost(
          { face: 0, settle: row.settle ?? '', price: row.price ?? '' },
          history,
        )
        if (unit === null || row.method !== 'constant yield') continue
        const plain = unit * Number(row.originalFace)
        expect(Math.abs(Number(row.amortizedCost) - plain), `lot ${row.lot} ${asOf}`).toBeLessThan(
          0.0051,
        )
        costs++
      }
    }
    expect(costs).toBeGreaterThan(150)

    const checked = await answer(engine, 'database.check', {})
    expect(checked.faults).toEqual([])
  },
)
