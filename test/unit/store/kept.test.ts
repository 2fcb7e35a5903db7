import { join } from 'node:path'
import { expect, it } from 'vitest'
import { fail, ok } from '@shared/result'
import { keptWhileSame } from '../../../src/main/store/kept'
import { openDatabase } from '../../../src/main/store/open'
import { addTrade, countLots } from '../../../src/main/store/trades'
import { temporaryFolders, valueOf } from '../../support/folders'

const folder = temporaryFolders()

it('is made once as long as nothing is written, here or elsewhere, and never from what is taken back', () => {
  const path = join(folder(), 'paydown.sqlite')
  const [database, other] = [valueOf(openDatabase(path)), valueOf(openDatabase(path))]
  let made = 0
  const lots = keptWhileSame((of) => {
    made++
    return countLots(of)
  })
  const asked = () => [database.read(() => lots(database)), made]
  const add = (to: typeof database) =>
    addTrade(to, {
      ...{ kind: 'buy', cusip: '45254TLU6', face: '1', portfolio: 'Main', account: null },
      ...{ trade: null, settle: null, price: null, accrued: null, lot: null, note: null },
    })
  expect(asked()).toEqual([0, 1])
  expect(asked()).toEqual([0, 1])
  database.write(() => ok(add(database)))
  expect(asked()).toEqual([1, 2])
  other.write(() => ok(add(other)))
  expect(asked()).toEqual([2, 3])
  expect(asked()).toEqual([2, 3])
  expect(other.read(() => lots(other))).toBe(2)
  made = 0
  const inside: number[] = []
  database.write(() => {
    add(database)
    inside.push(lots(database), lots(database))
    return fail('no', 'No.')
  })
  expect(inside).toEqual([3, 3])
  expect(asked()[0]).toBe(2)
  database.close()
  other.close()
})
