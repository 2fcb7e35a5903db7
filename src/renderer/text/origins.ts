/** A report on file, or of a file in a preview. */
export interface ReportRef {
  /** Its filing; in a preview the number of its file. */
  readonly filingId: number
  readonly reportIndex: number
  /** The preview it is of; left out for a report on file. */
  readonly preview?: number
}

/** Gives the exact characters printed at a cell's path, or null where nothing is printed. */
export type Printed = (path: string) => string | null

/** Where a number comes from: what the source bar says of it and what opens when it is followed. */
export interface Origin {
  /** What the number is: `Interest`. */
  readonly label: string
  /** The number as it is shown. */
  readonly shown: string
  /** How it was made, in the words of the field: `1,000,000 ÷ 1,000 × 1.571608348`; null when it is printed as it is. */
  readonly made?: ((printed: Printed) => string) | undefined
  /** The report it was read from; null for a sum over several. */
  readonly report: ReportRef | null
  /** The cells behind it, the one to open first. */
  readonly paths: readonly string[]
  /** Whose it is: `REMIC III, A-1`. */
  readonly subject?: string | undefined
  /** The cell's path, where that is what a reader looks for. */
  readonly cell?: string | undefined
  /** Says what following it does where it is not a line: a sum leads to its parts. */
  readonly hint?: string | undefined
}

/** The key under which a report's places are kept. */
export function refKey(ref: ReportRef): string {
  const place = `${ref.filingId}/${ref.reportIndex}`
  return ref.preview === undefined ? place : `preview ${ref.preview}/${place}`
}

/** A class key for people: `REMIC III/A-1` is `REMIC III, A-1`. */
export function subjectOf(classKey: string): string {
  return classKey.replace('/', ', ')
}
