import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { documentReader, filingBytes, FIRST } from '../../support/documents'
import { answer, openTestEngine } from '../../support/engines'
import { temporaryFolders } from '../../support/folders'

const folder = temporaryFolders()

/** A reader of another version, which reads another interest factor. */
function newer(version: string, interest: string | null) {
  const inner = documentReader()
  return {
    ...inner,
    version,
    read: async (name: string, bytes: Uint8Array) => {
      const read = await inner.read(name, bytes)
      if (read.document.status === 'refused' || interest === null) return read
      const reports = read.document.reports.map((report) => ({
        ...report,
        classes: report.classes.map((row) => ({
          ...row,
          perThousand: { ...row.perThousand, interest },
        })),
      }))
      return { ...read, document: { ...read.document, reports } }
    },
  }
}

it('shows what a newer version reads otherwise before it replaces anything', async () => {
  const place = folder()
  const old = openTestEngine(place)
  writeFileSync(join(place, 'a.txt'), filingBytes([FIRST]))
  await old.importPaths([join(place, 'a.txt')])
  await answer(old, 'holdings.add', { cusip: '45254TLU6', face: '1000' })
  expect(await answer(old, 'filings.reread', {})).toEqual([])
  old.close()
  const engine = openTestEngine(place, { reader: newer('later', '7') })
  const interest = async () =>
    (await answer(engine, 'positions', { asOf: '2002-09-30' })).positions[0]?.distribution?.interest
  const [shown] = await answer(engine, 'filings.reread', {})
  expect(shown).toMatchObject({ name: 'a.txt', reader: 'later', refused: null })
  expect(shown?.cells[0]).toMatchObject({
    path: 'classes[REMIC III/A-1].perThousand.interest',
    after: '7',
  })
  expect(await interest()).toBe('1.57')
  expect(await answer(engine, 'filings.reread', { apply: true })).toEqual([shown])
  expect(await interest()).toBe('7.00')
  expect(await answer(engine, 'filings.reread', {})).toEqual([])
  expect((await answer(engine, 'database.check', {})).faults).toEqual([])
})
