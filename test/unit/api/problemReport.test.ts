import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { createInlineReader } from '../../../src/main/api/reader'
import { answer, ask, openTestEngine } from '../../support/engines'
import { codeOf, temporaryFolders } from '../../support/folders'
import { sampleText } from '../../support/filings'

const folder = temporaryFolders()

it('says how the file was read, and nothing of what is in it or where it lies', async () => {
  const place = folder()
  const engine = openTestEngine(place, { reader: createInlineReader() })
  const text = sampleText('001')
  const cut = join(place, 'cut.txt')
  writeFileSync(cut, text.slice(0, Math.floor(text.length / 3)))
  const { text: report } = await answer(engine, 'problem.report', { path: cut })
  const [first, second] = report.split('\n')
  expect(first).toContain('names and numbers are scrambled')
  expect(second).toMatch(/^Paydown 1\.2\.3, reader \d+\. (?:Refused|Read by)/)
  expect(report).not.toContain(place)
  expect(report).not.toMatch(/Impac/i)
  const again = await answer(engine, 'problem.report', { path: cut })
  expect(again.text).not.toBe(report)
  expect(codeOf(await ask(engine, 'problem.report', { path: join(place, 'none.txt') }))).toBe(
    'unreadable-file',
  )
})
