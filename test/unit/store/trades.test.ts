import { join } from 'node:path'
import { beforeEach, describe, expect, it, onTestFinished } from 'vitest'
import type { Database } from '../../../src/main/store/database'
import {
  distributionsAt,
  distributionsOf,
  replaceDistributions,
} from '../../../src/main/store/distributions'
import { openDatabase } from '../../../src/main/store/open'
import { listPortfolios } from '../../../src/main/store/portfolios'
import { findScope } from '../../../src/main/store/scope'
import { sumCash } from '../../../src/main/store/cashSums'
import {
  addTrade,
  changeTrade,
  countHeld,
  countLots,
  listTrades,
  removeTrade,
  tradeOfId,
  type StoredTrade,
} from '../../../src/main/store/trades'
import { temporaryFolders, valueOf } from '../../support/folders'

const folder = temporaryFolders()
let database: Database

beforeEach(() => {
  const opened = valueOf(openDatabase(join(folder(), 'paydown.sqlite')))
  database = opened
  onTestFinished(() => {
    opened.close()
  })
})

function lot(change: Partial<StoredTrade> = {}): StoredTrade {
  return {
    kind: 'buy',
    cusip: '45254TLU6',
    face: '1000000',
    portfolio: 'Main',
    account: null,
    trade: null,
    settle: null,
    price: null,
    accrued: null,
    lot: null,
    note: null,
    ...change,
  }
}

describe('lots', () => {
  it('are listed with their account', () => {
    addTrade(database, lot({ settle: '2002-07-01', price: '99.5', note: 'n', account: 'Custody' }))
    expect(listTrades(database, {})).toEqual([
      {
        id: 1,
        ...lot({ settle: '2002-07-01', price: '99.5', note: 'n', account: 'Custody' }),
        accountId: 1,
      },
    ])
  })

  it('are told apart by portfolio and account, case aside', () => {
    addTrade(database, lot())
    addTrade(database, lot({ portfolio: 'MAIN', account: 'Custody' }))
    addTrade(database, lot({ portfolio: 'Other', account: 'custody' }))
    expect(listPortfolios(database).map((each) => each.name)).toEqual(['Main', 'Other'])
    expect(listTrades(database, { portfolio: 'main' }).map((each) => each.id)).toEqual([1, 2])
    expect(listTrades(database, { account: 'CUSTODY' }).map((each) => each.id)).toEqual([2, 3])
    expect(listTrades(database, { portfolio: 'Other', account: 'x' })).toEqual([])
    expect(findScope(database, { portfolio: 'main', account: 'CUSTODY' })).toEqual({
      portfolio: 'Main',
      account: 'Custody',
    })
    expect(findScope(database, { portfolio: 'none', account: 'none' })).toEqual({
      portfolio: null,
      account: null,
    })
  })

  it('change and go, their portfolio is out of sight when it is empty, and no number comes again', () => {
    const first = addTrade(database, lot())
    const second = addTrade(database, lot({ portfolio: 'Other' }))
    changeTrade(database, first, lot({ portfolio: 'Other', face: '5' }))
    expect(listPortfolios(database).map((each) => each.name)).toEqual(['Other'])
    removeTrade(database, second)
    expect(addTrade(database, lot())).toBe(3)
    expect(countLots(database)).toBe(2)
    addTrade(database, lot())
    expect([countLots(database), countHeld(database)]).toEqual([3, 2])
    expect(tradeOfId(database, first)?.face).toBe('5')
    expect(tradeOfId(database, second)).toBeUndefined()
  })
})

describe('derived distributions', () => {
  const big = 9_007_199_254_740_993n // 2^53 + 1: a double cannot hold it
  const DATES = ['2002-09-25', '2002-08-26', '2003-01-27']
  const row = (accountId: number, report: number, interest: bigint) => ({
    accountId,
    source: `r${report}`,
    distributionDate: DATES[report - 1] ?? '',
    entitledFace: '10.50',
    interest,
    principal: 2n,
    realizedLoss: 3n,
    deferredInterest: -4n,
  })
  const sum = (year: bigint, all: bigint) => ({ yearInterest: year, interest: all })

  it('are kept and summed in whole cents, never as doubles', () => {
    addTrade(database, lot())
    addTrade(database, lot({ account: 'Custody' }))
    const rows = [row(1, 1, big), row(2, 1, 1n), row(1, 2, 10n), row(1, 3, 100n)]
    replaceDistributions(database, '45254TLU6', null, rows)
    expect(sumCash(database, {}, '2002-12-31')).toMatchObject([sum(big + 11n, big + 11n)])
    expect(sumCash(database, {}, '2003-01-27')).toMatchObject([sum(100n, big + 111n)])
    expect(sumCash(database, { portfolio: 'main', account: 'Custody' }, '2002-12-31')).toEqual([
      { cusip: '45254TLU6', ...sum(1n, 1n), yearPrincipal: 2n, principal: 2n },
    ])
    expect(sumCash(database, {}, '2002-08-25')).toEqual([])
    expect(distributionsOf(database, { portfolio: 'Main' }, '45254TLU6')).toEqual([
      row(1, 2, 10n),
      row(1, 1, big),
      row(2, 1, 1n),
      row(1, 3, 100n),
    ])
    const august = [{ cusip: '45254TLU6', distributionDate: '2002-08-26' }]
    expect([...distributionsAt(database, {}, august)]).toEqual([['45254TLU6', [row(1, 2, 10n)]]])
  })

  it('are replaced by CUSIP, whole or of one date', () => {
    addTrade(database, lot())
    replaceDistributions(database, '45254TLU6', null, [row(1, 1, 1n), row(1, 3, 9n)])
    replaceDistributions(database, '45254TLZ5', null, [row(1, 1, 2n)])
    replaceDistributions(database, '45254TLU6', '2002-09-25', [row(1, 1, 3n)])
    expect(distributionsOf(database, {}, '45254TLU6')).toEqual([row(1, 1, 3n), row(1, 3, 9n)])
    replaceDistributions(database, '45254TLU6', null, [row(1, 2, 3n)])
    expect(distributionsOf(database, {}, '45254TLU6')).toEqual([row(1, 2, 3n)])
    expect(distributionsOf(database, {}, '45254TLZ5')).toEqual([row(1, 1, 2n)])
  })
})
