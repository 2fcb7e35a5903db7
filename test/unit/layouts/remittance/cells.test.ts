import { describe, expect, it } from 'vitest'
import { fromExcelSerial, parseWordDate } from '@shared/dates'
import { LinePaths } from '@shared/linePaths'
import { classKey, type TrusteeReport } from '@shared/report'
import { extractText, sampleText } from '../../../support/filings'

type Values = Readonly<Record<string, string | null>>

/** Every value of a report that stands in it as such, under the path that its cell has. */
function valuesOf(report: TrusteeReport): Map<string, string> {
  const found = new Map<string, string>()
  const add = (under: string, values: Values) => {
    for (const [key, value] of Object.entries(values)) {
      if (value !== null && value !== '') found.set(`${under}${key}`, value)
    }
  }
  const { deal, title, distributionDate, recordDate, cutOffDate, closingDate, firstPaymentDate } =
    report
  add('', { deal, title, distributionDate, recordDate, cutOffDate, closingDate, firstPaymentDate })
  report.contents.forEach((entry, i) => add(`contents[${i + 1}].`, entry))
  report.parties.forEach((party, i) => add(`parties[${i + 1}].`, party))
  for (const contact of report.contacts) add(`contacts[${contact.role}].`, contact)
  for (const { number, name } of report.groups) add(`groups[${number}].`, { name })
  for (const row of report.classes) {
    const under = `classes[${classKey(row)}].`
    add(under, { class: row.class, type: row.type, cusip: row.cusip })
    for (const table of ['accrual', 'current', 'perThousand', 'toDate', 'interestDetail'] as const)
      add(`${under}${table}.`, row[table])
  }
  for (const row of report.totals) {
    for (const table of ['current', 'toDate', 'interestDetail'] as const)
      add(`totals[${row.tier ?? 'Total'}].${table}.`, row[table])
  }
  const paths = new LinePaths()
  for (const line of report.lines) {
    const under = `${paths.next(line)}.`
    add(under, { label: line.label, ...line.values })
  }
  for (const { table, status, measure, ...buckets } of report.delinquency)
    add(`delinquency[${table}/${status}/${measure}].`, buckets)
  for (const loan of report.prepaidLoans) add(`prepaidLoans[${loan.loan}].`, loan)
  return found
}

/** Paths of notes and methods, which are read in several cells; `contacts[Address].value#2` goes on with its first. */
const IN_PARTS = /^(?:notes|methodology)\[|#\d+$/

/** Whether a cell's text says a value: as it is, as a number, or as a date. */
function says(text: string, value: string): boolean {
  const squeezed = text.replace(/\s/g, '')
  const number = squeezed.replaceAll(',', '').replace(/^\((.*)\)$/, '-$1')
  return (
    squeezed === value.replace(/\s/g, '') ||
    number === value ||
    (/^\d{5}$/.test(text) && fromExcelSerial(Number(text)) === value) ||
    parseWordDate(squeezed) === value
  )
}

describe.each(['000', '001'] as const)('of %s', (name) => {
  const { document, cells } = extractText(sampleText(name))
  if (document.status === 'refused') throw new Error(document.error.message)
  const [report] = document.reports
  const values = valuesOf(report as TrusteeReport)
  const texts = new Map(cells.flat().map((cell) => [cell.path, cell.text]))

  it('each value has its cell, and each cell is a value', () => {
    const parts = [...texts.keys()].filter((path) => !IN_PARTS.test(path))
    expect(parts.toSorted()).toEqual([...values.keys()].toSorted())
  })

  it('a cell says what the value is, with nothing of what stands beside it', () => {
    const wrong = [...values].filter(([path, value]) => {
      const text = `${texts.get(path) ?? ''}${texts.get(`${path}#2`) ?? ''}`
      return !says(path.startsWith('contacts[') ? text : (texts.get(path) ?? ''), value)
    })
    expect(wrong).toEqual([])
    const terms = [...texts].filter(([path]) => /^methodology\[.*\]\.term/.test(path))
    expect(terms.filter(([, text]) => text.endsWith(':'))).toEqual([])
  })
})
