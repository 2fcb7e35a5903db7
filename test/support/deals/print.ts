import { longMonth, monthOf, type IsoDate } from '@shared/dates'
import { alignedRow, paymentPages } from '../printPayments'
import type { GeneratedReport } from './report'
import type { Row, Section, SectionPage } from './rows'

const FIRST_COLUMN = 80
const WIDTH = 15
const TOTAL_COLUMN = 119

/** The report in the trustee's layout, as whole lines before folding. */
export function printReport({ facts, name, pages }: GeneratedReport): string[] {
  const date = wordDate(facts.distributionDate)
  const head = [`               ${name}`, `               ${facts.title ?? ''}`]
  const payments = paymentPages({ ...facts, distribution: date }, head)
  const others = pages.map((page) => [
    ...head,
    `               ${page.report} for ${date} Distribution`,
    ...bodyOf(page),
  ])
  const all = [...payments, ...others]
  const total = all.length + 1
  const foot = (page: number): string[] => [
    `${' '.repeat(60)}Page ${String(page)} of ${String(total)}${' '.repeat(41)}(c) COPYRIGHT 2002 Example Trust Company`,
  ]
  const titles = [
    'Contents',
    'Certificate Payment Report',
    ...new Set(pages.map((page) => page.report)),
  ]
  return [
    '',
    ...head,
    ...contents(facts, date, titles, total),
    ...foot(1),
    ...all.flatMap((page, i) => [...page, ...foot(i + 2)]),
  ]
}

function contents(
  facts: GeneratedReport['facts'],
  date: string,
  titles: readonly string[],
  total: number,
): string[] {
  const indent = ' '.repeat(45)
  const dated = (label: string, iso: string | null): string =>
    `${' '.repeat(90)}${`${label}:`.padEnd(27)}${iso === null ? '' : wordDate(iso)}`
  return [
    `               ${date} Distribution`,
    '               Contents',
    `${indent}TABLE OF CONTENTS`,
    `${' '.repeat(120)}Page`,
    ...titles.map(
      (title, i) => `${indent}${`${String(i + 1)}.`.padEnd(15)}${title.padEnd(59)}${String(i + 1)}`,
    ),
    `${indent}               Total Number of Pages${' '.repeat(30)}${String(total)}`,
    `${indent}CONTACTS`,
    `${indent}               Administrator:   Alex Example`,
    'ISSUANCE INFORMATION',
    '               Seller:                       Example Seller Inc.',
    dated('First Payment Date', facts.firstPaymentDate),
    dated('Distribution Date', facts.distributionDate),
    dated('Record Date', facts.recordDate),
  ]
}

function bodyOf(page: SectionPage): string[] {
  return [
    ...(page.subtitle === null ? [] : [`               ${page.subtitle}`]),
    ...page.sections.flatMap((section) => sectionLines(section)),
    ...(page.tail ?? []),
  ]
}

/** Where the columns of a section begin: TOTAL always at the same place, the groups before it. */
function placesOf(columns: readonly string[]): number[] {
  const first = Math.max(FIRST_COLUMN, TOTAL_COLUMN - (columns.length - 1) * WIDTH)
  return columns.map((_, i) => first + i * WIDTH)
}

function sectionLines({ title, columns, parts, after = [] }: Section): string[] {
  const places = placesOf(columns)
  const heading =
    title === ''
      ? []
      : [alignedRow([[0, title], ...columns.map((name, i) => [places[i] ?? 0, name] as const)])]
  if (parts.length === 0) return [...heading, 'SPACE INTENTIONALLY LEFT BLANK']
  return [
    ...heading,
    ...parts.flatMap((part) => [
      ...(part.heading === null ? [] : [`               ${part.heading}`]),
      ...part.rows.map((row) => rowLine(row, columns, places)),
    ]),
    ...after,
  ]
}

function rowLine(
  { label, style, values }: Row,
  columns: readonly string[],
  places: readonly number[],
): string {
  return alignedRow([
    [15, label],
    ...columns.map((column, i) => {
      const value = values[column]
      const text = value === undefined ? null : style === 'amount' ? separated(value) : value
      return [places[i] ?? 0, text, style === 'plain'] as const
    }),
  ])
}

/** `-24250.79` as `(24,250.79)`. */
function separated(value: string): string {
  const [whole = '', cents = '00'] = value.replace('-', '').split('.')
  const text = `${whole.replace(/\B(?=(\d{3})+$)/g, ',')}.${cents}`
  return value.startsWith('-') ? `(${text})` : text
}

/** `September 25, 2002`. */
function wordDate(date: IsoDate): string {
  return longMonth(monthOf(date)).replace(' ', ` ${String(Number(date.slice(8)))}, `)
}
