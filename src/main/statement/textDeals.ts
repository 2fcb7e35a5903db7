import { longDate, longMonth } from '@shared/dates'
import { WHOLE_POOL } from '@shared/figures'
import type { Statement, StatementDeal } from '@shared/statement'
import { amount, face, heldFace, STATUS_WORDS } from './format'
import { healthText } from './htmlHealth'
import { fold, TEXT_WIDTH, textTable } from './textTable'

/** The cash expected, received and apart, where a custodian's file tells of the month. */
export function custodianText(model: Statement): string[] {
  const { custodian } = model
  if (custodian.received === null) return []
  const rows = [...model.principalRows, ...model.notionalRows]
  const all = [...rows.map((row) => ({ cusip: row.cusip, ...row.custodian })), { cusip: 'All cash', ...custodian }] // prettier-ignore
  const column = (head: string, cells: readonly string[]) => ({ head, kind: 'num' as const, cells })
  return [
    'THE CUSTODIAN: difference = received − expected',
    ...textTable(
      [
        { head: 'CUSIP', kind: 'text', cells: all.map((one) => one.cusip) },
        column(
          'Expected',
          all.map((one) => amount(one.expected)),
        ),
        column(
          'Received',
          all.map((one) => amount(one.received)),
        ),
        column(
          'Difference',
          all.map((one) => amount(one.difference)),
        ),
        { head: 'Result', kind: 'text', cells: all.map((one) => STATUS_WORDS[one.status]) },
      ],
      1,
    ),
  ]
}

/** The lots and what they cost, where prices are kept. */
export function lotsText({ lots, lotSums }: Statement): string[] {
  if (!lots.some((lot) => lot.price !== null)) return []
  const column = (head: string, cells: readonly string[]) => ({ head, kind: 'num' as const, cells })
  return [
    'LOTS AND COST',
    ...textTable(
      [
        { head: 'CUSIP', kind: 'text', cells: [...lots.map((lot) => lot.cusip), 'Cost known'] },
        { head: 'Settled', kind: 'text', cells: [...lots.map((lot) => lot.settle ?? ''), ''] },
        column('Original face', [...lots.map((lot) => heldFace(lot, lot.originalFace)), '']),
        column('Price', [...lots.map((lot) => face(lot.price)), '']),
        column('At purchase', [
          ...lots.map((lot) => amount(lot.purchaseCost)),
          amount(lotSums.purchaseCost),
        ]),
        column('Amortized', [
          ...lots.map((lot) => amount(lot.amortizedCost)),
          amount(lotSums.amortizedCost),
        ]),
      ],
      1,
    ),
  ]
}

/** A deal's health, the whole pool; the months that are on file. */
export function healthOfDeal({ deal, distributionDate, health }: StatementDeal): string[] {
  const rows = (health?.rows ?? []).filter(({ values }) => values[WHOLE_POOL] !== undefined)
  if (health === null || rows.length === 0) return []
  const shown = health.columns.flatMap(({ report }, at) => (report === null ? [] : [at]))
  return [
    ...fold(`HEALTH: ${deal}, ${longDate(distributionDate)}, whole pool`, TEXT_WIDTH),
    ...textTable([
      { head: '', kind: 'text', cells: rows.map(({ label }) => label), most: 34 },
      ...shown.map((at) => ({
        head: longMonth(health.columns[at]?.month ?? ''),
        kind: 'num' as const,
        cells: rows.map((row) => {
          const value = row.values[WHOLE_POOL]?.[at] ?? null
          return value === null ? '' : healthText(value, row)
        }),
      })),
    ]),
  ]
}
