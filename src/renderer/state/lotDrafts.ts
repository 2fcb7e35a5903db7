export type LotField =
  | 'cusip'
  | 'face'
  | 'portfolio'
  | 'account'
  | 'trade'
  | 'settle'
  | 'price'
  | 'accrued'
  | 'lot'
  | 'note'

/** A form of a lot or sale as it is typed. */
export type LotValues = Record<LotField, string>

/** What was typed into forms of lots and neither saved nor cancelled, by form. */
export class LotDrafts {
  readonly #kept = new Map<string, Readonly<LotValues>>()

  of(form: string): Readonly<LotValues> | null {
    return this.#kept.get(form) ?? null
  }

  /** Keeps what is typed, where it is other than what the form began with. */
  keep(form: string, values: LotValues, begun: Readonly<LotValues>): void {
    const isTyped = Object.entries(values).some(
      ([field, text]) => text !== begun[field as LotField],
    )
    if (isTyped) this.#kept.set(form, { ...values })
    else this.drop(form)
  }

  drop(form: string): void {
    this.#kept.delete(form)
  }
}
