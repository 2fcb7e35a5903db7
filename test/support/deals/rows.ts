import { Decimal } from 'decimal.js'
import { general } from '../generalFormat'

/** How the values of a row are printed: `(1,234.56)`, `-1234.56`, or as they are. */
export type Style = 'amount' | 'plain' | 'text'

/** A row of a label and its values by group, as they must be read. */
export interface Row {
  readonly label: string
  readonly style: Style
  readonly values: Readonly<Record<string, string>>
}

/** A section of a report made of label rows: its heading in capitals, and rows under sub-headings. */
export interface Section {
  readonly title: string
  readonly columns: readonly string[]
  readonly parts: readonly { readonly heading: string | null; readonly rows: readonly Row[] }[]
  readonly after?: readonly string[]
}

/** A page: its report, and what stands on it. */
export interface SectionPage {
  readonly report: string
  readonly subtitle: string | null
  readonly sections: readonly Section[]
  /** Lines after the sections, as printed. */
  readonly tail?: readonly string[]
}

/** Makes rows for the columns of a deal: a value for each group, and the sum under TOTAL. */
export class Rows {
  constructor(readonly columns: readonly string[]) {}

  /** Groups without TOTAL; the only column is TOTAL where there is one group. */
  get groups(): readonly string[] {
    return this.columns.length === 1 ? [] : this.columns.slice(0, -1)
  }

  /** Dollars from cents, a value a group, printed with separators. */
  amount(label: string, cents: readonly bigint[]): Row {
    return {
      label,
      style: 'amount',
      values: this.#sums(cents, (value) => new Decimal(value.toString()).div(100).toFixed(2)),
    }
  }

  /** Dollars of the whole deal, under TOTAL alone. */
  total(label: string, cents: bigint): Row {
    return {
      label,
      style: 'amount',
      values: { TOTAL: new Decimal(cents.toString()).div(100).toFixed(2) },
    }
  }

  /** Dollars from cents in general format. */
  dollars(label: string, cents: readonly bigint[]): Row {
    return {
      label,
      style: 'plain',
      values: this.#sums(cents, (value) => general(new Decimal(value.toString()).div(100))),
    }
  }

  count(label: string, counts: readonly number[]): Row {
    return { label, style: 'plain', values: this.#sums(counts.map(BigInt), String) }
  }

  /** Rates, one a group and that of TOTAL last; null is blank. */
  rates(label: string, rates: readonly (Decimal | null)[]): Row {
    const own = this.columns.length === 1 ? rates.slice(-1) : rates
    const entries = this.columns.flatMap((column, i) => {
      const rate = own[i]
      return rate == null ? [] : [[column, general(rate)] as const]
    })
    return { label, style: 'plain', values: Object.fromEntries(entries) }
  }

  text(label: string, text: string): Row {
    return { label, style: 'text', values: { TOTAL: text } }
  }

  #sums(values: readonly bigint[], print: (value: bigint) => string): Record<string, string> {
    const total = values.reduce((sum, value) => sum + value, 0n)
    const groups = this.groups.map((column, i) => [column, print(values[i] ?? 0n)] as const)
    return Object.fromEntries([...groups, ['TOTAL', print(total)]])
  }
}
