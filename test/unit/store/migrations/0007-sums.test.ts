import { expect, it } from 'vitest'
import { sumCash, wrongYears } from '../../../../src/main/store/cashSums'
import { temporaryFolders } from '../../../support/folders'
import { migratedFrom } from '../../../support/migrated'

const folder = temporaryFolders()

const ROWS = `
  INSERT INTO portfolio (id, name) VALUES (1, 'Main');
  INSERT INTO account (id, portfolio_id, name) VALUES (3, 1, ''), (4, 1, 'Custody');
  INSERT INTO trade (account_id, kind, cusip, face) VALUES (3, 'buy', '45254TLU6', '1000'), (4, 'buy', '45254TLU6', '500');
  INSERT INTO holding_distribution VALUES
    ('45254TLU6', 3, '2001-12-26', 'r1', '1000', 100, 1000, 0, 0),
    ('45254TLU6', 3, '2002-01-25', 'r2', '1000', 200, 2000, 0, 0),
    ('45254TLU6', 3, '2002-02-25', 'h1', '1000', 300, 3000, 0, 0),
    ('45254TLU6', 4, '2002-02-25', 'h1', '500', 150, 1500, 0, 0);`

it('sums what was paid before by year, and cash of a month is a stretch of an index', () => {
  const database = migratedFrom(6, ROWS, folder())
  expect(
    database
      .statement('SELECT account_id, year, distributions, interest, principal FROM holding_year')
      .all(),
  ).toEqual([
    { account_id: 3, year: '2001', distributions: 1, interest: 100, principal: 1000 },
    { account_id: 3, year: '2002', distributions: 2, interest: 500, principal: 5000 },
    { account_id: 4, year: '2002', distributions: 1, interest: 150, principal: 1500 },
  ])
  expect(wrongYears(database)).toEqual([])
  expect(sumCash(database, {}, '2002-12-31')).toEqual([
    {
      cusip: '45254TLU6',
      ...{ yearInterest: 650n, yearPrincipal: 6500n, interest: 750n, principal: 7500n },
    },
  ])
  const plan = database
    .statement<[], { detail: string }>(
      `EXPLAIN QUERY PLAN SELECT sum(interest), sum(principal) FROM holding_distribution
       WHERE distribution_date BETWEEN '2002-02-01' AND '2002-02-28'`,
    )
    .all()
  expect(plan.map((step) => step.detail).join()).toContain(
    'COVERING INDEX holding_distribution_date',
  )
  database.close()
})
