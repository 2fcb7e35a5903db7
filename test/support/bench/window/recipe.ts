import { cusipCheckDigit } from '@shared/cusip'
import { addMonths, monthOf } from '@shared/dates'
import { makeDeal, type Deal } from '../../deals/deal'
import { live } from '../../deals/life'
import { printReport } from '../../deals/print'
import { reportOf } from '../../deals/report'
import { foldLines } from '../../refold'

/*
 * The portfolio that the window is measured with: 200 deals over 240 months up to October 2026. Forty deals are generated; each is
 * there five times under other names and CUSIPs. Some months are missing, some are told otherwise by a figure, so that every
 * screen has something to say.
 */

/** Raised when the same counts give other filings: a database made before is then made anew. */
export const RECIPE_VERSION = 1
export const DEALS = 200
export const MONTHS = 240
/** Deals that share their figures. */
const ALIKE = 5
export const FAMILIES = DEALS / ALIKE
/** Deals of these seeds do not live so long: their loans pay more than their classes are owed. */
const SHORT_LIVED: readonly number[] = [5, 32, 38]
const SEEDS = Array.from({ length: FAMILIES + SHORT_LIVED.length }, (_, at) => at + 1).filter(
  (seed) => !SHORT_LIVED.includes(seed),
)
/** The month of the last reports. */
const LAST_MONTH = '2026-10'
/** Every so many deals one lacks a month; so many months before the last. */
const GAP = { every: 20, before: 7 }
/** Every so many deals one has a curtailment misprinted in a month that recurs. */
const MISPRINT = { every: 6, months: 40 }

/** A filing to be imported. */
export interface MadeFiling {
  readonly name: string
  readonly text: string
}

/** A bond that can be held, with what a holder buys of it. */
export interface MadeBond {
  readonly cusip: string
  readonly face: string
}

/** The filings of one deal, and its bonds. */
export interface MadeDeal {
  readonly number: number
  readonly filings: readonly MadeFiling[]
  readonly bonds: readonly MadeBond[]
  /** The record date of its first distribution. */
  readonly settle: string
}

/** The deals of a family, over so many months each: alike in figures, different in names and CUSIPs, numbered from `first` on. */
export function makeFamily(
  family: number,
  months = MONTHS,
  first: number = family * ALIKE,
): MadeDeal[] {
  const deal = makeDeal(SEEDS[family] ?? 0, addMonths(LAST_MONTH, 1 - months))
  const lived = live(deal, months)
  const printed = lived.map((month, at) => ({
    date: month.distribution,
    lines: printReport(reportOf(deal, lived.slice(0, at + 1))),
  }))
  return Array.from({ length: ALIKE }, (_, at) => {
    const number = first + at
    const rename = renamer(deal, number)
    const kept = printed.filter(
      (_month, i) => !(number % GAP.every === 3 && i === months - GAP.before),
    )
    return {
      number,
      settle: lived[0]?.record ?? '',
      bonds: deal.bonds.flatMap(({ cusip, face, kind, base }) => {
        if (cusip === null || (kind === 'io' ? base : face) === 0n) return []
        const held = String(1000 * (250 + ((number * 37) % 900)))
        return [{ cusip: cusipOf(number, cusip), face: held }]
      }),
      filings: kept.map(({ date, lines }, i) => {
        const own = lines.map(rename)
        const misprints = number % MISPRINT.every === 1 && i % MISPRINT.months === 39
        return {
          name: `${String(number).padStart(3, '0')}-${monthOf(date)}.txt`,
          text: foldLines(misprints ? misprinted(own) : own, { width: 80 }),
        }
      }),
    }
  })
}

function renamer(deal: Deal, number: number): (line: string) => string {
  const [place = 'Example'] = deal.name.split(' ')
  const name = deal.name
    .replace(place, `${place} ${letters(number)}`)
    .replace(/\d{4}(?=-)/, deal.firstMonth.slice(0, 4))
  const cusips = deal.bonds.flatMap(({ cusip }) => (cusip === null ? [] : [cusip]))
  return (line) => {
    let text = line.includes(deal.name) ? line.replace(deal.name, name) : line
    for (const cusip of cusips) {
      if (text.includes(cusip)) text = text.replace(cusip, cusipOf(number, cusip))
    }
    return text
  }
}

/** A word a deal, so that a filter finds one. */
function letters(number: number): string {
  const first = ['Al', 'Ber', 'Cal', 'Dor', 'El', 'Fen', 'Gar', 'Hol', 'In', 'Jar']
  const second = ['bany', 'by', 'der', 'field', 'gate', 'ham', 'ing', 'ley', 'mont', 'nes']
  const third = ['', ' Park', ' Hill', ' Bay']
  const word = `${first[number % 10] ?? ''}${second[Math.floor(number / 10) % 10] ?? ''}`
  return `${word}${third[Math.floor(number / 100)] ?? ` ${String(number)}`}`
}

/** The same class under another issuer: five digits of the deal, the issue kept, the check digit right. */
function cusipOf(number: number, cusip: string): string {
  const base = `${String(30_000 + number)}${cusip.slice(5, 8)}`
  return `${base}${cusipCheckDigit(base) ?? 0}`
}

/** The first curtailment a hundred dollars off: the sums that hold it differ. */
function misprinted(lines: readonly string[]): string[] {
  const at = lines.findIndex((line) => /^\s+Curtailments\s.*[1-9]\d\d\.\d\d/.test(line))
  return lines.map((line, i) =>
    i === at
      ? line.replace(
          /([1-9])(\d\d\.\d\d)(?!.*\d\.\d\d)/,
          (_, digit: string, rest: string) =>
            `${digit === '9' ? '8' : String(Number(digit) + 1)}${rest}`,
        )
      : line,
  )
}
