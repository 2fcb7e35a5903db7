import { exact, PLAIN_DECIMAL } from '@shared/decimal'
import type { Check, TrusteeReport } from '@shared/report'
import { checkReport } from '../../../src/main/checks/checkReport'
import type { Extraction } from '../../../src/main/checks/extractFiling'
import { valuesOf, withValues, type ValueCell } from './values'

/** What became of a mutated filing, for counts; the first that fits. */
export const OUTCOMES = [
  'fault',
  'shown',
  'interchanged',
  'below tolerance',
  'unchanged',
  'refused',
] as const
export type Outcome = (typeof OUTCOMES)[number]

export type Extract = (name: string, bytes: Uint8Array) => Extraction

/** A filing before it was mutated: its only report, the cells of it, and the checks that reach each of them. */
export interface Baseline {
  readonly report: TrusteeReport
  readonly values: ReadonlyMap<string, ValueCell>
  /** The cells again, by the path that rows of one name share: without `#2`. */
  readonly named: ReadonlyMap<string, readonly ValueCell[]>
  readonly reach: ReadonlyMap<string, readonly Check[]>
}

const unnumbered = (path: string): string => path.replace(/#\d+/, '')

/** Reads a filing that is as it should be. */
export function baselineOf(text: string, extract: Extract): Baseline {
  const { document } = extract('original.txt', Buffer.from(text))
  if (document.status === 'refused') throw new Error(JSON.stringify(document.error))
  const [report, ...others] = document.reports
  if (report === undefined || others.length > 0) throw new Error('not one report')
  const values = valuesOf(report)
  const named = Map.groupBy(values.values(), ({ path }) => unnumbered(path))
  return { report, values, named, reach: reachOf(report.checks) }
}

/** Which checks are computed from a cell; one that is unknown is computed from none. */
function reachOf(checks: readonly Check[]): Map<string, Check[]> {
  const reach = new Map<string, Check[]>()
  for (const check of checks) {
    if (check.status === 'unknown') continue
    for (const path of check.operands) reach.set(path, [...(reach.get(path) ?? []), check])
  }
  return reach
}

/**
 * The cells of a report that have another value than before the mutation, that some check of the original is computed
 * from, and that nothing shows. Shown is a cell when the report refuses a row or leaves a text unread that was read
 * before, or when a check that was computed from it does not tie any more (or differs otherwise than before, or is gone).
 * Changed cells of one check stand or fall together: values that changed places in a sum leave the sum, and are shown by
 * another check of either. A row that has namesakes is told from them by its order alone, so it may have the value of
 * any of them. Two kinds are allowed, since no arithmetic can tell them:
 * - below tolerance: the value put alone into the original report, or the old one put back into this, changes none of
 *   its checks. It differs in digits below what it is compared with, or is multiplied by nothing.
 * - interchanged: each value was that of another cell of its section, which has another now or is gone, and every
 *   identity holds, so the report may as well be meant so.
 */
export function wrongNumbers(
  baseline: Baseline,
  report: TrusteeReport,
): { readonly outcomes: readonly Outcome[]; readonly wrong: readonly string[] } {
  const { report: original, values, named, reach } = baseline
  const mutated = valuesOf(report)
  const namedNow = Map.groupBy(mutated.values(), ({ path }) => unnumbered(path))
  const changed = [...mutated.values()].filter(({ path, value }) => {
    const before = values.get(path)
    if (before === undefined || !reach.has(path)) return false
    const has = (cells: readonly ValueCell[] = [], one: string): boolean =>
      cells.some((cell) => same(cell.value, one))
    const name = unnumbered(path)
    return !has(named.get(name), value) && !has(namedNow.get(name), before.value)
  })
  if (changed.length === 0) return { outcomes: ['unchanged'], wrong: [] }
  if (
    report.refused.length > original.refused.length ||
    report.unread.length > original.unread.length
  ) {
    return { outcomes: ['shown'], wrong: [] }
  }
  const now = reachOf(report.checks)
  const outcomes: Outcome[] = []
  const wrong: string[] = []
  for (const group of together(changed, reach)) {
    const shown = group.some(({ path }) =>
      shows(path, reach.get(path), report.checks, now.get(path)),
    )
    const outcome = shown ? 'shown' : outcomeOf(group, report, baseline)
    outcomes.push(outcome)
    if (outcome !== 'fault') continue
    for (const { path, value } of group) {
      wrong.push(`${path} is ${value}, was ${values.get(path)?.value ?? ''}`)
    }
  }
  return { outcomes, wrong }
}

/** Cells in groups: two that one check is computed from are in the same. */
function together(cells: readonly ValueCell[], reach: Baseline['reach']): ValueCell[][] {
  let groups: { cells: ValueCell[]; checks: Set<Check> }[] = []
  for (const cell of cells) {
    const checks = reach.get(cell.path) ?? []
    const near = groups.filter((group) => checks.some((check) => group.checks.has(check)))
    const joined = {
      cells: [...near.flatMap((group) => group.cells), cell],
      checks: new Set([...near.flatMap((group) => [...group.checks]), ...checks]),
    }
    groups = [...groups.filter((group) => !near.includes(group)), joined]
  }
  return groups.map((group) => group.cells)
}

/** Whether values that no check shows are a fault, or such as no arithmetic can tell. */
function outcomeOf(
  group: readonly ValueCell[],
  mutated: TrusteeReport,
  { report, values, reach }: Baseline,
): Outcome {
  const now = checkReport(mutated)
  const telling = group.filter(({ path, value, at }) => {
    const before = values.get(path)
    if (before === undefined) return false
    const alone = checkReport(withValues(report, [{ value, at: before.at }]))
    const back = checkReport(withValues(mutated, [{ value: before.value, at }]))
    const own = reachOf(mutated.checks).get(path)
    return shows(path, reach.get(path), alone) && (shows(path, own, now) || shows(path, own, back))
  })
  if (telling.length === 0) return 'below tolerance'
  return interchanged(group, mutated, values) ? 'interchanged' : 'fault'
}

/** Whether each value was that of a cell of the same section that has another now, or is gone. */
function interchanged(
  group: readonly ValueCell[],
  mutated: TrusteeReport,
  values: Baseline['values'],
): boolean {
  const sectionOf = (path: string): string => path.slice(0, path.lastIndexOf('/'))
  const present = valuesOf(mutated)
  const sections = new Set(group.map(({ path }) => sectionOf(path)))
  const given = [...values.values()].filter(
    ({ path, value }) =>
      sections.has(sectionOf(path)) && !same(present.get(path)?.value ?? '', value),
  )
  return group.every(({ value }) => {
    const at = given.findIndex((one) => same(one.value, value))
    if (at >= 0) given.splice(at, 1)
    return at >= 0
  })
}

function same(a: string, b: string): boolean {
  return a === b || (PLAIN_DECIMAL.test(a) && PLAIN_DECIMAL.test(b) && exact(a).eq(exact(b)))
}

/**
 * Whether the checks of a cell say that something is amiss: one is gone or made of other cells, or it does not tie and
 * did not differ as it does.
 */
function shows(
  path: string,
  before: readonly Check[] = [],
  checks: readonly Check[],
  added: readonly Check[] = [],
): boolean {
  const named = Map.groupBy(checks, nameOf)
  const told = before.some((check) => {
    const now = (named.get(nameOf(check)) ?? []).filter((one) => one.operands.includes(path))
    return (
      now.length === 0 ||
      now.some(
        ({ status, difference }) =>
          status !== 'ties' && (status !== check.status || difference !== check.difference),
      )
    )
  })
  const known = new Set(before.map(nameOf))
  return told || added.some((one) => one.status !== 'ties' && !known.has(nameOf(one)))
}

const nameOf = ({ id, subject }: Check): string => `${id} ${subject}`
