import { join } from 'node:path'
import { expect, it } from 'vitest'
import { createInlineReader } from '../../../src/main/api/reader'
import { answer, openTestEngine } from '../../support/engines'
import { temporaryFolders } from '../../support/folders'

const folder = temporaryFolders()
const [FIRST, SECOND] = ['000_a1f1f5d8efe7c3c7', '001_c6c1f6c0235324ea'].map(
  (name) => `resources/sample/${name}.txt`,
) as [string, string]

it('nothing of what stood there before is told once a copy was restored', async () => {
  const reader = () => createInlineReader()
  const open = () => openTestEngine(folder(), { reader: reader() })
  const [here, elsewhere] = [open(), open()]
  // Both number their first list of figures the same
  await here.importPaths([FIRST])
  await elsewhere.importPaths([SECOND])
  await answer(here, 'holdings.add', { cusip: '45254NCG0', face: '1000' })
  await answer(elsewhere, 'holdings.add', { cusip: '45254TLU6', face: '1000' })
  const told = async (engine: typeof here) => {
    const { deals } = await answer(engine, 'filings.overview', {})
    const deal = deals[0] ?? ''
    return {
      deals,
      health: await answer(engine, 'deals.health', { deal }),
      months: await answer(engine, 'filings.months', {}),
      positions: await answer(engine, 'positions', { asOf: '2002-09-30' }),
      attention: await answer(engine, 'attention', { asOf: '2002-09-30' }),
    }
  }
  const wanted = await told(elsewhere)
  expect((await told(here)).deals).not.toEqual(wanted.deals)
  const path = join(folder(), 'copy.sqlite')
  await answer(elsewhere, 'backup.make', { path })
  await answer(here, 'backup.restore', { path })
  expect(await told(here)).toEqual(wanted)
  expect((await answer(here, 'database.check', {})).faults).toEqual([])
})
