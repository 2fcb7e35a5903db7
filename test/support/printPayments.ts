import { parseWordDate, toExcelSerial } from '@shared/dates'
import type { ClassRow, TierTotal } from '@shared/report'
import { TABLES } from '../../src/main/layouts/remittance/certificatePayment/tables'
import type { PaymentDeal } from './paymentDeal'

/** Cells of a row at their columns: text cells begin there, numbers end 15 columns after their heading begins. */
export function alignedRow(
  cells: readonly (readonly [column: number, text: string | null, right?: boolean])[],
): string {
  let line = ''
  for (const [column, text, right] of cells) {
    if (text === null) continue
    const at = right === true ? column + 15 - text.length : column
    line = `${line.padEnd(Math.max(at, line === '' ? 0 : line.length + 1))}${text}`
  }
  return line
}

function numbers(
  values: readonly (string | null)[],
  first: number,
): [number, string | null, true][] {
  return values.map((value, i) => [first + i * 15, value, true])
}

const HEADINGS = {
  current: [
    `${' '.repeat(75)}Prior${' '.repeat(70)}Current`,
    'Class Original Principal Total Realized Deferred Principal',
    'Class Type Face Value Balance Interest Principal Distribution Losses Interest Balance',
    '(1) (2) (3) (4)=(2)+(3) (5) (6) (7)=(1)-(3)-(5)+(6)',
  ],
  perThousand: [
    'Orig. Principal Prior Current',
    'Period Period (with Notional) Principal Total Principal',
    'Class Starting Ending Method Cusip Balance Balance Interest Principal Distribution Balance',
    '(1) (2) (3) (4)=(2)+(3) (5)',
  ],
  toDate: [
    `${' '.repeat(150)}Current`,
    'Original Unscheduled Scheduled Total Total Realized Deferred Principal',
    'Class Face Value Interest Principal Principal Principal Distribution Losses Interest Balance',
    '(1) (2) (3) (4) (5)=(3)+(4) (6)=(2)+(5) (7) (8) (9)=(1)-(5)-(7)+(8)',
  ],
  interestDetail: [
    'Pass- Prior Principal Non- Prior Unscheduled Paid or Current',
    'Through (with Notional) Accrued Supported Unpaid Interest Optimal Deferred Unpaid',
    'Class Rate Balance Interest Interest SF Interest Adjustments Interest Interest Interest',
    '(1) (2) (3) (4) (5)=(1)-(2)+(3) (6) (7)=(5)-(6)',
  ],
}

function classLine(table: keyof typeof TABLES, one: ClassRow): string {
  const values = Object.values<string | null>(one[table])
  if (table === 'current') {
    return alignedRow([[0, one.class], [15, one.type], ...numbers(values, 32)])
  }
  if (table === 'perThousand') {
    const serial = (date: string | null): string | null =>
      date === null ? null : String(toExcelSerial(date))
    const { start, end, method } = one.accrual
    return alignedRow([
      [0, one.class],
      [25, serial(start)],
      [40, serial(end)],
      [60, method],
      [75, one.cusip],
      ...numbers(values, 88),
    ])
  }
  return alignedRow([[0, one.class], ...numbers(values, 18)])
}

function totalLine(table: 'current' | 'toDate' | 'interestDetail', total: TierTotal): string {
  const values = Object.values<string | null>(total[table])
  return alignedRow([[0, 'Total'], ...numbers(values, table === 'current' ? 32 : 18)])
}

/** The report of a deal in the trustee's layout, as whole lines before folding: contents page and payment pages. */
export function printPayments(deal: PaymentDeal): string[] {
  const pages = paymentPages(deal, headOf(deal))
  const count = pages.length + 1
  const foot = (page: number): string[] => [
    '',
    `${' '.repeat(60)}Page ${page} of ${count}${' '.repeat(40)}(c) COPYRIGHT 2002 Example Trust Company`,
  ]
  return [
    '',
    ...contentsPage(deal, count),
    ...foot(1),
    ...pages.flatMap((page, i) => [...page, ...foot(i + 2)]),
  ]
}

/** The pages of the Certificate Payment Report without their feet: two a tier, each with the running head. */
export function paymentPages(
  deal: Pick<PaymentDeal, 'distribution' | 'classes' | 'totals'>,
  running: readonly string[],
): string[][] {
  return deal.totals.flatMap((total) => {
    const rows = deal.classes.filter((one) => one.tier === total.tier)
    const table = (name: keyof typeof TABLES): string[] => [
      `               ${TABLES[name].title}`,
      ...HEADINGS[name],
      ...rows.map((one) => classLine(name, one)),
      ...(name === 'perThousand' ? [] : [totalLine(name, total)]),
    ]
    const head = [
      ...running,
      ...(total.tier === null ? [] : [`               ${total.tier}`]),
      `               Certificate Payment Report for ${deal.distribution} Distribution`,
    ]
    return [
      [...head, ...table('current'), ...table('perThousand')],
      [...head, ...table('toDate'), ...table('interestDetail')],
    ]
  })
}

function headOf(deal: PaymentDeal): string[] {
  return [`               ${deal.deal}`, `               ${deal.title}`]
}

function contentsPage(deal: PaymentDeal, pages: number): string[] {
  const indent = ' '.repeat(45)
  return [
    ...headOf(deal),
    `               ${deal.distribution} Distribution`,
    '               Contents',
    `${indent}TABLE OF CONTENTS`,
    `${' '.repeat(120)}Page`,
    `${indent}1.             Contents${' '.repeat(40)}1`,
    `${indent}2.             Certificate Payment Report${' '.repeat(30)}2`,
    `${indent}               Total Number of Pages${' '.repeat(30)}${pages}`,
    `${indent}CONTACTS`,
    `${indent}               Administrator:   Alex Example`,
    'ISSUANCE INFORMATION',
    `               Seller:                       Example Seller Inc.        Cut-Off Date:            June 1, 2002`,
    `${' '.repeat(60)}Record Date:               ${deal.record}`,
  ]
}

/** The distribution date of a deal, ISO. */
export function distributionDate(deal: PaymentDeal): string {
  const date = parseWordDate(deal.distribution)
  if (date === null) throw new Error(`no date: ${deal.distribution}`)
  return date
}
