import type { Holding } from '@shared/api/holdings'
import { exact, plain } from '@shared/decimal'
import { classKey } from '@shared/classKey'
import type { Check, CheckStatus, ClassRow } from '@shared/report'
import { worst } from './checks'
import { asPrinted, cashMade, money } from './figures'
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
    return () => cashMade(distribution)
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

/** The cells of a line in the report. */
function cellsOf(key: string, { perThousand, current }: Shape): readonly string[] {
  return [
    `classes[${key}].current.${current}`,
    ...(perThousand === undefined ? [] : [`classes[${key}].perThousand.${perThousand}`]),
  ]
}

/**
 * How the checks of each line stand, from the cells that they name. A check over several lines that does not tie says of none which
 * one it is: where the line's own checks (its factor against its dollars, the same number in two tables) settle that, it is
 * marked at those that fail theirs, or else at those that no check of their own confirms.
 */
function lineStatuses(
  { checks }: Pick<Holding, 'checks'>,
  lines: readonly (readonly string[])[],
): (CheckStatus | null)[] {
  const linesOf = (check: Check) =>
    lines.flatMap((cells, at) => (cells.some((path) => check.operands.includes(path)) ? [at] : []))
  const named = checks.map((check) => ({ status: check.status, at: linesOf(check) }))
  const own = lines.map((_, line) =>
    named.filter(({ at }) => at.length === 1 && at[0] === line).map(({ status }) => status),
  )
  const failing = new Set(lines.flatMap((_, at) => (own[at]?.includes('differs') ? [at] : [])))
  const confirmed = new Set(lines.flatMap((_, at) => (isConfirmed(own[at] ?? []) ? [at] : [])))
  const marked = named.map(({ status, at }) => {
    if (status !== 'differs' || at.length < 2) return { status, at }
    const guilty = at.filter((line) => failing.has(line))
    const open = at.filter((line) => !confirmed.has(line))
    return { status, at: guilty.length > 0 ? guilty : open.length > 0 ? open : at }
  })
  return lines.map((_, line) =>
    worst([
      ...(confirmed.has(line) ? (['ties'] as const) : []),
      ...marked.filter(({ at }) => at.includes(line)).map(({ status }) => status),
    ]),
  )
}

function isConfirmed(own: readonly CheckStatus[]): boolean {
  return own.includes('ties') && !own.includes('differs')
}

/** The current balance stands as its checks do, and as the holder's own faces tie: a cent of rounding is explained beneath. */
function withCent(holding: Holding, status: CheckStatus | null | undefined): CheckStatus | null {
  return worst([status ?? null, faceStatus(holding)].filter((one) => one !== null))
}

const HALF_A_CENT = '0.005'

/** Opening, principal, loss, deferred and closing face are rounded each on its own: more than half a cent of each is a difference. */
function faceStatus(holding: Holding): CheckStatus | null {
  const { faces } = holding
  if (faces === null || exact(faces.difference).isZero()) return null
  if (roundingNote(holding)?.isRounding === true) return 'explained'
  const moved = [faces.realizedLoss, faces.deferredInterest].filter((one) => !exact(one).isZero())
  const most = exact(HALF_A_CENT).times(3 + moved.length)
  return exact(faces.difference).abs().gt(most) ? 'differs' : null
}

/** The lines of the last distribution of a holding with a report, in the order the report prints them. */
export function distributionLines(holding: Holding, report: ReportRef): DistributionLine[] {
  const row = holding.row
  if (row === null) return []
  const key = classKey(row)
  const face = newest(holding)?.entitledFace ?? holding.position.originalFace
  const statuses = lineStatuses(
    holding,
    LINES.map((shape) => cellsOf(key, shape)),
  )
  return LINES.map((shape, at) => {
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
      status:
        shape.current === 'currentBalance'
          ? withCent(holding, statuses[at])
          : (statuses[at] ?? null),
    }
  })
}

/**
 * Says where a cent between the computed and the closing face comes from; null when they are equal. The unrounded balances, face ×
 * factor ÷ 1,000, tell rounding from a difference of the report.
 */
export function roundingNote(
  holding: Holding,
): { readonly text: string; readonly isRounding: boolean } | null {
  const { faces, row } = holding
  if (faces === null || row === null || exact(faces.difference).isZero()) return null
  const lost = exact(faces.realizedLoss).isZero() ? '' : ` − ${money(faces.realizedLoss)}`
  const deferred = exact(faces.deferredInterest).isZero()
    ? ''
    : ` + ${money(faces.deferredInterest)}`
  const sum = `${money(faces.opening)} − ${money(faces.principal)}${lost}${deferred} = ${money(faces.computed)}, and the factor gives ${money(faces.closing)}.`
  const { priorBalance, principal, currentBalance } = row.perThousand
  if (priorBalance === null || principal === null || currentBalance === null) {
    return { text: sum, isRounding: false }
  }
  const face = exact(newest(holding)?.entitledFace ?? holding.position.originalFace).div(1000)
  const before = face.times(priorBalance)
  const paid = face.times(principal)
  const after = face.times(currentBalance)
  if (lost !== '' || deferred !== '' || !before.minus(paid).equals(after)) {
    return { text: sum, isRounding: false }
  }
  const unrounded = [before, paid, after].map((value) => asPrinted(plain(value)))
  const text = `${sum} The cent is rounding: ${unrounded[0] ?? ''} − ${unrounded[1] ?? ''} = ${unrounded[2] ?? ''}.`
  return { text, isRounding: true }
}
