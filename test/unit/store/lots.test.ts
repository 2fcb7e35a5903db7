import { join } from 'node:path'
import { beforeEach, describe, expect, it, onTestFinished } from 'vitest'
import type { Database } from '../../../src/main/store/database'
import {
  distributionsOf,
  replaceDistributions,
  sumCash,
} from '../../../src/main/store/distributions'
import { importFiling } from '../../../src/main/store/importFiling'
import {
  addLot,
  changeLot,
  countLots,
  findScope,
  listLots,
  listPortfolios,
  lotOfId,
  removeEmptyAccounts,
  removeLot,
  type StoredLot,
} from '../../../src/main/store/lots'
import { openDatabase } from '../../../src/main/store/open'
import { filingDocument, FIRST } from '../../support/documents'
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

function lot(change: Partial<StoredLot> = {}): StoredLot {
  return {
    cusip: '45254TLU6',
    face: '1000000',
    portfolio: 'Main',
    account: null,
    settle: null,
    price: null,
    note: null,
    ...change,
  }
}

function importReports(): void {
  for (const [index, date] of ['2002-09-25', '2002-08-26', '2003-01-27'].entries()) {
    valueOf(
      importFiling(database, {
        ...filingDocument(`${date}.txt`, [{ ...FIRST, distributionDate: date }]),
        readerVersion: 'test-1',
        importedAt: `2026-01-0${index + 1}T00:00:00.000Z`,
      }),
    )
  }
}

describe('lots', () => {
  it('are listed with what is known of their CUSIP', () => {
    addLot(database, lot({ settle: '2002-07-01', price: '99.5', note: 'n', account: 'Custody' }))
    expect(listLots(database, {})).toEqual([
      {
        id: 1,
        ...lot({ settle: '2002-07-01', price: '99.5', note: 'n', account: 'Custody' }),
        deal: null,
        class: null,
        accountId: 1,
      },
    ])
    importReports()
    expect(lotOfId(database, 1)).toMatchObject({ deal: FIRST.deal, class: 'A-1' })
  })

  it('are told apart by portfolio and account, case aside', () => {
    addLot(database, lot())
    addLot(database, lot({ portfolio: 'MAIN', account: 'Custody' }))
    addLot(database, lot({ portfolio: 'Other', account: 'custody' }))
    expect(listPortfolios(database)).toEqual(['Main', 'Other'])
    expect(listLots(database, { portfolio: 'main' }).map((each) => each.id)).toEqual([1, 2])
    expect(listLots(database, { account: 'CUSTODY' }).map((each) => each.id)).toEqual([2, 3])
    expect(listLots(database, { portfolio: 'Other', account: 'x' })).toEqual([])
    expect(findScope(database, { portfolio: 'main', account: 'CUSTODY' })).toEqual({
      portfolio: 'Main',
      account: 'Custody',
    })
    expect(findScope(database, { portfolio: 'none', account: 'none' })).toEqual({
      portfolio: null,
      account: null,
    })
  })

  it('change and go, with their portfolio when it is empty, and no number comes again', () => {
    const first = addLot(database, lot())
    const second = addLot(database, lot({ portfolio: 'Other' }))
    changeLot(database, first, lot({ portfolio: 'Other', face: '5' }))
    removeEmptyAccounts(database)
    expect(listPortfolios(database)).toEqual(['Other'])
    removeLot(database, second)
    expect(addLot(database, lot())).toBe(3)
    expect(countLots(database)).toBe(2)
    expect(lotOfId(database, first)?.face).toBe('5')
    expect(lotOfId(database, second)).toBeUndefined()
  })
})

describe('derived distributions', () => {
  const big = 9_007_199_254_740_993n // 2^53 + 1: a double cannot hold it
  const row = (accountId: number, reportId: number, interest: bigint) => ({
    accountId,
    reportId,
    entitledFace: '10.50',
    interest,
    principal: 2n,
    realizedLoss: 3n,
    deferredInterest: -4n,
  })

  it('are kept and summed in whole cents, never as doubles', () => {
    importReports()
    addLot(database, lot())
    addLot(database, lot({ account: 'Custody' }))
    const rows = [row(1, 1, big), row(2, 1, 1n), row(1, 2, 10n), row(1, 3, 100n)]
    replaceDistributions(database, '45254TLU6', rows)
    const dates = { from: '2002-01-01', to: '2002-12-31' }
    expect(sumCash(database, {}, dates)).toEqual([
      { cusip: '45254TLU6', interest: big + 11n, principal: 6n },
    ])
    expect(sumCash(database, { portfolio: 'main', account: 'Custody' }, dates)).toEqual([
      { cusip: '45254TLU6', interest: 1n, principal: 2n },
    ])
    expect(sumCash(database, {}, { from: '2002-08-27', to: '2002-09-24' })).toEqual([])
    expect(distributionsOf(database, { portfolio: 'Main' }, '45254TLU6')).toEqual([
      row(1, 2, 10n),
      row(1, 1, big),
      row(2, 1, 1n),
      row(1, 3, 100n),
    ])
  })

  it('are replaced by CUSIP and go with their account', () => {
    importReports()
    const id = addLot(database, lot())
    replaceDistributions(database, '45254TLU6', [row(1, 1, 1n)])
    replaceDistributions(database, '45254TLZ5', [row(1, 1, 2n)])
    replaceDistributions(database, '45254TLU6', [row(1, 2, 3n)])
    expect(distributionsOf(database, {}, '45254TLU6')).toEqual([row(1, 2, 3n)])
    expect(distributionsOf(database, {}, '45254TLZ5')).toEqual([row(1, 1, 2n)])
    removeLot(database, id)
    removeEmptyAccounts(database)
    expect(distributionsOf(database, {}, '45254TLZ5')).toEqual([])
  })
})
