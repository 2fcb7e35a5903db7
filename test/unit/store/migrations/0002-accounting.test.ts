import { expect, it } from 'vitest'
import { classHistory } from '../../../../src/main/store/classHistory'
import { distributionsOf } from '../../../../src/main/store/distributions'
import { listReports } from '../../../../src/main/store/reports'
import { listTrades } from '../../../../src/main/store/trades'
import { temporaryFolders } from '../../../support/folders'
import { migratedFrom } from '../../../support/migrated'

const folder = temporaryFolders()

const ROWS = `
  INSERT INTO filing VALUES (5, 'ab', 'a.txt', 3, '8-K', NULL, '1', '2026-01-01', x'00', x'00');
  INSERT INTO deal VALUES (2, 'A Deal 2002-1');
  INSERT INTO deal_name VALUES ('a deal 2002-1', 2);
  INSERT INTO deal_cusip VALUES ('45254TLU6', 2);
  INSERT INTO report VALUES (8, 5, 0, 2, '2002-09-25', '2002-08-30', 'original', 'current', 'remittance', 3, 1, 0, 0, 1, 0, 0, 0);
  INSERT INTO report VALUES (9, 5, 1, 2, '2002-09-25', '2002-08-30', 'supplemental', 'superseded', 'remittance', 3, 1, 0, 0, 1, 0, 0, 0);
  INSERT INTO class_row VALUES (1, 8, 0, NULL, 'A', NULL, '45254TLU6', 'principal', '1000', '1000', '1', '2', '998', '1', '2', '0', '0', '998', 0);
  INSERT INTO portfolio VALUES (3, 'Main');
  INSERT INTO account VALUES (4, 3, 'Custody');
  INSERT INTO lot VALUES (7, 4, '45254TLU6', '1000', '2002-07-01', '99.5', 'n');
  INSERT INTO holding_distribution VALUES ('45254TLU6', 4, 8, '1000', 100, 200, 0, 0);`

it('keeps lots, reports and what was derived from them under their numbers', () => {
  const database = migratedFrom(1, ROWS, folder())
  expect(listTrades(database, {})).toEqual([
    {
      id: 7,
      kind: 'buy',
      portfolio: 'Main',
      account: 'Custody',
      cusip: '45254TLU6',
      face: '1000',
      trade: null,
      settle: '2002-07-01',
      price: '99.5',
      accrued: null,
      lot: null,
      note: 'n',
      accountId: 4,
    },
  ])
  expect(listReports(database).map((row) => [row.deal, row.status])).toEqual([
    ['A Deal 2002-1', 'current'],
    ['A Deal 2002-1', 'supplemental'],
  ])
  expect(classHistory(database, '45254TLU6')).toMatchObject([
    { source: 'r8', distributionDate: '2002-09-25', currentFactor: '998' },
  ])
  expect(distributionsOf(database, {}, '45254TLU6')).toMatchObject([
    { source: 'r8', accountId: 4, interest: 100n, principal: 200n },
  ])
  database.close()
})
