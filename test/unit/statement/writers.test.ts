import { createHash } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { buildStatement } from '../../../src/main/statement/buildStatement'
import { amount, decimalPads, tieStatus } from '../../../src/main/statement/format'
import { printTemplates } from '../../../src/main/statement/printTemplates'
import { statementCsp, statementHtml } from '../../../src/main/statement/statementHtml'
import { statementJson } from '../../../src/main/statement/statementJson'
import { statementText } from '../../../src/main/statement/statementText'
import type { StatementInput } from '../../../src/main/statement/input'
import { A1, classRow, exampleInput, holding, longInput, onFile, report } from './fixture'

const model = buildStatement(exampleInput())
const page = statementHtml(model, { paper: 'A4' })
const plainText = statementText(model)

const HOSTILE = '<script>alert(1)</script> "&\' \u001b[31m\u0000'

function hostileInput(): StatementInput {
  const row = { ...classRow({ class: HOSTILE, tier: HOSTILE, cusip: '45254TLU6', type: HOSTILE, base: '1000', prior: '1000', interest: '1', principal: '0', current: '1000' }) } // prettier-ignore
  const entry = onFile(1, { ...report(HOSTILE, [row]), title: HOSTILE })
  return {
    ...exampleInput({ portfolio: HOSTILE, account: HOSTILE }),
    holdings: [holding(row, HOSTILE, '1000', 1)],
    reports: [{ ...entry, source: { ...entry.source, name: HOSTILE }, filing: { form: HOSTILE, accessionNumber: HOSTILE } }], // prettier-ignore
  }
}

