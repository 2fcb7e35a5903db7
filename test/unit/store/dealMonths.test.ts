import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { dealCalendars } from '../../../src/main/store/dealMonths'
import { openDatabase } from '../../../src/main/store/open'
import { datesOfDeal, monthsOnFile } from '../../../src/main/store/reports'
import { filingBytes, FIRST } from '../../support/documents'
import { answer, openTestEngine } from '../../support/engines'
import { temporaryFolders, valueOf } from '../../support/folders'

const folder = temporaryFolders()
const DATES = ['2001-11-26', '2001-12-26', '2002-01-25', '2002-03-25', '2002-04-25']

it('knows which distributions of a deal are on file, and again after something was written', async () => {
  const place = folder()
  const engine = openTestEngine(place)
  const database = valueOf(openDatabase(engine.databasePath))
  const calendars = () => database.read(() => dealCalendars(database))
  expect(calendars()).toEqual([])
  const put = async (name: string, report: Parameters<typeof filingBytes>[0][number]) => {
    writeFileSync(join(place, name), filingBytes([report]))
    expect((await engine.importPaths([join(place, name)]))[0]?.outcome).toBe('imported')
  }
  for (const date of DATES) {
    const first = { ...FIRST, distributionDate: date, firstPaymentDate: '2001-11-26' }
    await put(`${date}.txt`, first)
  }
  await put('revised.txt', { ...FIRST, distributionDate: DATES[4]!, revision: 'revised' })
  const [calendar, ...others] = calendars()
  expect(others).toEqual([])
  expect(calendar).toMatchObject({ deal: FIRST.deal, firstPayment: '2001-11-26', dates: DATES })
  expect([...(calendar?.months ?? [])].sort()).toEqual(
    DATES.map((date) => [date.slice(0, 7), date === DATES[4]]),
  )
  expect(calendar?.dates).toEqual(datesOfDeal(database, calendar?.dealId ?? 0))
  // Nothing was written since: the very same
  expect(calendars()[0]).toBe(calendar)
  expect(monthsOnFile(database)).toEqual(DATES.map((date) => date.slice(0, 7)).reverse())
  await answer(engine, 'journal.undo', {})
  expect(calendars()[0]).not.toBe(calendar)
  database.close()
})
