import type { Holding } from '@shared/api/holdings'
import { exact, plain } from '@shared/decimal'
import { classKey } from '@shared/classKey'
import type { CheckStatus, ClassRow } from '@shared/report'
import { checksOf, worst } from './checks'
import { asPrinted, money } from './figures'
import { subjectOf, type Origin, type ReportRef } from './origins'

/** One line of the last distribution: the printed factor, the holder's amount, the class's amount, and how its checks stand. */
export interface DistributionLine {
  readonly label: string
  readonly sum: boolean
  readonly perThousand: string | null
  readonly mine: string | null
  readonly whole: string | null
  readonly perThousandOrigin: Origin | null
  readonly mineOrigin: Origin | null
  readonly wholeOrigin: Origin | null
  readonly status: CheckStatus | null
}

type PerThousandKey = keyof ClassRow['perThousand']
type CurrentKey = keyof ClassRow['current']

interface Shape {
  readonly label: string
  readonly sum?: boolean
  readonly perThousand?: PerThousandKey
  readonly current: CurrentKey
  readonly mine: (holding: Holding) => string | null
}

const newest = (holding: Holding) => holding.distributions[0] ?? null

const LINES: readonly Shape[] = [
  {
    label: 'Prior balance',
    perThousand: 'priorBalance',
    current: 'priorBalance',
    mine: (holding) => holding.faces?.opening ?? null,
  },
  {
    label: 'Interest',
    perThousand: 'interest',
    current: 'interest',
    mine: (holding) => newest(holding)?.interest ?? null,
  },
  {
    label: 'Principal',
    perThousand: 'principal',
    current: 'principal',
    mine: (holding) => newest(holding)?.principal ?? null,
  },
  {
    label: 'Cash',
    sum: true,
    perThousand: 'distribution',
    current: 'distribution',
    mine: (holding) => newest(holding)?.total ?? null,
  },
  {
    label: 'Realized loss',
    current: 'realizedLoss',
    mine: (holding) => holding.faces?.realizedLoss ?? null,
  },
  {
    label: 'Deferred interest',
    current: 'deferredInterest',
    mine: (holding) => holding.faces?.deferredInterest ?? null,
  },
  {
    label: 'Current balance',
    sum: true,
    perThousand: 'currentBalance',
    current: 'currentBalance',
    mine: (holding) => holding.faces?.closing ?? null,
  },
]

/** How the holder's amount of a line was made. */
function howMade(shape: Shape, holding: Holding, face: string): Origin['made'] {
  const distribution = newest(holding)
  if (shape.label === 'Cash' && distribution !== null) {
    return () =>
      `${money(distribution.interest)} interest + ${money(distribution.principal)} principal`
  }
  const printed =
    shape.perThousand === undefined ? null : holding.row?.perThousand[shape.perThousand]
  if (shape.perThousand !== undefined) {
    return () =>
      `${asPrinted(face)} ÷ 1,000 × ${printed == null ? 'the printed factor' : asPrinted(printed)}`
  }
  const whole = holding.row?.current[shape.current]
  const base = holding.row?.perThousand.originalPrincipalOrNotional
  return () =>
    `${whole == null ? 'the class’s amount' : asPrinted(whole)} × ${asPrinted(face)} ÷ ${base == null ? 'the class’s face' : asPrinted(base)}`
}

/** The lines of the last distribution of a holding with a report, in the order the report prints them. */
export function distributionLines(holding: Holding, report: ReportRef): DistributionLine[] {
  const row = holding.row
  if (row === null) return []
  const key = classKey(row)
  const face = newest(holding)?.entitledFace ?? holding.position.originalFace
  return LINES.map((shape) => {
    const perThousand = shape.perThousand === undefined ? null : row.perThousand[shape.perThousand]
    const whole = row.current[shape.current]
    const mine = shape.mine(holding)
    const wholePath = `classes[${key}].current.${shape.current}`
    const factorPath =
      shape.perThousand === undefined
        ? wholePath
        : `classes[${key}].perThousand.${shape.perThousand}`
    const origin = (label: string, shown: string, path: string, made?: Origin['made']): Origin => ({
      label,
      shown,
      made,
      report,
      paths: [path],
      subject: subjectOf(key),
    })
    return {
      label: shape.label,
      sum: shape.sum === true,
      perThousand,
      mine,
      whole,
      perThousandOrigin:
        perThousand === null
          ? null
          : origin(`${shape.label} per $1,000`, asPrinted(perThousand), factorPath),
      mineOrigin:
        mine === null
          ? null
          : origin(shape.label, money(mine), factorPath, howMade(shape, holding, face)),
      wholeOrigin:
        whole === null ? null : origin(`${shape.label} of the class`, asPrinted(whole), wholePath),
      status: worst(checksOf(holding.checks, [wholePath, factorPath]).map((check) => check.status)),
    }
  })
}

/**
 * Says where a cent between the computed and the closing face comes from; null when they are equal. The unrounded balances, face ×
 * factor ÷ 1,000, tell rounding from a difference of the report.
 */
export function roundingNote(holding: Holding): string | null {
  const { faces, row } = holding
  if (faces === null || row === null || exact(faces.difference).isZero()) return null
  const lost = exact(faces.realizedLoss).isZero() ? '' : ` − ${money(faces.realizedLoss)}`
  const deferred = exact(faces.deferredInterest).isZero()
    ? ''
    : ` + ${money(faces.deferredInterest)}`
  const sum = `${money(faces.opening)} − ${money(faces.principal)}${lost}${deferred} = ${money(faces.computed)}, and the factor gives ${money(faces.closing)}.`
  const { priorBalance, principal, currentBalance } = row.perThousand
  if (priorBalance === null || principal === null || currentBalance === null) return sum
  const face = exact(newest(holding)?.entitledFace ?? holding.position.originalFace).div(1000)
  const before = face.times(priorBalance)
  const paid = face.times(principal)
  const after = face.times(currentBalance)
  if (lost !== '' || deferred !== '' || !before.minus(paid).equals(after)) return sum
  const unrounded = [before, paid, after].map((value) => asPrinted(plain(value)))
  return `${sum} The cent is rounding: ${unrounded[0] ?? ''} − ${unrounded[1] ?? ''} = ${unrounded[2] ?? ''}.`
}
