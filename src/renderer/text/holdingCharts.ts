import type { Holding } from '@shared/api/holdings'
import { monthOf } from '@shared/dates'
import { cents, exact, plain } from '@shared/decimal'
import { everyMonth, type ChartSpec } from './charts'
import { asPrinted, factor, money } from './figures'
import type { Origin } from './origins'

type Distribution = Holding['distributions'][number]

/** Distributions by month of those given newest first; the last of a month stands for it. */
function byMonth(holding: Holding): Map<string, Distribution> {
  return new Map(holding.distributions.toReversed().map((one) => [monthOf(one.date), one]))
}

function origin(
  one: Distribution | undefined,
  label: string,
  shown: string,
  cell: string,
): Origin | null {
  if (one === undefined) return null
  const { source } = one
  return {
    label,
    shown,
    report: source,
    paths: source === null ? [] : [`classes[${source.classKey}].perThousand.${cell}`],
    subject: `distribution of ${one.date}`,
    hint: source === null ? 'entered by hand' : undefined,
  }
}

/** The holder's cash from the class by month: principal below, interest above. */
export function cashReceived(holding: Holding, revised: readonly string[] = []): ChartSpec {
  const known = byMonth(holding)
  const paid = holding.distributions.filter((one) => !exact(one.entitledFace).isZero())
  const months = everyMonth(paid.map((one) => one.date))
  const part = (what: 'interest' | 'principal', name: string, color: string) => ({
    name,
    color,
    values: months.map((month) => known.get(month)?.[what] ?? null),
    origin: (at: number) => {
      const one = known.get(months[at] ?? '')
      return origin(one, name, money(one?.[what] ?? '0'), what)
    },
  })
  return {
    kind: 'stack',
    months,
    revised,
    measure: 'amount',
    format: money,
    series: [
      part('principal', 'Principal', '--principal'),
      part('interest', 'Interest', '--interest'),
    ],
  }
}

/** The balance of the face held after each distribution on file, and above it what was lost so far. */
export function balancePaydown(holding: Holding, revised: readonly string[] = []): ChartSpec {
  const face = exact(holding.position.originalFace)
  const known = byMonth(holding)
  const months = everyMonth(holding.distributions.map((one) => one.date))
  let lost = exact('0')
  const losses = months.map((month) => {
    const one = known.get(month)
    if (one === undefined) return null
    lost = lost.plus(exact(one.lossPerDollar))
    return cents(lost.times(face))
  })
  const balance = {
    name: 'Balance',
    color: '--series',
    values: months.map((month) => {
      const one = known.get(month)
      return one === undefined ? null : cents(face.times(exact(one.factor)))
    }),
    origin: (at: number) => {
      const one = known.get(months[at] ?? '')
      const found = origin(
        one,
        'Balance',
        money(cents(face.times(one?.factor ?? 0))),
        'currentBalance',
      )
      if (found === null || one === undefined) return found
      return { ...found, made: () => `${money(plain(face))} × factor ${factor(one.factor)}` }
    },
  }
  const last = balance.values.findLast((value) => value !== null)
  const hasLosses = losses.some((value) => value !== null && !exact(value).isZero())
  const stacked = months.map((_, at) => {
    const [left, gone] = [balance.values[at], losses[at]]
    return left == null || gone == null ? null : cents(exact(left).plus(exact(gone)))
  })
  return {
    kind: 'balance',
    months,
    revised,
    reference: { value: plain(face), label: `original face ${asPrinted(plain(face))}` },
    ...(last == null ? {} : { last: money(last) }),
    measure: 'amount',
    format: money,
    series: hasLosses
      ? [balance, { name: 'Balance and losses', color: '--loss', values: stacked, band: true }]
      : [balance],
  }
}
