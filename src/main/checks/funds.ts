import { classKey, type Check, type TierTotal, type TrusteeReport } from '@shared/report'
import { printed, type Approx, type Precision } from '../reading/approx'
import type { Identity } from '../reading/identity'
import { checksOf } from './check'
import { subjectOf } from './classes'
import { quantity, type LineCell, type Quantity } from './lines'

type Column = 'priorBalance' | 'currentBalance' | 'distribution' | 'realizedLoss' | 'originalFace'

/** What every tier of a deal passes on whole. */
const PASSED_ON: readonly (readonly [Column, string])[] = [
  ['originalFace', 'original face'],
  ['priorBalance', 'prior balance'],
  ['distribution', 'distribution'],
  ['currentBalance', 'current balance'],
]

/** What the holders' tier pays is what was available, and each tier passes on what the one below it received. */
export function fundsChecks(
  totals: readonly TierTotal[],
  cells: readonly LineCell[],
  precision: Precision,
): Check[] {
  return [...distributed(totals, cells, precision), ...tiers(totals, precision)]
}

function cellOf(total: TierTotal, column: Column, precision: Precision): Quantity | null {
  const text = total.current[column]
  const value: Approx | null = text === null ? null : printed(text, precision)
  return value && { value, path: `totals[${total.tier ?? 'Total'}].current.${column}` }
}

/** The tier that holders own is the last: each REMIC's regular interests are the assets of the next. */
function distributed(
  totals: readonly TierTotal[],
  cells: readonly LineCell[],
  precision: Precision,
): Check[] {
  const last = totals.at(-1)
  const available = quantity(
    cells.find(({ line }) => /\bAVAILABLE FUNDS\b/.test(line.label)),
    'TOTAL',
    true,
  )
  if (last === undefined || available === null) return []
  return checksOf(
    same(
      'funds.distributed',
      'available funds are distributed',
      available,
      cellOf(last, 'distribution', precision),
    ),
    'TOTAL',
  )
}

function tiers(totals: readonly TierTotal[], precision: Precision): Check[] {
  return totals.slice(1).flatMap((total, i) => {
    const below = totals[i]
    if (below === undefined) return []
    return PASSED_ON.flatMap(([column, words]) =>
      checksOf(
        same(
          `tier.${column}`,
          `${words} is the same in the tier below`,
          cellOf(total, column, precision),
          cellOf(below, column, precision),
        ),
        total.tier ?? 'Total',
      ),
    )
  })
}

function same(
  id: string,
  sentence: string,
  left: Quantity | null,
  right: Quantity | null,
): Identity | null {
  if (left === null || right === null) return null
  return {
    id,
    sentence,
    left: left.value,
    right: right.value,
    operands: [left.path, right.path],
  }
}

/** The certificate tables print Net PPIS and other shortfalls of a class also in the Additional Certificate Report. */
export function shortfallChecks(
  report: Pick<TrusteeReport, 'classes' | 'totals'>,
  cells: readonly LineCell[],
  precision: Precision,
): Check[] {
  const tier = report.totals.at(-1)?.tier ?? null
  return cells
    .filter(({ line }) => line.section === 'CLASS')
    .flatMap((cell) => {
      const row = report.classes.find((one) => one.class === cell.line.label && one.tier === tier)
      const text = row?.interestDetail.nonSupportedShortfall
      const column = Object.keys(cell.line.values).find((key) => /Shortfalls$/.test(key))
      if (row === undefined || text == null || column === undefined) return []
      const right = {
        value: printed(text, precision),
        path: `classes[${classKey(row)}].interestDetail.nonSupportedShortfall`,
      }
      return checksOf(
        same(
          'class.shortfall',
          'shortfall of the class is the same in both reports',
          quantity(cell, column, true),
          right,
        ),
        subjectOf(row),
      )
    })
}