describe('the HTML page', () => {
  it.each([
    ['cash of A-1', '95,313.70'],
    ['the cent of A-1', '−0.01'],
    ['all cash', '203,886.14'],
    ['face total', '6,250,000.00'],
    ['current face', '5,652,151.27'],
    ['factor', '0.817335216'],
    ['rate', '2.8214'],
    ['factor per $1,000 as printed', '18.77605972'],
    ['difference of a check', '−786.2798'],
    ['whole hash', '1a'.repeat(32)],
  ])('prints the %s', (_, shown) =>
    expect(page).toContain(`>${shown}`.slice(shown.length === 64 ? 1 : 0)),
  )

  it('prints every amount of the model', () => {
    for (const row of [...model.principalRows, ...model.notionalRows]) {
      for (const value of [row.interest, row.principal, row.total, row.faceBefore, row.faceAfter]) {
        expect(page).toContain(`>${amount(value)}<`)
      }
    }
  })

  it('names the cell behind each number of a class row', () => {
    expect(page).toMatch(
      /data-source="1:0:classes\[REMIC III\/A-1\]\.perThousand\.interest"\s*>1,571\.61</,
    )
    expect(page).toMatch(
      /data-source="2:0:classes\[A\]\.perThousand\.currentBalance"\s*>4,584,816\.05</,
    )
  })

  it('points only at reports and classes that the model has', () => {
    const known = new Set(model.sources.map((source) => `${String(source.filingId)}:${String(source.reportIndex)}`)) // prettier-ignore
    const sources = [...page.matchAll(/data-source="(\d+:\d+):classes\[[^\]]+\]\.\w+\.\w+"/g)]
    expect(sources.length).toBe([...page.matchAll(/data-source="/g)].length)
    expect(sources.length).toBeGreaterThan(40)
    for (const source of sources) expect(known).toContain(source[1])
  })

  it('has heads with a scope, a language, a title, and neither script nor address nor style attribute', () => {
    expect(page).toContain('<html lang="en">')
    expect(page).toContain('<title>Monthly holder report, September 2002, Main</title>')
    expect(page).not.toMatch(/<script|\sstyle=|\son\w+=|https?:|<link|<img|url\(|@import/i)
    expect([...page.matchAll(/<th(?=[\s>])/g)].length).toBe([...page.matchAll(/<th\s[^>]*scope="(?:col|row)"/g)].length) // prettier-ignore
  })

  it('has a policy that allows exactly its own style sheet', () => {
    const sheet = /<style>([\s\S]*?)<\/style>/.exec(page)?.[1] ?? ''
    expect(sheet).toContain('@page')
    expect(statementCsp(page)).toBe(
      `'sha256-${createHash('sha256').update(sheet).digest('base64')}'`,
    )
  })

  it('is laid out for the paper that was asked for', () => {
    expect(page).toContain('size: 210mm 297mm')
    expect(statementHtml(model, { paper: 'Letter' })).toContain('size: 215.9mm 279.4mm')
  })

  it('takes text of a filing for text, whatever it holds', () => {
    const hostile = buildStatement(hostileInput())
    const written = statementHtml(hostile, { paper: 'A4' })
    const { header, footer } = printTemplates(hostile)
    for (const text of [written, header, footer]) {
      expect(text).not.toMatch(/<script/i)
      expect(text).not.toContain('\u0000')
    }
    expect(written).toContain('&lt;script&gt;alert(1)&lt;/script&gt; &quot;&amp;&#39;')
    expect([...written.matchAll(/<style>/g)]).toHaveLength(1)
  })

  it('says what to do when nothing is held', () => {
    const empty = buildStatement(exampleInput({ holdings: [], reports: [] }))
    expect(statementHtml(empty, { paper: 'A4' })).toContain('Nothing was held in September 2002')
    expect(statementText(empty)).toContain('no report on file for the month')
  })
})

describe('the text', () => {
  it('has the amounts of the model, aligned, in at most 100 columns', () => {
    for (const row of [...model.principalRows, ...model.notionalRows]) {
      expect(plainText).toContain(`${row.cusip}  `)
      for (const value of [row.interest, row.principal, row.total, row.faceAfter]) {
        expect(plainText).toContain(amount(value))
      }
    }
    const texts = [plainText, statementText(buildStatement(longInput(60)))]
    for (const line of texts.flatMap((text) => text.split('\n'))) expect(line.length).toBeLessThanOrEqual(100) // prettier-ignore
  })

  it('puts the decimal points of a column in one line', () => {
    const lines = plainText.split('\n').filter((line) => /^45254.*\.\d\d {2,}\S/.test(line)).slice(0, 3) // prettier-ignore
    expect(lines).toHaveLength(3)
    expect(new Set(lines.map((line) => line.indexOf('.'))).size).toBe(1)
  })

  it('keeps control characters of a filing from the terminal', () => {
    expect(statementText(buildStatement(hostileInput())).replaceAll('\n', '')).not.toMatch(
      /\p{Cc}/u,
    )
  })
})

describe('the JSON', () => {
  const json = statementJson(model)

  it('has the positions of the month and its deals', () => {
    expect(Object.keys(json).slice(0, 6)).toEqual([
      'asOf',
      'portfolio',
      'month',
      'positions',
      'totals',
      'deals',
    ])
    expect(json).toMatchObject({ asOf: '2002-09-30', month: '2002-09', portfolio: 'Main' })
    expect(json.positions).toHaveLength(4)
    expect(json.positions[1]).toEqual(model.principalRows[1]?.position)
    expect(json.totals).toEqual(model.totals)
  })

  it('has all else that is printed, the rows without the positions that stand apart', () => {
    const { principalRows, notionalRows, deals, ...rest } = model
    const rows = [...principalRows, ...notionalRows]
    expect(json.holdings).toHaveLength(rows.length)
    for (const [at, row] of json.holdings.entries()) {
      expect({ ...row, position: rows[at]?.position }).toEqual(rows[at])
    }
    for (const [at, deal] of json.deals.entries()) expect(deal).toMatchObject({ ...deals[at] })
    for (const key of [
      'custodian',
      'lots',
      'events',
      'methods',
      'sources',
      'state',
      'fingerprint',
    ] as const) {
      expect(json[key]).toEqual(rest[key])
    }
  })

  it('has a deal’s collateral and the checks that do not tie, with all their digits', () => {
    expect(json.deals[1]?.checks[0]).toMatchObject({ status: 'differs', right: '251729.0998' })
    expect(Object.keys(json.deals[1]?.collateral ?? {})).toEqual(['delinquency', 'speeds', 'losses', 'enhancement', 'triggers', 'checks']) // prettier-ignore
    for (const deal of json.deals) expect(deal.collateral.checks).toEqual(deal.checks)
  })
})

it('gives the same bytes for the same data', () => {
  const again = buildStatement(exampleInput())
  expect(statementHtml(again, { paper: 'A4' })).toBe(page)
  expect(statementText(again)).toBe(plainText)
  expect(printTemplates(again)).toEqual(printTemplates(model))
})

describe('formats', () => {
  it('pads columns to one decimal point without touching a digit', () => {
    expect(decimalPads(['300,775', '137,847.92', '49,374.5', ''])).toEqual(['.00', '', '0', ''])
    expect(decimalPads(['1', '2'])).toEqual(['', ''])
    expect(amount('-1234567.5')).toBe('−1,234,567.5')
  })

  it('names the outcome of a tie-out', () => {
    expect(tieStatus({ faceDifference: '0.00', roundingOnly: true }).word).toBe('Ties')
    expect(tieStatus({ faceDifference: '-0.01', roundingOnly: true }).word).toBe('Rounding')
    expect(tieStatus({ faceDifference: '-0.01', roundingOnly: false }).word).toBe('Differs')
    expect(tieStatus({ faceDifference: null, roundingOnly: false }).status).toBe('unknown')
  })

  it('has no number of A-1’s row that the page rounds differently from the model', () => {
    expect(model.principalRows[1]?.factorAfter).toBe('0.817335216')
    expect(A1.perThousand.currentBalance).toBe('817.335216')
  })
})
