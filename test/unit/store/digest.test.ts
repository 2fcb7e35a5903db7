import { inflateSync } from 'node:zlib'
import { describe, expect, it } from 'vitest'
import { extractFiling } from '../../../src/main/checks/extractFiling'
import { figuresOf } from '../../../src/main/reading/figures'
import type { FigureCell } from '../../../src/shared/figures'
import { digestOf } from '../../../src/main/store/digest'
import { byKey } from '../../../src/main/store/figures'
import { unpackChecks } from '../../../src/main/store/packedChecks'
import { flatten, packFiling, unpackDocument } from '../../../src/main/store/packedFiling'
import { sampleText } from '../../support/filings'

function read(name: '000' | '001') {
  const { document } = extractFiling(`${name}.txt`, Buffer.from(sampleText(name)))
  if (document.status !== 'read') throw new Error('a sample was refused')
  return document
}

describe('the digest of a filing', () => {
  it.each(['000', '001'] as const)('%s: has what is queried of each report', (name) => {
    const document = read(name)
    const [report] = document.reports
    const [digest] = digestOf(document).reports
    const { checks, classes } = report!
    const counted = Object.values(digest!.checks).reduce((sum, count) => sum + count, 0)
    expect(counted).toBe(checks.length)
    expect(digest!.checks.differs).toBe(checks.filter((one) => one.status === 'differs').length)
    expect(
      digest!.differing.every((subject) => checks.some((one) => one.subject === subject)),
    ).toBe(true)
    expect(digest!.classes).toEqual(classes)
    expect(digest!.loansPaidOff).toBe(report!.prepaidLoans.length)
    expect(unpackChecks(JSON.parse(inflateSync(digest!.openChecks).toString()))).toEqual(
      checks.filter((one) => one.status !== 'ties'),
    )
    const cells = JSON.parse(digest!.figures.cells) as FigureCell[]
    const texts = JSON.parse(inflateSync(digest!.figures.texts).toString()) as string[]
    expect(texts).toHaveLength(cells.length)
    expect(byKey({ cells, texts })).toEqual(figuresOf(report!))
  })

  it('has the months to maturity of the whole pool, as printed', () => {
    expect(digestOf(read('000')).reports[0]?.monthsToMaturity).toMatch(/^\d+/)
    const [report] = read('001').reports
    const line = report!.lines.find(({ label }) => /months to maturity current/i.test(label))
    expect(digestOf(read('001')).reports[0]?.monthsToMaturity).toBe(line?.values['TOTAL'])
  })
})

describe('a filing as it is kept', () => {
  it.each(['é', '€', 'Ł', '😀'])('comes back with %s in a name', async (sign) => {
    const document = read('001')
    const named = { ...document, source: { ...document.source, name: `a${sign}.txt` } }
    const packed = await packFiling(flatten(named), Buffer.from('x'))
    expect(unpackDocument(packed.document)).toEqual(named)
  })

  it.each(['000', '001'] as const)('%s: comes back as it was read', async (name) => {
    const document = read(name)
    const bytes = Buffer.from(sampleText(name))
    const packed = await packFiling(flatten(document), bytes)
    expect(unpackDocument(packed.document)).toEqual(document)
    expect(inflateSync(packed.bytes)).toEqual(bytes)
  })
})
