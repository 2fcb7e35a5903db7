import { expect, it } from 'vitest'
import { dealCalendars } from '../../../../src/main/store/dealMonths'
import { datesOfDeal } from '../../../../src/main/store/reports'
import { temporaryFolders } from '../../../support/folders'
import { FILED, filedReport, migratedFrom } from '../../../support/migrated'

const folder = temporaryFolders()

const ROWS = FILED + filedReport({}, { revision: 'revised' })

it('keeps reports, whose first payment is not known until they are read again', () => {
  const database = migratedFrom(2, ROWS, folder())
  expect(datesOfDeal(database, 2)).toEqual(['2002-09-25'])
  expect(database.read(() => dealCalendars(database))).toEqual([
    {
      ...{ dealId: 2, deal: 'A Deal 2002-1', firstPayment: null, dates: ['2002-09-25'] },
      months: new Map([['2002-09', true]]),
    },
  ])
  const plan = database
    .statement<[], { detail: string }>(
      `EXPLAIN QUERY PLAN SELECT deal_id, substr(distribution_date, 1, 7) AS month, max(status = 'superseded' OR revision = 'revised'),
         min(first_payment) FROM report WHERE status <> 'withdrawn' GROUP BY deal_id, month`,
    )
    .all()
  expect(plan.map((step) => step.detail).join()).toContain('COVERING INDEX report_deal')
  database.close()
})
