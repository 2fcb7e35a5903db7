import { join } from 'node:path'
import { fc, test } from '@fast-check/vitest'
import { afterAll, expect, it } from 'vitest'
import { cashByMonth, sumCash, wrongYears } from '../../../src/main/store/cashSums'
import type { Database } from '../../../src/main/store/database'
import { distributionsOf, replaceDistributions } from '../../../src/main/store/distributions'
import { openDatabase } from '../../../src/main/store/open'
import { addTrade } from '../../../src/main/store/trades'
import { temporaryFolders, valueOf } from '../../support/folders'

const folder = temporaryFolders()
const CUSIPS = ['45254TLU6', '45254TLZ5']
const ACCOUNTS = [1, 2]
const AS_OF = '2003-06-30'

function openWithLots(): Database {
  const database = valueOf(openDatabase(join(folder(), 'paydown.sqlite')))
  for (const cusip of CUSIPS) {
    for (const account of ['One', 'Two']) {
      addTrade(database, {
        ...{ kind: 'buy', cusip, face: '1000', portfolio: 'Main', account },
        ...{ trade: null, settle: null, price: null, accrued: null, lot: null, note: null },
      })
    }
  }
  return database
}

const days = fc.constantFrom('2001-12-27', '2002-01-25', '2002-12-26', '2003-01-27', '2003-07-25')
const rows = fc.uniqueArray(
  fc.record({
    accountId: fc.constantFrom(...ACCOUNTS),
    source: fc.constantFrom('r1', 'r2', 'h1'),
    distributionDate: days,
    entitledFace: fc.constant('1000'),
    interest: fc.bigInt({ min: -(10n ** 15n), max: 10n ** 15n }),
    principal: fc.bigInt({ min: -(10n ** 15n), max: 10n ** 15n }),
    realizedLoss: fc.constant(0n),
    deferredInterest: fc.constant(0n),
  }),
  { selector: (row) => `${row.accountId} ${row.distributionDate} ${row.source}` },
)
/** What is derived anew for a CUSIP: all of it, or one day. */
const steps = fc.array(
  fc.record({
    cusip: fc.constantFrom(...CUSIPS),
    date: fc.option(days),
    rows,
  }),
  { maxLength: 6 },
)

let database: Database | null = null
afterAll(() => database?.close())

test.prop([steps], { numRuns: 60 })(
  'sums of years and months are those of the distributions, however often these are derived anew',
  (taken) => {
    database ??= openWithLots()
    for (const cusip of CUSIPS) replaceDistributions(database, cusip, null, [])
    for (const { cusip, date, rows: given } of taken) {
      const wanted = given.filter((row) => date === null || row.distributionDate === date)
      replaceDistributions(database, cusip, date, wanted)
    }
    for (const account of [undefined, 'One', 'Two']) {
      const scope = account === undefined ? {} : { account }
      const sums = new Map(sumCash(database, scope, AS_OF).map((sum) => [sum.cusip, sum]))
      const byMonth = new Map<string, bigint>()
      for (const cusip of CUSIPS) {
        const paid = distributionsOf(database, scope, cusip)
        for (const { distributionDate, interest } of paid) {
          const month = distributionDate.slice(0, 7)
          byMonth.set(month, (byMonth.get(month) ?? 0n) + interest)
        }
        const sum = (from: string, part: 'interest' | 'principal') =>
          paid
            .filter((row) => row.distributionDate >= from && row.distributionDate <= AS_OF)
            .reduce((whole, row) => whole + row[part], 0n)
        expect(sums.get(cusip)?.interest ?? 0n).toBe(sum('', 'interest'))
        expect(sums.get(cusip)?.principal ?? 0n).toBe(sum('', 'principal'))
        expect(sums.get(cusip)?.yearInterest ?? 0n).toBe(sum('2003-01-01', 'interest'))
        expect(sums.get(cusip)?.yearPrincipal ?? 0n).toBe(sum('2003-01-01', 'principal'))
      }
      const months = cashByMonth(database, scope, '', '9999')
      expect(months.map(({ month, interest }) => [month, interest])).toEqual([...byMonth].sort())
    }
    expect(wrongYears(database)).toEqual([])
  },
)

it('sums that are not those of the distributions are found, and those of an account go with it', () => {
  const database = openWithLots()
  const row = {
    ...{ source: 'r1', distributionDate: '2002-09-25', entitledFace: '1000' },
    ...{ interest: 5n, principal: 7n, realizedLoss: 0n, deferredInterest: 0n },
  }
  for (const cusip of CUSIPS) {
    replaceDistributions(
      database,
      cusip,
      null,
      ACCOUNTS.map((accountId) => ({ accountId, ...row })),
    )
  }
  database.statement("UPDATE holding_year SET interest = 6 WHERE cusip = '45254TLU6'").run()
  expect(wrongYears(database)).toEqual(['45254TLU6'])
  database.statement("DELETE FROM holding_year WHERE cusip = '45254TLZ5'").run()
  expect(wrongYears(database)).toEqual(CUSIPS)
  const left = openWithLots()
  replaceDistributions(
    left,
    CUSIPS[0]!,
    null,
    ACCOUNTS.map((accountId) => ({ accountId, ...row })),
  )
  left.statement('DELETE FROM trade WHERE account_id = 2').run()
  left.statement('DELETE FROM account WHERE id = 2').run()
  expect(left.statement('SELECT account_id, distributions FROM holding_year').all()).toEqual([
    { account_id: 1, distributions: 1 },
  ])
  expect(wrongYears(left)).toEqual([])
  database.close()
  left.close()
})
